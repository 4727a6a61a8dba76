"""The average of what was measured."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import t_limits
from jsna.statistics.method import LEVELS, Example, Method, limit_columns


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    measured: str = "value",
    level: float | Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all) with the mean of the column ``measured``.

    Gives the columns of ``by``, ``total`` and ``deviation`` (sample standard
    deviation) in the unit measured, ``number`` (how many were measured),
    value, the limits of each of ``level`` (0.9 to 1, see ``limit_columns``) and
    method.  One missing measurement makes its group's mean missing; a single
    measurement has a mean and no limits.

    Source: Student (1908), Biometrika 6, 1-25.
    """
    keys = list(by)
    rows = frame if keys else frame.assign(everyone="")
    groups = rows.groupby(keys or ["everyone"], sort=True, dropna=False, observed=True)[measured]
    made = pd.DataFrame(
        {
            "total": groups.sum(skipna=False),
            "number": groups.size().astype("float64"),
            "deviation": groups.std(skipna=False),
        }
    ).reset_index()
    value = made["total"] / made["number"]
    limits: dict[str, np.ndarray] = {}
    for confidence, (lower, upper) in limit_columns(level).items():
        limits[lower], limits[upper] = t_limits(value, made["deviation"], made["number"], confidence)
    made = made.assign(value=value, **limits, method="mean with Student's t limits")
    return made if keys else made.drop(columns="everyone")


KIND = Method(
    says="The average of what was measured, with Student's t limits.",
    estimate=estimate,
    formula=(
        "The value is the sum of the values divided by their number. The standard error is the standard "
        "deviation divided by the square root of their number. The limits are the value minus and plus "
        "t times the standard error, where t comes from Student's distribution with one degree of "
        "freedom fewer than there are values."
    ),
    source="Student (1908), Biometrika 6, 1-25",
    example=Example(
        "area,value\nE08000009,26.4\nE08000009,23.0\nE08000009,27.1\nE92000001,25.2\nE92000001,28.8\n",
        {"by": ["area"]},
    ),
)
