"""What a template may hold: quantities, never tables.

A quantity knows its unit, its status and the row it came from, so that every
number that is printed can be followed back.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsna.findings.finding import Reading
from jsna.findings.standing import NOT_COMPARED, UNTESTED, Found
from jsna.model.measures import Measure
from jsna.pages.names import Name
from jsna.pages.numbers import decimals_for
from jsna.pages.sourced import Number as Number
from jsna.pages.words import period_of

_KEYS = ("sex", "age", "category_type", "category")
_OTHER_KEYS = "age, category_type or category in the same way"


class Quantity:
    """One value of a measure, with its limits, counts, period and area (PARTS)."""

    __slots__ = ("_found", "_names", "_reading", "measure", "unit")
    PARTS = ("value", "lower", "upper", "count", "denominator", "period", "area", "note", "compared", "unit")

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
        return Name(self._names.get(self._reading.area, self._reading.area))

    @property
    def note(self) -> str:
        return Name(self._reading.note)

    def compared(self, *area: Any, **named: Any) -> str:
        """How the value stands beside ``area``: better, similar, worse, higher, lower or not compared.

        Raises ValueError where ``area`` is not one word.
        """
        against = area_code(_one_word("compared", area or ("england",), named), self._names)
        verdict = str(self._found.verdicts(self.measure.id, against).get(self._reading.line, NOT_COMPARED))
        if verdict != NOT_COMPARED:
            self._found.seen.beside(self.measure.id, self._reading.line, against)
        return verdict

    def __str__(self) -> str:
        return str(self.value)


class Series:
    """A measure in one area: ``latest``, ``first``, ``series``, ``at(...)``, ``for_(...)``, ``trend``."""

    __slots__ = ("_area", "_chosen", "_found", "_names", "measure")
    PARTS = ("latest", "first", "series", "at", "for_", "trend", "title", "of")
    STEPS = 2000  # of a template's budget: each part is looked up among the measure's rows

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
        found = self._found.readings(self.measure.id, self._chosen, area=self._area)
        return [Quantity(reading, self.measure, self._found, self._names) for reading in found]

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

    def at(self, *given: Any, **named: Any) -> Any:
        """The same measure in another area (a code or a name), or at a period: ``at('2019/20')``.

        Raises LookupError where there is no such area or period, ValueError where it is not one word.
        """
        place = _one_word("at", given, named)
        code = area_code(place, self._names)
        if code in self._names:
            return Series(self.measure, code, self._found, self._names, self._chosen)
        same = [quantity for quantity in self._quantities() if quantity._reading.period == place]
        if not same:
            raise LookupError(f"{self.measure.id} has no area or period '{place}'")
        return same[-1]

    def for_(self, *unnamed: Any, **chosen: Any) -> "Series":
        """The same measure for another sex, age or category.  Raises ValueError for anything else."""
        wrong = [name for name, value in chosen.items() if name not in _KEYS or not isinstance(value, str)]
        if unnamed or wrong or not chosen:
            about = f"'{wrong[0]}'" if wrong else "that"
            raise ValueError(f"for_ does not take {about}: write for_(sex='Male'), or {_OTHER_KEYS}")
        return Series(self.measure, self._area, self._found, self._names, {**self._chosen, **chosen})

    @property
    def trend(self) -> str:
        trends = self._found.trends(self.measure.id)
        label = str(trends.loc[self._area, "label"]) if self._area in trends.index else UNTESTED
        if label != UNTESTED:
            self._found.seen.trend(self.measure.id, self._area)
        return label

    @property
    def title(self) -> str:
        return Name(self.measure.title)

    @property
    def of(self) -> str:
        return Name(self.measure.of)


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


def _one_word(name: str, given: Sequence[Any], named: Mapping[str, Any]) -> str:
    """The one text in quotes that ``name`` takes.  Raises ValueError for anything else."""
    if named or len(given) != 1 or not isinstance(given[0], str):
        takes = "an area or a period" if name == "at" else "an area"
        raise ValueError(f"'{name}' takes {takes} in quotes, as {name}('england')")
    return given[0]
