"""What areas reach, as an exhibit: the picture, the numbers, how to read them, and what they leave out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SafeTable
from jsna.findings.reach import Reach
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.view import View
from jsna.pages.words import listed

# Printed with every figure of access: what it does not say.
LIMITS = (
    "Where catchments overlap, more people are counted at a place than will come. "
    "Places beyond the boundary are missed."
)


@dataclass(frozen=True, slots=True)
class Reached:
    """One exhibit of access: ``rows`` are what it offers for download."""

    name: str
    title: str
    made: Reach
    rows: SafeTable
    found: str = ""


def area_table(made: Reach, view: View) -> SafeTable:
    """The areas of ``made`` with what they reach, as rows that may be seen."""

    def rows(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
        areas = made.areas[["area", "people", "value", "nearest", "reached"]]
        return areas.assign(period="", reason="", method="two-step floating catchment areas")

    return worked_out(f"access-{made.chapter}", made, view, rows)


def worked_out(name: str, made: Reach, view: View, rows: Any) -> SafeTable:
    """``rows`` made from the safe tables that ``made`` rests on."""
    return SafeTable.worked_out(name, [view.table(one) for one in made.tables], rows)


def reached_exhibit(asked: Reached, view: View) -> dict[str, Any]:
    """Bars of what each area reaches, most deprived first, and their table."""
    made = asked.made
    name = view.sheet.new_name(asked.name)
    options = {
        "about": f"{made.unit} reached within {made.limit:g} minutes",
        "unit": f"for every 100 {made.people}",
        "decimals": 1,
        "by": "area",
        "order": tuple(made.areas["area"]),
        "names": {area: view.name(area) for area in made.areas["area"]},
    }
    picture = view.draw("bars", name, options, asked.rows)
    cards = [view.book.cards[one] for one in made.tables]
    shown = Exhibit(
        name,
        asked.title,
        subtitle_of(made),
        _numbers(made, view),
        asked.rows,
        cards,
        picture,
        how_to_read(made),
        asked.found,
    )
    return {"exhibit": show(view, shown)}


def subtitle_of(made: Reach) -> str:
    """What is counted, for whom, within how many minutes."""
    said = f"{made.unit.capitalize()} within {made.limit:g} minutes for every 100 {made.people}"
    return said + (f"; without {listed(list(made.uncounted))}" if made.uncounted else "")


def how_to_read(made: Reach) -> str:
    """How to read it, and what it leaves out."""
    said = "The most deprived areas come first. Each place's capacity is shared by all who can reach it. "
    if made.stale:
        said += f"Not checked in time: {listed(list(made.stale))}. "
    if made.uncounted:
        said += f"Left out, for they have no capacity or travel times: {listed(list(made.uncounted))}. "
    return said + LIMITS


def _numbers(made: Reach, view: View) -> str:
    columns = [
        Column("Area"),
        Column(made.people.capitalize(), True),
        Column("For every 100", True),
        Column("Nearest, minutes", True),
        Column("Places within reach", True),
    ]
    rows = [
        [
            view.name(row["area"]),
            noted(figure(row["people"]), row["people"], "people", row["area"], made, view),
            noted(figure(row["value"], 1), row["value"], made.unit, row["area"], made, view),
            noted(_minutes(row["nearest"]), row["nearest"], "minutes", row["area"], made, view),
            figure(row["reached"]),
        ]
        for row in made.areas.to_dict("records")
    ]
    return table(f"Access within {made.limit:g} minutes", subtitle_of(made), columns, rows, stack=True)


def _minutes(value: float) -> str:
    return "none" if value == float("inf") else figure(value)


def noted(shown: str, value: float, unit: str, area: str, made: Reach, view: View) -> str:
    """``shown`` kept as a fact worked out for ``area`` from the travel table's first row of it."""
    line = _line(area, made, view)
    view.facts.cell(
        shown, float(value) if abs(value) != float("inf") else float("nan"), made.tables[1], line,
        measure=f"access-{made.chapter}", area=area, unit=unit,
    )  # fmt: skip
    return shown


def _line(area: str, made: Reach, view: View) -> int:
    frame = view.table(made.tables[1]).frame
    return int(frame.index[frame["area"] == area][0])
