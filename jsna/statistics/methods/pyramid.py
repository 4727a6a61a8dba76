"""How old the people of a place are: shares by sex and five years of age."""

import re

import pandas as pd

from jsna.statistics.intervals import refuse
from jsna.statistics.method import Example, Method

SEXES = {"f": "Female", "female": "Female", "females": "Female", "m": "Male", "male": "Male", "males": "Male"}
AGE = re.compile(
    r"^(?:aged?\s*)?(?P<under>under|<)?\s*(?P<first>\d+)\s*"
    r"(?:(?P<open>\+|and over|or over|plus)|(?:to|-|–)\s*(?P<last>\d+))?\s*(?:years?|yrs?)?$",
    re.IGNORECASE,
)
YEARS = 5


def pyramid(
    frame: pd.DataFrame, area: str, against: str | None = None, people: str = "resident"
) -> pd.DataFrame:
    """One row for each sex and five-year band of ``area``: sex, age, count, share.

    ``frame`` has the columns area, sex, age and ``people`` (how many, >= 0).  Rows
    of a sex other than Male and Female (such as Persons) and of all ages are
    left aside.  Ages are text: a year ("7"), a band within five years that start
    at a multiple of five ("5 to 9", "15-17"), or the last ("90 and over", "90+").
    ``share`` is in per cent of all people of the area, both sexes together.
    ``against`` is an area to compare with: it adds ``against_count`` and
    ``against_share``.  The youngest band comes first, Female before Male in each.
    A missing number makes the count of its band and every share of its area missing.
    Raises ValueError for an area without rows, a sex and age that stand twice, and a
    band that does not fit.
    """
    areas = [area] if against is None else [area, against]
    rows = _known(frame, areas)
    starts, last = _bands(rows["age"])
    counts = rows.groupby([rows["area"], starts, rows["sex"]])[people].sum(skipna=False).unstack("area")
    shares = 100 * counts / counts.sum(skipna=False)
    told = {"count": counts[area], "share": shares[area]}
    if against is not None:
        told |= {"against_count": counts[against], "against_share": shares[against]}
    made = pd.DataFrame(told).reset_index()
    names = made["age"].map(lambda start: _named(start, last))
    return made.assign(age=names)[["sex", "age", *told]]


def _known(frame: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    sex = frame["sex"].str.strip().str.lower().map(SEXES)
    numbered = frame["age"].str.contains(r"\d", regex=True)
    rows = frame.assign(sex=sex)[frame["area"].isin(areas) & sex.notna() & numbered]
    for missing in sorted(set(areas) - set(rows["area"])):
        raise ValueError(f"no people by sex and age in {missing}")
    twice = rows[rows.duplicated(["area", "sex", "age"])]
    for row in twice.itertuples():
        raise ValueError(f"{row.sex} {row.age} stands twice for {row.area}")
    return rows


def _bands(ages: "pd.Series[str]") -> tuple["pd.Series[int]", int | None]:
    """The age at which each band of five years starts, and where the open one starts, if any."""
    read = ages.str.strip().str.extract(AGE)
    unread = ages[read["first"].isna()].unique()
    refuse(len(unread), f"'{next(iter(unread), '')}' is not an age or a band of ages")
    number, under = read["first"].astype(int), read["under"].notna()
    first = number.mask(under, 0)
    last = read["last"].astype(float)
    last = last.mask(last.isna(), (number - under).astype(float))
    start, is_open = first // YEARS * YEARS, read["open"].notna()
    wide = ages[(~is_open & (last >= start + YEARS)) | (is_open & (first != start))].unique()
    refuse(len(wide), f"the ages '{next(iter(wide), '')}' are not within five years")
    end = int(first[is_open].min()) if is_open.any() else None
    return start.clip(upper=end).rename("age"), end


def _named(start: int, last: int | None) -> str:
    return f"{start} and over" if start == last else f"{start} to {start + YEARS - 1}"


def estimate(frame: pd.DataFrame, area: str, against: str | None = None) -> pd.DataFrame:
    """``pyramid`` with ``method``."""
    return pyramid(frame, area, against).assign(method="share of all people")


KIND = Method(
    says="The shares of all people by sex and five years of age.",
    estimate=estimate,
    formula=("The value is the people of one sex and age, divided by all people of the area, times 100."),
    source="ONS, population estimates: age and sex structure",
    example=Example(
        "area,sex,age,resident\nT,Male,0 to 4,30\nT,Female,0 to 4,25\n"
        "T,Male,5 and over,20\nT,Female,5 and over,25\n",
        {"area": "T"},
    ),
)
