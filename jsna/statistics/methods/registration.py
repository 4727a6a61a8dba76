"""People who live in a place beside people on lists; and how many, at least, are on no list.

Living here less being on a list = people here on no list - people on a list who are
not here, so that the difference is never "the unregistered".
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import refuse
from jsna.statistics.method import Example, Method

METHOD = "residents less people on lists"


def estimate(frame: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all): resident, registered, difference, floor, method.

    ``frame`` has a row for each of the finest cells there are (an area, or an area by age
    and sex) with the columns resident and registered (people, >= 0).  ``difference`` is
    residents less people on lists.  ``floor`` is the least number of people on no list,
    if the residents are right: the sum over the cells of what is above 0.
    A cell that lacks a number adds nothing to any of the four; ``cells`` counts those that
    do and ``left_out`` those that do not, and a group with none of the first has none of the four.
    Raises ValueError where a number is negative.

    Source: ONS (2016), Patient Register: quality assurance of administrative data (people
    are missed by a list, and kept on it after they left); the floor follows from the sum.
    """
    refuse((frame[["resident", "registered"]] < 0).to_numpy(), "a number of people must be at least 0")
    known = frame[["resident", "registered"]].notna().all(axis=1)
    people = frame[["resident", "registered"]].where(known)
    difference = people["resident"] - people["registered"]
    cells = people.assign(difference=difference, floor=difference.clip(lower=0), cells=known, left_out=~known)
    cells = cells.astype("float64")
    if by:
        keys = [frame[key] for key in by]
        sums = cells.groupby(keys, sort=True, dropna=False, observed=True).sum().reset_index()
    else:
        sums = cells.sum().to_frame().T
    empty = sums["cells"] == 0
    numbers = ["resident", "registered", "difference", "floor"]
    sums[numbers] = sums[numbers].mask(empty)
    return sums.assign(method=np.where(empty, "not given: no area has both numbers", METHOD))


KIND = Method(
    says="How many more people live here than are on lists, and how many at least are on none.",
    estimate=estimate,
    formula=(
        "The difference is residents less people on lists. The least number on no list is the sum, over "
        "the finest cells there are, of those differences that are above 0."
    ),
    source="ONS (2016), Patient Register: quality assurance of administrative data",
    example=Example("area,resident,registered\nA,1800,1710\nB,1700,1780\nC,1600,1730\n"),
)
