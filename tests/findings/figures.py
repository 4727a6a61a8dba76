"""Small tables for claims, in a few lines of CSV."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SafeTable
from jsna.findings.claims.setting import Setting
from jsna.findings.claims.verdict import Verdict, judge
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.sources.places import Places
from jsna.sources.table import NUMBERS

WARDS = {f"W{number}": f"Ward {number}" for number in range(1, 5)}
NAMES = {
    "E92000001": "England",
    "E12000002": "North West",
    "E08000009": "Trafford",
    "E08000003": "Manchester",
    **WARDS,
}
LEVELS = dict(zip(NAMES, ["country", "region", "district", "district", *["ward"] * 4], strict=True))
PARENTS = dict(zip(NAMES, ["", "E92000001", "E12000002", "E12000002", *["E08000009"] * 4], strict=True))
PLACES = Places(NAMES, LEVELS, PARENTS)
SETTING = Setting("E08000009", PLACES, ("england", "region"), {"neighbours": ("E08000003",)})
WORDS = {"measure": "smoking", "area": "E08000009", "period": "2024", "sex": "Persons", "age": "18 and over"}
OTHERS = {
    "category_type": "",
    "category": "",
    "reason": "",
    "note": "",
    "method": "as given",
    "compared": "",
    "trend": "",
}

# rows that several tests read
BESIDE = """area,value,lower,upper,compared
E08000009,10.1,8.9,11.4,
E92000001,11.6,11.5,11.7,
E12000002,11.0,10.9,11.1,
E08000003,11.0,9.0,13.0,
W1,9,,,
W2,10.5,,,
"""
COUNTS = "period,count,denominator,value\n2019,150,1000,15\n2023,155,1000,15.5\n2024,100,1000,10\n"
SEXES = """period,sex,value,lower,upper
2020,Male,20,19,21
2020,Female,10,9,11
2024,Male,15,14,16
2024,Female,10,9,11
2020,Persons,15,14,16
2024,Persons,12,11,13
"""
WARD_FIGURES = """area,value,lower,upper
W1,20,19,21
W2,15,14,16
W3,15,14,18.5
W4,10,9,11
E08000009,10.5,9,12
E08000003,10.1,9,12
"""


def measure(**said: Any) -> Measure:
    """A measure in per cent, of which less is better, with what is ``said`` otherwise."""
    own: dict[str, Any] = {
        "id": "smoking", "title": "Smoking", "table": "lifestyle", "select": {"sex": "Persons"},
        "statistic": "proportion", "per": None, "basis": "resident", "better": "lower", "every": "year",
        "unit": "%", "decimals": 1,
    }  # fmt: skip
    return Measure(**{**own, **said})


def found(text: str, **said: Any) -> Found:
    """``text`` (CSV with a heading line) as the rows of that measure; columns left out are as in WORDS."""
    about = measure(**said)
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    for column, value in {**WORDS, **OTHERS}.items():
        frame[column] = frame.get(column, pd.Series(value, index=frame.index))
    for column in NUMBERS:
        frame[column] = pd.to_numeric(frame.get(column, pd.Series("", index=frame.index)), errors="coerce")
    periods = frame["period"].map(read_period)
    frame["period_start"] = pd.to_datetime([one.start for one in periods])
    frame["period_end"] = pd.to_datetime([one.end for one in periods])
    frame["chosen"] = _chosen(frame, about.select)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return Found({about.id: about}, {about.table: SafeTable(about.table, "indicators", frame, "published")})


def _chosen(frame: pd.DataFrame, select: Mapping[str, str]) -> pd.Series:
    own = {"category_type": "", "category": "", **select}
    return pd.Series(True, index=frame.index) & (frame[list(own)] == pd.Series(own)).all(axis=1)


def verdict(predicate: str, text: str, **said: Any) -> Verdict:
    """The verdict on ``predicate`` for Trafford, from those rows."""
    return judge(predicate, SETTING, found(text, **said))
