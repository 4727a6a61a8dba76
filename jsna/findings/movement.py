"""Whether a measure has moved at its latest period, by the test that its rhythm allows."""

from dataclasses import dataclass

import pandas as pd

from jsna.model.measures import Measure
from jsna.statistics.methods.control_chart import TRIAL, estimate, rebased
from jsna.statistics.methods.recent_trend import recent_trend

IMPROVING, NO_CHANGE, WORSENING, NOT_TESTED = "improving", "no clear change", "worsening", "not tested"
FEWEST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Movement:
    """improving, worsening, no clear change or not tested.

    ``smallest``: the smallest change that the test could have seen, in the unit of the
    measure (of a control chart: at one point; of a trend: in a year); NaN if not known.
    """

    word: str
    smallest: float = float("nan")


def movement(measure: Measure, rows: pd.DataFrame) -> Movement:
    """The movement of ``rows``, one area's figures in order of time, at the latest of them.

    Months and quarters, 12 or more: a special cause of the control chart at the latest
    point.  Years, 5 or more apart: the recent trend.  All else is not tested.
    """
    if (rows["period_start"].to_numpy()[1:] <= rows["period_end"].to_numpy()[:-1]).any():
        return Movement(NOT_TESTED)
    if measure.every == "year":
        return _by_trend(measure, rows)
    starts = [one.at.start for one in measure.breaks]
    points = estimate(rebased(rows, starts) if starts else rows, baseline=TRIAL).iloc[-1]
    if points["points"] < TRIAL:
        return Movement(NOT_TESTED)
    smallest = float(points["upper"] - points["middle"])
    if points["cause"] == "":
        return Movement(NO_CHANGE, smallest)
    better = (int(points["direction"]) > 0) == (measure.better == "higher")
    return Movement(IMPROVING if better else WORSENING, smallest)


def _by_trend(measure: Measure, rows: pd.DataFrame) -> Movement:
    if len(rows) < FEWEST_YEARS:
        return Movement(NOT_TESTED)
    starts = [one.at.start for one in measure.breaks]
    told = recent_trend(rows, ["measure"], measure.statistic, measure.better, starts).iloc[0]
    if str(told["label"]) == "cannot be calculated":
        return Movement(NOT_TESTED)
    words = {"getting better": IMPROVING, "getting worse": WORSENING}
    return Movement(words.get(str(told["judgement"]), NO_CHANGE), float(told["smallest_change"]))
