"""Is a figure better or worse than the one it is compared with, or can nobody tell?

The numbered methods are Fingertips' own.  1: the comparator's value against the
row's 95% limits; 17: against its 95% and 99.8% limits; 12: the limits of both;
5: a proportion against Wilson limits round the comparator's, at the row's
denominator; 6: a rate against exact Poisson limits round the events expected;
15 and 16: fifths and quarters of all areas.  What a method needs and a row
lacks makes it "not compared".  Nothing here knows a colour or a chart.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.intervals import (
    Floats,
    exact_poisson_limits,
    floats,
    refuse,
    standard_normal,
    wilson_round,
)
from jsna.statistics.method import Example, Method

MATCHED = ("measure", "period", "sex", "age", "category_type", "category")
PER = {5: 100, 6: 100_000}  # the unit that values of these methods usually have
NOT_COMPARED = "not compared"
NUMBERS = ("value", "lower", "upper", "lower_998", "upper_998", "denominator")

# words from far below the comparator to far above it
WORDS = {
    "higher": ("worst", "worse", "similar", "better", "best"),
    "lower": ("best", "better", "similar", "worse", "worst"),
    "neither": ("lowest", "lower", "similar", "higher", "highest"),
}
PARTS = {
    15: tuple(f"{place} quintile" for place in ("lowest", "2nd lowest", "middle", "2nd highest", "highest")),
    16: tuple(f"{place} quartile" for place in ("lowest", "2nd lowest", "2nd highest", "highest")),
}


def compare(
    rows: pd.DataFrame,
    against: pd.DataFrame,
    better: str,
    method: int = 1,
    per: float | None = None,
    on: Sequence[str] = MATCHED,
) -> "pd.Series[str]":
    """The verdict on each of ``rows``, in their order and with their index.

    One of better, similar, worse (``better`` is "higher" or "lower"), or
    higher, similar, lower (``better`` is "neither"), or not compared; method
    17 also best and worst, or highest and lowest, beyond the 99.8% limits;
    methods 15 and 16 the fifth or quarter, as "2nd lowest quintile".
    The arguments, what is matched and the errors are those of ``judge``.
    """
    return judge(rows, against, better, method, per, on)["compared"]


def judge(
    rows: pd.DataFrame,
    against: pd.DataFrame,
    better: str,
    method: int = 1,
    per: float | None = None,
    on: Sequence[str] = MATCHED,
) -> pd.DataFrame:
    """``compared`` (the verdict) and ``reason`` (why there is none, else "") for each of ``rows``.

    ``rows`` and ``against`` have the columns of a table of indicators.  A row is
    compared with the row of ``against`` that is equal in every column of ``on``
    that both have.  To compare parts with their whole, leave the parted columns
    out of ``on``.  An area is never compared with itself: the same area and the
    same in all of MATCHED.  For methods 15 and 16 ``against`` holds all the areas
    whose values are cut into fifths or quarters.  ``per`` is the unit of the
    values: by default 100 for method 5 and 100,000 for 6.
    Raises ValueError for an unknown method or ``better``, and where two rows of
    ``against`` match one row.

    Source: Fingertips Public Health Technical Guidance, comparisons.
    """
    refuse(better not in WORDS, f"better is 'higher', 'lower' or 'neither', not '{better}'")
    refuse(method not in RULES and method not in PARTS, f"no comparison method is numbered {method}")
    keys = [key for key in on if key in rows.columns and key in against.columns]
    if method in PARTS:
        return _parts(rows, against, keys, method)
    pairs = _paired(rows, against, keys)
    side, lacks = RULES[method](pairs.assign(per=PER.get(method) if per is None else per))
    reason = _first_reason(
        (pairs["value"].isna(), "no value"),
        (pairs["itself"], "an area is not compared with itself"),
        (pairs["its_value"].isna(), "nothing to compare with for the same period, sex, age and category"),
        (np.isnan(side), lacks),
    )
    words = np.array(WORDS[better])[np.nan_to_num(side).astype(int) + 2]
    return _verdicts(words, reason, rows.index)


def _verdicts(words: ArrayLike, reason: ArrayLike, index: pd.Index) -> pd.DataFrame:
    compared = np.where(np.asarray(reason) == "", words, NOT_COMPARED)
    return pd.DataFrame({"compared": compared, "reason": reason}, index=index, dtype="str")


def _first_reason(*reasons: tuple[ArrayLike, str]) -> "np.ndarray":
    """The words of the first condition that holds for each row, "" where none does."""
    holds = [np.asarray(where, dtype=bool) for where, _ in reasons]
    return np.select(holds, [words for _, words in reasons], "")


def _paired(rows: pd.DataFrame, against: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Each row beside its comparator: NUMBERS of both (``its_...``) and ``itself``."""
    doubled = against.duplicated(keys) if keys else pd.Series(len(against) > 1)
    refuse(doubled, "the comparator has two rows for the same period, sex, age and category")
    told = [column for column in ("area", *MATCHED) if column in rows.columns and column in against.columns]
    theirs = _numbers(against).add_prefix("its_").assign(**{f"its_{name}": against[name] for name in told})
    theirs = theirs.assign(**{key: against[key] for key in keys})
    ours = _numbers(rows).assign(**{name: rows[name] for name in {*told, *keys}})
    pairs = ours.merge(theirs, how="left", on=keys) if keys else ours.merge(theirs, how="cross")
    same = [pairs[name].to_numpy() == pairs[f"its_{name}"].to_numpy() for name in told]
    return pairs.assign(itself="area" in told and np.logical_and.reduce(same))


