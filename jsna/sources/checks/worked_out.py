"""A value that stands beside its count and denominator is what they make."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from jsna.model.policy import Policy
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_ROUNDING = 0.006  # of the value, or of 10 where it is smaller: one decimal is kept at least


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning for each value that its own count and denominator do not give.

    Only where the numbers are local: a producer may weight a survey.
    """
    if not isinstance(around.book.cards[table.id].disclosure, Policy):
        return
    scales = {one.id: 100.0 for one in around.book.measures.values() if one.statistic == "proportion"}
    scales |= {one.id: one.per for one in around.book.measures.values() if one.per}
    frame = table.frame
    scale = frame["measure"].map(scales).astype("float64")
    made = scale * frame["count"] / frame["denominator"].where(frame["denominator"] > 0)
    apart = (frame["value"] - made).abs() > _ROUNDING * np.maximum(made.abs(), 10)
    rows = lines_where(frame.assign(scale=scale, made=made), apart)
    yield from told(list(rows.itertuples()), lambda row: _other(table, row))


def _other(table: Table, row: Any) -> Fault:
    sum_ = f"{plain(row.count)}/{plain(row.denominator)} x {plain(row.scale)}"
    said = f"value {plain(row.value)}, but {sum_} = {plain(round(row.made, 1))}"
    hint = "are share and per cent mixed, or the columns swapped?"
    return Fault(table.place(row.Index, "value"), said, hint, "worked-out", "warning")


KIND = Check("A value is not what its count and denominator make.", INDICATORS, look)
