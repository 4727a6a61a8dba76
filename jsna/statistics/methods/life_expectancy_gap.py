"""Which ages, and which causes of death, make one population live longer than another.

Arriaga's parts, worked out in both directions and averaged, add up to the gap exactly.
A death rate's change is a factor of each part, so that causes share an age's part by
their own changes, also where they cancel out.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from jsna.statistics.intervals import Floats, floats, refuse, standard_normal
from jsna.statistics.method import LEVELS, Example, Method, limit_columns
from jsna.statistics.methods.life_expectancy import AGES, LIVED, life_table, why_not

METHOD = "Arriaga's parts, mean of both directions"
ALL = "all causes"  # where the table has none


class Pairs(NamedTuple):
    """Deaths (groups, sides, ages, causes) and person-years (without causes), and their names."""

    deaths: Floats
    people: Floats
    groups: pd.DataFrame
    causes: list[object]


def estimate(
    frame: pd.DataFrame,
    between: tuple[object, object],
    among: str = "area",
    by: Sequence[str] = (),
    ages: Sequence[object] = AGES,
) -> pd.DataFrame:
    """One row a group of ``by``, age and cause: what it adds to the gap, in years.

    ``between`` names two values of the column ``among``; the gap is the life expectancy
    of the second less that of the first.  ``frame`` has a row an age band (age, one of
    ``ages``, the 20 bands in order), and a cause where it has the column cause (together
    all deaths), with count (deaths) and denominator (person-years, the same for each cause).
    Gives the columns of ``by``, age, cause, value, forward and backward (Arriaga's part
    from the first to the second, and the other way round turned over; value is their
    mean) and method, which says why a group has none: see ``life_expectancy``, and nobody
    who died in the last age.  Each of the three columns sums to the gap.
    Raises ValueError for an age that is not one of ``ages``, a row that stands twice, a
    population without rows, and person-years that differ between causes.

    Source: Arriaga (1984), Demography 21, 83-96; Preston, Heuveline and Guillot (2001),
    Demography, section 3.10, by cause after Arriaga (1989).
    """
    pairs = _laid_out(frame, between, among, by, ages)
    why = _why_not(pairs)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where((why == "")[:, None, None, None], pairs.deaths / pairs.people[..., None], np.nan)
        first, second = rates.sum(axis=3).transpose(1, 0, 2)
        change = rates[:, 1] - rates[:, 0]
        ways = [way[..., None] * change for way in weights(first, second)]
    keys = [range(len(pairs.groups)), range(len(ages)), range(len(pairs.causes))]
    group, age, cause = (place.ravel() for place in np.meshgrid(*keys, indexing="ij"))
    told = pairs.groups.iloc[group].reset_index(drop=True)
    told = told.assign(age=pd.Series(list(ages)).iloc[age].to_numpy())
    told = told.assign(cause=pd.Series(pairs.causes, dtype=object).iloc[cause].astype("str").to_numpy())
    forward, backward = (way.ravel() for way in ways)
    told = told.assign(value=(forward + backward) / 2, forward=forward, backward=backward)
    return told.assign(method=np.where(why == "", METHOD, why)[group])


def gap(
    frame: pd.DataFrame,
    between: tuple[object, object],
    among: str = "area",
    by: Sequence[str] = (),
    ages: Sequence[object] = AGES,
    level: float | Sequence[float] = LEVELS,
) -> pd.DataFrame:
    """One row a group of ``by``: first, second (years), value (second - first), limits, method.

    Arguments and errors are those of ``estimate``.  The limits of each of ``level`` (0.9
    to 1, see ``limit_columns``) are normal; the two populations are independent.

    Source: Chiang (1968); Silcocks et al. (2001), J. Epidemiol. Community Health 55, 38-43.
    """
    pairs = _laid_out(frame, between, among, by, ages)
    why = _why_not(pairs)
    ends = []
    for side in (0, 1):
        deaths, people = pairs.deaths[:, side].sum(axis=2), pairs.people[:, side]
        ends.append(life_table(*(np.where((why == "")[:, None], one, np.nan) for one in (deaths, people))))
    (first, one), (second, other) = ((years[:, 0], error[:, 0]) for years, error in ends)
    made = pairs.groups.assign(first=first, second=second, value=second - first)
    for confidence, (lower, upper) in limit_columns(level).items():
        reach = standard_normal(confidence) * np.hypot(one, other)
        made[lower], made[upper] = made["value"] - reach, made["value"] + reach
    return made.assign(method=np.where(why == "", "difference of two life expectancies", why))


def weights(
    first: Floats,
    second: Floats,
    width: Sequence[float] = (*np.diff(AGES), np.inf),
    lived: Sequence[float] = tuple(LIVED),
) -> tuple[Floats, Floats]:
    """Arriaga's parts of the gap for each unit of change in the death rate: forward, backward.

    ``first`` and ``second`` are death rates a person-year (> 0 in the last age), their
    last axis the ages; ``width`` is how many years an age has (infinite: the last)
    and ``lived`` the share of them that those who die in it live.  A part
    times (second - first) is in years; forward and backward parts each sum to the gap.
    """
    years_wide, die = floats(width)[:-1], 1 - floats(lived)[:-1]
    sides = [_table(rates, years_wide, die) for rates in (first, second)]
    found = []
    for (alive, _, damped), (_, years, other) in (sides, sides[::-1]):
        closed = alive[..., :-1] * years_wide * (years_wide * die + years[..., 1:]) / (damped * other)
        open_end = alive[..., -1:] / (first * second)[..., -1:]
        found.append(-np.concatenate([closed, open_end], axis=-1))
    return found[0], found[1]


def _table(rates: Floats, width: Floats, die: Floats) -> tuple[Floats, Floats, Floats]:
    """Those alive at each age, the years they have left, and 1 + width x share lost x rate."""
    damped = 1 + width * die * rates[..., :-1]
    stay = 1 - width * rates[..., :-1] / damped
    alive = np.concatenate([np.ones_like(rates[..., :1]), np.cumprod(stay, axis=-1)], axis=-1)
    years = 1 / rates[..., -1:]
    for age in reversed(range(len(width))):  # from the last age down
        left = width[age] / damped[..., age] + stay[..., age] * years[..., 0]
        years = np.concatenate([left[..., None], years], axis=-1)
    return alive, years, damped


def _why_not(pairs: Pairs) -> np.ndarray:
    """For each group the first reason why it has no gap, "" where it has one."""
    deaths, people = pairs.deaths.sum(axis=3), pairs.people
    of_each = [why_not(deaths[:, side], people[:, side]) for side in (0, 1)]
    below = (pairs.deaths < 0).any(axis=(1, 2, 3))
    immortal = (deaths[:, :, -1] == 0).any(axis=1)
    own = np.where(of_each[0] != "", of_each[0], of_each[1])
    reasons = ["not given: deaths below 0", "not given: nobody died in the last age"]
    return np.where(own != "", own, np.select([below, immortal], reasons, ""))


def _laid_out(
    frame: pd.DataFrame, between: tuple[object, object], among: str, by: Sequence[str], ages: Sequence[object]
) -> Pairs:
    rows = frame[frame[among].isin(between)].reset_index(drop=True)
    for side in between:
        refuse(~(rows[among] == side).any(), f"no rows for {side}")
    band = rows["age"].map({age: place for place, age in enumerate(ages)})
    refuse(band.isna(), "the ages are not those of the life table")
    group = rows.groupby(list(by), dropna=False, observed=True).ngroup() if by else band * 0
    causes = rows["cause"] if "cause" in rows.columns else pd.Series(ALL, index=rows.index)
    cause, names = pd.factorize(causes, sort=True)
    side = (rows[among] == between[1]).to_numpy().astype(int)
    at = (group.to_numpy(dtype=int), side, band.to_numpy(dtype=int), cause)
    shape = (at[0].max() + 1, 2, len(ages), len(names))
    refuse(np.bincount(np.ravel_multi_index(at, shape)) > 1, "an age stands twice in a population")
    deaths, people = np.full(shape, np.nan), np.full(shape[:3], np.nan)
    deaths[at], people[at[:3]] = rows["count"], rows["denominator"]
    uneven = people[at[:3]] != rows["denominator"].to_numpy(dtype=float)
    refuse(
        uneven & rows["denominator"].notna().to_numpy(), "the person-years of an age differ between causes"
    )
    groups = rows.assign(group=at[0]).drop_duplicates("group").sort_values("group")
    return Pairs(deaths, people, groups[list(by)].reset_index(drop=True), list(names))


AGE_ROWS = (
    (7060, 17), (35059, 9), (46974, 4), (48489, 8), (43219, 20), (38561, 15), (46009, 24), (57208, 33),
    (61435, 50), (55601, 71), (50209, 100), (56416, 163), (46411, 263), (39820, 304), (37978, 536),
    (37039, 872), (33288, 1390), (23306, 1605), (11936, 1936), (11936, 1937),
)  # fmt: skip

KIND = Method(
    says="Which ages and causes of death make one population live longer than another.",
    estimate=estimate,
    formula=(
        "For each age, take the years that the difference in its death rate adds within the age, and "
        "the years that those who survive because of it live later. This is worked out from the first "
        "population to the second, and from the second to the first; what is shown is the mean of both, "
        "and all ages together sum to the gap exactly. The part of a cause is in proportion to the "
        "difference in the death rate from that cause."
    ),
    source="Arriaga (1984), Demography 21, 83-96",
    example=Example(
        "area,age,count,denominator\n"
        + "".join(
            f"{area},{age},{share * deaths},{people}\n"
            for area, share in (("Here", 1), ("England", 0.9))
            for age, (people, deaths) in zip(AGES, AGE_ROWS, strict=True)
        ),
        {"between": ("Here", "England"), "ages": tuple(str(age) for age in AGES)},
    ),
)
