"""How far something good or bad gathers among the most or the least deprived.

People stand in a row from the most to the least deprived; the concentration curve
says what share of the whole the first of them have.  The index is 0 where all have
alike, below 0 where it gathers among the most deprived, above 0 where it favours the
least deprived.  Of a share that can go no higher than 1 it depends on the mean too.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import floats, refuse, standard_normal
from jsna.statistics.method import LEVELS, Example, Method, limit_columns

METHOD = "concentration index with limits of"
SAMPLED, GROUPED = f"{METHOD} people in groups", f"{METHOD} groups alone"


def estimate(
    frame: pd.DataFrame, by: Sequence[str] = (), level: float | Sequence[float] = LEVELS
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all): people, mean, value, limits and method.

    ``frame`` has a row a part with the columns rank (1 = most deprived; equal ones are
    pooled), denominator (people, > 0) and count (how many of them have it), or
    value (the mean of a part, >= 0, any unit) with, where known, deviation (its standard
    deviation between people).  ``value`` lies between -1 and 1, and so do the limits
    of each of ``level`` (0.9 to 1, see ``limit_columns``).

    Limits are those of a sample of people in groups; where deviations are not known, the
    parts themselves are the sample.  A group that lacks a number, has one rank
    alone or a mean of 0 has no value, and ``method`` says so.
    Raises ValueError where a number is outside its range.

    Source: Kakwani, Wagstaff and van Doorslaer (1997), J. Econometrics 77, 87-103;
    O'Donnell et al. (2008), Analyzing health equity using household survey data, World
    Bank, chapter 8.
    """
    parts, groups = _ranked(frame, by)
    at = parts["group"]
    weighed = (parts["share"] * parts["relative"] * parts["middle"]).groupby(at).sum().to_numpy()
    index = np.where(groups["why"] == "", 2 * weighed - 1, np.nan)
    error = _error(parts, groups, index)
    made = groups[[*by, "people", "mean"]].assign(value=index)
    for confidence, (lower, upper) in limit_columns(level).items():
        reach = standard_normal(confidence) * error
        made[lower], made[upper] = index - reach, index + reach
    named = np.where(groups["sampled"], SAMPLED, GROUPED)
    return made.assign(method=np.where(groups["why"] == "", named, groups["why"]))


def curve(frame: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """The concentration curve: the columns of ``by``, rank, people and value, one row a rank.

    ``frame`` is that of ``estimate``.  ``people`` is the share of people up to and with
    that rank, ``value`` their share of the whole, both 0 to 1; a curve starts at (0, 0).
    Raises ValueError where a number is outside its range.

    Source: O'Donnell et al. (2008), World Bank, chapter 7.
    """
    parts, groups = _ranked(frame, by)
    told = groups[list(by)].iloc[parts["group"]].reset_index(drop=True)
    people = parts["middle"] + parts["share"] / 2
    return told.assign(rank=parts["rank"], people=people, value=parts["through"])


def _ranked(frame: pd.DataFrame, by: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Parts, those of one rank pooled, most deprived first; and groups, with why one has no index."""
    rows = _checked(frame)
    rows["group"] = frame.groupby(list(by), dropna=False, observed=True).ngroup() if by else 0
    rows["total"] = rows["people"] * rows["value"]
    rows["squares"] = rows["people"] * (rows["variance"] + rows["value"] ** 2)
    keys = rows.groupby(["group", "rank"], dropna=False)
    parts = keys[["people", "total", "squares"]].sum(skipna=False).reset_index()
    at = parts.groupby("group")
    people, mean = at["people"].transform("sum"), at["total"].transform("sum") / at["people"].transform("sum")
    with np.errstate(divide="ignore", invalid="ignore"):
        parts["share"], parts["relative"] = parts["people"] / people, parts["total"] / parts["people"] / mean
    parts["variance"] = parts["squares"] / parts["people"] - (parts["total"] / parts["people"]) ** 2
    shares = parts["share"] * parts["relative"]
    parts["middle"] = parts["share"].groupby(parts["group"]).cumsum() - parts["share"] / 2
    parts["through"] = shares.groupby(parts["group"]).cumsum()
    parts["before"] = parts["through"] - shares
    lacking = rows[["rank", "people", "value"]].isna().any(axis=1).groupby(rows["group"]).any()
    groups = frame.assign(group=rows["group"]).drop_duplicates("group").sort_values("group")[list(by)]
    groups = groups.reset_index(drop=True).assign(
        people=at["people"].sum(), mean=at["total"].sum() / at["people"].sum(), number=at.size()
    )
    groups["sampled"] = ~parts["variance"].isna().groupby(parts["group"]).any()
    reasons = {
        "not given: a part lacks a number": lacking,
        "not given: one rank alone": groups["number"] < 2,
        "not given: the mean is 0": groups["mean"] == 0,
    }
    return parts, groups.assign(why=np.select([*reasons.values()], [*reasons], ""))


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns rank, people, value and variance of each part."""
    people = frame["denominator"].astype("float64")
    refuse((people <= 0).to_numpy(), "each part needs people")
    if "count" in frame.columns:
        count = frame["count"].astype("float64")
        refuse(((count < 0) | (count > people)).to_numpy(), "a count must lie between 0 and its denominator")
        value = count / people
        variance = value * (1 - value)
    else:
        value = frame["value"].astype("float64")
        refuse((value < 0).to_numpy(), "a value must be at least 0")
        deviation = frame["deviation"] if "deviation" in frame.columns else value * np.nan
        refuse((deviation < 0).to_numpy(), "a standard deviation must be at least 0")
        variance = deviation**2
    rank = frame["rank"].astype("float64")
    return pd.DataFrame({"rank": rank, "people": people, "value": value, "variance": variance})


def _error(parts: pd.DataFrame, groups: pd.DataFrame, index: np.ndarray) -> np.ndarray:
    """The standard error of each index: of people in groups, or of the groups alone."""
    at, sampled = parts["group"].to_numpy(), groups["sampled"].to_numpy()
    away = 2 * parts["middle"] - 1 - index[at]
    terms = parts["relative"] * away + 2 - parts["before"] - parts["through"]
    between = (parts["share"] * terms**2).groupby(at).sum().to_numpy() - (1 + index) ** 2
    spread = parts["variance"] / groups["mean"].to_numpy()[at] ** 2
    within = (parts["share"] * spread * away**2).groupby(at).sum().to_numpy()
    variance = between + np.where(sampled, within, 0)
    return floats(np.sqrt(np.maximum(variance, 0) / np.where(sampled, groups["people"], groups["number"])))


KIND = Method(
    says="How far something gathers among the most or the least deprived.",
    estimate=estimate,
    formula=(
        "The rank of a group is the share of all people in the groups before it, plus half of its own "
        "share, the most deprived first. For each group multiply its share of people, its rank, and its "
        "value over the mean. The index is twice the sum of these, less 1."
    ),
    source="Kakwani, Wagstaff and van Doorslaer (1997), J. Econometrics 77, 87-103",
    example=Example(
        "rank,denominator,count\n1,29939,4632\n2,28776,4400\n3,26528,3170\n4,24689,2145\n5,19739,1072\n"
    ),
)
