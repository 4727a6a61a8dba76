"""How unequal a measure is across ordered groups: the gap of the ends, and the line through them all."""

from dataclasses import dataclass

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.statistics.methods import concentration_index
from jsna.statistics.methods import gap as ends_apart
from jsna.statistics.methods import slope_index_of_inequality as slope

KINDS = {"proportion": ("proportion", 100), "rate": ("rate", 1), "dsr": ("rate", 1)}  # as the line takes them


@dataclass(frozen=True, slots=True)
class Apart:
    """How far apart the two ends of ordered groups are, with 95% limits (NaN where not known).

    ``value`` is the higher end less the lower, in the unit of the measure, ``relative`` the
    higher over the lower; ``higher`` is which end that is, "first" or "last".
    ``clear`` is whether the limits leave out no difference at all.
    """

    first: str
    last: str
    higher: str
    value: float
    lower: float
    upper: float
    relative: float
    relative_lower: float
    relative_upper: float
    clear: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The line through all groups: its ends, and what share of people (0 to 1) each group spans."""

    apart: Apart
    start: float
    end: float
    ranks: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Gathering:
    """How far events gather: the concentration index with limits, and the curve from (0, 0) to (1, 1)."""

    value: float
    lower: float
    upper: float
    curve: tuple[tuple[float, float], ...]


def gap(found: Found, measure: str, rows: SafeTable, column: str, by: str) -> Apart:
    """The gap of the first and the last group of ``rows``, one area's groups in ``column``.

    Raises ValueError, in plain words, for groups without an order and for an end without a value.
    """
    frame = _in_order(found.measures[measure], rows, column, by)
    ends = frame.iloc[[0, -1]]
    if (ends["reason"] != SHOWN).any():
        raise ValueError(f"an end of {measure} by {by} is not shown, so it has no gap")
    found.use("gap", measure)
    told = ends_apart.estimate(ends).iloc[0]
    return _apart(frame, column, told)


def line(found: Found, measure: str, rows: SafeTable, column: str, by: str) -> Line:
    """The line through the groups of ``rows``, one area's groups in ``column``, by their people.

    Raises ValueError, in plain words, where it cannot be drawn: groups without an order, fewer
    than five, or one without value, limits or denominator.
    """
    about = found.measures[measure]
    frame = _in_order(about, rows, column, by)
    if frame[["value", "lower", "upper", "denominator"]].isna().any(axis=None):
        raise ValueError(
            f"a slope of {measure} by {by} needs value, limits and denominator for every group; "
            "statistic: gap needs the two ends alone"
        )
    if len(frame) < slope.FEWEST_PARTS:
        raise ValueError(f"a slope of {measure} by {by} needs at least five groups")
    kind, per = KINDS.get(about.statistic, ("proportion", 100) if about.unit == "%" else ("mean", 1))
    scaled = frame.assign(**{name: frame[name] / per for name in ("value", "lower", "upper")})
    told = slope.estimate(scaled, kind=kind, per=per).iloc[0]
    if told["value"] != told["value"]:
        raise ValueError(f"a slope of {measure} by {by} cannot be drawn: a value is 0 or 100%")
    found.use("slope_index_of_inequality", measure)
    start = float(told["start"])
    turned = _turned(told)  # the line's value is its end less its start; a gap's is the first less the last
    return Line(_apart(frame, column, turned), start, start + float(told["value"]), _ranks(frame, column))


def gathering(found: Found, measure: str, rows: SafeTable, column: str, by: str) -> Gathering:
    """Whether the events of ``rows``, one area's groups in ``column``, gather at one end.

    Raises ValueError, in plain words, for groups without an order, or without counts.
    """
    frame = _in_order(found.measures[measure], rows, column, by)
    if frame[["count", "denominator"]].isna().any(axis=None):
        raise ValueError(
            f"a concentration curve of {measure} by {by} needs count and denominator of every group"
        )
    ranked = frame[["count", "denominator"]].assign(rank=frame["quantile"])
    told = concentration_index.estimate(ranked).iloc[0]
    if told["value"] != told["value"]:
        raise ValueError(f"{measure} by {by} has no concentration index: {told['method']}")
    found.use("concentration_index", measure)
    curve = concentration_index.curve(ranked)
    steps = zip(curve["people"].astype(float), curve["value"].astype(float), strict=True)
    value, lower, upper = (float(told[name]) for name in ("value", "lower", "upper"))
    return Gathering(value, lower, upper, ((0.0, 0.0), *steps))


def _in_order(measure: Measure, rows: SafeTable, column: str, by: str) -> pd.DataFrame:
    order = measure.order.get(by, ())
    groups = list(rows.frame[column])
    if len(groups) < 2:
        raise ValueError(f"{measure.id} by {by} has fewer than two groups")
    if len(groups) > 2 and not set(groups) <= set(order):
        raise ValueError(
            f"the groups of '{by}' have no order; write it under order on the card of {measure.id}"
        )
    places = {group: place for place, group in enumerate(order or groups, 1)}
    return rows.frame.assign(quantile=rows.frame[column].map(places)).sort_values("quantile", kind="stable")


def _turned(told: "pd.Series") -> dict[str, float]:
    made = {name: -float(told[name]) for name in ("value", "lower", "upper")}
    made["lower"], made["upper"] = made["upper"], made["lower"]
    for name, other in (("", ""), ("_lower", "_upper"), ("_upper", "_lower")):
        made[f"relative{name}"] = _over(float(told[f"relative{other}"]))
    return made


def _over(ratio: float) -> float:
    return 1 / ratio if ratio else float("nan")


def _apart(frame: pd.DataFrame, column: str, told: "pd.Series | dict[str, float]") -> Apart:
    """``told`` (the first less the last) so that the value is above 0."""
    value, lower, upper = (float(told[name]) for name in ("value", "lower", "upper"))
    ratio, least, most = (float(told[f"relative{name}"]) for name in ("", "_lower", "_upper"))
    clear = lower > 0 or upper < 0
    higher = "first" if value >= 0 else "last"
    if value < 0:
        value, lower, upper = -value, -upper, -lower
        ratio, least, most = _over(ratio), _over(most), _over(least)
    first, last = str(frame[column].iloc[0]), str(frame[column].iloc[-1])
    return Apart(first, last, higher, value, lower, upper, ratio, least, most, clear)


def _ranks(frame: pd.DataFrame, column: str) -> dict[str, tuple[float, float]]:
    through = frame["denominator"].cumsum() / frame["denominator"].sum()
    before = through.shift(fill_value=0.0)
    return {
        str(group): (float(first), float(last))
        for group, first, last in zip(frame[column], before, through, strict=True)
    }
