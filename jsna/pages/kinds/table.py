"""Any rows as a table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from jsna.disclosure.safe import NOT_APPLICABLE, NOT_AVAILABLE, SafeTable
from jsna.model.options import Options, Text, Whole
from jsna.model.wording import near
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import MARKS_SAY
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import MARKS, figure
from jsna.pages.quantities import decimals_of
from jsna.pages.refs import TableId
from jsna.pages.view import View
from jsna.sources.table import INDICATORS, KEYS

_OURS = ("chosen", "method", "reason", "period_start", "period_end")  # columns that no file has
_NUMBERS = ("value", "lower", "upper", "count", "denominator")
_HEADS = {"category_type": "Category type", "lower": "Lower 95% limit", "upper": "Upper 95% limit"}


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
    table_rows = view.table(options.table)
    _refuse_unknown([*options.columns, *options.rows], table_rows)
    rows = table_rows.where(**_present(options, view))
    heads = options.columns or _own_columns(rows)
    title = options.title or card.title
    shown = rows if options.limit is None else rows.first(options.limit)
    name = view.sheet.new_name(f"table-{options.table}")
    numbers = _table(shown, heads, title, view)
    return {"exhibit": show(view, Exhibit(name, title, card.source.period or "", numbers, rows, [card]))}


def _refuse_unknown(asked: list[str], rows: SafeTable) -> None:
    known = [str(name) for name in rows.frame if name not in _OURS]
    for name in asked:
        if name not in known:
            raise LookupError(
                "; ".join(filter(None, [f"{rows.id} has no column '{name}'", near(name, known)]))
            )


def _own_columns(rows: SafeTable) -> dict[str, str]:
    """The file's own columns and their headings; of indicators those that hold something."""
    names = [str(name) for name in rows.frame if name not in _OURS]
    if rows.holds in INDICATORS:
        names = [name for name in (*KEYS, *_NUMBERS, "note") if _holds_something(rows.frame[name])]
    return {name: _HEADS.get(name, f"{name[:1].upper()}{name[1:]}".replace("_", " ")) for name in names}


def _holds_something(column: "pd.Series[Any]") -> bool:
    return bool((column.notna() & (column != "")).any())


def _present(options: TableBlock, view: View) -> dict[str, Any]:
    return {name: view.area if value == "here" else value for name, value in options.rows.items()}


def _table(rows: SafeTable, heads: dict[str, str], title: str, view: View) -> str:
    frame = rows.frame
    columns = [Column(head, frame[name].dtype.kind == "f") for name, head in heads.items()]
    cells = [
        [_cell(row, name, rows.id, line, view) for name in heads]
        for line, row in zip(frame.index.tolist(), frame.to_dict("records"), strict=True)
    ]
    return table(title, MARKS_SAY if "[" in str(cells) else "", columns, cells, stack=True)


def _cell(row: Mapping[Any, Any], name: str, table_id: str, line: int, view: View) -> str:
    """One cell in words; a number is noted, and has its row's reason for a mark where there is none."""
    value = row[name]
    if not isinstance(value, float):
        measure = view.book.measures.get(value) if name == "measure" else None
        return measure.title if measure else view.names.get(value, str(value)) or MARKS[NOT_APPLICABLE]
    if value != value:
        shown = MARKS.get(row["reason"], MARKS[NOT_AVAILABLE])
    else:
        shown = figure(value, _decimals(row, name, view))
    about = {key: str(row[key]) for key in ("area", "period") if key in row}
    view.facts.cell(shown, value, table_id, line, measure=str(row.get("measure", name)), field=name, **about)
    return shown


def _decimals(row: Mapping[Any, Any], name: str, view: View) -> int:
    measure = view.book.measures.get(row.get("measure", ""))
    if measure is not None and name in ("value", "lower", "upper"):
        return decimals_of(measure, row["value"])
    return 0 if row[name].is_integer() else 1


KIND = BlockKind(
    says="Rows of a table, as they are.",
    options=TableBlock,
    fill=fill,
    template=EXHIBIT,
    example="table: spend\ncolumns: {action: Action, amount: Amount}\nlimit: 10\n",
)
