"""Which side a sentence takes and which its claim tests: the other side, a denial, another year are told."""

import re
from collections.abc import Iterator

from jsna.findings.claims.grammar import Claim
from jsna.findings.claims.lexicon import ALIKE, words_in
from jsna.findings.claims.wording import NEGATED, OPPOSITE, WAYS, Overstated, direction

_UP = r"more|over|above|higher|greater|at least|exceed(?:s|ed|ing)?"
_DOWN = r"fewer|less|under|below|lower|at most|up to"
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer)|n['’]t)\s+(?!only\b)"
    r"(?:(?:clearly|yet|now|been|also|significantly)\s+)*([a-z]+)"
    r"|\bno\s+(higher|lower|better|worse)\b",
    re.IGNORECASE,
)
_HERE = r"here|ours?|us|locally"
_SINCE = re.compile(r"\b(?:since|than in)\s+(?:[A-Z][a-z]+\s+)?((?:19|20)\d\d)\b")
_YEARS = re.compile(r"(?:[A-Za-z]+ )?(\d{4})(?:\s*[-/–]\s*(?:\d\d)?(\d\d)\b(?!-))?")
_SIDES = {**WAYS, "higher than": "up", "lower than": "down",
          "better than": "good", "worse than": "bad", "better": "good", "worse": "bad"}  # fmt: skip
