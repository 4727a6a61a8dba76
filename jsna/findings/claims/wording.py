"""Words follow evidence: which words a sentence may use, by the claim it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jsna.findings.claims.family import Family
from jsna.findings.claims.grammar import Claim, families
from jsna.findings.claims.lexicon import ALIKE, Word, words_in

# Directions of words and of the ways of claims; what is in neither has none.
_UP = re.compile(
    r"ris(?:e|es|en|ing)|rose|increas\w+|gr(?:ew|own|ows|owing)|climb\w+|soar\w+|highest|doubled|.*\bup(?:wards?)?"
    r"|.*\bup \w+|.*(?:higher|rise)|on the increase|more(?: \w+)*|greater|larger|bigger"
    r"|surg\w+|\w+ (?:jumped|spiked)|above .*|exceeds the",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"fall(?:s|en|ing)?|fell|decreas\w+|declin\w+|dropp\w+|shr[iau]nk\w*|plummet\w+|dwindling|halved|lowest"
    r"|.*\bdown(?:wards?)?|.*\bdown \w+|.*(?:lower|decline|drop|reduced)|smaller"
    r"|fewer(?: \w+)*|less(?: \w+)*|slump\w+|\w+ to fall|below .*",
    re.IGNORECASE,
)
_GOOD = re.compile(r"improv\w+|better|getting better|outperforms?", re.IGNORECASE)
_BAD = re.compile(r"worsen\w*|worse|getting worse|deteriorat\w+|lags? behind", re.IGNORECASE)
WAYS = {"rising": "up", "rose": "up", "falling": "down", "fell": "down", "highest": "up", "lowest": "down",
         "improving": "good", "improved": "good", "worsening": "bad", "worsened": "bad"}  # fmt: skip
OPPOSITE = {"up": "down", "down": "up", "good": "bad", "bad": "good"}
_NEITHER = ("has no clear trend", "did not clearly change", "similar to")
NEGATED = re.compile(
    r"\b(?:no|not|none|neither|nor|cannot|without|whether|nothing|or)\b|n['’]t\b", re.IGNORECASE
)
_OVER_TIME = re.compile(
    r"than (?:in |at |for |it was )?(?:the )?"
    r"(?:(?:19|20)\d\d|before|first|then|\S+ (?:years?|months?) (?:ago|before|earlier))",
    re.IGNORECASE,
)
_INSTEAD: Mapping[str, Mapping[str, str]] = {
    "moving": {"up": "is rising", "down": "is falling", "good": "is improving", "bad": "is worsening"},
    "changed": {"up": "rose since PERIOD", "down": "fell since PERIOD", "good": "improved since PERIOD",
                "bad": "worsened since PERIOD"},
    "comparing": {"up": "is higher than AREA", "down": "is lower than AREA", "good": "is better than AREA",
                  "bad": "is worse than AREA"},
    "superlative": {"up": "is highest of GROUP", "down": "is lowest of GROUP"},
    "widening": {},
}  # fmt: skip
_PLAIN = re.compile(
    r"(?:ris|fall|increas|decreas|improv|worsen)ing|getting (?:better|worse)|going (?:up|down)"
    r"|higher|lower|better|worse|stabl[ey]|stability",
    re.IGNORECASE,
)
_ORDER = ("moving", "changed", "widening", "comparing", "superlative")


@dataclass(frozen=True, slots=True)
class Overstated:
    """A word that the claim does not carry: where it begins in the sentence, and what to do about it.

    ``plain``: no reading of the sentence can make the word right; the others want a second look.
    """

    word: str
    at: int
    message: str
    hint: str
    plain: bool = True


def overstated(sentence: str, claim: Claim, cited: bool) -> Iterator[Overstated]:
    """Every word of ``sentence`` that is stronger than ``claim``; ``cited``: it names a source."""
    family = families()[claim.family]
    found = list(words_in(sentence))
    for one in found:
        said = _said(one, claim, family, cited, sentence)
        contrary = None if said else _contrary(one, claim, found, sentence)
        if said or contrary:
            message, hint = said or contrary or ("", "")
            yield Overstated(one.word, one.at, message, hint, not contrary and _is_plain(one))


def _is_plain(one: Word) -> bool:
    return one.kind == "causal" or _PLAIN.fullmatch(_flat(one.word)) is not None


def _said(one: Word, claim: Claim, family: Family, cited: bool, sentence: str) -> tuple[str, str] | None:
    begins = f"the sentence says '{_flat(one.word)}'"
    if one.kind == "stable":
        return f"{begins}, which no test can show", "say that no clear trend is seen"
    if one.kind == "causal":
        said = f"{begins} and cites nothing", "add cite= with the source, or change the words"
        return None if cited else said
    if _carried(one, claim, family, sentence):
        return None
    return (
        f"{begins} but the claim {family.only}",
        f"use '{instead(one, claim.measure or 'the measure')}' or change the words",
    )


def _carried(one: Word, claim: Claim, family: Family, sentence: str) -> bool:
    """Whether the claim's test says what the word says."""
    if one.kind == "widening":
        return "widened|narrowed" in claim.form or (
            claim.family in ("trend", "change") and "gap" in claim.measure
        )
    if one.kind == "changed" and claim.family == "gap":
        return "since" in claim.form
    over_time = one.kind == "comparing" and claim.family in ("trend", "change")
    return one.kind in family.allows or (over_time and _OVER_TIME.search(sentence, one.at) is not None)


def _contrary(one: Word, claim: Claim, found: list[Word], sentence: str) -> tuple[str, str] | None:
    """What is wrong where the word says another direction than the claim does."""
    way = direction(one.word)
    claimed = {WAYS[said] for said in claim.ways if said in WAYS}
    neither = next((words for words in _NEITHER if words in claim.text), "")
    agrees = any(direction(other.word) in claimed for other in found)
    if claimed and OPPOSITE.get(way) in claimed and not agrees and not NEGATED.search(sentence):
        said = f"the sentence says '{_flat(one.word)}' but the claim says '{claim.ways[0]}'"
        return said, "let the two say the same"
    if neither and one.kind in _ORDER and way and not NEGATED.search(sentence):
        said = f"the sentence says '{_flat(one.word)}' but the claim says '{neither}'"
        return said, "let the two say the same"
    return None


def direction(word: str) -> str:
    """up, down, good, bad, or "" for a word without a direction."""
    flat = _flat(word)
    ways = (("good", _GOOD), ("bad", _BAD), ("up", _UP), ("down", _DOWN))
    return next((way for way, pattern in ways if pattern.fullmatch(flat)), "")


def instead(one: Word, about: str) -> str:
    """The claim about the measure ``about`` that would carry the word: "smoking is rising"."""
    if one.kind == "widening":
        way = "narrowed" if one.word.lower().startswith(("narrow", "clos")) else "widened"
        return f"gap in {about} between ONE and OTHER has {way} since PERIOD"
    if re.match(ALIKE, _flat(one.word), re.IGNORECASE):
        return f"{about} is similar to AREA"
    says = _INSTEAD.get(one.kind, {})
    return f"{about} {says.get(direction(one.word)) or next(iter(says.values()), 'has no clear trend')}"


def directions(sentence: str) -> Iterator[Overstated]:
    """Every direction word of the other wording, which may hold none."""
    for one in words_in(sentence):
        if one.kind in _ORDER:
            said = f"the other wording says '{_flat(one.word)}', and nothing has tested that"
            yield Overstated(
                one.word, one.at, said, "after else, write words without a direction", _is_plain(one)
            )


def _flat(word: str) -> str:
    return " ".join(word.split())
