"""Where an area stands among the others, and between which places chance could put it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import Floats, floats, refuse
from jsna.statistics.method import Example, Method

METHOD = "rank by value, range by limits"


def estimate(frame: pd.DataFrame, by: Sequence[str] = (), highest_first: bool = True) -> pd.DataFrame:
    """``frame`` with rank, rank_from, rank_to, among and method; each group of ``by`` by itself.

    ``frame`` has a row an area with the columns value, lower and upper (any unit).
    ``rank`` is 1 for the highest value (the lowest without ``highest_first``); equal
    values share the best of their ranks.  ``among`` is how many areas of the group have
    a value.  The range is what the limits allow: ``rank_from`` is 1 + the areas
    that lie wholly before this one, ``rank_to`` is ``among`` - those wholly behind.
    Limits that only touch overlap.  A missing value has no rank; a value
    that lacks a limit has no range, and overlaps with all others.
    Raises ValueError where a lower limit is above its upper limit.

    Source: Goldstein and Spiegelhalter (1996), J. R. Stat. Soc. A 159, 385-443, on
    ranks and their intervals; whole intervals stand in for simulated ranks.
    """
    value, lower, upper = (floats(frame[name]) for name in ("value", "lower", "upper"))
    refuse(lower > upper, "a lower limit must not be above its upper limit")
    group, known = np.zeros(len(frame), dtype=int), ~np.isnan(value)
    if by:
        group = frame.groupby(list(by), dropna=False, observed=True).ngroup().to_numpy()
    if not highest_first:
        value, lower, upper = -value, -upper, -lower
    rank = pd.Series(value).groupby(group).rank(method="min", ascending=False).to_numpy()
    among = pd.Series(known).groupby(group).transform("sum").to_numpy(dtype=float)
    sure = known & ~np.isnan(lower) & ~np.isnan(upper)
    before = _beyond(group, lower, upper, sure)
    behind = _beyond(group, -upper, -lower, sure)
    return frame.assign(
        rank=rank,
        rank_from=np.where(sure, 1 + before, np.nan),
        rank_to=np.where(sure, among - behind, np.nan),
        among=among.astype(int),
        method=np.where(sure, METHOD, np.where(known, "rank by value", "not ranked: no value")),
    )


def _beyond(group: np.ndarray, start: Floats, end: Floats, sure: np.ndarray) -> Floats:
    """For each row how many of its group's ``start`` lie above its ``end``; only ``sure`` rows count."""
    size = int(sure.sum())
    ends = np.concatenate([start[sure], end[sure]])
    place = np.unique(ends, return_inverse=True)[1]
    groups = np.unique(group[sure], return_inverse=True)[1]
    first, last = groups * len(ends) + place[:size], groups * len(ends) + place[size:]
    ordered = np.sort(first)
    through = np.searchsorted(ordered, (groups + 1) * len(ends))
    found = np.zeros(len(start))
    found[sure] = through - np.searchsorted(ordered, last, side="right")
    return found


KIND = Method(
    says="Where an area stands among the others, and the places that its limits allow.",
    estimate=estimate,
    formula=(
        "The rank is 1 plus the number of areas with a better value. The best place allowed is 1 plus "
        "the number of areas whose limits lie wholly before its own. The worst place allowed is the "
        "number of areas, less those whose limits lie wholly behind its own."
    ),
    source="Goldstein and Spiegelhalter (1996), J. R. Stat. Soc. A 159, 385-443",
    example=Example("area,value,lower,upper\nA,8,7,9\nB,6,5,7.5\nC,5,4,6\nD,2,1,3\n"),
)
