"""What a template may hold: quantities, never tables.

A quantity knows its unit, its status and the row it came from, so that every
number that is printed can be followed back.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from jsna.findings.finding import Reading, readings
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.pages.numbers import MARKS, decimals_for, with_unit
from jsna.pages.words import period_of


class Number(float):
    """A figure with its unit, its decimals and the rows it comes from."""

    unit: str
    decimals: int
    reason: str
    sources: tuple[Reading, ...]
    field: str = "value"  # which number of its row it is

    def __new__(
        cls,
        value: float,
        unit: str = "",
        decimals: int = 0,
        sources: tuple[Reading, ...] = (),
        reason: str = "",
    ) -> "Number":
        made = super().__new__(cls, value)
        made.unit, made.decimals, made.sources, made.reason = unit, decimals, sources, reason
        return made

    def _with(self, value: float, other: Any) -> "Number":
        sources = (*self.sources, *getattr(other, "sources", ()))
        reason = self.reason or getattr(other, "reason", "")
        return Number(value, self.unit, max(self.decimals, getattr(other, "decimals", 0)), sources, reason)

    def __add__(self, other: Any) -> "Number":
        return self._with(float(self) + float(other), other)

    def __sub__(self, other: Any) -> "Number":
        return self._with(float(self) - float(other), other)

    def __mul__(self, other: Any) -> "Number":
        return self._with(float(self) * float(other), other)

    def __truediv__(self, other: Any) -> "Number":
        return self._with(float(self) / float(other) if other else math.nan, other)

    def __abs__(self) -> "Number":
        return self._with(abs(float(self)), None)

    __radd__ = __add__
    __rmul__ = __mul__

    def __str__(self) -> str:
        return self.mark or with_unit(self, self.unit, self.decimals)

    @property
    def mark(self) -> str:
        """``[c]`` or another mark where there is no figure to show, else ""."""
        return MARKS.get(self.reason, "[x]") if math.isnan(self) else ""


class Quantity:
    """One value of a measure, with its limits, counts, period and area (PARTS)."""

    __slots__ = ("_found", "_names", "_reading", "measure", "unit")
    PARTS = ("value", "lower", "upper", "count", "denominator", "period", "area", "note", "compared")

    def __init__(self, reading: Reading, measure: Measure, found: Found, names: Mapping[str, str]) -> None:
        self._reading, self._found, self._names = reading, found, names
        self.measure, self.unit = measure, measure.unit

    def _number(self, field: str, unit: str, decimals: int) -> Number:
        number = Number(getattr(self._reading, field), unit, decimals, (self._reading,), self._reading.reason)
        number.field = field
        return number

    @property
    def _decimals(self) -> int:
        return decimals_of(self.measure, self._reading.value)

    @property
    def value(self) -> Number:
        return self._number("value", self.unit, self._decimals)

    @property
    def lower(self) -> Number:
        return self._number("lower", self.unit, self._decimals)

    @property
    def upper(self) -> Number:
        return self._number("upper", self.unit, self._decimals)

    @property
    def count(self) -> Number:
        return self._number("count", "", 0)

    @property
    def denominator(self) -> Number:
        return self._number("denominator", "", 0)

    @property
    def period(self) -> str:
        return period_of(self.measure, self._reading.period)

    @property
    def area(self) -> str:
        return self._names.get(self._reading.area, self._reading.area)

    @property
    def note(self) -> str:
        return self._reading.note

    def compared(self, area: str = "england") -> str:
        """How the value stands beside ``area``: better, similar, worse, higher, lower or not compared."""
        against = area_code(area, self._names)
        verdicts = self._found.verdicts(self.measure.id, against)
        return str(verdicts.get(self._reading.line, "not compared"))

    def __str__(self) -> str:
        return str(self.value)


class Series:
    """A measure in one area: ``latest``, ``first``, ``series``, ``at(...)``, ``for_(...)``, ``trend``."""

    __slots__ = ("_area", "_chosen", "_found", "_names", "measure")
    PARTS = ("latest", "first", "series", "at", "for_", "trend", "title", "of")

    def __init__(
        self,
        measure: Measure,
        area: str,
        found: Found,
        names: Mapping[str, str],
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        self.measure, self._area, self._found = measure, area, found
        self._names, self._chosen = names, dict(chosen or {})

    def _quantities(self) -> list[Quantity]:
        rows = self._found.selected(self.measure.id, self._chosen, area=self._area)
        return [Quantity(reading, self.measure, self._found, self._names) for reading in readings(rows)]

    def _one(self, position: int) -> Quantity:
        made = self._quantities()
        if not made:
            place = self._names.get(self._area, self._area)
            raise LookupError(f"{self.measure.id} has no rows for {place} {_words(self._chosen)}".strip())
        return made[position]

    @property
    def latest(self) -> Quantity:
        return self._one(-1)

    @property
    def first(self) -> Quantity:
        return self._one(0)

    @property
    def series(self) -> list[Quantity]:
        return self._quantities()

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self._quantities())

    def at(self, place: str) -> Any:
        """The same measure in another area (a code or a name), or at a period: ``at('2019/20')``."""
        code = area_code(place, self._names)
        if code in self._names:
            return Series(self.measure, code, self._found, self._names, self._chosen)
        same = [quantity for quantity in self._quantities() if quantity._reading.period == place]
        if not same:
            raise LookupError(f"{self.measure.id} has no area or period '{place}'")
        return same[-1]

    def for_(self, **chosen: str) -> "Series":
        """The same measure for another sex, age or category."""
        return Series(self.measure, self._area, self._found, self._names, {**self._chosen, **chosen})

    @property
    def trend(self) -> str:
        trends = self._found.trends(self.measure.id)
        return str(trends.loc[self._area, "label"]) if self._area in trends.index else "cannot be calculated"

    @property
    def title(self) -> str:
        return self.measure.title

    @property
    def of(self) -> str:
        return self.measure.of


def decimals_of(measure: Measure, value: float) -> int:
    """The decimals on the measure's card, else the field's convention for ``value``."""
    if measure.decimals is not None:
        return measure.decimals
    return 1 if math.isnan(value) else decimals_for(measure.unit, abs(value))


def area_code(place: str, names: Mapping[str, str]) -> str:
    """``place`` as a code: a code, or a name in any letter case; unknown names come back as they are."""
    if place in names:
        return place
    low = place.lower().replace("-", " ")
    return next((code for code, name in names.items() if name.lower() == low), place)


def _words(chosen: Mapping[str, str]) -> str:
    return "for " + ", ".join(chosen.values()) if chosen else ""
