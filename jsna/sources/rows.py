"""Links from documents into rows of tables: each must reach a row."""

from collections.abc import Mapping

from jsna.model.book import Book
from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.table import Table


def check_row_links(book: Book, tables: Mapping[str, Table]) -> list[Fault]:
    """A Fault for each link that reaches no row of a table that could be read."""
    rows = {name: _ids(table) for name, table in tables.items()}
    faults = []
    for link in book.row_links:
        table, _, row = link.target.partition("/")
        if table in rows and row and row not in rows[table]:
            hint = near(row, rows[table]) or f"write the id or code of a row of {tables[table].file}"
            faults.append(Fault(link.place, f"'{row}' is not a row of {table}", hint, "dead-address"))
    return faults


def _ids(table: Table) -> set[str]:
    column = next((name for name in ("id", "code") if name in table.frame), None)
    return set(table.frame[column]) if column else set()
