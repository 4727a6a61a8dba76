"""Where need and what there is do not meet: a type for each area (ours)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.findings.finding import Finding
from jsna.findings.reach import Reach, reach
from jsna.findings.register import NoTable, table_that_holds
from jsna.findings.standing import Found
from jsna.model.book import Book

UNKNOWN, FEWEST = "unknown", 6
THIRDS = {1: "low", 2: "middle", 3: "high"}
TYPES = {
    ("high", "low"): "double gap",
    ("high", "middle"): "stretched",
    ("high", "high"): "covered",
    ("middle", "low"): "stretched",
    ("middle", "middle"): "covered",
    ("middle", "high"): "strong",
    ("low", "low"): "thin",
    ("low", "middle"): "covered",
    ("low", "high"): "strong",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One area: its need (a share, 0 to 1), access for every 100, the third of each, and the type."""

    area: str
    need: float
    access: float
    need_third: str
    access_third: str
    type: str
    old: float  # share of access, 0 to 1, from assets not checked in time


def gaps(book: Book, found: Found, chapter: str, limit: float | None = None) -> list[Gap]:
    """A type for every area of the travel table, most deprived first.

    Unknown where a number is missing, where more than half of access comes from assets not
    checked in time, or for fewer than 6 areas.  Raises NoTable where a table is missing.
    """
    reached = reach(book, found, chapter, limit)
    need = _need(book, found, reached)
    frame = reached.areas.assign(need=reached.areas["area"].map(need))
    frame["need_third"], frame["access_third"] = thirds(frame["need"]), thirds(frame["value"])
    return [_gap(row, len(frame)) for row in frame.to_dict("records")]


def found_gaps(chapter: str, made: Iterable[Gap]) -> list[Finding]:
    """One finding an area, for the edition's findings."""
    return [
        Finding(
            "gap",
            f"{chapter}@{one.area}",
            one.type,
            {
                "need": None if one.need != one.need else one.need,
                "access": one.access,
                "need_third": one.need_third,
                "access_third": one.access_third,
                "share_of_access_from_stale_assets": one.old,
            },
        )
        for one in made
    ]


def thirds(values: "pd.Series[float]") -> "pd.Series[str]":
    """low, middle or high for each of ``values``: rank r of n lies in third 3r/n, rounded up.

    Equal values share the lowest rank; a missing one has no third ("").
    """
    rank, number = values.rank(method="min"), int(values.notna().sum())
    return rank.map(lambda place: THIRDS[-(-3 * int(place) // number)], na_action="ignore").fillna("")


def _gap(row: Mapping[Any, Any], areas: int) -> Gap:
    need, access = str(row["need_third"]), str(row["access_third"])
    old = float(str(row["old"]))
    known = areas >= FEWEST and old <= 0.5
    return Gap(
        str(row["area"]),
        float(str(row["need"])),
        float(str(row["value"])),
        need,
        access,
        TYPES.get((need, access), UNKNOWN) if known else UNKNOWN,
        old,
    )


def _need(book: Book, found: Found, reached: Reach) -> "pd.Series[float]":
    """The share of residents in need, by area.  Raises NoTable where need is not counted."""
    frame = table_that_holds(book, found, "population", "people by area").frame
    if reached.people != "people in need":
        raise NoTable(f"no table counts the people who need {reached.chapter}")
    sums = frame.groupby("area")[["need", "resident"]].sum(skipna=False)
    return (sums["need"] / sums["resident"]).astype("float64")
