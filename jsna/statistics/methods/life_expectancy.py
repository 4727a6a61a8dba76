"""How many more years people would live, on average, if today's death rates stayed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.statistics.groups import grouped
from jsna.statistics.intervals import Floats, floats, refuse, standard_normal
from jsna.statistics.method import LEVELS, Example, Method, limit_columns, named

AGES = (0, 1, *range(5, 95, 5))  # where each band of the life table starts; the last is 90 and over
SMALLEST = 5_000  # person-years; a group of so many or fewer has no life table
AT_ONCE = 2_000  # groups
WIDEST = 20  # years between 95% limits; a value surer than this is shown
LIVED = np.array([0.1, *[0.5] * (len(AGES) - 1)])  # the share of a band that those who die in it live
METHOD = "Chiang's life table with Silcocks' limits"
TOO_WIDE = "not given: limits more than 20 years apart"


def estimate(
    frame: pd.DataFrame,
    by: Sequence[str] = (),
    level: float | Sequence[float] = LEVELS,
    ages: Sequence[object] = AGES,
) -> pd.DataFrame:
    """``frame`` with value, limits and method: years of life left at the start of each age band.

    ``frame`` has a row an age band and group of ``by`` with the columns age (one of
    ``ages``, the 20 bands in order as they are written in it), count (deaths) and
    denominator (person-years).  Adds people and deaths (from that age on), value and
    the limits of each of ``level`` (0.9 to 1, see ``limit_columns``) in years, and
    method, which says why a group has none: not 20 bands, person-years of 5,000 or
    fewer or of an age without people, deaths below 0 or above the people; and a
    value whose 95% limits are more than 20 years apart (these are kept).
    Raises ValueError for an age that is not one of ``ages``, that no group has, or
    that stands twice in a group.

    Source: Chiang (1968); Silcocks et al. (2001), J. Epidemiol. Community Health 55,
    38-43; Toson and Baker (2003), ONS; Eayres and Williams (2004), JECH 58, 243-249.
    """
    cells, groups = _cells(frame, by, ages)
    deaths, people = (np.full((groups, len(AGES)), np.nan) for _ in range(2))
    deaths.ravel()[cells], people.ravel()[cells] = frame["count"], frame["denominator"]
    why = why_not(deaths, people)
    made = frame.assign(people=_from_age_on(people).ravel()[cells])  # one column at a time, none held twice
    made["deaths"] = _from_age_on(deaths).ravel()[cells]
    deaths[why != ""] = np.nan
    years, error = _in_blocks(deaths, people)
    del deaths, people
    wide = ~(2 * standard_normal(0.95) * error <= WIDEST) & (why[:, None] == "")
    made["value"] = np.where(wide, np.nan, years).ravel()[cells]
    for confidence, sides in limit_columns(level).items():
        for name, way in zip(sides, (-1, 1), strict=True):
            made[name] = _quietly(years, way * standard_normal(confidence) * error).ravel()[cells]
    reasons, reason = np.unique(why, return_inverse=True)
    words = [TOO_WIDE, *np.where(reasons == "", METHOD, reasons)]
    return made.assign(method=named(np.where(wide, 0, 1 + reason[:, None]).ravel()[cells], words))


def _cells(frame: pd.DataFrame, by: Sequence[str], ages: Sequence[object]) -> tuple[NDArray[np.intp], int]:
    """The place of each row in a table of groups by ages, and the number of groups."""
    band = frame["age"].map({age: place for place, age in enumerate(ages)})
    refuse(band.isna(), "the ages are not those of the life table")
    refuse(band.nunique() != len(AGES), "no group has the 20 ages of the life table")
    groups = grouped(frame, by)
    cells = groups.number * len(AGES) + band.to_numpy(dtype=np.intp)
    refuse(np.bincount(cells) > 1, "an age stands twice in a group")
    return cells, len(groups.keys)


def why_not(deaths: Floats, people: Floats) -> np.ndarray:
    """For each group the first reason why it has no life table, "" where it has one."""
    reasons = {
        "not given: an age has no figures": np.isnan(deaths) | np.isnan(people),
        "not given: deaths below 0": deaths < 0,
        "not given: an age without people": people <= 0,
        "not given: more deaths than people": deaths > people,
    }
    holds = [where.any(axis=1) for where in reasons.values()]
    few = people.sum(axis=1) <= SMALLEST
    return np.select([*holds, few], [*reasons, "not given: 5,000 people or fewer"], "")


def _in_blocks(deaths: Floats, people: Floats) -> tuple[Floats, Floats]:
    """``life_table`` of some groups at a time, so that what lies between stays small."""
    blocks = [slice(first, first + AT_ONCE) for first in range(0, max(len(deaths), 1), AT_ONCE)]
    tables = [life_table(deaths[block], people[block]) for block in blocks]
    years, errors = (np.concatenate(sides) for sides in zip(*tables, strict=True))
    return years, errors


def life_table(deaths: Floats, people: Floats) -> tuple[Floats, Floats]:
    """Years of life left at each age, and their standard errors.

    Both arguments have a row a group and a column for each of AGES.
    """
    width = np.array([*np.diff(AGES), np.inf])
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = deaths / people
        dying = width * rate / (1 + width * rate * (1 - LIVED))
        dying[:, -1] = 1
        alive = np.cumprod(np.hstack([np.ones((len(rate), 1)), 1 - dying[:, :-1]]), axis=1)
        lost = alive * dying
        lived = width * (np.hstack([alive[:, 1:], alive[:, :1]]) + LIVED * lost)
        lived[:, -1] = alive[:, -1] / rate[:, -1]
        years = _from_age_on(lived, missing=np.nan) / alive
        return years, np.sqrt(_variance(deaths, people, dying, alive, years))


def _variance(deaths: Floats, people: Floats, dying: Floats, alive: Floats, years: Floats) -> Floats:
    """Chiang's variance of the years left, with Silcocks' term for the open last band."""
    width = np.diff(AGES)
    of_dying = np.where(deaths > 0, dying**2 * (1 - dying) / deaths, deaths * 0)[:, :-1]
    term = alive[:, :-1] ** 2 * ((1 - LIVED[:-1]) * width + years[:, 1:]) ** 2 * of_dying
    rate = deaths[:, -1:] / people[:, -1:]
    last = alive[:, -1:] ** 2 / (rate**3 * people[:, -1:])
    return _from_age_on(np.hstack([term, last]), missing=np.nan) / alive**2


def _from_age_on(numbers: Floats, missing: float = 0.0) -> Floats:
    """The sum of each row from each column to its end; a missing number counts as ``missing``."""
    known = np.where(np.isnan(numbers), missing, numbers)
    return floats(np.cumsum(known[:, ::-1], axis=1)[:, ::-1])


def _quietly(years: Floats, reach: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        return years + reach


KIND = Method(
    says="How many more years people would live if today's death rates stayed.",
    estimate=estimate,
    formula=(
        "For each age, the death rate is deaths divided by people. A is the width of the age in years "
        "times the death rate. B is A times the share of the age that those who die in it do not live, "
        "which is one half, and nine tenths in the first year of life. The chance of dying in the age "
        "is A divided by the sum of 1 and B. Starting with a number of births, these chances give those "
        "alive at each age and the years that are lived in it; from 90 on, the years lived are those "
        "alive divided by the death rate. The value is all years lived from an age on, divided by those "
        "alive at its start. The limits are the value minus and plus 1.96 standard errors, which come "
        "from the variance of each chance of dying, with Silcocks' term for the last age."
    ),
    source="Chiang (1968); Silcocks et al. (2001), J. Epidemiol. Community Health 55, 38-43",
    example=Example(
        "age,count,denominator\n"
        "0,17,7060\n1,9,35059\n5,4,46974\n10,8,48489\n15,20,43219\n20,15,38561\n25,24,46009\n30,33,57208\n"
        "35,50,61435\n40,71,55601\n45,100,50209\n50,163,56416\n55,263,46411\n60,304,39820\n65,536,37978\n"
        "70,872,37039\n75,1390,33288\n80,1605,23306\n85,1936,11936\n90,1937,11936\n",
        {"ages": tuple(str(age) for age in AGES)},
    ),
)
