"""What a block may see while it is filled: safe rows, findings, names, and the sheet it writes on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.charts.figure import Figure
from jsna.disclosure.safe import SafeTable
from jsna.findings.finding import Reading, readings
from jsna.findings.standing import Found, Standing
from jsna.model.book import Book, edition_of
from jsna.model.card import Card
from jsna.model.edition import Edition
from jsna.model.measures import Measure
from jsna.model.wording import near
from jsna.pages.facts import Facts
from jsna.pages.filters import interval
from jsna.pages.numbers import MARKS, figure, with_unit
from jsna.pages.quantities import Number, Quantity, Series, area_code, decimals_of
from jsna.pages.sheet import Sheet
from jsna.pages.words import period_of
from jsna.sources.places import Places

Artist = Callable[[str, str, Any, SafeTable], Figure]  # kind, name, options, rows


@dataclass(frozen=True)
class View:
    """One page's outlook.  ``area`` is the page's own area ("here")."""

    book: Book
    found: Found
    places: Places
    area: str
    sheet: Sheet
    facts: Facts
    draw: Artist

    @property
    def edition(self) -> Edition:
        """The edition that is being written.  Raises ValueError where there is none."""
        return edition_of(self.book)

    @property
    def names(self) -> Mapping[str, str]:
        """Area names by code."""
        return self.places.names

    @property
    def comparator(self) -> str:
        """The edition's first comparator."""
        return self.code(self.edition.compare_with[0])

    @property
    def england(self) -> str:
        """The comparator, by the name that some pages still use."""
        return self.comparator

    def code(self, place: Any) -> str:
        """An area's code from a code, a name, or a word of ``compare_with``; a group gives its name.

        Raises LookupError for a word that no area is called, where the areas are known.
        """
        if not isinstance(place, str):
            return str(place.name)
        if place == "here":
            return self.area
        code = area_code(self.places.by_word(place), self.names)
        if self.names and code not in self.names:
            meant = near(place, ["england", "region", "here", *self.names.values(), *self.names])
            raise LookupError("; ".join(filter(None, [f"no area is called '{place}'", meant])))
        return code

    def name(self, code: str) -> str:
        """An area's name."""
        return self.names.get(code, code)

    def measure(self, measure: str) -> Measure:
        """The measure called ``measure``."""
        return self.book.measures[measure]

    def card(self, measure: str) -> Card:
        """The card of the table that holds ``measure``."""
        return self.book.cards[self.measure(measure).table]

    def table(self, table: str) -> SafeTable:
        """The rows of ``table`` that may be seen."""
        return self.found.table(table)

    def held(self, table: str, holds: str, block: str) -> SafeTable:
        """The rows of ``table`` for a ``block`` that can show only what ``holds``.

        Raises LookupError for a table that holds something else.
        """
        other = self.book.cards[table].holds
        if other != holds:
            raise LookupError(f"{table} holds {other}; {block} needs a table that holds {holds}")
        return self.table(table)

    def standing(self, measure: str, against: str = "", chosen: Mapping[str, str] | None = None) -> Standing:
        """How this page's area stands on ``measure``."""
        return self.found.standing(measure, self.area, against or self.comparator, chosen)

    def used_tables(self) -> list[str]:
        """The tables that the page has shown numbers of so far, in the order of their names."""
        return self.facts.tables()

    def series(self, measure: str) -> Series:
        """The measure as a template sees it."""
        return Series(self.measure(measure), self.area, self.found, self.names)

    def shown(self, reading: Reading | None, unit: bool = True) -> str:
        """A value as it stands in a table, noted as printed; a mark where there is none."""
        if reading is None:
            return "[x]"
        measure = self.measure(reading.measure)
        number = Number(
            reading.value, measure.unit, decimals_of(measure, reading.value), (reading,), reading.reason
        )
        made = number.mark or (str(number) if unit else figure(reading.value, number.decimals))
        self.facts.row(made, reading)
        return made

    def worked_out(self, value: float, unit: str, decimals: int, rows: SafeTable) -> str:
        """A figure that follows from several ``rows``, with its unit, noted as printed."""
        made = with_unit(value, unit, decimals)
        self.facts.printed(made, value, unit, readings(rows))
        return made

    def limits(self, reading: Reading | None) -> str:
        """ "16.2 to 18.7", both noted as printed, or a mark."""
        if reading is None or reading.reason:
            return MARKS.get(reading.reason, "[x]") if reading else "[x]"
        if reading.lower != reading.lower or reading.upper != reading.upper:
            return "[x]"
        return " to ".join(self._limit(reading, name) for name in ("lower", "upper"))

    def count(self, reading: Reading) -> str:
        """A count, noted as printed; a mark where there is none."""
        if reading.reason or reading.count != reading.count:
            return MARKS.get(reading.reason, "[x]")
        made = figure(reading.count)
        self.facts.printed(made, reading.count, "", (reading,), "count")
        return made

    def _limit(self, reading: Reading, name: str) -> str:
        measure, value = self.measure(reading.measure), getattr(reading, name)
        made = figure(value, decimals_of(measure, reading.value))
        self.facts.printed(made, value, measure.unit, (reading,), name)
        return made

    def last(self, rows: SafeTable) -> Reading:
        """The reading of the latest of ``rows``, which are in the order of their periods."""
        return readings(rows)[-1]

    def period(self, rows: SafeTable) -> str:
        """The period of the latest of ``rows``, in words."""
        last = self.last(rows)
        return period_of(self.measure(last.measure), last.period)

    def with_interval(self, reading: Reading) -> str:
        """ "17.4% (16.2 to 18.7)", each figure noted as printed."""
        self.shown(reading)
        self.limits(reading)
        return interval(Quantity(reading, self.measure(reading.measure), self.found, self.names))
