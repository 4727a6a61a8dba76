"""Which way a figure moves: the recent trend of years, a special cause of months or quarters."""

from dataclasses import dataclass

import pandas as pd

from jsna.findings.claims.case import Case
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import Unsound
from jsna.findings.finding import Reading
from jsna.statistics.methods.control_chart import TRIAL
from jsna.statistics.methods.control_chart import estimate as control_chart
from jsna.statistics.methods.recent_trend import CANNOT, NO_CHANGE, recent_trend

PUBLISHED = "published trend"
_WAYS = {"increasing": "up", "decreasing": "down", "rising": "up", "falling": "down"}
_SAID = {"up": "rising", "down": "falling", "none": "no clear trend"}
_OTHER = {"up": "down", "down": "up"}


@dataclass(frozen=True, slots=True)
class Moved:
    """``way`` is up, down or none (no clear trend)."""

    way: str
    test: str
    because: str
    numbers: dict[str, float]


def moving(case: Case) -> Tested:
    """The series moves that way."""
    moved, latest = movement(case)
    way = _WAYS.get(case.way) or case.judged(case.way)
    return Tested(way, moved.way, moved.test, moved.because, latest, _OTHER[way], moved.numbers)


def no_clear_trend(case: Case) -> Tested:
    """The test could be run and did not fire."""
    moved, latest = movement(case)
    return Tested("none", moved.way, moved.test, moved.because, latest, "", moved.numbers)


def movement(case: Case) -> tuple[Moved, tuple[Reading, ...]]:
    """How the claim's series moves up to its period, and the reading of that period.  Raises CannotCheck."""
    one = case.row()
    rows = case.series().frame
    rows = rows[rows["period_end"] <= rows.loc[one.line, "period_end"]]
    refuse_overlaps(case.measure.id, rows)
    made = _years(case, one, rows) if case.measure.every == "year" else _months(case, one, rows)
    return made, (one,)


def refuse_overlaps(measure: str, rows: pd.DataFrame) -> None:
    """Raises Unsound where periods of ``rows``, in order of time, overlap."""
    late = rows["period_start"].to_numpy()[1:] <= rows["period_end"].to_numpy()[:-1]
    if late.any():
        place = int(late.nonzero()[0][-1])
        first, last = rows["period"].tolist()[place : place + 2]
        said = f"{measure} has overlapping periods ({first}, {last})"
        raise Unsound(said, "trend and change tests need separate ones", "overlapping-periods")


def _years(case: Case, one: Reading, rows: pd.DataFrame) -> Moved:
    about = case.measure
    breaks = [each.at.start for each in about.breaks]
    made = recent_trend(rows, ["area"], about.statistic, about.better, breaks).iloc[0]
    label, reason = str(made["label"]), str(made["reason"])
    if label == CANNOT:
        return _published(case, one, reason)
    way = _WAYS.get(label, "none")
    numbers = {
        "chi_square": float(made["chi_square"]),
        "smallest_yearly_change": float(made["smallest_change"]),
    }
    said = f"{label} from {made['first']} to {made['last']}" + (f", {reason}" if reason else "")
    if label == NO_CHANGE:
        said += f"; a yearly change under {case.number(numbers['smallest_yearly_change'])} would not be seen"
    return Moved(way, f"recent trend, {made['method']}", f"{case.said(one)}: {said}", numbers)


def _published(case: Case, one: Reading, reason: str) -> Moved:
    """The producer's own trend, where ours cannot be worked out."""
    said = one.trend.lower()
    way = next((way for word, way in _WAYS.items() if word in said), "")
    way = way or ("none" if "no significant" in said or "no change" in said else "")
    if not way:
        raise CannotCheck(f"{case.said(one)}: {reason}", one)
    return Moved(way, PUBLISHED, f"{case.said(one)}: {one.trend.lower()}, as published", {})


def _months(case: Case, one: Reading, rows: pd.DataFrame) -> Moved:
    series = rows[segment(case, rows) == segment(case, rows).iloc[-1]].dropna(subset=["value"])
    if len(series) < TRIAL:
        raise CannotCheck(f"only {len(series)} of the {TRIAL} points needed", one)
    last = control_chart(series, ["area"], baseline=TRIAL).iloc[-1]
    way = {1: "up", -1: "down"}.get(int(last["direction"]), "none")
    numbers = {name: float(last[name]) for name in ("middle", "lower", "upper")}
    limits = f"{case.number(numbers['lower'])} to {case.number(numbers['upper'])}"
    cause = f"special cause ({last['cause']}), {_SAID[way]}" if last["cause"] else "no special cause"
    return Moved(way, "XmR chart", f"{case.said(one)}: {cause}; usual range {limits}", numbers)


def segment(case: Case, rows: pd.DataFrame) -> pd.Series:
    """Which stretch each row belongs to: a break, or a period that is missing, begins another."""
    starts = [pd.Timestamp(each.at.start) for each in case.measure.breaks]
    broken = sum(
        ((rows["period_start"] >= start).astype(int) for start in starts), pd.Series(0, index=rows.index)
    )
    gap = (rows["period_start"] - rows["period_end"].shift()).dt.days > 1
    withheld = rows["value"].isna()
    return broken + (gap | withheld).cumsum()


KIND = Family(
    says="Whether a figure rises or falls more than chance would have it.",
    only="only tells of a trend",
    forms={"M is rising|falling|improving|worsening": moving, "M has no clear trend": no_clear_trend},
    example="smoking is falling",
    allows=("moving", "changed"),
)
