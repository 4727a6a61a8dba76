"""People who live here and people on GP lists; and how many, at least, are on no list."""

from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.registration import on_lists
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.refs import TableId
from jsna.pages.view import View

PARTS = ("resident", "registered", "difference")


class Registration(Options):
    """A population table with residents and people on lists."""

    registration: TableId
    title: Text = ""


def fill(options: Registration, view: View) -> dict[str, Any]:
    """Residents, people on lists, the difference, and the floor of people on no list."""
    card = view.book.cards[options.registration]
    rows = view.held(options.registration, "population", "registration")
    if "registered" not in rows.frame:
        raise LookupError(f"{options.registration} has no column 'registered' with people on GP lists")
    lists = on_lists(rows)
    columns = [
        Column("Area"),
        Column("Living here", True),
        Column("On a GP list", True),
        Column("Difference", True),
    ]
    cells = [
        (view.name(one.area), *(_people(getattr(one, name), name, one.area, rows, view) for name in PARTS))
        for one in lists.areas
    ]
    title = options.title or f"At least {figure(lists.floor)} people living here are on no GP list"
    says = "If the population estimate is right. A list also holds people who have moved away, so the difference is never the number on no list."  # noqa: E501
    name = view.sheet.new_name(f"registration-{options.registration}")
    numbers = table("People living here and people on GP lists", says, columns, cells)
    return {"exhibit": show(view, Exhibit(name, title, card.title, numbers, rows, [card]))}


def _people(people: float, what: str, area: str, rows: SafeTable, view: View) -> str:
    """A number of people of ``area``, noted with the first of the rows that it is the sum of."""
    shown = figure(people)
    line = int(rows.where(area=area).frame.index[0])
    view.facts.cell(shown, people, rows.id, line, measure=what, area=area, unit="people")
    return shown


KIND = BlockKind(
    says="Residents and GP lists, and how many people at least are on no list.",
    options=Registration,
    fill=fill,
    template=EXHIBIT,
    example="registration: population\n",
)
