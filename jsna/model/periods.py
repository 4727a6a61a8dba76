"""Periods as people write them: years, financial years, quarters, months, ranges.

Text in, dates out.  A financial year begins on 1 April.  Nothing here knows a table.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from jsna.model.numbers import MONTHS

Every = Literal["year", "quarter", "month", "years", "day"]
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_TO = r"\s*(?:-|–|to)\s*"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: as it was written, its first and last day, and its length.

    ``every`` is the rhythm a series of such periods has; ``years`` = several
    years pooled; ``day`` = one day, such as that of a census.
    """

    text: str
    start: date
    end: date
    every: Every

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period:
    """``text`` as a Period.  Raises ValueError in plain words where it is none."""
    written = " ".join(text.split())
    for pattern, make in _FORMS:
        match = re.fullmatch(pattern, written, re.IGNORECASE)
        if match:
            start, end, every = make(*match.groups())
            if end < start:
                raise ValueError(f"'{text}' ends before it begins; write the earlier year first")
            return Period(written, start, end, every)
    raise ValueError(f"'{text}' is not a period; write it as 2025, 2024/25, 2026-Q1 or 2025-04")


def in_words(period: Period) -> str:
    """``period`` as a reader would say it: ``April 2022 to March 2023``."""
    start, end = period.start, period.end
    if period.every == "day":
        return f"{start.day} {MONTHS[start.month - 1]} {start.year}"
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (start, end))
    if first == last:
        return first
    if start.year == end.year:
        first = MONTHS[start.month - 1]
    return f"{first} to {last}"


Made = tuple[date, date, Every]


def _months(year: int, month: int, count: int, every: Every) -> Made:
    """``count`` months from the first day of ``month`` (1 to 12) of ``year``."""
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return date(year, month, 1), end, every


def _year(year: str) -> Made:
    return _months(int(year), 1, 12, "year")


def _next(first: int, written: str) -> int:
    """The year ``written`` with two or four digits; after 1998, 02 is 2002, but after 2021, 13 is 2013."""
    if len(written) == 4:
        return int(written)
    year = first // 100 * 100 + int(written)
    return year + 100 if year < first and year + 100 - first < 50 else year


def _slashed(first: str, last: str) -> Made:
    year = int(first)
    if _next(year, last) != year + 1:
        raise ValueError(f"'{first}/{last}' is not one year; write {first}/{(year + 1) % 100:02d}")
    return _months(year, 4, 12, "year")


def _dashed(first: str, last: str) -> Made:
    year, to = int(first), _next(int(first), last)
    if to == year + 1 and len(last) == 2 and 1 <= int(last) <= 12:
        month = MONTHS[int(last) - 1][:3]
        raise ValueError(
            f"'{first}-{last}' may be a month or a year; write {month} {first}, or {first}/{last}"
        )
    if to == year + 1:
        return _slashed(first, last)
    if len(last) == 2 and 1 <= int(last) <= 12:
        return _months(year, int(last), 1, "month")
    return _range(first, last)


def _range(first: str, last: str) -> Made:
    return _pooled(int(first), 1, _next(int(first), last))


def _pooled(first: int, month: int, last: int) -> Made:
    if last < first:
        raise ValueError(f"'{first} to {last}' ends before it begins; write the earlier year first")
    years = last - first + 1
    return _months(first, month, 12 * years, "year" if years == 1 else "years")


def _slashed_range(first: str, after: str, last: str, end: str) -> Made:
    _slashed(first, after)
    to = _next(int(first), last)
    _slashed(str(to), end)
    return _pooled(int(first), 4, to)


def _quarter(year: str, quarter: str) -> Made:
    return _months(int(year), 3 * int(quarter) - 2, 3, "quarter")


def _financial_quarter(first: str, last: str, quarter: str) -> Made:
    start, _, _ = _slashed(first, last)
    month = 3 * int(quarter) + 1
    return _months(start.year + (month > 12), (month - 1) % 12 + 1, 3, "quarter")


def _named(month: str, year: str) -> Made:
    return _months(int(year), _month(month), 1, "month")


def _month(name: str) -> int:
    if name.lower() not in _MONTHS:
        raise ValueError(f"'{name}' is not a month; write it as Apr or April")
    return _MONTHS[name.lower()]


def _named_range(month: str, year: str, last: str, end: str) -> Made:
    count = 12 * (int(end) - int(year)) + _month(last) - _month(month) + 1
    if count < 1:
        raise ValueError(
            f"'{month} {year} to {last} {end}' ends before it begins; write the earlier month first"
        )
    every: Every = {1: "month", 3: "quarter", 12: "year"}.get(count, "years")  # type: ignore[assignment]
    return _months(int(year), _month(month), count, every)


def _day(year: str, month: str, day: str) -> Made:
    try:
        when = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"'{year}-{month}-{day}' is not a day of the calendar; correct it") from None
    return when, when, "day"


_Y, _YY, _M = r"((?:18|19|20|21)\d{2})", r"(\d{2}|\d{4})", r"([A-Za-z]{3,9})"
_FORMS: tuple[tuple[str, Callable[..., Made]], ...] = (
    (_Y, _year),
    (f"{_Y}/{_YY}", _slashed),
    (f"{_Y}[-–]{_YY}", _dashed),
    (f"{_Y}{_TO}{_YY}", _range),
    (f"{_Y}/{_YY}{_TO}{_YY}/{_YY}", _slashed_range),
    (f"{_Y}[- ]?Q([1-4])", _quarter),
    (f"{_Y}[/-]{_YY}[- ]?Q([1-4])", _financial_quarter),
    (f"{_M} {_Y}", _named),
    (f"{_M} {_Y}{_TO}{_M} {_Y}", _named_range),
    (rf"{_Y}-(\d{{2}})-(\d{{2}})", _day),
)
