"""Councils and regions of England: their codes, their names, and what became of codes that ended.

From the Register of Geographic Codes and the Code History Database of the Office for National
Statistics (OGL-3.0): every council of 2024, and those that ended from 2012 to 2023.
Nothing here knows a table; the areas that a project itself names go before these.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EnglishArea:
    """One code: its name, and, where it ended, the last day on which it held and what it is now."""

    code: str
    name: str
    ended: date | None
    now: tuple[str, ...]


@cache
def english_areas() -> Mapping[str, EnglishArea]:
    """The areas by code, in the order of codes."""
    path = Path(__file__).with_name("english_areas.csv")
    with path.open(encoding="utf-8", newline="") as opened:
        return {row["code"]: _area(**row) for row in csv.DictReader(opened)}


def _area(code: str, name: str, ended: str, now: str) -> EnglishArea:
    last = date.fromisoformat(ended) if ended else None
    return EnglishArea(code, name, last, tuple(now.split(";")) if now else ())
