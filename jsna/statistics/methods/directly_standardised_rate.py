"""The rate that a place would have if its people had the ages of a standard population."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from jsna.statistics.groups import grouped
from jsna.statistics.intervals import FEW, dobson_limits, floats, refuse
from jsna.statistics.method import LEVELS, Example, Method, limit_columns, named

# European standard population of 2013 by the age at which each band of five years starts, to 90 and over
ESP_2013 = dict(
    zip(
        range(0, 95, 5),
        (
            5000,
            5500,
            5500,
            5500,
            6000,
            6000,
            6500,
            *[7000] * 4,
            6500,
            6000,
            5500,
            5000,
            4000,
            2500,
            1500,
            1000,
        ),
        strict=True,
    )
)


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 100_000,
    level: float | Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """One row a group of ``by`` (or one for all) with its directly standardised rate.

    ``frame`` has a row an age band with the columns count (events, >= 0; a
    missing one is none), denominator (people, > 0) and standard (the standard
    population, >= 0).  Gives the columns of ``by``, count and denominator (added
    up), value for every ``per`` people, the limits of each of ``level`` (0.9 to 1,
    see ``limit_columns``) and method.  Fewer than 10 events have no value.
    Raises ValueError where a number is missing or outside its range.

    Source: Dobson et al. (1991), Stat. Med. 10, 457-462; Fingertips Public Health
    Technical Guidance, directly standardised rates.
    """
    return _standardised(frame.assign(frequency=1.0, first=True), by, per, level, METHOD)


def estimate_repeated(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    per: float = 100_000,
    level: float | Sequence[float] = LEVELS,
    age: str = "age",
) -> pd.DataFrame:
    """As ``estimate``, for events that happen to one person more than once.

    ``frame`` has a row an age band (the column ``age``) and ``frequency``: how many
    events each of ``count`` people had.  The people and the standard population of
    a band stand in each of its rows.  The variance is the sum over frequencies of
    their square times the variance of people with so many events.
    Raises ValueError also where a frequency is missing, or a band has two populations.

    Source: Fingertips Public Health Technical Guidance, directly standardised rates.
    """
    refuse(frame["frequency"].isna(), "each row says how many events its people had")
    bands = frame.groupby([*by, age], dropna=False, observed=True)[["denominator", "standard"]]
    refuse(bands.nunique(dropna=False) > 1, "an age band has one population and one standard")
    first = ~frame.duplicated([*by, age])
    return _standardised(frame.assign(first=first), by, per, level, f"{METHOD} for repeated events")


METHOD = "directly standardised rate with Dobson limits"


def _standardised(
    frame: pd.DataFrame, by: Sequence[str], per: float, level: float | Sequence[float], method: str
) -> pd.DataFrame:
    _check(frame, per)
    groups = grouped(frame, by)
    people, standard = floats(frame["count"]), floats(frame["standard"])
    people, often = np.where(np.isnan(people), 0, people), floats(frame["frequency"])
    first = floats(frame["first"])
    weight = standard / floats(frame["denominator"])
    count, population = groups.total(people * often), groups.total(standard * first)
    people *= weight * often
    shown = count >= FEW
    value = np.where(shown, per * groups.total(people) / population, np.nan)
    weight *= people * often
    variance = per**2 * groups.total(weight) / population**2
    made = groups.keys.assign(
        count=count, denominator=groups.total(floats(frame["denominator"]) * first), value=value
    )
    for confidence, (lower, upper) in limit_columns(level).items():
        made[lower], made[upper] = dobson_limits(value, variance, count, confidence)
    return made.assign(method=named(shown, ("not given below 10 events", method)))


def _check(frame: pd.DataFrame, per: float) -> None:
    refuse(per <= 0, "a rate is for a number of people above 0")
    refuse(frame["count"] < 0, "a count must be at least 0")
    refuse(~(floats(frame["denominator"]) > 0), "each age band needs a denominator above 0")
    refuse(~(floats(frame["standard"]) >= 0), "each age band needs a standard population of at least 0")


KIND = Method(
    says="The rate that a place would have with the ages of a standard population.",
    estimate=estimate,
    formula=(
        "For each age, divide the count by the people here; this rate is multiplied by the people of "
        "that age in the standard population. The value is the sum over all ages, divided by the whole "
        "standard population, times the number of people it is given for. Limits are Dobson's: take the "
        "limit of the whole count, less the whole count; multiply by the square root of the variance of "
        "the value over the whole count; add the value. Not given below 10 events."
    ),
    source="Dobson et al. (1991), Stat. Med. 10, 457-462",
    example=Example(
        "area,age,count,denominator,standard\n"
        "E08000009,0 to 39,30,110000,47000\nE08000009,40 to 64,150,80000,34000\n"
        "E08000009,65 and over,420,42000,19000\n",
        {"by": ["area"]},
    ),
)
