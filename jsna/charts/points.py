"""Safe rows as points: a value to draw, or the mark that stands in its place.

The only file of this room that reads a frame.
A row with a reason has no value here, whatever its cells hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any

from jsna.charts.options import ChartOptions
from jsna.charts.periods import spoken
from jsna.disclosure.safe import NOT_APPLICABLE, NOT_AVAILABLE, SHOWN, WITHHELD, SafeTable

MARK = {WITHHELD: "[c]", NOT_AVAILABLE: "[x]", NOT_APPLICABLE: "[z]"}
IN_WORDS = {"[c]": "withheld to protect people", "[x]": "not available", "[z]": "not applicable"}
IN_A_WORD = {"[c]": "Withheld", "[x]": "Not available", "[z]": "Not applicable"}
_NUMBERS = ("value", "lower", "upper", "denominator")
_TEXTS = ("measure", "area", "period", "sex", "age", "category")


@dataclass(frozen=True, slots=True)
class Point:
    """One row.  ``mark`` is "" where there is a value, else [c], [x] or [z] and then no number at all."""

    key: str
    measure: str
    area: str
    period: str
    sex: str
    age: str
    category: str
    start: date | None
    value: float | None
    lower: float | None
    upper: float | None
    denominator: float | None
    mark: str

    @property
    def known(self) -> float:
        """The value of a point that has one.  Raises ValueError for one that has not."""
        if self.value is None:
            raise ValueError(f"there is no value to draw for {self.key}")
        return self.value


def points(rows: SafeTable, by: str) -> list[Point]:
    """The rows of ``rows`` in their order, with the column ``by`` as their key.

    Raises ValueError where there is no such column or no row.
    """
    frame = rows.frame
    if by not in frame.columns:
        raise ValueError(f"{rows.id} has no column called '{by}'")
    if frame.empty:
        raise ValueError(f"there are no rows of {rows.id} to draw")
    size = len(frame)
    texts = [_texts(frame[name].tolist()) if name in frame else [""] * size for name in (by, *_TEXTS)]
    starts = frame["period_start"].tolist() if "period_start" in frame else [None] * size
    numbers = [frame[name].tolist() if name in frame else [None] * size for name in _NUMBERS]
    reasons = _texts(frame["reason"].tolist()) if "reason" in frame else [SHOWN] * size
    each = zip(zip(*texts, strict=True), map(_day, starts), zip(*numbers, strict=True), reasons, strict=True)
    return [_point(*row) for row in each]


def _point(texts: Sequence[str], start: date | None, given: Sequence[Any], reason: str) -> Point:
    """A point of ``texts`` (key, measure, area, period, sex, age, category) and ``given`` (as _NUMBERS)."""
    value, lower, upper, denominator = map(_number, given)
    mark = MARK[reason] if reason else ("" if value is not None else MARK[NOT_AVAILABLE])
    if mark:
        value = lower = upper = denominator = None
    key, measure, area, period, sex, age, category = texts
    return Point(
        key, measure, area, period, sex, age, category, start, value, lower, upper, denominator, mark
    )


def _texts(values: list[object]) -> list[str]:
    return [value if isinstance(value, str) else "" for value in values]


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and str(value) != "NaT" else None


def _number(value: Any) -> float | None:
    return None if value is None or isnan(value) else float(value)


def parted(found: Iterable[Point], options: ChartOptions) -> tuple[list[Point], list[Point]]:
    """(ours, the comparator's): those whose area is the comparator, and all others."""
    ours: list[Point] = []
    theirs: list[Point] = []
    for point in found:
        (theirs if options.comparator and point.area == options.comparator else ours).append(point)
    return ours, theirs


def one_each(found: Iterable[Point], what: str = "a row") -> dict[str, Point]:
    """``found`` by key.  Raises ValueError for a key that stands twice."""
    by_key: dict[str, Point] = {}
    for point in found:
        if point.key in by_key:
            raise ValueError(f"{point.key} has more than one row; choose {what} for each")
        by_key[point.key] = point
    return by_key


def ordered(found: Iterable[Point], order: tuple[str, ...]) -> list[Point]:
    """``found`` in ``order``; keys that it does not name follow as they came."""
    places = {key: number for number, key in enumerate(order)}
    return sorted(found, key=lambda point: places.get(point.key, len(places)))


def numbers_of(found: Iterable[Point], limits: bool = False) -> list[float]:
    """Every value (and limit) that is shown: the only numbers a scale may see."""
    values: list[float] = []
    for point in found:
        wanted = (point.value, point.lower, point.upper) if limits else (point.value,)
        values += [number for number in wanted if number is not None]
    return values


def spans(found: Iterable[Point]) -> str:
    """The period of ``found``: "2024/25", or "2014/15 to 2024/25"."""
    periods = list(dict.fromkeys(spoken(point.period) for point in sorted(found, key=when) if point.period))
    return "" if not periods else periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def when(point: Point) -> tuple[str, str]:
    """What puts points in order of time."""
    return (point.start.isoformat() if point.start else point.period, point.period)
