"""Every figure is about an area."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Rows whose cell for the area is empty: no page would show them."""
    empty = lines_where(table.frame, table.frame["area"].fillna("") == "")
    hint = "write the code of its area, or take the row out"
    yield from told(
        list(empty.index), lambda line: Fault(table.place(line, "area"), "area is empty", hint, "no-area")
    )


KIND = Check("A row names no area.", (*INDICATORS, "population"), look)
