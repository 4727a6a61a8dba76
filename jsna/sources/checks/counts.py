"""A count fits its denominator."""

from collections.abc import Iterator
from typing import Any

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Shares of more than the whole; and anybody out of nobody, whatever is made of them."""
    frame, measures = table.frame, around.book.measures.values()
    shares = [one.id for one in measures if one.statistic == "proportion"]
    nobody = frame["denominator"] == 0
    above = ~nobody & (frame["count"] > frame["denominator"]) & frame["measure"].isin(shares)
    rows = lines_where(frame, above & (frame["denominator"] > 0))
    yield from told(list(rows.itertuples()), lambda row: _above(table, row))
    rows = lines_where(frame, nobody & (frame["count"] > 0))
    yield from told(list(rows.itertuples()), lambda row: _of_nobody(table, row))


def _above(table: Table, row: Any) -> Fault:
    said = f"count {plain(row.count)} is above denominator {plain(row.denominator)}"
    hint = "a share cannot be more than the whole; are the two columns swapped?"
    return Fault(table.place(row.Index, "count"), said, hint, "above-denominator")


def _of_nobody(table: Table, row: Any) -> Fault:
    said = f"count {plain(row.count)} has denominator 0"
    hint = "correct the denominator, or leave it empty"
    return Fault(table.place(row.Index, "denominator"), said, hint, "denominator-zero")


KIND = Check("A count does not fit its denominator.", INDICATORS, look)
