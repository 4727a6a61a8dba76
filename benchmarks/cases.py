"""The tables that are timed: made with a fixed seed, worked out by our method and by plain numpy.

A plain pass goes once over the same numbers as bare arrays, already in rows and
columns: no table, no groups to find, no missing values, no words.  It is the bound.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import gammainccinv, gammaincinv

from jsna.statistics.intervals import standard_normal
from jsna.statistics.methods import (
    access,
    concentration_index,
    control_chart,
    directly_standardised_rate,
    life_expectancy,
    life_expectancy_gap,
    proportion,
    ranking,
    rate,
    slope_index_of_inequality,
)
from jsna.statistics.methods.directly_standardised_rate import ESP_2013
from jsna.statistics.methods.life_expectancy import AGES
from jsna.statistics.methods.life_expectancy_gap import AGE_ROWS
from jsna.statistics.variation import sum_up

LEVEL = 0.95  # as the reference packages give by default
Z = standard_normal(LEVEL)


class Case(NamedTuple):
    """A table, our method on it, and the plain pass that gives the same values."""

    frame: pd.DataFrame
    ours: Callable[[pd.DataFrame], pd.DataFrame]
    plain: Callable[[], np.ndarray] | None


def codes(size: int) -> pd.Series:
    """As many area codes."""
    return pd.Series([f"E{number:08}" for number in range(size)], dtype="str")


def across(size: int, **columns: object) -> pd.DataFrame:
    """A row for each of ``size`` areas and each entry of the columns, which are as wide as a table."""
    wide = {name: np.asarray(column) for name, column in columns.items()}
    width = next(iter(wide.values())).shape[-1]
    full = {name: np.broadcast_to(column, (size, width)).ravel() for name, column in wide.items()}
    return pd.DataFrame({"area": codes(size).repeat(width).array, **full})


def standardised_rates(size: int) -> Case:
    """Directly standardised rates of areas in 19 age bands."""
    chance, standard = np.random.default_rng(1), np.array(list(ESP_2013.values()), dtype=float)
    people = chance.integers(800, 9_000, (size, 19)).astype(float)
    events = chance.poisson(people / 300).astype(float)
    frame = across(size, count=events, denominator=people, standard=standard)

    def plain() -> np.ndarray:
        weight = standard / people
        value = np.einsum("ab,ab->a", weight, events) / standard.sum()
        variance = np.einsum("ab,ab,ab->a", weight, weight, events) / standard.sum() ** 2
        total = events.sum(axis=1)
        step = np.sqrt(variance / total)
        lower, upper = byar(total)
        return np.stack([value, value + step * (lower - total), value + step * (upper - total)]) * 100_000

    return Case(frame, lambda rows: directly_standardised_rate.estimate(rows, ["area"], level=LEVEL), plain)


def life_tables(size: int) -> Case:
    """Life expectancy at every age, in areas of 130,000 people."""
    chance, (people, deaths) = np.random.default_rng(2), np.array(AGE_ROWS, dtype=float).T / 5
    counts = chance.poisson(deaths, (size, 20)).astype(float) + 1
    frame = across(size, age=np.array(AGES), count=counts, denominator=people)
    everyone = np.broadcast_to(people, (size, 20))

    def plain() -> np.ndarray:
        years, error = life_expectancy.life_table(counts, everyone)
        return np.stack([years, years - Z * error, years + Z * error])

    return Case(frame, lambda rows: life_expectancy.estimate(rows, ["area"], level=LEVEL), plain)


def slopes(size: int, kind: str = "mean") -> Case:
    """Slope and relative index of areas in ten parts."""
    chance = np.random.default_rng(3)
    people = chance.integers(5_000, 8_000, (size, 10)).astype(float)
    value = np.linspace(75, 84, 10) + chance.normal(0, 0.5, (size, 10))
    if kind == "proportion":
        value = value / 100
    reach = value / 80
    frame = across(
        size,
        quantile=np.arange(1, 11),
        denominator=people,
        value=value,
        lower=value - reach,
        upper=value + reach,
    )

    def plain() -> np.ndarray:
        share = people / people.sum(axis=1, keepdims=True)
        rank = share.cumsum(axis=1) - share / 2
        away = rank - (share * rank).sum(axis=1, keepdims=True)
        slope = share * away / (share * away**2).sum(axis=1, keepdims=True)
        return np.einsum("ab,ab->a", slope, value)[None]

    changed = kind != "mean"
    ours = slope_index_of_inequality.estimate
    return Case(
        frame, lambda rows: ours(rows, ["area"], kind, changed, level=LEVEL), None if changed else plain
    )


def odds_slopes(size: int) -> Case:
    """As ``slopes``, of shares on the scale of their log odds: limits need simulation."""
    return slopes(size, "proportion")


def control_charts(size: int) -> Case:
    """Charts of 36 months with a target, summed up."""
    chance = np.random.default_rng(4)
    value = chance.normal(50, 5, (size, 36))
    months = pd.date_range("2021-01-01", periods=36, freq="MS").to_numpy()
    frame = across(size, value=value, period_start=months).assign(target=60.0)

    def plain() -> np.ndarray:
        middle = value.mean(axis=1, keepdims=True)
        reach = 2.66 * np.abs(np.diff(value)).mean(axis=1, keepdims=True)
        side = np.sign(value - middle)
        steps = np.sign(np.diff(value))
        runs = [
            np.lib.stride_tricks.sliding_window_view(one, 7 - by, axis=1)
            for one, by in ((side, 0), (steps, 1))
        ]
        far = np.abs(value - middle)
        found = [far > reach, far > 2 * reach / 3, *(np.abs(run.sum(axis=2)) == run.shape[2] for run in runs)]
        assert len(found) == 4
        return np.stack([middle, middle - reach, middle + reach]).repeat(36, axis=2)

    def ours(rows: pd.DataFrame) -> pd.DataFrame:
        points = control_chart.estimate(rows, ["area"])
        sum_up(points, ["area"], "higher")
        return points.rename(columns={"middle": "value", "value": "point"})

    return Case(frame, ours, plain)


def byar(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Byar's limits of counts above 0."""
    more = count + 1
    low, high = 1 - 1 / (9 * count) - Z / (3 * np.sqrt(count)), 1 - 1 / (9 * more) + Z / (3 * np.sqrt(more))
    return count * low * low * low, more * high * high * high


