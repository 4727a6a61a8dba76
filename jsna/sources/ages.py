"""Ages as people write them, as bands of whole years.

Text in, numbers out; nothing here knows a table.
"""

import re
from functools import cache

OPEN = 200  # nobody is older: the upper end of "85 and over"
_YEARS = r"(?: ?(?:yrs?|years?|y))?(?: old)?(?: of age)?"
_LOW, _HIGH = rf"(?P<low>[0-9]{{1,3}}){_YEARS}", rf"(?P<high>[0-9]{{1,3}}){_YEARS}"
_FORMS = (  # each with what is added to the ends it names
    (rf"{_LOW}(?: ?[-–] ?| to ){_HIGH}", 0, 0),
    (rf"(?:under|below|less than|<) ?{_HIGH}", 0, -1),
    (rf"{_LOW}(?: ?\+| and (?:over|above|older)| ?plus| or over){_YEARS}", 0, 0),
    (rf"(?:>=|≥) ?{_LOW}", 0, 0),
    (rf"(?:over|above|>) ?{_LOW}", 1, 0),
    (r"all ages|all|total|persons of all ages", 0, 0),
)


@cache
def band(text: str) -> tuple[int, int] | None:
    """The youngest and the oldest in the band that ``text`` names, in whole years; None where it names none.

    0-4, 00-04, 0 to 4, 0-4 yrs and Under 5 are (0, 4); 85+ is (85, OPEN); All ages is (0, OPEN).
    """
    written = " ".join(text.lower().split()).removeprefix("ages ").removeprefix("aged ").removeprefix("age ")
    if alone := re.fullmatch(_LOW, written):
        return int(alone["low"]), int(alone["low"])
    for form, later, sooner in _FORMS:
        if found := re.fullmatch(form, written):
            ends = {"low": "0", "high": str(OPEN)} | found.groupdict()
            low, high = int(ends["low"]) + later, int(ends["high"]) + sooner
            return (low, high) if low <= high else None
    return None


def in_years(low: int, high: int) -> str:
    """A band as it is written in a message: 4-9, 85+."""
    return f"{low}+" if high >= OPEN else str(low) if low == high else f"{low}-{high}"


def one_spelling(texts: list[str]) -> dict[str, str]:
    """For each text that names the same band as one before it, that first one."""
    first: dict[tuple[int, int], str] = {}
    same = {}
    for text in dict.fromkeys(texts):
        ends = band(text)
        if ends is not None and first.setdefault(ends, text) != text:
            same[text] = first[ends]
    return same
