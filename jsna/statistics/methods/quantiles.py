"""Areas in order, cut into tenths, fifths or any number of parts."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.intervals import refuse
from jsna.statistics.method import Example, Method


def quantiles(
    values: pd.Series,
    number: int = 10,
    groups: Sequence[pd.Series] = (),
    highest_first: ArrayLike = True,
) -> "pd.Series[float]":
    """The part, 1 to ``number``, of each of ``values`` (any unit), with their index.

    Part 1 holds the highest values, or the lowest with ``highest_first`` False
    (one answer, or one a value).  ``groups`` are columns aligned with ``values``:
    each group is cut by itself.  Equal values share the lowest rank of theirs; a
    missing value has no part, nor has a group with fewer values than parts.
    Raises ValueError where ``number`` is below 1 or ``values`` are not numbers.

    Source: Fingertips Public Health Technical Guidance: with k parts of N values,
    floor((k + 1) - ceil((N + 1 - rank) / (N / k))), and at least 1.
    """
    refuse(number < 1, "at least one part is needed")
    refuse(not pd.api.types.is_numeric_dtype(values), "only numbers can be cut into parts")
    ordered = values.where(~np.broadcast_to(highest_first, len(values)), -values)
    within = [np.asarray(group) for group in groups] or [np.zeros(len(values))]
    together = pd.Series(ordered.to_numpy()).groupby(within, dropna=False)
    rank = together.rank(method="min").to_numpy()
    among = together.transform("count").to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.floor((number + 1) - np.ceil((among + 1 - rank) / (among / number)))
    part = np.where(among < number, np.nan, np.maximum(part, 1))
    return pd.Series(part, index=values.index, name="quantile")


def estimate(
    frame: pd.DataFrame,
    number: int = 10,
    by: Sequence[str] = (),
    column: str = "value",
    highest_first: ArrayLike = True,
) -> pd.DataFrame:
    """``frame`` with ``quantile`` (1 to ``number``) and ``method``; see ``quantiles``."""
    parts = quantiles(frame[column], number, [frame[key] for key in by], highest_first)
    return frame.assign(quantile=parts, method=f"cut into {number} by rank")


KIND = Method(
    says="The tenth, fifth or other part in which an area stands among the others.",
    estimate=estimate,
    formula=(
        "Take the number of areas, plus 1, less the rank; divide it by the number of areas in a part, "
        "and round up. The part is the number of parts, plus 1, less this; it is rounded down, and is "
        "at least 1."
    ),
    source="Fingertips Public Health Technical Guidance, quantiles",
    example=Example("area,value\nA,3\nB,1\nC,2\nD,5\nE,4\n", {"number": 5}),
)
