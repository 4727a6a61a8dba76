"""Which areas differ from the average of all by more than chance would have it.

Three kinds of value: a proportion (count out of denominator), a ratio (count
over the events expected, in denominator; its average is 1) and a rate.  A rate
that is standardised brings its own value, and the people that would give it by
its count stand in for its denominator.
"""

from typing import Literal

import numpy as np
import pandas as pd

from jsna.statistics.intervals import (
    FEW,
    Floats,
    Limits,
    count_limits,
    exact_poisson_limits,
    floats,
    refuse,
    standard_normal,
    wilson_limits,
)
from jsna.statistics.method import LEVELS, Example, Method, limit_columns

Kind = Literal["proportion", "ratio", "rate", "standardised rate"]
KINDS = ("proportion", "ratio", "rate", "standardised rate")
PLACES = np.array(["lowest", "lower", "similar", "higher", "highest", "not compared"])


def estimate(frame: pd.DataFrame, kind: Kind = "proportion", per: float = 100) -> pd.DataFrame:
    """``frame`` with average, compared and method: where each area stands to the average of all.

    ``frame`` has the columns count and denominator (see ``people``) and, for a
    standardised rate, value for every ``per``.  ``compared`` is similar, higher or
    lower (the average lies outside the area's 95% limits) or highest or lowest (outside
    its 99.8% limits); not compared for a standardised rate of fewer than 10 events.
    Limits are Wilson's for a proportion, else exact Poisson below 10 events and Byar's
    from 10.  Raises ValueError where a number is missing or outside its range.

    Source: Spiegelhalter (2005), Stat. Med. 24, 1185-1202.
    """
    among = people(frame, kind, per)
    middle = average(frame, kind, per)
    side = np.zeros(len(frame))
    for level in LEVELS:
        lower, upper = _limits(frame, kind, per, among, level)
        side = side + (lower > middle) - (upper < middle)
    side = np.where(_hidden(frame, kind), 3, side)
    compared = PLACES[(side + 2).astype(int)]
    return frame.assign(average=middle, compared=compared, method=f"funnel of a {kind}")


def people(frame: pd.DataFrame, kind: Kind, per: float = 100) -> Floats:
    """The denominator of each row: its own, or what its rate and count make of it."""
    refuse(kind not in KINDS, f"a funnel is of {', '.join(KINDS)}, not of '{kind}'")
    count = floats(frame["count"])
    refuse(~(count >= 0), "each row needs a count of at least 0")
    own = floats(frame["denominator"]) if "denominator" in frame.columns else np.full(len(frame), np.nan)
    if kind in ("rate", "standardised rate") and "value" in frame.columns:
        with np.errstate(divide="ignore", invalid="ignore"):
            own = np.where(count > 0, per * count / floats(frame["value"]), own)
    refuse(~(own > 0), "each row needs a denominator above 0")
    refuse((kind == "proportion") & (count > own), "a count must lie between 0 and its denominator")
    return own


def average(frame: pd.DataFrame, kind: Kind, per: float = 100) -> float:
    """The value of all rows together, for every ``per``; that of ratios is ``per`` times 1."""
    return per if kind == "ratio" else per * float(frame["count"].sum() / people(frame, kind, per).sum())


def _hidden(frame: pd.DataFrame, kind: Kind) -> np.ndarray:
    return np.asarray((frame["count"] < FEW) & (kind == "standardised rate"))


def _limits(frame: pd.DataFrame, kind: Kind, per: float, among: Floats, level: float) -> Limits:
    count = floats(frame["count"])
    if kind == "proportion":
        lower, upper = wilson_limits(count, among, level)
        return per * lower, per * upper
    lower, upper = count_limits(count, level)
    return per * lower / among, per * upper / among


def limits_of_shares(people: Floats, average: float, per: float = 100) -> pd.DataFrame:
    """The limits round the ``average`` share (for every ``per``) at so many ``people`` each.

    Columns denominator, lower, upper (95%), lower_998, upper_998: normal limits,
    kept between 0 and ``per``.
    """
    share = average / per
    made = pd.DataFrame({"denominator": floats(people)})
    for level, (lower, upper) in limit_columns(LEVELS).items():
        reach = standard_normal(level) * np.sqrt(share * (1 - share) / made["denominator"])
        made[lower], made[upper] = (per * (share + side).clip(0, 1) for side in (-reach, reach))
    return made


def limits_of_events(events: Floats) -> pd.DataFrame:
    """How many events must be expected for so many ``events`` to lie on each limit.

    Columns count and, for lower, upper (95%), lower_998 and upper_998, the events expected:
    count over these is the ratio that the limit has there.  Exact Poisson.
    """
    made = pd.DataFrame({"count": floats(events)})
    for level, (lower, upper) in limit_columns(LEVELS).items():
        # the more are expected, the lower is the ratio: the limits change sides
        made[upper], made[lower] = exact_poisson_limits(made["count"], level)
    return made


def steps(first: float, last: float, number: int = 100) -> Floats:
    """``number`` whole numbers from ``first`` to ``last``, each further from the one before."""
    made = [first]
    for left in range(number - 1, 0, -1):
        here = made[-1]
        made.append(max(here + 1, np.floor((last / here) ** (1 / left) * here + 0.5)))
    return floats(made)


KIND = Method(
    says="Areas that differ from the average of all by more than chance would have it.",
    estimate=estimate,
    formula=(
        "The average is all events divided by all people. For the limits of a share, multiply the "
        "average by the share that is left, divide by the number of people, and take the square root; "
        "the limits are the average minus and plus z times this, where z is 1.96 for 95% and 3.09 for "
        "99.8%. Limits of a rate are the exact limits of a Poisson count, divided by the events "
        "expected. An area is beyond a limit where the average lies outside the area's own limits at "
        "that level."
    ),
    source="Spiegelhalter (2005), Stat. Med. 24, 1185-1202",
    example=Example("area,count,denominator\nA,96,300\nB,80,232\nC,430,860\nD,50,210\n"),
)
