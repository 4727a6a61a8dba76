"""Figures that are printed in words: ``fewer than 10``, ``at least 3``, ``5 to 9``."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction

from jsna.disclosure.facts import Exact, Fact

NUMBER = r"(\d+(?:\.\d+)?)"
AT_MOST = (
    rf"(?:(?:<|fewer than|under|below|less than)\s*{NUMBER})|(?:(?:<=|≤|at most|up to|no more than)\s*{NUMBER})"
    rf"|(?:{NUMBER} or (?:fewer|less))"
)
AT_LEAST = (
    rf"(?:(?:>|more than|over|above)\s*{NUMBER})|(?:(?:>=|≥|at least|no fewer than)\s*{NUMBER})"
    rf"|(?:{NUMBER} or more)|(?:{NUMBER}\+)"
)

Ends = tuple[Fraction | None, bool, Fraction | None, bool]  # lowest, whether it is left out; highest likewise


def worded(text: str) -> Ends | None:
    """``fewer than 10``, ``at least 3``, ``5 to 9``."""
    if found := re.fullmatch(AT_MOST, text):
        return None, False, Fraction(found[1] or found[2] or found[3]), bool(found[1])
    if found := re.fullmatch(AT_LEAST, text):
        return Fraction(found[1] or found[2] or found[3] or found[4]), bool(found[1]), None, False
    found = re.fullmatch(rf"{NUMBER}\s*(?:-|–|to)\s*{NUMBER}", text)
    return (Fraction(found[1]), False, Fraction(found[2]), False) if found else None


def inequality(terms: Mapping[str, Exact], ends: Ends, times: Fraction, figure: str) -> Fact:
    """``times`` the words, about ``terms``; more than and fewer than leave their own number out."""
    low, above, high, below = ends
    step = Fraction(1, math.lcm(*(Fraction(weight).denominator for weight in terms.values())))
    low = None if low is None else _next(low * times, step) if above else low * times
    high = None if high is None else -_next(-high * times, step) if below else high * times
    plain = all(weight >= 0 for weight in terms.values())
    return Fact(terms, 0 if low is None and plain else low, high, figure, "in words")


def _next(number: Fraction, step: Fraction) -> Fraction:
    """The smallest multiple of ``step`` above ``number``."""
    return (number // step + 1) * step
