"""Text into numbers and days, strictly: what is not plainly one is refused.

One text in, one value out.  Raises ValueError: what is wrong, '; ' and what to do.
"""

import calendar
import math
import re
from datetime import date

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def as_number(text: str) -> float:
    """``text`` as a finite number: digits, a point, a minus; no commas, exponents or names."""
    if _NUMBER.fullmatch(text) and len(re.sub(r"\D", "", text)) > 18:
        raise ValueError("a number of more than 18 digits; put codes in quotes")
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"'{text}' is not a number; {_instead(text)}")
    return float(text)


def as_whole(text: str) -> int:
    """``text`` as a whole number."""
    number = as_number(text)
    if not number.is_integer():
        raise ValueError(f"'{text}' is not a whole number; write one without a decimal point")
    return int(number)


def as_day(text: str) -> date:
    """``text`` as a day, written year-month-day."""
    parts = _DAY.fullmatch(text)
    year, month, day = (int(part) for part in parts.groups()) if parts else (0, 0, 0)
    if not (year and 1 <= month <= 12 and day):
        raise ValueError(f"'{text}' is not a date; write year-month-day, as 2026-03-31")
    longest = calendar.monthrange(year, month)[1]
    if day > longest:
        when = f"{MONTHS[month - 1]} {year} has {longest} days"
        raise ValueError(f"'{text}' is not a day of the calendar; {when}")
    return date(year, month, day)


def _instead(text: str) -> str:
    """What an author may have meant by ``text``."""
    if re.fullmatch(r"[-+]?\.?(nan|inf(inity)?)", text, re.IGNORECASE):
        return "leave the field out, or give a mark for not available"
    try:
        meant = float(re.sub(r"[_,%£ ]", "", text))
    except ValueError:
        return "write digits, as 42 or 4.5"
    if not math.isfinite(meant) or abs(meant) >= 1e15:
        return "write digits, as 42 or 4.5"
    return f"write {int(meant) if meant.is_integer() else meant}"
