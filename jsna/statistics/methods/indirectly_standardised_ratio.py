"""How many events there were for each that the reference population's rates would have brought."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import FEW, count_limits, floats, refuse
from jsna.statistics.method import LEVELS, Example, Method, limit_columns

NUMBERS = ["count", "denominator", "reference_count", "reference_denominator"]


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 1,
    level: float | Sequence[float] = LEVELS,
    observed: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all) with its indirectly standardised ratio.

    ``frame`` has a row an age band with the columns count (events, >= 0), denominator
    (people, >= 0; a missing one of either is none), reference_count (>= 0) and
    reference_denominator (> 0).  ``observed`` gives the events of each group (columns
    ``by`` and count) when the bands do not.  Gives the columns of ``by``, count
    (observed), expected, reference_rate (events for each person of the reference),
    value (``per`` times observed over expected), the limits of each of ``level``
    (0.9 to 1, see ``limit_columns``; exact Poisson below 10 events, Byar's from 10) and
    method.  Raises ValueError where a number is outside its range, and where groups
    differ in how many bands they have.

    Source: Fingertips Public Health Technical Guidance, indirectly standardised ratios.
    """
    sums = _added_up(frame, by, observed)
    value = per * sums["count"] / sums["expected"]
    limits: dict[str, np.ndarray] = {}
    for confidence, (lower, upper) in limit_columns(level).items():
        pair = count_limits(sums["count"], confidence)
        limits[lower], limits[upper] = (per * side / floats(sums["expected"]) for side in pair)
    few, many = (f"indirectly standardised ratio with {kind} limits" for kind in ("exact Poisson", "Byar"))
    named = np.where(sums["count"] < FEW, few, many)
    return sums.assign(value=value, **limits, method=named).reset_index(drop=not by)


def _added_up(frame: pd.DataFrame, by: Sequence[str], observed: pd.DataFrame | None) -> pd.DataFrame:
    rows = frame.reindex(columns=[*by, *NUMBERS])
    known = rows.fillna({"count": 0, "denominator": 0})
    refuse(known[["count", "denominator"]] < 0, "counts and denominators must be at least 0")
    refuse(~(rows["reference_count"] >= 0), "each age band needs a reference count of at least 0")
    refuse(~(rows["reference_denominator"] > 0), "each age band needs a reference denominator above 0")
    rate = known["reference_count"] / known["reference_denominator"]
    terms = known.assign(expected=known["denominator"] * rate)
    if not by:
        sums = terms.sum().to_frame().T
    else:
        groups = terms.groupby(list(by), dropna=False, observed=True)
        refuse(groups.size().nunique() > 1, "each group needs the same age bands")
        sums = groups.sum()
    if observed is not None:
        sums["count"] = observed.set_index(list(by))["count"].reindex(sums.index) if by else observed["count"]
    sums["reference_rate"] = sums["reference_count"] / sums["reference_denominator"]
    return sums[["count", "expected", "reference_rate"]]


EXAMPLE = (
    "area,age,count,denominator,reference_count,reference_denominator\n"
    "E08000009,0 to 39,30,110000,6000,28000000\nE08000009,40 to 64,150,80000,41000,18500000\n"
    "E08000009,65 and over,420,42000,120000,10500000\n"
)

KIND = Method(
    says="Events for each that another population's rates, age by age, would have brought.",
    estimate=estimate,
    formula=(
        "For each age, the events expected are the rate in the reference population times the people "
        "here. The value is all events here divided by all events expected. The limits are those of the "
        "count of events here, divided by the events expected."
    ),
    source="Fingertips Public Health Technical Guidance, indirectly standardised ratios",
    example=Example(EXAMPLE, {"by": ["area"], "per": 100}),
)
