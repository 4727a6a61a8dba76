"""What a check is: one thing that can be wrong in the rows of a table, and how it is found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jsna.model.book import Book
from jsna.problems import Fault
from jsna.registry import kinds_in
from jsna.sources.area_codes import GSS
from jsna.sources.table import Table

CHECKS = "jsna.sources.checks"


@dataclass(frozen=True, slots=True)
class Around:
    """What a check may look at beside its own table: the documents, and the other tables that were read."""

    book: Book
    tables: Mapping[str, Table]

    def published(self, table: Table) -> bool:
        """Whether the card says that its producer published ``table``, who may round, weight and model."""
        return self.book.cards[table.id].disclosure == "published"

    def holding(self, holds: str) -> Iterator[Table]:
        """The tables that hold ``holds``."""
        return (table for table in self.tables.values() if table.holds == holds)

    def names_of_areas(self) -> dict[str, str]:
        """The names of the areas that the project itself names, by code."""
        areas = self.areas()
        return {} if areas is None else dict(zip(areas.frame["code"], areas.frame["name"], strict=True))

    def named_areas(self) -> list[str]:
        """The codes that the project itself names."""
        return [*self.names_of_areas()]

    def in_england(self) -> bool:
        """Whether the project is about England: it names an area there by its code."""
        return any(GSS.fullmatch(code) and code.startswith("E") for code in self.named_areas())

    def areas(self) -> Table | None:
        """The table that names areas; not one that only shares them out."""
        return next((table for table in self.holding("areas") if "code" in table.frame), None)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong in tables that hold one of ``holds``."""

    says: str  # one sentence
    holds: tuple[str, ...]
    look: Callable[[Table, Around], Iterable[Fault]]


def check_tables(tables: Mapping[str, Table], book: Book) -> list[Fault]:
    """What every check finds in ``tables``."""
    around = Around(book, tables)
    checks = kinds_in(CHECKS, Check).values()
    return [
        fault
        for table in tables.values()
        for check in checks
        if table.holds in check.holds
        for fault in check.look(table, around)
    ]


def column_of_areas(table: Table) -> str:
    """The column in which ``table`` has codes of areas; "" where it has none."""
    name = "code" if table.holds in ("areas", "boundaries") else "area"
    return name if name in table.frame else ""


def lines_where(frame: pd.DataFrame, wrong: pd.Series | np.ndarray) -> pd.DataFrame:
    """The rows where ``wrong`` holds, each line once, in the order of lines."""
    rows = frame[np.asarray(wrong, dtype=bool)]
    return rows[~rows.index.duplicated()].sort_index()


def plain(number: float) -> str:
    """A number as it would be typed: 3, not 3.0."""
    return f"{number:.12g}"
