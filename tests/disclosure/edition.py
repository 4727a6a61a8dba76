"""A small edition with local tables, protected as a build protects it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from jsna.build import everything
from jsna.disclosure.protect import Protected, protect
from jsna.model.book import read_book
from jsna.problems import in_order
from jsna.sources.load import load
from jsna.statistics.estimate import estimate
from tests.workspace import TODAY, rewritten, small

AREAS = (
    "code,name,level,parent,imd_decile\nE92000001,England,country,,\nnorthbrook,Northbrook,place,E92000001,\n"
)
WARDS = "".join(f"{one},Ward {one},ward,northbrook,\n" for one in "ABCD")
FLOOR = "{smallest: 5, round_to: 5, because: Write which policy your council follows.}"
CARD = """kind: table
id: {name}
holds: {holds}
title: {title}
file: {name}.csv
source: {{publisher: Northbrook Council, title: Invented numbers, licence: OGL-3.0, retrieved: 2026-06-01}}
disclosure: {disclosure}
"""
MEASURE = "select: {select}\nstatistic: {statistic}\nbasis: resident\nbetter: lower\nevery: year\n"
HEADS = {
    "indicator": "area,period,count,denominator",
    "population": "area,sex,resident",
    "areas": "from,to,share",
    "responses": "engagement,group,heard,share_of_people",
    "spend": "action,org,fund,year,amount,certainty",
}


@dataclass(frozen=True)
class Held:
    """A table of the edition: its rows as CSV without the head, and what its card says."""

    rows: str
    disclosure: str = "lt5"
    holds: str = "indicator"
    head: str = ""
    statistic: str = "rate per 1000"
    select: str = "{}"


def written(root: Path, tables: Mapping[str, Held], floor: str = "lt5", areas: str = AREAS + WARDS) -> Path:
    """The starter at ``root`` with ``tables`` beside its own, and ``floor`` as the edition's rule."""
    rewritten(root, "chapters/editions/2026.yml", FLOOR, floor)
    (root / "data/areas.csv").write_text(areas, encoding="utf-8")
    for name, one in tables.items():
        told = {
            "name": name,
            "title": name.replace("-", " ").capitalize(),
            "statistic": one.statistic,
            "select": one.select,
        }
        card = CARD.format(**told, holds=one.holds, disclosure=one.disclosure)
        card += MEASURE.format(**told) if one.holds == "indicator" else ""
        (root / f"data/{name}.yml").write_text(card, encoding="utf-8")
        head = one.head or HEADS[one.holds]
        (root / f"data/{name}.csv").write_text(f"{head}\n{one.rows}", encoding="utf-8")
    return root


def protected(root: Path, earlier: Mapping[str, Mapping[str, Any]] | None = None) -> Protected:
    """The tables at ``root`` through the door."""
    book = read_book(root, None, TODAY)
    assert [str(fault) for fault in book.faults if fault.severity == "error"] == []
    loaded = load(book, everything(book), root)
    assert [str(fault) for fault in loaded.faults if fault.severity == "error"] == []
    return protect(estimate(loaded.tables, book.measures), book, earlier or {})


def edition(
    folder: Path, tables: Mapping[str, Held], floor: str = "lt5", areas: str = AREAS + WARDS,
    earlier: Mapping[str, Mapping[str, Any]] | None = None,
) -> Protected:  # fmt: skip
    """A new edition in ``folder`` with ``tables``, through the door."""
    return protected(written(small(folder), tables, floor, areas), earlier)


def told(made: Protected) -> list[str]:
    """What was wrong, as a person reads it."""
    return [str(fault) for fault in in_order(made.faults)]


def withheld(made: Protected, table: str, *keys: str) -> list[str]:
    """The rows of ``table`` that carry the mark, by ``keys``."""
    frame: pd.DataFrame = made.tables[table].frame
    gone = frame[frame["reason"] == "withheld"]
    return [" ".join(row) for row in gone[list(keys or ("area",))].itertuples(index=False)]


def wards(period: str = "2025", people: int = 900, **counts: int) -> str:
    """A row an area; ``Northbrook=41`` or ``A=3``."""
    codes = {"Northbrook": "northbrook"}
    return "".join(f"{codes.get(area, area)},{period},{count},{people}\n" for area, count in counts.items())
