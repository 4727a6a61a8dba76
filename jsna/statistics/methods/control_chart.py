"""Is a series only noise, or has something changed? An XmR chart, as in Making Data Count.

Points run in order of time within a group and segment; a segment is a stretch
whose figures compare with each other.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from jsna.statistics.intervals import Floats, floats, refuse
from jsna.statistics.method import Example, Method, named

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
    return rows.assign(**_causes(rows, stretch.to_numpy().astype(np.intp)), method=METHOD)


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
    away, reach = rows["value"] - rows["middle"], rows["upper"] - rows["middle"]
    outside = (rows["value"] > rows["upper"]) | (rows["value"] < rows["lower"])
    side = pd.Series(_sign(away.to_numpy()), index=rows.index)
    return {"side": side, "outside": outside, "near": (away.abs() > NEAR * reach) & ~outside}


def _causes(rows: pd.DataFrame, stretch: NDArray[np.intp]) -> dict[str, "pd.Series"]:
    """The first special cause of each point, and its direction."""
    side, value = rows["side"].to_numpy(), rows["value"].to_numpy()
    rising = np.zeros_like(side)
    rising[1:] = np.where(stretch[1:] == stretch[:-1], _sign(np.diff(value)), 0)
    steps = np.where(_run_length(rising, stretch) >= RUN - 1, rising, 0)
    # the point before the first step of a run belongs to it
    trend = np.where(steps != 0, steps, _moved(steps, stretch, -1))
    found = {
        OUTSIDE: np.where(rows["outside"], side, 0),
        TREND: trend,
        TWO_IN_THREE: np.where(_two_in_three(side, rows["near"].to_numpy(), stretch), side, 0),
        ONE_SIDE: np.where(_run_length(side, stretch) >= RUN, side, 0),
    }
    holds = [way != 0 for way in found.values()]
    return {
        "cause": pd.Series(named(np.select(holds, range(1, 1 + len(found)), 0), ("", *found)), rows.index),
        "direction": pd.Series(np.select(holds, list(found.values()), np.int8(0)), rows.index),
    }


def _sign(numbers: Floats) -> NDArray[np.int8]:
    """1 above 0, -1 below, 0 on it; a missing number is on neither side."""
    return np.nan_to_num(np.sign(numbers)).astype(np.int8)


def _moved(numbers: NDArray[np.generic], stretch: NDArray[np.intp], later: int) -> NDArray[np.generic]:
    """Each point's ``numbers`` told so many points ``later`` (or earlier) of its stretch, else 0."""
    told, places = np.zeros_like(numbers), np.arange(len(numbers)) - later
    inside = (places >= 0) & (places < len(numbers))
    inside[inside] = stretch[inside] == stretch[places[inside]]
    told[inside] = numbers[places[inside]]
    return told


def _run_length(sign: NDArray[np.int8], stretch: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many points in a row have the sign of each point."""
    new = np.ones(len(sign), dtype=bool)
    new[1:] = (sign[1:] != sign[:-1]) | (stretch[1:] != stretch[:-1])
    heads = np.flatnonzero(new)
    lengths = np.diff(heads, append=len(sign))
    return np.repeat(lengths, lengths)


def _two_in_three(
    side: NDArray[np.int8], near: NDArray[np.bool_], stretch: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Points near a limit in three on one side of which two or more are near."""
    sides, nears = ([one, *(_moved(one, stretch, lag) for lag in (1, 2))] for one in (side, near))
    alike = (sides[0] != 0) & (sides[0] == sides[1]) & (sides[0] == sides[2])
    ends = alike & (np.sum(nears, axis=0) >= 2)
    found: NDArray[np.bool_] = near & (ends | _moved(ends, stretch, -1) | _moved(ends, stretch, -2))
    return found


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
