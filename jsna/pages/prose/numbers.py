"""Numbers that are typed, and whether a claim says them too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jsna.pages.prose.allowed import UNIT, allowed
from jsna.pages.prose.spelt import SHARE, SPELT, UP_TO_TEN, most_of, share, spelt

_NEAR = 0.5  # of a percentage point
_VULGAR = "½⅓⅔¼¾⅕⅛"
_NUMBER = re.compile(
    rf"[-−]?(?<![\w.])[£$€]?(?:\d+(?:,\d{{3}})*(?:\.\d+)?[{_VULGAR}]?|[{_VULGAR}])"
    rf"(?: ?(?:million|billion|bn|m|k)\b|{UNIT})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed, and where it begins."""

    text: str
    at: int


def typed_numbers(text: str) -> Iterator[Typed]:
    """Every number of ``text`` that may not be typed, in order."""
    free = list(allowed(text))
    found = [match for pattern in (_NUMBER, SHARE, SPELT) for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        digits = match.start() + next(at for at, sign in enumerate(match[0]) if sign.isalnum())
        if not any(start <= digits < end for start, end in free):
            yield Typed(match[0].strip(), match.start())


def backed(typed: str, predicate: str) -> bool:
    """Whether a claim says the number too: by its digits, or as the share that "nine in ten" is."""
    in_words = spelt(typed)
    digits = {in_words} if in_words else _digits(typed)
    if digits and digits <= _digits(_of_its_unit(typed, predicate)):
        return True
    said = share(typed)
    shares = [float(found) for found in re.findall(r"(\d+(?:\.\d+)?)%", predicate)]
    shares += [100 / float(found) for found in re.findall(r"\bone in ([1-9]\d*)", predicate)]
    most = most_of(typed)
    if most is not None:
        return any(one >= 50 if most else one <= 50 for one in shares)  # "is above 50%"
    return said is not None and any(min(abs(said - one), abs(100 - said - one)) < _NEAR for one in shares)


def _of_its_unit(typed: str, predicate: str) -> str:
    """The numbers of ``predicate`` in the unit of ``typed``: 18% is not the 18 of an age."""
    unit = re.search(rf"{UNIT}$", typed, re.IGNORECASE)
    if unit is None:
        return predicate
    sign = "%" if re.fullmatch(r" ?(?:%|per ?cent)", unit[0], re.IGNORECASE) else " points?"
    return " ".join(re.findall(rf"[\d.,]+{sign}", predicate))


def _digits(text: str) -> set[str]:
    """The numbers in ``text`` as digits alone; "one in five" gives 1 and 5."""
    found = {one[0].replace(",", "") for one in re.finditer(r"\d[\d,]*(?:\.\d+)?", text)}
    words = {word for word in UP_TO_TEN if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    return {one.rstrip(".") for one in found} | {str(UP_TO_TEN.index(word) + 1) for word in words}
