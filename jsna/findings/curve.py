"""Whether an outcome has left the course of its history, and whether its target is in reach."""

from dataclasses import dataclass

import pandas as pd

from jsna.findings.movement import NO_CHANGE, NOT_TESTED, movement
from jsna.findings.path import is_better, month_of
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.model.priority import Outcome
from jsna.statistics.methods.control_chart import TRIAL, assurance, estimate, rebased
from jsna.statistics.prediction import prediction_interval, trend_interval

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Curve:
    """The 95% interval in which the latest value would lie if nothing had changed since the start.

    ``turned``: it lies on the better side.  ``assurance``: consistently pass, consistently
    fail or inconsistent, for the target; "" where no limits can be drawn.
    """

    points: int
    lower: float
    upper: float
    latest: float
    turned: bool
    by_trend: bool
    assurance: str


def curve(outcome: Outcome, measure: Measure, rows: pd.DataFrame) -> Curve | None:
    """The curve of ``outcome`` over ``rows``, its area's figures in order of time.

    None where the history is shorter than 3 periods or nothing has come after it.
    """
    start = month_of(outcome.from_.period)
    months = [month_of(read_period(str(text))) for text in rows["period"]]
    history = rows[[month <= start for month in months]]
    if len(history) < FEWEST or len(history) == len(rows):
        return None
    by_trend = movement(measure, history).word not in (NO_CHANGE, NOT_TESTED)
    values, ahead = history["value"], len(rows) - len(history)
    lower, upper = trend_interval(values, ahead) if by_trend else prediction_interval(values)
    latest = float(rows["value"].iloc[-1])
    turned = is_better(measure.better, latest, upper if measure.better == "higher" else lower)
    return Curve(len(history), lower, upper, latest, turned, by_trend, _assured(outcome, measure, rows))


def _assured(outcome: Outcome, measure: Measure, rows: pd.DataFrame) -> str:
    if measure.every == "year" or len(rows) < TRIAL:
        return ""
    starts = [one.at.start for one in measure.breaks]
    latest = estimate(rebased(rows, starts) if starts else rows, baseline=TRIAL).iloc[-1]
    if latest["points"] < TRIAL:
        return ""
    return str(assurance(latest["lower"], latest["upper"], float(outcome.to.value), measure.better))