_ALIKE = {
    "higher": {"up": "good", "good": "up", "down": "bad", "bad": "down"},
    "lower": {"up": "bad", "bad": "up", "down": "good", "good": "down"},
}
_MOVES = ("moving", "changed")
_TESTED = {"comparison": ("comparing",), "access": ("comparing",), "trend": _MOVES, "change": _MOVES}
_TOLD_ELSEWHERE = ("trend", "change")  # in one and the same sense, where words are held (see ``wording``)
_PARTS = {25.0: "a quarter", 50.0: "half", 75.0: r"three[\s-]quarters"}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_RANK = re.compile(
    rf"\branks?(?:ed)? (?:joint )?(\d+|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?\b", re.IGNORECASE
)
_MET = re.compile(r"\b(?:met|meets?|meeting|reach(?:es|ed)?|hits?)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:not|never|nor|neither|no longer|short of|miss(?:es|ed)?|fail(?:s|ed)?|yet to|below|above"
    r"|far from)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_GAP = re.compile(r"\bno (?:clear |real |sure )?(?:gap|difference)\b|\bgap is not clear\b", re.IGNORECASE)
_SAME = "let the two say the same"


def other_side(sentence: str, claim: Claim, own: str, better: str) -> Iterator[Overstated]:
    """What ``sentence`` says against ``claim``, which is about the area called ``own``.

    ``better``: whether higher or lower is better of its measure; "" or neither where that is not known.
    """
    yield from _of_a_number(sentence, claim)
    yield from _of_a_way(sentence, claim, own, better)
    yield from _of_a_path(sentence, claim)
    yield from _of_a_rank(sentence, claim)
    yield from _of_a_target(sentence, claim)
    yield from _of_a_gap(sentence, claim)
    yield from _denied(sentence, claim)
    yield from _since(sentence, claim)


def _of_a_number(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "Fewer than 12%" beside a claim that the figure is above 12%."""
    if claim.form != "M is above|below N":
        return
    size = claim.parts["N"]
    digits = re.escape(re.sub(r"[%a-z ]+$", "", size.text))
    words = _PARTS.get(size.value) if size.sign == "%" else None
    number = rf"(?:{digits}(?!\d|[.,]\d){f'|{words}' if words else ''})"
    said = re.compile(rf"\b(not? )?(?:({_UP})|({_DOWN}))\b(?: than)?\s+{number}", re.IGNORECASE)
    for found in said.finditer(sentence):
        above = bool(found[2]) != bool(found[1])
        if above != (claim.ways[0] == "above"):
            yield _told(found[0], found.start(), f"{claim.ways[0]} {size.text}")


def _of_a_way(sentence: str, claim: Claim, own: str, better: str) -> Iterator[Overstated]:
    """ "Higher than in England" beside a claim that it is lower, or better where lower is better."""
    way = _SIDES.get(claim.ways[0]) if claim.ways else None
    kinds = _TESTED.get(claim.family, ())
    if way is None or not kinds or (claim.family == "comparison" and "AREA" not in claim.parts):
        return
    meant = {way} | ({_ALIKE[better][way]} if better in _ALIKE else set())
    words = [one for one in words_in(sentence) if one.kind in kinds]
    turned = re.search(rf"\bthan\b[^.;]*\b(?:{_HERE}|{re.escape(own)})\b", sentence)
    if turned or NEGATED.search(sentence) or any(direction(one.word) in meant for one in words):
        return
    for one in words:
        if claim.family == "comparison" and re.match(ALIKE, one.word, re.IGNORECASE):
            yield _told(one.word, one.at, claim.ways[0])
        against = OPPOSITE.get(direction(one.word))
        if against in meant and not (against == way and claim.family in _TOLD_ELSEWHERE):
            yield _told(one.word, one.at, claim.ways[0])


def _of_a_path(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "Ahead of its path" beside a claim that an outcome is behind it."""
    if claim.form != "OUTCOME is behind|on|ahead_of its path":
        return
    found = re.search(r"\b(behind|on|ahead of) (?:its|the|their|our) path\b", sentence, re.IGNORECASE)
    if found and found[1].lower() != claim.ways[0] and not NEGATED.search(sentence):
        yield _told(found[0], found.start(), f"{claim.ways[0]} its path")


def _of_a_rank(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "Ranks fourth" beside a claim that it ranks second."""
    found = _RANK.search(sentence) if claim.form == "M ranks N of GROUP" else None
    if found:
        said = found[1].lower()
        place = _ORDINALS.index(said) + 1 if said in _ORDINALS else int(said)
        if place != claim.parts["N"].value:
            yield _told(found[0], found.start(), f"ranks {claim.parts['N'].text}")


def _of_a_target(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "The target is met" beside a claim that it is not."""
    found = _MET.search(sentence) if claim.form == "M has met|not_met N" else None
    if found and bool(_SHORT.search(sentence)) != (claim.ways[0] == "not met"):
        yield _told(found[0], found.start(), f"has {claim.ways[0]} {claim.parts['N'].text}")


def _of_a_gap(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "No clear gap" beside a claim that there is one."""
    found = _NO_GAP.search(sentence) if claim.form.endswith("and G2 is clear") else None
    if found:
        yield _told(found[0], found.start(), "is clear")


def _denied(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "Not falling" beside a claim that it is falling."""
    claimed = {_SIDES[way] for way in claim.ways if way in _SIDES}
    for found in _DENIED.finditer(sentence):
        word = found[1] or found[2]
        again = any(direction(one.word) in claimed for one in words_in(sentence) if one.at >= found.end())
        if direction(word) in claimed and not again:
            yield _told(found[0], found.start(), claim.ways[0])


def _since(sentence: str, claim: Claim) -> Iterator[Overstated]:
    """ "Since 2018" beside a claim about the change since 2017."""
    period = _YEARS.match(claim.parts.get("PERIOD", ""))
    if period is None:
        return
    first = int(period[1])
    last = max(first, first - first % 100 + int(period[2] or 0))
    said = [(int(found[1]), found) for found in _SINCE.finditer(sentence)]
    if said and not any(first <= year <= last for year, _ in said):
        yield _told(said[0][1][0], said[0][1].start(), f"since {claim.parts['PERIOD']}")


def _told(said: str, at: int, claimed: str) -> Overstated:
    words = " ".join(said.split())
    return Overstated(
        words, at, f"the sentence says '{words}' but the claim says '{claimed}'", _SAME, plain=False
    )
