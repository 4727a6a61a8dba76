"""How many events for so many people: a crude rate."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.counts import added_up
from jsna.statistics.intervals import FEW, count_limits, floats, refuse
from jsna.statistics.method import LEVELS, Example, Method, limit_columns, named


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 100_000,
    level: float | Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """``frame`` with value, limits and method: ``count`` for every ``per`` of ``denominator``.

    ``frame`` has the columns count (events, >= 0) and denominator (people or
    person-years, >= 0).  With ``by``, one row a group, counts and denominators
    added up; without, one row a row.  Each of ``level`` (0.9 to 1) gives a pair
    of limits, see ``limit_columns``: exact Poisson below 10 events, Byar's from
    10.  No events among nobody, or a missing number, is missing.
    Raises ValueError where a number is negative, or where events have no people.

    Source: Fingertips Public Health Technical Guidance, rates; Breslow and Day (1987),
    IARC; Armitage and Berry (2002), 4th edn.
    """
    rows = added_up(frame, by)
    count, denominator = floats(rows["count"]), floats(rows["denominator"])
    refuse(denominator < 0, "a denominator must be at least 0")
    refuse((denominator == 0) & (count > 0), "events need a denominator above 0")
    people = np.where(denominator == 0, np.nan, denominator)
    limits: dict[str, np.ndarray] = {}
    for confidence, (lower, upper) in limit_columns(level).items():
        limits[lower], limits[upper] = (per * side / people for side in count_limits(count, confidence))
    method = named(count < FEW, ("rate with Byar limits", "rate with exact Poisson limits"))
    return rows.assign(value=per * count / people, **limits, method=method)


KIND = Method(
    says="Events for every so many people, with exact Poisson limits below 10 events and Byar's from 10.",
    estimate=estimate,
    formula=(
        "The value is the count divided by the denominator, times the number of people it is given for. "
        "The limits are those of the count, treated in the same way. Below 10 events they are the exact "
        "limits of a Poisson count. From 10 on they are Byar's; z is 1.96 for 95% limits. For the lower "
        "limit, A is 1 over 9 times the count, and B is z over 3 times the square root of the count: "
        "take 1 minus A minus B, raise it to the power of 3, and multiply by the count. For the upper "
        "limit put the count plus 1 wherever the count stands, and add B instead of taking it away."
    ),
    source="Fingertips Public Health Technical Guidance, rates",
    example=Example("area,count,denominator\nE05015239,4,11278\nE08000009,210,241025\n"),
    rowwise=True,
)