def _numbers(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.reindex(columns=list(NUMBERS)).astype("float64")


Sides = tuple[Floats, str]  # -2 to 2 for each row (NaN: cannot be told), and what is lacking then


def _one_interval(pairs: pd.DataFrame) -> Sides:
    its = pairs["its_value"]
    side = np.where((pairs["lower"] <= its) & (its <= pairs["upper"]), 0, np.sign(pairs["value"] - its))
    return np.where(_whole(pairs, "lower", "upper"), side, np.nan), "no 95% limits"


def _two_levels(pairs: pd.DataFrame) -> Sides:
    its = pairs["its_value"]
    near, _ = _one_interval(pairs)
    beyond = (its < pairs["lower_998"]) | (its > pairs["upper_998"])
    side = np.where(beyond, 2 * near, near)
    return np.where(_whole(pairs, "lower_998", "upper_998"), side, np.nan), "no 95% and 99.8% limits"


def _two_intervals(pairs: pd.DataFrame) -> Sides:
    meet = (pairs["lower"] <= pairs["its_upper"]) & (pairs["its_lower"] <= pairs["upper"])
    side = np.where(meet, 0, np.sign(pairs["value"] - pairs["its_value"]))
    whole = _whole(pairs, "lower", "upper", "its_lower", "its_upper")
    return np.where(whole, side, np.nan), "no 95% limits of both"


def _share_expected(pairs: pd.DataFrame) -> Sides:
    people = floats(pairs["denominator"].where(pairs["denominator"] > 0))
    per = floats(pairs["per"])
    limits = wilson_round(people * floats(pairs["its_value"]) / per, people, standard_normal(0.95))
    return _outside(pairs, *(per * side for side in limits)), "no denominator"


def _events_expected(pairs: pd.DataFrame) -> Sides:
    people = floats(pairs["denominator"].where(pairs["denominator"] > 0))
    per = floats(pairs["per"])
    limits = exact_poisson_limits(people * floats(pairs["its_value"]) / per)
    return _outside(pairs, *(per * side / people for side in limits)), "no denominator"


def _outside(pairs: pd.DataFrame, lower: Floats, upper: Floats) -> Floats:
    value = floats(pairs["value"])
    side = (value > upper).astype(float) - (value < lower)
    return np.where(np.isnan(lower) | np.isnan(upper), np.nan, side)


def _whole(pairs: pd.DataFrame, *columns: str) -> "pd.Series[bool]":
    return pairs[list(columns)].notna().all(axis=1)


RULES: dict[int, Callable[[pd.DataFrame], Sides]] = {
    1: _one_interval,
    17: _two_levels,
    12: _two_intervals,
    5: _share_expected,
    6: _events_expected,
}


def _parts(rows: pd.DataFrame, against: pd.DataFrame, keys: list[str], method: int) -> pd.DataFrame:
    """Fifths or quarters by inclusive percentiles of the values of ``against``."""
    places = PARTS[method]
    edges = np.arange(1, len(places)) / len(places)
    keys = keys or ["all"]
    whole = against if "all" not in keys else against.assign(all="")
    groups = whole.groupby(keys, dropna=False, observed=True)["value"]
    cuts = groups.quantile(edges).unstack().round(10).assign(areas=groups.count()).reset_index()
    ours = (rows if "all" not in keys else rows.assign(all=""))[[*keys, "value"]]
    ours = ours.merge(cuts, how="left", on=keys)
    above = (ours[["value"]].to_numpy() > ours[edges].to_numpy()).sum(axis=1)
    reason = _first_reason(
        (ours["value"].isna(), "no value"),
        (~(ours["areas"] >= len(places)), f"fewer than {len(places)} areas have a value"),
    )
    return _verdicts(np.array(places)[above], reason, rows.index)


def estimate(
    frame: pd.DataFrame, against: str, better: str, method: int = 1, per: float | None = None
) -> pd.DataFrame:
    """``frame`` with ``compared``, ``reason`` and ``method``: each area against the area ``against``.

    For methods 15 and 16 the set is every area but ``against``.  See ``judge``.
    """
    its = frame["area"] == against
    verdicts = judge(frame, frame[~its if method in PARTS else its], better, method, per)
    return frame.assign(**verdicts, method=f"Fingertips comparison method {method}")


KIND = Method(
    says="Better, similar or worse than another area, or higher and lower where neither is good.",
    estimate=estimate,
    formula=(
        "Similar where the comparator's value lies from the lower to the upper 95% limit of the area; "
        "otherwise higher or lower, by the side on which the area's value lies. Better or worse follows "
        "from whether high or low is good. Other rules are used where a table's card names them, such "
        "as that the limits of both must not overlap."
    ),
    source="Fingertips Public Health Technical Guidance, comparisons",
    example=Example(
        "area,period,value,lower,upper\nE08000009,2023,10.1,8.9,11.4\nE92000001,2023,11.6,11.5,11.7\n",
        {"against": "E92000001", "better": "lower"},
    ),
)
