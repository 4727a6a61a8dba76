"""How easily people reach what helps."""

from jsna.findings.claims.family import Family
from jsna.findings.claims.unready import not_yet

KIND = Family(
    says="How easily people reach what supports a chapter.",
    only="only tells of access",
    forms={
        "N of people are within T minutes of CHAPTER": not_yet("travel to assets"),
        "at least N of people are within T minutes of CHAPTER": not_yet("travel to assets"),
        "access to CHAPTER is lowest in AREA": not_yet("access to assets"),
        "access to CHAPTER is worse|better|even for the most deprived": not_yet("access to assets"),
    },
    example="access to high-blood-pressure is worse for the most deprived",
    allows=("comparing", "superlative"),
)
