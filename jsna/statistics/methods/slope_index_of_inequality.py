"""How far apart the most and the least deprived are: the slope and relative indices of inequality.

A line is drawn through the values of the parts of a population against their
rank, 0 for the most and 1 for the least deprived, each part weighing its people.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import expit, logit, ndtri

from jsna.statistics.intervals import Floats, floats, refuse, standard_normal
from jsna.statistics.method import LEVELS, Example, Method, limit_columns

FEWEST_PARTS, FEWEST_DRAWS = 5, 1_000
SEED = 2004  # the same draws for every group and every build
CERTAIN = 8  # standard errors above 0: a normal number is below it once in 10^15
METHOD = "slope index of inequality"
Scale = tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]


def _itself(numbers: Floats) -> Floats:
    return numbers


SCALES: dict[str, Scale] = {
    "mean": (_itself, _itself),
    "rate": (np.log, np.exp),
    "proportion": (logit, expit),
}


class Parts(NamedTuple):
    """Parts in columns, groups in rows: values and errors on their scale, and what each adds to a line."""

    value: Floats
    error: Floats
    slope: Floats
    start: Floats


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    kind: str = "mean",
    transformed: bool = False,
    per: float = 1,
    level: float | Sequence[float] = LEVELS,
    draws: int = 100_000,
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all) with its slope and relative index.

    ``frame`` has a row a part with the columns quantile (1 = most deprived; equal
    ones are pooled), denominator (people, > 0), value and either lower and upper (95%
    limits) or error (standard error on the scale of ``kind``: mean as it is, rate log,
    proportion, 0 to 1, log odds).  ``transformed`` draws the line on that scale.

    Gives the columns of ``by``, value (slope times ``per``, with lower and upper
    for each of ``level``), relative (the line's end over its start, with limits;
    turned over for a negative ``per``), start (the line at rank 0) and method.  Limits are
    exact where the line's ends are normal, else from ``draws`` (>= 1,000) simulations;
    method says which.  A group that lacks a part, or has fewer than 5, has none.
    Raises ValueError where a number is outside its range.

    Source: Low and Low (2004), J. Public Health 26, 388-395; exact limits of a ratio:
    Fieller (1954), J. R. Stat. Soc. B 16, 175-185.
    """
    refuse(kind not in SCALES, f"a value is a mean, a rate or a proportion, not a '{kind}'")
    refuse(~(floats(frame["denominator"]) > 0), "each part needs people")
    refuse(draws < FEWEST_DRAWS, "at least 1,000 simulations are needed")
    refuse(transformed and "error" in frame.columns, "a line on another scale takes its errors from limits")
    groups, table = _laid_out(frame, by, SCALES[kind])
    whole = np.asarray(~np.isnan(table.slope).any(axis=1), dtype=bool)
    kept = Parts(*(part[whole] for part in table))
    told = _indices(kept, SCALES[kind], transformed, per, level, draws)
    made = groups.join(pd.DataFrame(told, index=groups.index[whole]))
    return made.fillna({"method": "not given: a part is missing"}).reset_index(drop=True)


def _laid_out(frame: pd.DataFrame, by: Sequence[str], scale: Scale) -> tuple[pd.DataFrame, Parts]:
    """The groups, and their parts side by side; a group that lacks something has missing slopes."""
    group = frame.groupby(list(by), dropna=False, observed=True).ngroup() if by else pd.Series(0, frame.index)
    rows = frame.assign(group=group, value=scale[0](floats(frame["value"])), error=_errors(frame, scale))
    rows = rows.sort_values(["group", "quantile"], kind="stable", ignore_index=True)
    ranked = _ranks(rows)
    weighed = rows[["group", "value", "error"]].assign(**ranked, place=rows.groupby("group").cumcount())
    parts = rows.groupby("group")["quantile"].nunique()
    known = pd.Series(np.isfinite(rows["value"]) & np.isfinite(rows["error"]), index=rows.index)
    bad = ~known.groupby(rows["group"]).all()
    bad |= (parts < parts.max()) | (parts < FEWEST_PARTS)
    wide = weighed.pivot(index="group", columns="place").fillna(0.0)
    value, error, slope, start = (floats(wide[name]) for name in ("value", "error", "slope", "start"))
    slope = np.where(bad.to_numpy()[:, None], np.nan, slope)
    groups = rows.drop_duplicates("group").set_index("group")[list(by)]
    return groups, Parts(value, error, slope, start)


