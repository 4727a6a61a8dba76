"""How far apart two groups are: the difference of their values, and how many times one is the other.

Only the two ends of a population are looked at; the slope index looks at all the parts between.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.intervals import Floats, Limits, floats, refuse
from jsna.statistics.method import Example, Method

End = tuple[Floats, Floats, Floats]  # a value with its lower and upper limit
METHOD = "gap of the first and the last group"


def estimate(frame: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all): the first part less the last, and over it.

    ``frame`` has a row a part with the columns quantile (1 = most deprived), value and
    its 95% limits lower and upper, in any unit and >= 0; only the least and the greatest
    quantile of a group are read.  Gives the columns of ``by``, value (in the unit of value) and
    relative (a ratio), each with its 95% limits, and method.  Limits come from those of
    the two values, which must be independent; they are missing where one of those is,
    and ``relative`` where the last value is 0.
    Raises ValueError for a value below 0, a part that stands twice, and a group of one part.

    Source: Newcombe (1998), Stat. Med. 17, 873-890; Zou and Donner (2008), Stat. Med. 27, 1693-1702.
    """
    refuse(floats(frame["value"]) < 0, "a value must be at least 0")
    refuse(frame.duplicated([*by, "quantile"]), "a part stands twice in a group")
    rows = frame.assign(group=frame.groupby(list(by), dropna=False, observed=True).ngroup() if by else 0)
    rows = rows.sort_values(["group", "quantile"], kind="stable")
    first, last = rows.drop_duplicates("group"), rows.drop_duplicates("group", keep="last")
    refuse(first["quantile"].to_numpy() == last["quantile"].to_numpy(), "a gap needs two parts")
    (a, b), (low_a, low_b), (high_a, high_b) = (
        (floats(first[name]), floats(last[name])) for name in ("value", "lower", "upper")
    )
    lower, upper = limits_of_difference((a, low_a, high_a), (b, low_b, high_b))
    known = np.isfinite(lower)
    relative, least, most = _ratio((a, low_a, high_a), (b, low_b, high_b))
    told = {"value": a - b, "lower": lower, "upper": upper, "relative": relative}
    told |= {"relative_lower": least, "relative_upper": most}
    named = np.where(known, METHOD, f"{METHOD}, without limits")
    return first[list(by)].assign(**told, method=named).reset_index(drop=True)


def _ratio(first: End, last: End) -> tuple[Floats, Floats, Floats]:
    """``first`` over ``last`` and its limits, worked out on the scale of logarithms."""
    with np.errstate(divide="ignore", invalid="ignore"):
        (a, low_a, high_a), (b, low_b, high_b) = (tuple(map(np.log, end)) for end in (first, last))
        lower, upper = limits_of_difference((a, low_a, high_a), (b, low_b, high_b))
        return np.where(last[0] > 0, first[0] / last[0], np.nan), np.exp(lower), np.exp(upper)


def limits_of_difference(first: tuple[Floats, Floats, Floats], last: tuple[Floats, Floats, Floats]) -> Limits:
    """The limits of ``first`` less ``last``, each a value with its lower and upper limit.

    Source: Newcombe (1998), method 10; Zou and Donner (2008).
    """
    (a, low_a, high_a), (b, low_b, high_b) = first, last
    lower = a - b - np.sqrt((a - low_a) ** 2 + (high_b - b) ** 2)
    upper = a - b + np.sqrt((high_a - a) ** 2 + (b - low_b) ** 2)
    return lower, upper


KIND = Method(
    says="How far the most and the least deprived groups are apart, in value and in ratio.",
    estimate=estimate,
    formula=(
        "The gap is the value of the first group less that of the last. For the lower limit, A is the "
        "first value less its lower limit, and B is the upper limit of the last less its value: add A "
        "squared and B squared, take the square root, and take that away from the gap. For the upper "
        "limit, A is the upper limit of the first less its value, and B is the last value less its "
        "lower limit; here the square root is added. The ratio of the two is treated in the same way, "
        "on the scale of logarithms."
    ),
    source="Newcombe (1998), Stat. Med. 17, 873-890; Zou and Donner (2008), Stat. Med. 27, 1693-1702",
    example=Example("quantile,value,lower,upper\n1,27.8,25.7,30.2\n2,19.2,17.6,21.0\n3,12.9,12.0,13.9\n"),
)
