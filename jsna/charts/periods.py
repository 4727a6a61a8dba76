"""Periods as they stand in a drawing and in a sentence; a quarter always with its months."""

import re

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def spoken(period: str) -> str:
    """``period`` in words: "April 2025", "January to March 2026"; a year stays as it is."""
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", period):
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        first = 3 * int(found[2]) - 3
        return f"{_MONTHS[first]} to {_MONTHS[first + 2]} {found[1]}"
    return period


def brief(period: str) -> str:
    """``period`` as short as it stands under an axis: "14/15", "Apr 2025", "Jan to Mar 2026"."""
    if found := re.fullmatch(r"\d\d(\d\d/\d\d)", period):
        return found[1]
    words = spoken(period)
    for month in _MONTHS if words != period else ():
        words = words.replace(month, month[:3])
    return re.sub(r"(\d) - (\d)", "\\1\N{EN DASH}\\2", words)