def _errors(frame: pd.DataFrame, scale: Scale) -> Floats:
    if "error" in frame.columns:
        return floats(frame["error"])
    lower, upper = (scale[0](floats(frame[side])) for side in ("lower", "upper"))
    return (upper - lower) / (2 * standard_normal(0.95))


def _ranks(rows: pd.DataFrame) -> dict[str, "pd.Series[float]"]:
    """What each part's value adds to the slope and to the start of its group's line."""
    by = rows["group"]
    share = rows["denominator"] / rows.groupby("group")["denominator"].transform("sum")
    pooled = share.groupby([by, rows["quantile"]]).sum()
    middle = pooled.groupby(level=0).cumsum() - pooled / 2
    rank = middle.reindex(pd.MultiIndex.from_frame(rows[["group", "quantile"]]))
    from_mean = pd.Series(rank.to_numpy(), index=rows.index)
    mean = (share * from_mean).groupby(by).transform("sum")
    from_mean = from_mean - mean
    slope = share * from_mean / (share * from_mean**2).groupby(by).transform("sum")
    return {"slope": slope, "start": share - mean * slope}


def _indices(
    table: Parts, scale: Scale, transformed: bool, per: float, level: float | Sequence[float], draws: int
) -> dict[str, object]:
    """The indices of each group of ``table``, the limits of both, and the method."""
    slope, relative, start = _line(table, table.value[:, None, :], scale, transformed, per)
    told = {"value": slope[:, 0], "relative": relative[:, 0], "start": abs(per) * start[:, 0]}
    sides = [(name, (1 + way * one) / 2) for one, pair in limit_columns(level).items()
             for name, way in zip(pair, (-1, 1), strict=True)]  # fmt: skip
    tails = np.array([tail for _, tail in sides])
    if not transformed and scale is SCALES["mean"]:
        found, named = _exact(table, per, tails, draws)
    else:
        drawn = _drawn_ends if transformed else _drawn_parts
        found = drawn(table, scale, per, tails, draws)
        named = np.full(len(slope), f"{METHOD}, {draws:,} simulations")
    for place, (name, _) in enumerate(sides):
        told[name], told[f"relative_{name}"] = found[0][place], found[1][place]
    return {**told, "method": named}


def _exact(table: Parts, per: float, tails: Floats, draws: int) -> tuple[tuple[Floats, Floats], np.ndarray]:
    """Quantiles (tails, groups) of a slope and of a ratio whose terms are normal.

    A ratio lies below r where its upper term less r times its lower one lies below 0,
    if the lower term is above 0 but for chance; else it is simulated.
    """
    z = ndtri(tails)[:, None]
    (start, slope), (of_start, shared, of_slope) = _ends(table)
    value = per * slope + z * abs(per) * np.sqrt(of_slope)
    end, of_end, both = start + slope, of_start + 2 * shared + of_slope, of_start + shared
    if per < 0:
        start, end, of_start, of_end = end, start, of_end, of_start
    certain = start > CERTAIN * np.sqrt(of_start)
    with np.errstate(invalid="ignore", divide="ignore"):
        lead, middle = start**2 - z**2 * of_start, start * end - z**2 * both
        apart = np.sqrt(np.maximum(middle**2 - lead * (end**2 - z**2 * of_end), 0))
        relative = (middle + np.sign(z) * apart) / lead
    unsure = Parts(*(part[~certain] for part in table))
    relative[:, ~certain] = _drawn_ends(unsure, SCALES["mean"], per, tails, draws)[1]
    exact = f"{METHOD} with normal limits"
    return (value, relative), np.where(certain, exact, f"{exact}, the relative from {draws:,} simulations")


