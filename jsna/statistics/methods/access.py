"""How much of what there is can be reached: two-step floating catchment areas.

First each asset's supply is shared between all who can reach it in time; then each
area adds up the shares of what it can reach.  Where catchments overlap, more people
are counted at an asset than will come; and what lies beyond the data is not there.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from jsna.statistics.intervals import Floats, floats, refuse
from jsna.statistics.method import Example, Method

Decay = Callable[[Floats], ArrayLike]  # minutes (>= 0) -> weight (>= 0)


class Reach(NamedTuple):
    """Pairs of area and asset: the number of each, the minutes, the weight; then areas and assets."""

    area: np.ndarray
    asset: np.ndarray
    minutes: Floats
    weight: Floats
    areas: pd.DataFrame
    assets: pd.DataFrame


def estimate(
    frame: pd.DataFrame, limit: float = 30, decay: Decay | None = None, per: float = 100
) -> pd.DataFrame:
    """One row an area, in order: people, value, nearest, reached, method.

    ``frame`` has a row for every pair with the columns area, asset, minutes (>= 0;
    infinite: there is no way), people (of the area, or those in need, >= 0) and supply (of
    the asset, in one unit for all, >= 0).  ``value`` is the supply within ``limit`` minutes
    for every ``per`` people; ``nearest`` the minutes to the nearest asset, within the
    limit or not; ``reached`` the number of assets within the limit.
    ``decay`` gives nearer assets more weight in both steps (see ``zones``); by
    default all within the limit weigh 1.  An asset that nobody reaches adds nothing.
    Raises ValueError for a pair that is missing, stands twice or lacks its minutes, and
    for an area or asset with two numbers.

    Source: Luo and Wang (2003), Environ. Plann. B 30, 865-884; with ``decay``: Luo and
    Qi (2009), Health & Place 15, 1100-1107.
    """
    reach = _reach(frame, limit, decay)
    share = _shares(reach)["value"].to_numpy()
    number = len(reach.areas)
    nearest = np.full(number, np.inf)
    np.minimum.at(nearest, reach.area, reach.minutes)
    within = np.bincount(reach.area, reach.minutes <= limit, number).astype(int)
    value = per * np.bincount(reach.area, reach.weight * np.nan_to_num(share)[reach.asset], number)
    method = "two-step floating catchment areas" + (", nearer ones weigh more" if decay else "")
    return reach.areas.assign(value=value, nearest=nearest, reached=within, method=method)


def supply_ratios(
    frame: pd.DataFrame, limit: float = 30, decay: Decay | None = None, per: float = 100
) -> pd.DataFrame:
    """The first step alone: asset, supply, demand and value, one row an asset, in order.

    Arguments and errors are those of ``estimate``.  ``demand`` is how many people reach the
    asset (weighted), ``value`` its supply for every ``per`` of them, missing for nobody.
    """
    made = _shares(_reach(frame, limit, decay))
    return made.assign(value=per * made["value"])


def share_within(accessed: pd.DataFrame, minutes: float) -> float:
    """The share (0 to 1) of the people of ``estimate``'s rows whose nearest is at most ``minutes``.

    Missing where there are no people.
    """
    within = accessed["people"].where(accessed["nearest"] <= minutes, 0.0).sum()
    total = accessed["people"].sum()
    return float(within / total) if total > 0 else float("nan")


def zones(weights: Mapping[float, float]) -> Decay:
    """A ``decay`` in steps: the weight of the first zone whose end (minutes) is not passed, else 0.

    ``zones({10: 1, 20: 0.68, 30: 0.22})`` are Luo and Qi's (2009) faster weights.
    """
    ends = sorted(weights)
    steps = np.array([*(weights[end] for end in ends), 0.0])
    return lambda minutes: steps[np.searchsorted(ends, minutes)]


def _reach(frame: pd.DataFrame, limit: float, decay: Decay | None) -> Reach:
    area, areas = _numbered(frame, "area", "people")
    asset, assets = _numbered(frame, "asset", "supply")
    _check_pairs(frame, area, asset, (len(areas), len(assets)))
    minutes = floats(frame["minutes"])
    weight = np.where(minutes <= limit, 1.0, 0.0)
    if decay is not None:
        near = minutes <= limit
        weight[near] = decay(minutes[near])
        refuse(~((weight >= 0) & np.isfinite(weight)), "a weight must be a number of at least 0")
    return Reach(area, asset, minutes, weight, areas, assets)


def _numbered(frame: pd.DataFrame, name: str, holds: str) -> tuple[np.ndarray, pd.DataFrame]:
    """The number of each row's ``name`` in order, and one row for each with what it ``holds``."""
    codes, names = pd.factorize(frame[name], sort=True)
    numbers = floats(frame[holds])
    refuse(~(numbers >= 0), f"each {name} needs {holds} of at least 0")
    found = np.zeros(len(names))
    found[codes] = numbers
    for place in np.flatnonzero(found[codes] != numbers)[:1]:
        raise ValueError(f"{names[codes[place]]} has two numbers of {holds}")
    return codes, pd.DataFrame({name: names, holds: found})


def _check_pairs(frame: pd.DataFrame, area: np.ndarray, asset: np.ndarray, shape: tuple[int, int]) -> None:
    """Every pair stands once and has its minutes: what is not known is never out of reach."""
    times = np.bincount(area * shape[1] + asset, frame["minutes"].notna(), shape[0] * shape[1])
    names = [pd.unique(frame[name].sort_values()) for name in ("area", "asset")]
    for place in np.flatnonzero(times != 1)[:1]:
        start, end = (name[at] for name, at in zip(names, divmod(place, shape[1]), strict=True))
        what = "no time" if times[place] == 0 else "more than one time"
        raise ValueError(f"{what} from {start} to {end}")
    refuse(frame["minutes"] < 0, "minutes must be at least 0")


def _shares(reach: Reach) -> pd.DataFrame:
    """The first step: what each asset has for one of the people who reach it."""
    people = reach.areas["people"].to_numpy()
    demand = np.bincount(reach.asset, reach.weight * people[reach.area], len(reach.assets))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(demand > 0, reach.assets["supply"] / demand, np.nan)
    return reach.assets.assign(demand=demand, value=value)


KIND = Method(
    says="How much can be reached in time, shared fairly with all others who reach it.",
    estimate=estimate,
    formula=(
        "First, for each asset, its supply is divided by the people who reach it within the time limit. "
        "Then, for each area, these are added up over all assets within the time limit, and multiplied "
        "by the number of people it is given for."
    ),
    source="Luo and Wang (2003), Environ. Plann. B 30, 865-884",
    example=Example(
        "area,asset,minutes,people,supply\nA,clinic,5,420,60\nB,clinic,35,390,60\n"
        "A,hub,22,420,40\nB,hub,18,390,40\n"
    ),
)
