"""Has it been rising or falling over the five latest years, or can nobody tell?

The rule is that of Fingertips' recent trends, without its known defects: a
direction is always the slope's own, and what cannot be calculated is never
called "no significant change".  One row a group comes back, with

label: increasing, decreasing, no significant change, cannot be calculated;
judgement: getting better, getting worse, or "" (no change, or neither is good);
reason: why it cannot be calculated, or that one year decides the direction, else "";
chi_square; slope: change from one point to the next, in the unit of value;
smallest_change: the smallest slope that the rule would have called significant
(a true change of that size is found about half of the time);
points: how many years could be used, at most 5; first, last: their periods;
method: the name of the version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.intervals import refuse
from jsna.statistics.method import Example, Method
from jsna.statistics.slopes import INTERVALS, SHARES, Fit, fit_of_intervals, fit_of_shares

POINTS = 5
THRESHOLD = 9.54953570608324  # chi-square with 1 degree of freedom, p = 0.002
YEAR = (360, 372)  # days in a period of one year, and between two that follow on

INCREASING, DECREASING = "increasing", "decreasing"
NO_CHANGE, CANNOT = "no significant change", "cannot be calculated"
JUDGED = {"higher": ("getting worse", "", "getting better"), "lower": ("getting better", "", "getting worse")}


@dataclass(frozen=True, slots=True)
class Version:
    """What one edition of the rule asks for."""

    statistics: tuple[str, ...]
    needs: tuple[str, ...]  # a year without one of these is no point
    gaps: bool  # a missing year may be stepped over
    by_counts: bool  # proportions compared by method 5 are judged by their counts


VERSIONS = {
    "fingertips-2020": Version(("proportion", "rate"), ("value", "count", "denominator"), False, True),
    "fingertips-2025": Version(("proportion", "rate", "dsr"), ("value",), True, False),
}


def recent_trend(
    series: pd.DataFrame,
    by: Sequence[str],
    statistic: str,
    better: str,
    breaks: Iterable[date] = (),
    version: str = "fingertips-2025",
    compare: int | None = None,
) -> pd.DataFrame:
    """One row for each group of ``by``, groups in order: what its five latest years say.

    ``series`` has the columns of ``by``, period (text), period_start and
    period_end (datetime64), value, lower and upper (95% limits), count and
    denominator; one row a year and group, in any order.  ``statistic`` and
    ``better`` are the measure's own; ``breaks`` are the first days from which its
    figures no longer compare with those before; ``compare`` is the number of its
    comparison method: only with 5 (or None) does fingertips-2020 judge a proportion
    by its counts.  Raises ValueError for an unknown version or ``better``.

    Source: Fingertips Public Health Technical Guidance, recent trends.
    """
    refuse(version not in VERSIONS, f"no version of the rule is called '{version}'")
    refuse(better not in (*JUDGED, "neither"), f"better is 'higher', 'lower' or 'neither', not '{better}'")
    rule = VERSIONS[version]
    by_counts = rule.by_counts and statistic == "proportion" and compare in (5, None)
    rows, groups = _in_order(series, by)
    usable = _usable(rows, rule, by_counts, breaks)
    reason = _why_not(rows, usable, groups.index, statistic, rule, by_counts)
    latest = rows[usable & (usable[::-1].groupby(rows["group"]).cumsum() <= POINTS)]
    fitted = latest[latest["group"].isin(reason.index[reason == ""])]
    fit = (fit_of_shares if by_counts else fit_of_intervals)(fitted, POINTS)
    made = groups.join(_told(fit, pd.Index(fitted["group"].unique()), better))
    made = made.fillna({"label": CANNOT, "judgement": "", "reason": reason})
    return made.assign(**_span(latest, groups.index), method=version).reset_index(drop=True)


def _in_order(series: pd.DataFrame, by: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows by group number and time, and the groups by number."""
    needed = ["value", "lower", "upper", "count", "denominator"]
    rows = series.assign(**{name: np.nan for name in needed if name not in series.columns})
    group = rows.groupby(list(by), dropna=False, observed=True).ngroup() if by else 0
    rows = rows.assign(group=group).sort_values(["group", "period_start", "period_end"], kind="stable")
    groups = rows.drop_duplicates("group").set_index("group")[list(by)]
    return rows.reset_index(drop=True), groups


