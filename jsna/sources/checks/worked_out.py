"""A value that stands beside its count and denominator is what they make."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_EXACT, _MOST_DECIMALS = 1e-6, 6
_MOST_OFF = 0.5  # of a measure's rows; above it the producer works in another way
_MANY, _ALIKE = 4, 0.03  # so many rows, whose factors are this near to one another


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each value that its own count and denominator do not give.

    Where a producer publishes the numbers it may have weighted a survey; there only
    rows that part from most of their measure, or whole measures that are off by one
    factor, are told: the people were counted anew, and the values were not.
    """
    scales = {one.id: 100.0 for one in around.book.measures.values() if one.statistic == "proportion"}
    scales |= {one.id: one.per for one in around.book.measures.values() if one.per}
    frame = table.frame
    scale = frame["measure"].map(scales).astype("float64")
    made = scale * frame["count"] / frame["denominator"].where(frame["denominator"] > 0)
    there = frame["value"].notna() & made.notna()
    wrong = there & ~_same(frame["value"], made)
    published = around.published(table)
    if published:
        wrong &= _telling(frame.assign(made=made)[there], wrong)
    rows = lines_where(frame.assign(scale=scale, made=made), wrong)
    yield from told(list(rows.itertuples()), lambda row: _other(table, row, published))


def _telling(rows: pd.DataFrame, wrong: pd.Series) -> pd.Series:
    """For each row of the table, whether its measure is worked out from its own counts, ``wrong`` apart."""
    measures = set()
    for measure, own in rows.groupby("measure", sort=False):
        off = wrong[own.index]
        factors = (own["made"] / own["value"].where(own["value"] != 0)).dropna()
        one_factor = len(factors) >= _MANY and bool(factors.max() < factors.min() * (1 + _ALIKE))
        if off.mean() < _MOST_OFF or one_factor:
            measures.add(measure)
    return pd.Series(wrong.index.map(rows["measure"].to_dict()).isin(measures), index=wrong.index)


def _same(value: pd.Series, made: pd.Series) -> pd.Series:
    """Whether each of ``value`` is ``made``, rounded to as many decimals as it has itself."""
    apart = (value - made).abs()
    same = apart <= made.abs() * _EXACT
    for decimals in range(_MOST_DECIMALS + 1):
        same |= (value == value.round(decimals)) & (apart <= 0.5 * 10.0**-decimals + 1e-9)
    return same


def _other(table: Table, row: Any, published: bool) -> Fault:
    sum_ = f"{plain(row.count)}/{plain(row.denominator)} x {plain(row.scale)}"
    said = f"value {plain(row.value)}, but {sum_} = {plain(round(row.made, 1))}"
    hint = "are share and per cent mixed, or the columns swapped?"
    severity: Severity = "warning" if published else "error"
    return Fault(table.place(row.Index, "value"), said, hint, "worked-out", severity)


KIND = Check("A value is not what its count and denominator make.", INDICATORS, look)