def _ends(table: Parts) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats, Floats]]:
    """Start and slope of each line, and their variances with the covariance between."""
    start, slope = ((table.value * weight).sum(axis=1) for weight in (table.start, table.slope))
    pairs = ((table.start, table.start), (table.start, table.slope), (table.slope, table.slope))
    of_start, shared, of_slope = ((one * other * table.error**2).sum(axis=1) for one, other in pairs)
    return (start, slope), (of_start, shared, of_slope)


def _drawn_ends(table: Parts, scale: Scale, per: float, tails: Floats, draws: int) -> tuple[Floats, Floats]:
    """Quantiles (tails, groups) of both indices from draws of the line's start and slope."""
    (start, slope), (of_start, shared, of_slope) = _ends(table)
    chance, other = np.random.default_rng(SEED).standard_normal((2, draws))
    found = np.empty((2, len(tails), len(start)))
    with np.errstate(invalid="ignore", divide="ignore"):
        with_start = np.where(of_start > 0, shared / np.sqrt(of_start), 0)
        own = np.sqrt(np.maximum(of_slope - with_start**2, 0))
    for group in range(len(start)):  # one line at a time: its draws fill a processor's cache
        begins = start[group] + np.sqrt(of_start[group]) * chance
        ends = begins + slope[group] + with_start[group] * chance + own[group] * other
        first, last = scale[1](begins), scale[1](ends)
        found[:, :, group] = _tails(first, last, per, tails)
    return found[0], found[1]


def _drawn_parts(table: Parts, scale: Scale, per: float, tails: Floats, draws: int) -> tuple[Floats, Floats]:
    """Quantiles (tails, groups) of both indices from draws of every part."""
    chance = np.random.default_rng(SEED).standard_normal((table.value.shape[1], draws))
    found = np.empty((2, len(tails), len(table.value)))
    for group, (value, error, slope, start) in enumerate(zip(*table, strict=True)):
        through = scale[1](value[:, None] + error[:, None] * chance)
        first = start @ through
        found[:, :, group] = _tails(first, first + slope @ through, per, tails)
    return found[0], found[1]


def _tails(first: Floats, last: Floats, per: float, tails: Floats) -> tuple[Floats, Floats]:
    relative = first / last if per < 0 else last / first
    return np.quantile(per * (last - first), tails), np.quantile(relative, tails)


def _line(
    table: Parts, value: Floats, scale: Scale, transformed: bool, per: float
) -> tuple[Floats, Floats, Floats]:
    """Slope, relative index and start of the lines through ``value`` (groups, draws, parts)."""
    through = value if transformed else scale[1](value)
    slope, start = (np.einsum("gdp,gp->gd", through, part) for part in (table.slope, table.start))
    first, last = (scale[1](end) if transformed else end for end in (start, start + slope))
    relative = first / last if per < 0 else last / first
    return per * (last - first), relative, first


KIND = Method(
    says="How far apart the most and the least deprived are, from a line through all parts between.",
    estimate=estimate,
    formula=(
        "The rank of a group is the share of all people in the groups before it, plus half of its own "
        "share, the most deprived first. A straight line is fitted through the values against the ranks "
        "by least squares, each group weighing its people. The slope index is the line at rank 1 less "
        "the line at rank 0. The relative index is one end of the line divided by the other. The limits "
        "are the middle 95% of the indices of 100,000 sets of values, drawn at random by the limits of "
        "the groups."
    ),
    source="Low and Low (2004), J. Public Health 26, 388-395",
    example=Example(
        "quantile,denominator,value,lower,upper\n1,21000,70.5,69.8,71.2\n2,20000,71.6,70.9,72.3\n"
        "3,20500,73.1,72.4,73.8\n4,22000,76.2,75.5,76.9\n5,19500,79.9,79.2,80.6\n",
        {"draws": 1_000},
    ),
)
