"""No count of people, pounds, places or minutes is below 0."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

COLUMNS = dict.fromkeys(INDICATORS, ("count", "denominator")) | {
    "assets": ("capacity",),
    "population": ("resident", "registered", "need"),
    "responses": ("heard",),
    "spend": ("amount",),
    "travel": ("minutes",),
}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """The numbers below 0."""
    for name in COLUMNS[table.holds]:
        if name in table.frame:
            yield from _below(table, name)


def _below(table: Table, name: str) -> list[Fault]:
    rows = lines_where(table.frame, table.frame[name] < 0)
    said, hint = f"{name} is below 0", "correct it, or leave it empty and say why"
    return told(list(rows.index), lambda line: Fault(table.place(line, name), said, hint, "below-zero"))


KIND = Check("A number that counts something is below 0.", tuple(COLUMNS), look)
