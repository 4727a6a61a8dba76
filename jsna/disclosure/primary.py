"""The primary rule: a small count is withheld, and all that was worked out from it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.disclosure.lines import possible_lines, proved
from jsna.disclosure.policy import Policy
from jsna.disclosure.safe import NOT_APPLICABLE, NOT_AVAILABLE, SHOWN, WITHHELD
from jsna.statistics.methods.as_given import NOTHING

TOLD_BY_COUNT = ("count", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
# Which columns count people, by what a table holds.
COUNTS = {
    "indicator": ("count", "denominator"),
    "indicators": ("count", "denominator"),
    "population": ("resident", "registered", "need"),
    "responses": ("heard",),
}
ATTRIBUTES = (
    "sex",
    "age",
    "category_type",
    "category",
)  # what is found out of people, beside where they live
_BY_PRODUCER = r"suppress|disclos|small number|confidential|withheld"


def is_small(counts: pd.Series, policy: Policy) -> pd.Series:
    """True where a count lies between 0 and the first one that ``policy`` shows, also a part of a person."""
    if policy.high < policy.low:
        return pd.Series(False, index=counts.index)
    return (counts > policy.low - 1) & (counts < policy.high + 1)


def rounded(counts: pd.Series, policy: Policy) -> pd.Series:
    """``counts`` to the nearest ``policy.round_to``, halves away from zero."""
    step = policy.round_to
    return counts if step == 1 else np.floor(counts / step + 0.5) * step


def withheld_rows(frame: pd.DataFrame, policy: Policy) -> pd.Series:
    """True for each row of an indicator table that the policy withholds for its own numbers."""
    count, denominator = frame["count"], frame["denominator"]
    few = (count > 0) & (count < policy.least_for_rate)
    if policy.least_for_standardised:
        standardised = frame["method"].str.contains("standardised")
        few |= standardised & (count < policy.least_for_standardised)
    return is_small(count, policy) | is_small(denominator, policy) | few


def tells_of_everyone(frame: pd.DataFrame) -> pd.Series:
    """True where everybody in a group is counted: whoever is known to belong to it is known to be one.

    Either count and denominator are the same, or all sexes, ages or categories but one of a total are 0;
    then it is true of all of them.
    """
    count = frame["count"]
    found = ((count == frame["denominator"]) & (count > 0)).to_numpy(copy=True)
    numbers = count.to_numpy(dtype=float)
    for line in proved(possible_lines(frame, {}, ATTRIBUTES), numbers):
        parts = list(line.parts)
        if numbers[line.total] > 0 and (numbers[parts] > 0).sum() == 1:
            found[parts] = True
    return pd.Series(found, index=frame.index)


def dominated(parts: Sequence[float], policy: Policy) -> bool:
    """Whether one of those who contribute ``parts`` to a sum could be made out in it.

    By dominance, the n largest make up more than k per cent; or by p per cent, the sum
    without the two largest is less than that share of the largest.
    """
    largest = sorted(parts, reverse=True)
    whole = sum(largest)
    if policy.dominant and whole > 0:
        number, share = policy.dominant
        if 100 * sum(largest[:number]) > share * whole:
            return True
    return bool(largest) and sum(largest[2:]) < policy.p_percent / 100 * largest[0]


def dominated_rows(frame: pd.DataFrame, policy: Policy) -> pd.Series:
    """True for each row of a table of money if one body could be made out in an action's sum of a year."""
    if not (policy.dominant or policy.p_percent):
        return pd.Series(False, index=frame.index)
    by_body = frame.groupby(["action", "year", "org"], sort=False)["amount"].sum()
    sums = by_body.groupby(level=["action", "year"]).agg(lambda part: dominated(part.tolist(), policy))
    keys = pd.MultiIndex.from_frame(frame[["action", "year"]])
    return pd.Series(sums.reindex(keys).to_numpy(dtype=bool), index=frame.index)


def blank(frame: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """``frame`` without the numbers of ``rows``, the producer's verdicts, and methods chosen by a number."""
    frame = frame.copy()
    frame.loc[rows, "method"] = NOTHING
    frame.loc[rows, [column for column in TOLD_BY_COUNT if column in frame]] = np.nan
    frame.loc[rows, [column for column in ("trend", "compared") if column in frame]] = ""
    return frame


def by_producer(frame: pd.DataFrame) -> pd.Series:
    """True for each row of an indicator table that its producer left blank to protect people."""
    said = frame["note"].str.contains(_BY_PRODUCER, case=False, regex=True)
    return said & frame["value"].isna()


def reasons(frame: pd.DataFrame, withheld: pd.Series) -> pd.Series:
    """Why a row of an indicator table shows no value, "" where it does."""
    empty = frame["value"].isna()
    nobody = empty & frame["note"].str.startswith(NOT_APPLICABLE)  # as a mark that the card declares says
    rules = {WITHHELD: withheld | by_producer(frame), NOT_APPLICABLE: nobody, NOT_AVAILABLE: empty}
    names = np.select([*rules.values()], [*rules], SHOWN)
    return pd.Series(names, index=frame.index, dtype=frame["note"].dtype)
