"""Places that help: the rows of an asset register, with how sure we are of each."""

from collections.abc import Mapping
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import count_in_words
from jsna.pages.refs import TableId
from jsna.pages.view import View

_UNKNOWN = "date not recorded"


class Places(Options):
    """The register and which of its rows: ``where`` column is value; ``area: here`` for this page's area."""

    places: TableId
    where: dict[str, Text] = {}
    title: Text = ""


def fill(options: Places, view: View) -> dict[str, Any]:
    """The places as an exhibit."""
    return places_exhibit(options, view)


def places_exhibit(options: Places, view: View, block: str = "places") -> dict[str, Any]:
    """Name, kind, area, status and when it was checked; private places are counted, never placed."""
    card, rows = view.book.cards[options.places], chosen_places(options, view, block)
    title = options.title or f"{count_in_words(len(rows.frame)).capitalize()} places are on the register"
    numbers = places_table(rows, view, options.where.get("area") == "here")
    name = view.sheet.new_name(f"places-{options.places}")
    return {"exhibit": show(view, Exhibit(name, title, card.title, numbers, rows, [card]))}


def places_table(rows: SafeTable, view: View, here: bool = False) -> str:
    """A row for each place; ``here`` leaves out where it lies."""
    says = "An empty list does not mean that nothing is there: it may be a gap in what we know."
    columns = [Column("Place"), Column("Kind"), Column("Where"), Column("Status"), Column("Last checked")]
    if here:
        columns.pop(2)
    cells = [_row(row, view, here) for row in rows.frame.to_dict("records")]
    return table("Places on the register", says, columns, cells, stack=True)


def chosen_places(options: Places, view: View, block: str = "places") -> SafeTable:
    """The register's open rows that ``where`` asks for, private ones left out."""
    table = view.held(options.places, "assets", block)
    where = {key: view.area if value == "here" else value for key, value in options.where.items()}
    supports = where.pop("supports", "")
    unknown = next((name for name in where if name not in table.frame), "")
    if unknown:
        raise LookupError(f"{options.places} has no column '{unknown}'")
    rows = table.where(**where).where(status=["open", "at risk"])
    private = ("private" in rows.frame) and ["", "no"]
    rows = rows.where(private=private) if private else rows
    if supports:
        wanted = [text for text in rows.frame["supports"].unique() if supports in _ids(text)]
        rows = rows.where(supports=wanted)
    return rows.sorted_by("kind", "name")


def _ids(text: str) -> list[str]:
    return [word.strip() for word in str(text).split(";")]


def _row(row: Mapping[Any, Any], view: View, here: bool) -> list[str]:
    where = [] if here else [_where(row, view)]
    return [str(row["name"]), str(row["kind"]), *where, str(row["status"]), _checked(row)]


def _where(row: Mapping[Any, Any], view: View) -> str:
    area = view.name(str(row.get("area", "")))
    return ", ".join(part for part in (str(row.get("address", "") or ""), area) if part) or "[x]"


def _checked(row: Mapping[Any, Any]) -> str:
    return str(row.get("checked", "") or "") or _UNKNOWN


KIND = BlockKind(
    says="Places that help, from an asset register.",
    options=Places,
    fill=fill,
    template=EXHIBIT,
    example="places: assets\nwhere: {kind: library}\n",
)
