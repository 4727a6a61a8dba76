"""A value that stands beside its count and denominator is what they make."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_EXACT, _MOST_DECIMALS = 1e-6, 6


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each value that its own count and denominator do not give.

    Only where the numbers are local: a producer may weight a survey.
    """
    if around.published(table):
        return
    scales = {one.id: 100.0 for one in around.book.measures.values() if one.statistic == "proportion"}
    scales |= {one.id: one.per for one in around.book.measures.values() if one.per}
    frame = table.frame
    scale = frame["measure"].map(scales).astype("float64")
    made = scale * frame["count"] / frame["denominator"].where(frame["denominator"] > 0)
    wrong = frame["value"].notna() & made.notna() & ~_same(frame["value"], made)
    rows = lines_where(frame.assign(scale=scale, made=made), wrong)
    yield from told(list(rows.itertuples()), lambda row: _other(table, row))


def _same(value: pd.Series, made: pd.Series) -> pd.Series:
    """Whether each of ``value`` is ``made``, rounded to as many decimals as it has itself."""
    apart = (value - made).abs()
    same = apart <= made.abs() * _EXACT
    for decimals in range(_MOST_DECIMALS + 1):
        same |= (value == value.round(decimals)) & (apart <= 0.5 * 10.0**-decimals + 1e-9)
    return same


def _other(table: Table, row: Any) -> Fault:
    sum_ = f"{plain(row.count)}/{plain(row.denominator)} x {plain(row.scale)}"
    said = f"value {plain(row.value)}, but {sum_} = {plain(round(row.made, 1))}"
    hint = "are share and per cent mixed, or the columns swapped?"
    return Fault(table.place(row.Index, "value"), said, hint, "worked-out")


KIND = Check("A value is not what its count and denominator make.", INDICATORS, look)
