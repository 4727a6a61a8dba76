"""How many assets there are, and what losing one would leave."""

from jsna.findings.claims.family import Family
from jsna.findings.claims.unready import not_yet

KIND = Family(
    says="How many assets support a chapter, and what losing one leaves.",
    only="only counts assets",
    forms={
        "N assets support CHAPTER": not_yet("the count of assets"),
        "at least N assets support CHAPTER": not_yet("the count of assets"),
        "losing ASSET leaves N people with none for CHAPTER": not_yet("reliance on an asset"),
    },
    example="losing assets/mill-hub leaves 200 people with none for high-blood-pressure",
)
