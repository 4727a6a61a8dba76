"""A day is written year-month-day."""

from collections.abc import Iterator

from jsna.model.numbers import as_day
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told

COLUMNS = {"assets": ("checked", "funding_ends"), "attendance": ("meeting",)}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """What stands in a column of days and is none."""
    for name in COLUMNS[table.holds]:
        if name in table.frame:
            yield from _no_days(table, name)


def _no_days(table: Table, name: str) -> list[Fault]:
    refused = {text: said for text in table.frame[name].unique() if text and (said := _refused(text))}
    rows = lines_where(table.frame, table.frame[name].isin(list(refused)))

    def make(one: tuple[int, str]) -> Fault:
        said, _, hint = refused[one[1]].partition("; ")
        return Fault(table.place(one[0], name), said, hint, "not-a-date")

    return told(list(rows[name].items()), make)


def _refused(text: str) -> str:
    try:
        as_day(text)
    except ValueError as error:
        return str(error)
    return ""


KIND = Check("A day is not written as one.", tuple(COLUMNS), look)
