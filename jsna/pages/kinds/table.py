"""Any rows as a table."""

from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.model.options import Options, Text, Whole
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.refs import TableId
from jsna.pages.view import View


class TableBlock(Options):
    """Some columns and rows of a table."""

    table: TableId
    columns: dict[str, Text] = {}
    rows: dict[str, Text] = {}
    limit: Whole | None = None
    title: Text = ""


def fill(options: TableBlock, view: View) -> dict[str, Any]:
    """The rows that were asked for, as an exhibit."""
    return table_exhibit(options, view)


def table_exhibit(options: TableBlock, view: View) -> dict[str, Any]:
    """An exhibit with no picture: the table stands open."""
    card = view.book.cards[options.table]
    rows = view.table(options.table).where(**_present(options, view))
    heads = options.columns or {name: name.replace("_", " ") for name in rows.frame if name != "reason"}
    title = options.title or card.title
    shown = rows if options.limit is None else rows.first(options.limit)
    name = view.sheet.new_name(f"table-{options.table}")
    numbers = _table(shown, heads, title, view)
    return {"exhibit": show(view, Exhibit(name, title, card.source.period or "", numbers, rows, [card]))}


def _present(options: TableBlock, view: View) -> dict[str, Any]:
    return {name: view.area if value == "here" else value for name, value in options.rows.items()}


def _table(rows: SafeTable, heads: dict[str, str], title: str, view: View) -> str:
    frame = rows.frame
    number = {name: frame[name].dtype.kind == "f" for name in heads}
    columns = [Column(head, number[name]) for name, head in heads.items()]
    cells = [[_cell(value, view) for value in row] for row in frame[list(heads)].itertuples(index=False)]
    return table(title, "", columns, cells, stack=True)


def _cell(value: Any, view: View) -> str:
    if isinstance(value, float):
        return "[x]" if value != value else figure(value, 0 if value.is_integer() else 1)
    return view.names.get(value, str(value)) or "[z]"


KIND = BlockKind(
    says="Rows of a table, as they are.",
    options=TableBlock,
    fill=fill,
    template=EXHIBIT,
    example="table: spend\ncolumns: {action: Action, amount: Amount}\nlimit: 10\n",
)
