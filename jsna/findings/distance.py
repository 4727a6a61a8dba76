"""How far the past figures of a new copy of a table are from those that were there.

Frames of two tables of indicators in, plain numbers out.
"""

import pandas as pd

from jsna.sources.table import KEYS


def how_far(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, tuple[int, float]]:
    """For each measure: how many figures both copies have, and how far the middle one of them moved.

    A figure is a value, else what the counts come to, else a count; it moved by a share
    of the larger of the two (0 to 1, or up to 2 where the sign changed).
    """
    was, now = _figures(before).align(_figures(after), join="inner")
    larger = was.abs().where(was.abs() >= now.abs(), now.abs())
    moved = (now - was).abs() / larger.replace(0, 1)
    apart = moved["value"].fillna(moved["share"]).fillna(moved["count"]).dropna()
    told = apart.groupby(level="measure").agg(["size", "median"])
    sizes, middles = told["size"].tolist(), told["median"].tolist()
    return {
        str(name): (int(size), float(far)) for name, size, far in zip(told.index, sizes, middles, strict=True)
    }


def _figures(frame: pd.DataFrame) -> pd.DataFrame:
    """value, share, count by the KEYS of each row."""
    share = frame["count"] / frame["denominator"].where(frame["denominator"] != 0)
    rows = frame.assign(share=share).drop_duplicates([*KEYS])
    return rows.set_index([*KEYS])[["value", "share", "count"]].astype("float64")
