"""New numbers are new: a whole period that equals the one before it is old data under a new label."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, NUMBERS, Table
from jsna.sources.telling import told

_FEWEST = 3  # figures that are not likely to stay the same together by chance
_SERIES = ["measure", "area", "sex", "age", "category_type", "category"]
_FIGURES = [name for name in NUMBERS if name in ("count", "denominator", "value")]


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning for each period of a measure all of whose figures equal those of the period before."""
    frame = table.frame[table.frame["period_start"].notna()].reset_index()
    frame = frame.sort_values([*_SERIES, "period_start"], kind="stable")
    before = frame.groupby(_SERIES, sort=False)[[*_FIGURES, "period"]].shift()
    given = frame[_FIGURES].notna().any(axis=1)
    same = (frame[_FIGURES].eq(before[_FIGURES]) | (frame[_FIGURES].isna() & before[_FIGURES].isna())).all(
        axis=1
    )
    frame = frame.assign(before=before["period"], same=same & given, figure=_figure(frame))
    frame = frame[frame["before"].notna() & given]
    if frame.empty:
        return
    each = frame.groupby(["measure", "period", "before"], sort=False).agg(
        same=("same", "all"), rows=("same", "size"), line=("line", "min"), kinds=("figure", "nunique")
    )
    alike = each[each["same"] & (each["rows"] >= _FEWEST) & (each["kinds"] > 1)].reset_index()
    yield from told(list(alike.sort_values("line").itertuples()), lambda one: _old(table, one))


def _figure(frame: pd.DataFrame) -> np.ndarray:
    return frame["value"].fillna(frame["count"]).to_numpy()


def _old(table: Table, one: Any) -> Fault:
    hint = "old data under a new label?"
    place = table.place(one.line, "value", "count")
    return Fault(place, f"every value equals {one.before}", hint, "old-label", "warning")


KIND = Check("A period has the figures of the one before.", INDICATORS, look)