def _usable(rows: pd.DataFrame, rule: Version, by_counts: bool, breaks: Iterable[date]) -> "pd.Series[bool]":
    """Which years are points: whole, and in one run that no break (or gap) cuts from the latest."""
    needs = [*rule.needs, *(SHARES if by_counts else INTERVALS)]
    whole = rows[needs].notna().all(axis=1)
    cuts = np.sort(np.array(list(breaks), dtype="datetime64[ns]"))
    part = pd.Series(np.searchsorted(cuts, rows["period_start"].to_numpy(), side="right"), index=rows.index)
    together = part == part.groupby(rows["group"]).transform("max")
    if rule.gaps:
        return whole & together
    next_start = rows.groupby("group")["period_start"].shift(-1)
    cut = ~whole | ~together | ((next_start - rows["period_start"]).dt.days > YEAR[1])
    return ~cut[::-1].groupby(rows["group"]).cummax()[::-1]


def _why_not(
    rows: pd.DataFrame,
    usable: "pd.Series[bool]",
    groups: pd.Index,
    statistic: str,
    rule: Version,
    by_counts: bool,
) -> "pd.Series[str]":
    """For each group the first reason why there is no trend, "" where there is one."""
    by = rows["group"]
    days = (rows["period_end"] - rows["period_start"]).dt.days + 1
    doubled = rows["period_start"] <= rows.groupby("group")["period_end"].shift()
    full = rows["count"] == rows["denominator"]
    level = usable & (full | (by_counts & (rows["count"] == 0)))
    narrow = usable & (not by_counts) & (rows["upper"] <= rows["lower"])
    years = usable.groupby(by).sum()
    what = "counts" if by_counts else "limits"
    few = "only " + years.astype(str) + f" of the 5 years needed have a value with {what}"
    reasons: list[tuple[ArrayLike, ArrayLike]] = [
        (statistic not in rule.statistics, f"the rule is not for a {statistic}"),
        ((days > YEAR[1]).groupby(by).any(), "periods of several years are never a trend"),
        ((days < YEAR[0]).groupby(by).any(), "the rule is for periods of one year"),
        (doubled.groupby(by).any(), "two figures are for the same time"),
        (years < POINTS, few),
        (level.groupby(by).any(), "a count is none or all of its denominator"),
        (narrow.groupby(by).any(), "the limits of a year have no width"),
    ]
    holds = [np.broadcast_to(where, len(groups)) for where, _ in reasons]
    return pd.Series(np.select(holds, [words for _, words in reasons], ""), index=groups, dtype="str")


def _told(fit: Fit, groups: pd.Index, better: str) -> pd.DataFrame:
    """The fits in words and numbers, one row a group."""
    chi_square = (fit.slope / fit.error) ** 2
    beyond = chi_square > THRESHOLD
    way = np.where(beyond, fit.direction, 0).astype(int) + 1
    return pd.DataFrame(
        {
            "label": np.array([DECREASING, NO_CHANGE, INCREASING])[way],
            "judgement": np.array(JUDGED.get(better, ("", "", "")))[way],
            "reason": np.where(beyond & (fit.direction == 0), "one year decides the direction", ""),
            "chi_square": chi_square,
            "slope": fit.slope,
            "smallest_change": np.sqrt(THRESHOLD) * fit.error,
        },
        index=groups,
    )


def _span(latest: pd.DataFrame, groups: pd.Index) -> dict[str, pd.Series]:
    periods = latest.groupby("group")["period"]
    points = periods.size().reindex(groups, fill_value=0)
    first, last = (ends.reindex(groups).fillna("") for ends in (periods.first(), periods.last()))
    return {"points": points, "first": first, "last": last}


KIND = Method(
    says="Whether five yearly figures rise or fall more than chance would have it.",
    estimate=recent_trend,
    formula=(
        "Five yearly points are numbered 1 to 5. The standard error of a point is the distance between "
        "its limits divided by 3.92, and its weight is 1 over the standard error squared. A straight "
        "line is fitted by weighted least squares. Chi-square is the slope of that line over its own "
        "standard error, squared. It is called rising or falling where chi-square is above 9.55, which "
        "chance reaches once in 500, and where the slope keeps its sign when any one point is left out."
    ),
    source="Fingertips Public Health Technical Guidance, recent trends",
    example=Example(
        "area,period,period_start,period_end,value,lower,upper\n"
        "E08000009,2019,2019-01-01,2019-12-31,24.67,23.16,26.25\n"
        "E08000009,2020,2020-01-01,2020-12-31,24.6,23.15,26.19\n"
        "E08000009,2021,2021-01-01,2021-12-31,28,26.44,29.64\n"
        "E08000009,2022,2022-01-01,2022-12-31,30.2,28.63,31.9\n"
        "E08000009,2023,2023-01-01,2023-12-31,30.6,28.98,32.25\n",
        {"by": ["area"], "statistic": "proportion", "better": "lower"},
    ),
)