def rates(size: int) -> Case:
    """Crude rates, a few of them of fewer than 10 events."""
    chance = np.random.default_rng(5)
    people = chance.integers(800, 9_000, size).astype(float)
    events = chance.poisson(people / 100).astype(float)
    frame = pd.DataFrame({"area": codes(size), "count": events, "denominator": people})

    def plain() -> np.ndarray:
        few = np.arange(10.0)
        exact = np.where(few == 0, 0, gammaincinv(np.maximum(few, 1), 0.025)), gammainccinv(few + 1, 0.025)
        is_few = events < 10
        limits = byar(np.maximum(events, 1))
        for limit, table in zip(limits, exact, strict=True):
            limit[is_few] = table[events[is_few].astype(int)]
        return np.stack([events, *limits]) * (100_000 / people)

    return Case(frame, lambda rows: rate.estimate(rows, level=LEVEL), plain)


def proportions(size: int) -> Case:
    """Shares with Wilson limits."""
    chance = np.random.default_rng(6)
    people = chance.integers(800, 9_000, size).astype(float)
    events = chance.binomial(people.astype(int), 0.2).astype(float)
    frame = pd.DataFrame({"area": codes(size), "count": events, "denominator": people})

    def plain() -> np.ndarray:
        share = events / people
        spread = Z * np.sqrt(Z**2 + 4 * events * (1 - share))
        middle, whole = 2 * events + Z**2, 2 * (people + Z**2)
        return 100 * np.stack([share, (middle - spread) / whole, (middle + spread) / whole])

    return Case(frame, lambda rows: proportion.estimate(rows, level=LEVEL), plain)


def life_gaps(size: int) -> Case:
    """The gap of each area to another by age."""
    frame = life_tables(2 * size).frame
    sides = np.repeat(np.tile(["here", "there"], size), 20)
    frame = frame.assign(area=codes(size).repeat(40).array, side=pd.Series(sides, dtype="str"))
    ours = life_expectancy_gap.estimate
    return Case(frame, lambda rows: ours(rows, ("here", "there"), "side", ["area"]), None)


def concentrations(size: int) -> Case:
    """The concentration index of areas in ten parts."""
    frame = slopes(size).frame.rename(columns={"quantile": "rank"})
    return Case(frame, lambda rows: concentration_index.estimate(rows, ["area"], LEVEL), None)


def reach(size: int) -> Case:
    """Access of areas to 100 assets."""
    chance = np.random.default_rng(7)
    people, supply = chance.integers(800, 2_000, (size, 1)), chance.integers(1, 50, 100)
    columns = {"asset": np.arange(100), "minutes": chance.uniform(1, 90, (size, 100)), "supply": supply}
    return Case(across(size, **columns, people=people.repeat(100, axis=1)), access.estimate, None)


def ranks(size: int) -> Case:
    """Ranks and rank ranges of areas in groups of 100."""
    frame = proportion.estimate(proportions(size).frame)
    frame["group"] = np.arange(size) // 100
    return Case(frame, lambda rows: ranking.estimate(rows, ["group"]), None)
