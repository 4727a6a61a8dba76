"""Numbers that are typed, and whether a claim says them too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jsna.pages.prose.allowed import PEOPLE, UNIT, allowed

_NEAR = 0.5  # of a percentage point
_UP_TO_TEN = "one two three four five six seven eight nine ten".split()
_SMALL = "|".join(_UP_TO_TEN)
_BIG = "eleven|twelve|fifteen|twenty|thirty|forty|fifty|a hundred"
_PART = "half|two thirds|three quarters|a third|a quarter"
_NUMBER = re.compile(
    rf"[-−]?(?<![\w.])[£$€]?\d+(?:,\d{{3}})*(?:\.\d+)?(?: ?(?:million|billion|bn|m|k)\b|{UNIT})?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<![\w-])(?:(?:{_SMALL})\s(?:\w+\s)?in\s(?:{_SMALL}|{_BIG})\b"
    rf"|(?:nearly|almost|about|over|under|more\sthan|less\sthan)\s(?:{_PART})(?=\s(?:of|the)\b)"
    rf"|(?:{_PART})\sof(?=\s(?:all\s|the\s|our\s|its\s)?{PEOPLE}\b))",
    re.IGNORECASE,
)
_RATIO = re.compile(rf"\b(?:{_SMALL}|\d+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed, and where it begins."""

    text: str
    at: int


def typed_numbers(text: str) -> Iterator[Typed]:
    """Every number of ``text`` that may not be typed, in order."""
    free = list(allowed(text))
    found = [match for pattern in (_NUMBER, _SHARE) for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        digits = match.start() + next(at for at, sign in enumerate(match[0]) if sign.isalnum())
        if not any(start <= digits < end for start, end in free):
            yield Typed(match[0].strip(), match.start())


def backed(typed: str, predicate: str) -> bool:
    """Whether a claim says the number too: by its digits, or as the share that "nine in ten" is."""
    if _digits(typed) <= _digits(predicate):
        return True
    parts = [_value(word) for word in _RATIO.findall(typed)]
    if len(parts) != 2 or not parts[1]:
        return False
    share = 100 * parts[0] / parts[1]
    shares = [float(found) for found in re.findall(r"(\d+(?:\.\d+)?)%", predicate)]
    return any(abs(said - one) < _NEAR for said in (share, 100 - share) for one in shares)


def _value(word: str) -> float:
    return float(_UP_TO_TEN.index(word.lower()) + 1 if word.lower() in _UP_TO_TEN else word)


def _digits(text: str) -> set[str]:
    """The numbers in ``text`` as digits alone; "one in five" gives 1 and 5."""
    found = {one[0].replace(",", "") for one in re.finditer(r"\d[\d,]*(?:\.\d+)?", text)}
    words = {word for word in _UP_TO_TEN if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    return {one.rstrip(".") for one in found} | {str(_UP_TO_TEN.index(word) + 1) for word in words}
