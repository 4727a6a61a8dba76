"""Shares of one measure are all per cent, or all between 0 and 1."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_FEWEST = 3  # values above 1 that say what the others should be like
_APART = 10.0  # times below the least of them


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Values of at most 1 that, a hundred times as large, fit among the others of their measure."""
    shares = [
        one.id for one in around.book.measures.values() if one.statistic == "proportion" or one.unit == "%"
    ]
    frame = table.frame[table.frame["measure"].isin(shares)]
    for _, rows in frame.groupby("measure", sort=False):
        values = rows["value"]
        large = values[values > 1]
        if len(large) >= _FEWEST:
            low, high = large.min(), large.max()
            small = (values > 0) & (values <= 1) & (values * _APART < low)
            small &= (values * 100 >= low / 2) & (values * 100 <= high * 2)
            if 0 < small.sum() < len(large):
                yield from _told(table, lines_where(rows, small), low, high)


def _told(table: Table, rows: pd.DataFrame, low: float, high: float) -> list[Fault]:
    def make(one: tuple[int, float]) -> Fault:
        said = f"{plain(one[1])} among values of {plain(low)} to {plain(high)}"
        hint = "proportion and per cent mixed?"
        return Fault(table.place(one[0], "value"), said, hint, "mixed-shares")

    return told(list(rows["value"].items()), make)


KIND = Check("Shares and per cents stand in one measure.", INDICATORS, look)
