"""Two rows of the register that may be one place."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import Table
from jsna.sources.telling import told

_NEAR = 0.3  # km
_KM_OF_A_DEGREE = 111.2


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Rows of nearly the same name, in the same area or near each other."""
    frame = table.frame
    same = pd.DataFrame({"name": _plain(frame["name"]), "line": frame.index, "area": frame["area"]})
    for axis in ("lat", "lon"):
        same[axis] = frame.get(axis, np.nan)
    same = same[same["name"].duplicated(keep=False) & (same["name"] != "")]
    pairs = same.merge(same, on="name")
    pairs = pairs[pairs["line_x"] < pairs["line_y"]]
    pairs = pairs[(_apart(pairs) <= _NEAR) | (_apart(pairs).isna() & (pairs["area_x"] == pairs["area_y"]))]
    pairs = pairs.drop_duplicates("line_y").sort_values("line_y")

    def make(row: Any) -> Fault:
        names = " / ".join(str(frame.at[line, "name"]) for line in (row.line_x, row.line_y))
        said = f"rows {row.line_x} and {row.line_y} may be one place ({names})"
        hint = "keep one, or give them different names"
        return Fault(table.place(row.line_y, "name"), said, hint, "twins", "warning")

    yield from told(list(pairs.itertuples()), make)


def _plain(names: pd.Series) -> pd.Series:
    """Names without case, "the", "and" and signs."""
    made = names.str.lower().str.replace(r"\b(the|and)\b|&", " ", regex=True)
    made = made.str.replace(r"[^\w ]", "", regex=True)
    return made.str.replace(r" +", " ", regex=True).str.strip()


def _apart(pairs: pd.DataFrame) -> pd.Series:
    """Kilometres between the two places of each pair, good enough for a few; NaN without points."""
    north = (pairs["lat_x"] - pairs["lat_y"]) * _KM_OF_A_DEGREE
    east = (pairs["lon_x"] - pairs["lon_y"]) * _KM_OF_A_DEGREE * np.cos(np.radians(pairs["lat_x"]))
    apart: pd.Series = np.hypot(north, east)
    return apart


KIND = Check("Two rows may be one place.", ("assets",), look)
