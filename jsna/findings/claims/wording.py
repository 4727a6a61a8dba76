"""Words follow evidence: which words a sentence may use, by the claim it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jsna.findings.claims.family import Family
from jsna.findings.claims.grammar import Claim, families

_EDGE = r"(?<![\w-])(?:{})(?![\w-])"
_MOVING = (
    r"rising|falling|increasing|decreasing|improving|worsening|getting (?:better|worse)|going (?:up|down)"
)
_COMPARING = r"higher|lower|better|worse"
_FOR = {"rising": "rising", "increasing": "rising", "going up": "rising", "improving": "improving",
        "getting better": "improving", "worsening": "worsening", "getting worse": "worsening"}  # fmt: skip
WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(_EDGE.format(words), re.IGNORECASE)
    for name, words in {
        "moving": _MOVING,
        "comparing": rf"(?<!getting ){_COMPARING.replace('|', '|(?<!getting )')}",
        "stable": r"stable|stably|stability",
        "causal": r"because|due to|led to|leads to|caused|causes",
    }.items()
}
_DIRECTION = ("moving", "comparing")


@dataclass(frozen=True, slots=True)
class Overstated:
    """A word that the claim does not carry: where it begins in the sentence, and what to do about it."""

    word: str
    at: int
    message: str
    hint: str


def overstated(sentence: str, claim: Claim, cited: bool) -> Iterator[Overstated]:
    """Every word of ``sentence`` that is stronger than ``claim``; ``cited``: it names a source."""
    family = families()[claim.family]
    for kind, words in WORDS.items():
        for found in words.finditer(sentence):
            said = _said(kind, found[0], claim, family, cited)
            if said:
                yield Overstated(found[0], found.start(), *said)


def _said(kind: str, word: str, claim: Claim, family: Family, cited: bool) -> tuple[str, str] | None:
    begins = f"the sentence says '{word}'"
    if kind == "stable":
        return f"{begins}, which no test can show", "say that no clear trend is seen"
    if kind == "causal":
        said = f"{begins} and cites nothing", "add cite= with the source, or change the words"
        return None if cited else said
    if kind in family.allows:
        return None
    about = claim.measure or "the measure"
    instead = _FOR.get(word.lower(), "falling") if kind == "moving" else f"{word.lower()} than AREA"
    return f"{begins} but the claim {family.only}", f"use '{about} is {instead}' or change the words"


def directions(sentence: str) -> Iterator[Overstated]:
    """Every direction word of the other wording, which may hold none."""
    for kind in _DIRECTION:
        for found in WORDS[kind].finditer(sentence):
            said = f"the other wording says '{found[0]}', and nothing has tested that"
            yield Overstated(found[0], found.start(), said, "after else, write words without a direction")
