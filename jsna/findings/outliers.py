"""Which areas differ from the average of all by more than chance would have it."""

from dataclasses import dataclass

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.statistics.methods import funnel

Curve = tuple[tuple[float, float], ...]
LIMITS = ("lower", "upper", "lower_998", "upper_998")
FAR = ("lowest", "highest")
WIDE = 1.06  # how far beyond the largest denominator the limits are worked out
VERDICTS = {
    "higher": {1: "better", -1: "worse"},
    "lower": {1: "worse", -1: "better"},
    "neither": {1: "higher", -1: "lower"},
}
WAYS = {"lowest": -1, "lower": -1, "higher": 1, "highest": 1}


@dataclass(frozen=True, slots=True)
class Outliers:
    """The ``average`` of all areas, the ``limits`` round it, and where each area stands.

    ``verdicts`` is better, worse, higher, lower or similar by area; ``beyond`` are
    the areas outside the 99.8% limits.  ``limits`` are pairs of denominator and value.
    """

    average: float
    limits: dict[str, Curve]
    verdicts: dict[str, str]
    beyond: tuple[str, ...]


def outliers(found: Found, measure: str, rows: SafeTable) -> Outliers:
    """The funnel of ``rows``, one a area of one period.  Areas without a shown value have no verdict.

    Raises ValueError, in plain words, for a measure that is no share and no rate, and for
    areas without count or denominator.
    """
    about = found.measures[measure]
    kind, per = _kind(about)
    shown = rows.frame[rows.frame["reason"] == SHOWN]
    lacking = shown[["count", "denominator"]].isna().any(axis=1)
    if len(shown) < 3 or lacking.all():
        raise ValueError(f"a funnel of {measure} needs at least three areas with a count and a denominator")
    told = funnel.estimate(shown.loc[~lacking, ["area", "count", "denominator"]], kind, per)
    found.use("funnel", measure)
    ways = {str(area): WAYS.get(word, 0) for area, word in zip(told["area"], told["compared"], strict=True)}
    average = float(told["average"].iloc[0])
    words = VERDICTS[about.better]
    return Outliers(
        average,
        _limits(told, kind, per, average),
        {area: words.get(way, "similar") for area, way in ways.items()},
        tuple(str(area) for area in told.loc[told["compared"].isin(FAR), "area"]),
    )


def _kind(measure: Measure) -> tuple[funnel.Kind, float]:
    if measure.statistic == "proportion":
        return "proportion", 100
    if measure.statistic == "rate" and measure.per:
        return "rate", measure.per
    raise ValueError(f"a funnel shows shares and rates; {measure.id} is given as {measure.statistic}")


def _limits(told: pd.DataFrame, kind: str, per: float, average: float) -> dict[str, Curve]:
    first, last = float(told["denominator"].min()), float(told["denominator"].max()) * WIDE
    if kind == "proportion":
        made = funnel.limits_of_shares(funnel.steps(max(1, first // 8), last), average, per)
        return {side: _pairs(made["denominator"], made[side]) for side in LIMITS}
    events = funnel.limits_of_events(funnel.steps(1, max(4 * average * last / per, 10)))
    curves = {}
    for side in LIMITS:
        expected = events[side].where(events[side] > 0)
        people = expected * per / average
        there = (people >= first / 8) & (people <= last)
        curves[side] = _pairs(people[there], (average * events["count"] / expected)[there])
    return curves


def _pairs(people: "pd.Series[float]", value: "pd.Series[float]") -> Curve:
    return tuple(zip(people.astype(float), value.astype(float), strict=True))
