"""A measure comes as often as its card says."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table

_MONTHS = {"quarter": 3, "month": 1}
_LENGTHS = {1: "month", 3: "quarter", 12: "year"}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning for each measure all of whose periods are longer than the card says."""
    frame = table.frame[table.frame["period_start"].notna()]
    for measure, rows in frame.groupby("measure", sort=False):
        every = around.book.measures[str(measure)].every
        shortest = _months(rows).min()
        if every in _MONTHS and shortest in _LENGTHS and shortest > _MONTHS[every]:
            yield _longer(str(measure), every, _LENGTHS[shortest], table, around)


def _months(rows: pd.DataFrame) -> pd.Series:
    start, end = rows["period_start"].dt, rows["period_end"].dt
    months: pd.Series = (end.year - start.year) * 12 + end.month - start.month + 1
    return months


def _longer(measure: str, every: str, found: str, table: Table, around: Around) -> Fault:
    node = around.book.nodes[table.id]
    own = ("measures", measure, "every")
    written = node.child("measures")
    line = written.child(measure) if written else None
    place = node.at(own if line and line.child("every") else ("every",))
    said = f"{measure} comes every {every}, and its periods are of a {found}"
    return Fault(place, said, f"write every: {found}, or correct the periods", "rhythm", "warning")


KIND = Check("A measure's periods are longer than its card says.", INDICATORS, look)
