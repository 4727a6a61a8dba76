"""Which of two groups lives longer, by how much, and at which ages or of which causes the others die."""

import re
from dataclasses import dataclass

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.standing import Found
from jsna.statistics.methods import life_expectancy_gap as method
from jsna.statistics.methods.life_expectancy import AGES


@dataclass(frozen=True, slots=True)
class LifeGap:
    """``longer`` and ``shorter`` are the two groups, with their life expectancy at birth in years.

    ``value`` is the gap with its 95% limits, in years; ``adds`` what each age (or
    cause) adds to it, below 0 where it makes it smaller, oldest last (or most first).
    """

    longer: str
    shorter: str
    longer_years: float
    shorter_years: float
    value: float
    lower: float
    upper: float
    adds: dict[str, float]


def life_gap(
    found: Found, measure: str, rows: SafeTable, between: tuple[str, str], among: str, causes: bool
) -> LifeGap:
    """The gap of the two values ``between`` of the column ``among``; ``rows`` hold deaths and people by age.

    ``causes``: the rows' categories are causes of death, together all deaths.
    Raises ValueError, in plain words, for rows that make no two life tables.
    """
    frame = rows.frame
    if (frame["reason"] != SHOWN).any():
        raise ValueError(
            f"some deaths of {measure} are withheld, so it has no life table; group years or areas"
        )
    ages = in_order(list(dict.fromkeys(frame["age"])))
    if len(ages) != len(AGES):
        raise ValueError(
            f"{measure} has {len(ages)} ages; a life table needs 20, from under 1 to 90 and over"
        )
    if causes:
        frame = frame.assign(cause=frame["category"])
    whole = method.gap(frame, between=between, among=among, ages=ages).iloc[0]
    if whole["value"] != whole["value"]:
        raise ValueError(f"{measure} gives no gap: {str(whole['method']).removeprefix('not given: ')}")
    found.use("life_expectancy_gap", measure)
    parts = method.estimate(frame, between=between, among=among, ages=ages)
    sums = parts.groupby("cause" if causes else "age", sort=False)["value"].sum()
    return _told(whole, sums, between, causes)


def _told(whole: "pd.Series", adds: "pd.Series[float]", between: tuple[str, str], ranked: bool) -> LifeGap:
    """The gap so that it is above 0; ``ranked`` puts first what adds most."""
    first, second = float(whole["first"]), float(whole["second"])
    value, lower, upper = (float(whole[name]) for name in ("value", "lower", "upper"))
    if second < first:
        first, second, between = second, first, between[::-1]
        value, lower, upper, adds = -value, -upper, -lower, -adds
    adds = adds.sort_values(ascending=False, kind="stable") if ranked else adds
    parts = {str(key): float(one) for key, one in adds.items()}
    return LifeGap(between[1], between[0], second, first, value, lower, upper, parts)


def in_order(ages: list[str]) -> list[str]:
    """``ages`` from the youngest: by their first number, those under it first."""

    def place(age: str) -> tuple[int, bool]:
        number = re.search(r"\d+", age)
        under = bool(re.match(r"\s*(under|<)", age, re.IGNORECASE))
        return (0 if under else int(number[0]) if number else -1, not under)

    return sorted(ages, key=place)
