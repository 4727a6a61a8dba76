"""How many of every hundred: a count out of its denominator."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.counts import added_up
from jsna.statistics.intervals import floats, wilson_limits
from jsna.statistics.method import LEVELS, Example, Method, limit_columns


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 100,
    level: float | Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """``frame`` with value, limits and method: the share of ``denominator`` that ``count`` is.

    ``frame`` has the columns count and denominator (people, 0 <= count <=
    denominator).  With ``by``, one row a group, counts and denominators added
    up; without, one row a row.  ``per`` is the unit: 100 for per cent, 1 for a
    share.  Each of ``level`` (0.9 to 1) gives a pair of limits, see
    ``limit_columns``.  Nothing out of nothing, or a missing number, is missing.
    Raises ValueError where a count is negative or above its denominator.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212; Newcombe and Altman, in
    Statistics with confidence, 2nd edn (2000).
    """
    rows = added_up(frame, by)
    count, denominator = floats(rows["count"]), floats(rows["denominator"])
    limits: dict[str, np.ndarray] = {}
    for confidence, (lower, upper) in limit_columns(level).items():
        limits[lower], limits[upper] = (per * side for side in wilson_limits(count, denominator, confidence))
    with np.errstate(invalid="ignore"):
        share = count / denominator
    return rows.assign(value=per * share, **limits, method="proportion with Wilson limits")


KIND = Method(
    says="The share of people, in per cent, with Wilson limits.",
    estimate=estimate,
    formula=(
        "The value is the count divided by the denominator, times 100. Limits are Wilson's; z is 1.96 "
        "for 95% limits. A is twice the count, plus z squared. B is 4 times the count, times the share "
        "that is not counted; add z squared, take the square root, and multiply by z. C is twice the "
        "denominator, plus twice z squared. The lower limit is A minus B, the upper limit A plus B; "
        "each is then divided by C and multiplied by 100."
    ),
    source="Wilson (1927), J. Am. Stat. Assoc. 22, 209-212",
    example=Example("area,count,denominator\nE08000009,65,100\nE92000001,1045,5000\n"),
    rowwise=True,
)
