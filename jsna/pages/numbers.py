"""Figures as words: rounded once, at the end, halves away from zero."""

import math
from decimal import ROUND_HALF_UP, Decimal

from jsna.disclosure.safe import NOT_APPLICABLE, NOT_AVAILABLE, WITHHELD

MARKS = {WITHHELD: "[c]", NOT_AVAILABLE: "[x]", NOT_APPLICABLE: "[z]"}


def rounded(value: float, decimals: int) -> Decimal:
    """``value`` to ``decimals`` places, halves away from zero; never minus zero."""
    made = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return made if made else abs(made)


def figure(value: float, decimals: int = 0) -> str:
    """``1234.5`` as "1,235": commas above 999 and a leading zero.  NaN is "[x]"."""
    return MARKS[NOT_AVAILABLE] if math.isnan(value) else f"{rounded(value, decimals):,}"


_NO_UNIT = ("", "score", "index")
_BEFORE = ("decile", "rank")  # "decile 6", "rank 223"


def with_unit(value: float, unit: str, decimals: int) -> str:
    """A figure with its unit as the field writes it: "12.3%", "84.2 years", "310 per 100,000"."""
    made = figure(value, decimals)
    if math.isnan(value) or unit in _NO_UNIT:
        return made
    if unit in _BEFORE:
        return f"{unit} {made}"
    return f"{made}{unit}" if unit in ("%", "°C") else f"{made} {unit}"


def decimals_for(unit: str, largest: float) -> int:
    """How many decimals a series shows, by its largest value (Fingertips conventions)."""
    if unit == "%":
        return 3 if largest < 1 else 2 if largest < 10 else 1
    if largest > 1000:
        return 0
    return 1 if largest > 10 else 3 if largest < 1 else 2


def size_in_words(size: int) -> str:
    """A file's size for readers: "1 kB" at the least."""
    return f"{max(1, round(size / 1000)):,} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


_SMALL = "no one two three four five six seven eight nine".split()


def count_in_words(number: int) -> str:
    """Whole numbers below ten as words, as GOV.UK style asks in running text; others as figures."""
    return _SMALL[number] if 0 <= number < 10 else f"{number:,}"
