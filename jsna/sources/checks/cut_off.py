"""A file that ends where spreadsheets end may have lost the rest of its rows."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.columns import NEEDED
from jsna.sources.table import Table

_ENDS = (65_536, 1_048_576)  # rows of a sheet in .xls and in .xlsx


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning where the file has as many rows as a sheet can hold, with its heading or without."""
    if table.read not in {*_ENDS, *(most - 1 for most in _ENDS)}:
        return
    with_heading = "" if table.read in _ENDS else " and a heading"
    said = f"{table.read} rows{with_heading} is where a spreadsheet cuts off"
    hint = "count the rows where the file came from"
    yield Fault(table.place(1), said, hint, "cut-off", "warning")


KIND = Check("A file ends where spreadsheets end.", (*NEEDED, "boundaries", "scores"), look)
