"""Is a series only noise, or has something changed? An XmR chart, as in Making Data Count.

Points run in order of time within a group and segment; a segment is a stretch
whose figures compare with each other.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.intervals import floats, refuse
from jsna.statistics.method import Example, Method

SPREAD = 2.66  # mean moving ranges from the mean to a limit: 3 / 1.128
SCREEN = 3.267  # mean moving ranges; a range as large is left out when ranges are screened
RUN, NEAR, TRIAL = 7, 2 / 3, 12  # points of a run; the way to a limit; fewer points give trial limits

OUTSIDE, TREND, TWO_IN_THREE, ONE_SIDE = (
    "outside the limits",
    "7 in a row",
    "2 of 3 near a limit",
    "7 on one side",
)
METHOD = "XmR chart"


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    screened: bool = False,
    baseline: int | None = None,
    time: str = "period_start",
) -> pd.DataFrame:
    """``frame`` in order of group and ``time``, with limits, special causes and method.

    ``frame`` has the columns of ``by``, ``time``, value (any unit) and, where a series
    starts anew, segment (a number or text that changes there).  ``baseline`` is how many
    of a segment's first points set its limits (12 or more; None: all);
    ``screened`` leaves moving ranges of at least 3.267 mean ranges out, once.

    Adds points (how many set the segment's limits), middle (their mean), lower and upper
    (2.66 mean moving ranges from it), side (1 above the mean, -1 below, 0 on it), near
    (beyond two thirds of the way to a limit, and not outside), cause and direction: the
    first that holds of outside the limits; 7 in a row (rising or falling); 2 of 3 near a
    limit; 7 on one side; "" for none.  direction is 1 up, -1 down, 0 none.
    Raises ValueError for a time that stands twice in a group, and a baseline under 12.

    Source: NHS England, Making Data Count; Nelson (1984), J. Qual. Technol. 16, 237-239.
    """
    refuse(baseline is not None and baseline < TRIAL, "limits need a baseline of at least 12 points")
    refuse(frame.duplicated([*by, time]), "two points are for the same time")
    parts = [*by, "segment"] if "segment" in frame.columns else list(by)
    rows = frame.sort_values([*by, time], kind="stable", ignore_index=True)
    stretch = pd.Series(0, index=rows.index)
    if parts:
        stretch = rows.groupby(parts, dropna=False, observed=True, sort=False).ngroup()
    rows = rows.assign(**_limits(rows["value"], stretch, screened, baseline))
    rows = rows.assign(**_places(rows))
    return rows.assign(**_causes(rows, stretch), method=METHOD)


def rebased(
    frame: pd.DataFrame,
    breaks: pd.DataFrame | Sequence[object],
    by: Sequence[str] = (),
    time: str = "period_start",
) -> pd.DataFrame:
    """``frame`` with segment: how many of ``breaks`` have come by each row's ``time``.

    A break is the first time of a new segment.  ``breaks`` are times that hold for
    every group, or a frame with the columns of ``by`` and ``time``: each group's own.
    """
    kind = frame[time].dtype
    if not isinstance(breaks, pd.DataFrame):
        times = pd.Index(pd.Series(list(breaks)).astype(kind)).sort_values()
        return frame.assign(segment=times.searchsorted(frame[time], side="right"))
    keys = [*by, time]
    both = pd.concat([breaks[keys].astype({time: kind}).assign(new=1), frame[keys].assign(new=0)])
    both = both.reset_index(drop=True).sort_values([time], kind="stable")
    passed = (
        both.groupby(list(by), dropna=False, observed=True)["new"].cumsum() if by else both["new"].cumsum()
    )
    return frame.assign(segment=passed.sort_index().to_numpy()[len(breaks) :])


def _limits(
    value: "pd.Series[float]", stretch: "pd.Series[int]", screened: bool, baseline: int | None
) -> dict[str, "pd.Series[float]"]:
    """The middle and limits of each point's stretch, and how many points set them."""
    if baseline is not None:
        value = value.where(value.groupby(stretch).cumcount() < baseline)
    known = value.groupby(stretch)
    moving = known.diff().abs()
    if screened:
        usual = moving.groupby(stretch).transform("mean")
        moving = moving.where((moving < SCREEN * usual) | (usual == 0))
    middle, reach = known.transform("mean"), SPREAD * moving.groupby(stretch).transform("mean")
    points = known.transform("count")
    return {"points": points, "middle": middle, "lower": middle - reach, "upper": middle + reach}


def _places(rows: pd.DataFrame) -> dict[str, "pd.Series"]:
    """Where each point lies: outside the limits, near one, on which side of the middle."""
    away, reach = (rows["value"] - rows["middle"]).abs(), rows["upper"] - rows["middle"]
    outside = (rows["value"] > rows["upper"]) | (rows["value"] < rows["lower"])
    side = _sign(rows["value"] - rows["middle"])
    return {"side": side, "outside": outside, "near": (away > NEAR * reach) & ~outside}


def _causes(rows: pd.DataFrame, stretch: "pd.Series[int]") -> dict[str, np.ndarray]:
    """The first special cause of each point, and its direction."""
    side = rows["side"]
    rising = _sign(rows["value"].groupby(stretch).diff())
    steps = rising.where(_run_length(rising, stretch) >= RUN - 1, 0)
    # the point before the first step of a run belongs to it
    trend = steps.where(steps != 0, steps.groupby(stretch).shift(-1, fill_value=0))
    one_side = side.where(_run_length(side, stretch) >= RUN, 0)
    two_in_three = side.where(_two_in_three(rows, stretch), 0)
    found = {
        OUTSIDE: side.where(rows["outside"], 0),
        TREND: trend,
        TWO_IN_THREE: two_in_three,
        ONE_SIDE: one_side,
    }
    holds = [way != 0 for way in found.values()]
    return {
        "cause": np.select(holds, list(found), ""),
        "direction": np.select(holds, list(found.values()), 0),
    }


def _sign(numbers: "pd.Series[float]") -> "pd.Series[int]":
    return pd.Series(np.nan_to_num(np.sign(numbers)).astype(int), index=numbers.index)


def _run_length(sign: "pd.Series[int]", stretch: "pd.Series[int]") -> "pd.Series[int]":
    """How many points in a row have the sign of each point."""
    new = (sign != sign.shift()) | (stretch != stretch.shift())
    return sign.groupby(new.cumsum()).transform("size")


def _two_in_three(rows: pd.DataFrame, stretch: "pd.Series[int]") -> "pd.Series[bool]":
    """Points near a limit in three on one side of which two or more are near."""
    side, near = rows["side"], rows["near"].astype(int)
    before = [(side.groupby(stretch).shift(lag), near.groupby(stretch).shift(lag)) for lag in (1, 2)]
    alike = (side == before[0][0]) & (side == before[1][0]) & (side != 0)
    ends = alike & (near + before[0][1] + before[1][1] >= 2)
    later = [ends.groupby(stretch).shift(-lag, fill_value=False) for lag in (1, 2)]
    return (ends | later[0] | later[1]) & rows["near"]


def assurance(lower: ArrayLike, upper: ArrayLike, target: ArrayLike, better: str) -> np.ndarray:
    """Whether a ``target`` will be met: consistently pass, consistently fail, or inconsistent.

    ``lower`` and ``upper`` are the limits of the latest segment, in the unit of the
    target; they broadcast together.  ``better`` is higher or lower.  A missing limit
    makes it inconsistent.  Raises ValueError for another ``better``.

    Source: NHS England, Making Data Count.
    """
    refuse(better not in ("higher", "lower"), f"better is 'higher' or 'lower', not '{better}'")
    lower, upper, target = floats(lower), floats(upper), floats(target)
    above, below = lower > target, upper < target
    passes, fails = (above, below) if better == "higher" else (below, above)
    return np.select([passes, fails], ["consistently pass", "consistently fail"], "inconsistent")


KIND = Method(
    says="Whether a monthly or quarterly series is only noise, or something has changed.",
    estimate=estimate,
    formula=(
        "The mean is that of the first 12 points. The moving range of a point is how far it lies from "
        "the one before. The limits are the mean minus and plus 2.66 times the mean moving range of the "
        "same points. A point is a special cause where it lies outside the limits, is one of 7 that "
        "rise or fall in a row, is one of 2 in 3 that lie more than two thirds of the way to a limit, "
        "or is one of 7 in a row on one side of the mean."
    ),
    source="NHS England, Making Data Count",
    example=Example(
        "period_start,value\n"
        + "\n".join(
            f"2025-{month:02}-01,{value}" for month, value in enumerate((5, 6, 5, 7, 4, 5, 6, 4, 5, 6), 1)
        )
    ),
)
