"""Our own HTML: tables with caption and scope, chips, definition lists.  Text in, escaped HTML out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import markupsafe


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand at the right."""

    head: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose HTML is made already."""

    html: str


Row = Sequence["str | Cell"]


def table(
    caption: str,
    explains: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    label: str = "",
    stack: bool = False,
) -> str:
    """A table with a caption, scoped headings and a name for its scrolling region.

    The first cell of each row is the row's heading.  ``stack`` turns rows into cards on a phone.
    """
    note = f"<span>{escape(explains)}</span>" if explains else ""
    heads = "".join(f'<th scope="col"{_side(column)}>{escape(column.head)}</th>' for column in columns)
    body = "".join(_row(columns, row) for row in rows)
    kind = "jn-table jn-stack" if stack else "jn-table"
    return (
        f'<div class="jn-tablebox" role="region" aria-label="{escape(label or caption)}" tabindex="0">'
        f'<table class="{kind}"><caption>{escape(caption)}{note}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _side(column: Column) -> str:
    return ' class="n"' if column.number else ""


def _row(columns: Sequence[Column], row: Row) -> str:
    first, *rest = row
    cells = "".join(
        f'<td{_side(column)} data-h="{escape(column.head)}">{_inner(cell)}</td>'
        for column, cell in zip(columns[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{_inner(first)}</th>{cells}</tr>'


def _inner(cell: "str | Cell") -> str:
    if isinstance(cell, Cell):
        return cell.html
    mark = ' class="jn-mark"' if cell.startswith("[") and cell.endswith("]") else ""
    return f"<span{mark}>{escape(cell)}</span>" if mark else escape(cell)


def anchored(id_: str, text: str) -> Cell:
    """A cell that a link can reach."""
    return Cell(f'<span id="{escape(id_)}">{escape(text)}</span>')


def facts_list(pairs: Sequence[tuple[str, str]], kind: str = "jn-front") -> str:
    """A list of terms and what they say, such as the front sheet.

    Values are escaped, but for those that are HTML already (``Markup``).
    """
    said = [(escape(term), markupsafe.escape(value)) for term, value in pairs]
    inside = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in said)
    return f'<dl class="{kind}">{inside}</dl>'


def chip(verdict: str, word: str, shape: str) -> str:
    """A verdict as shape, word and tint; ``shape`` is SVG."""
    return f'<span class="jn-chip jn-chip--{verdict}">{shape}{escape(word)}</span>'


def link(target: str, text: str) -> str:
    """A link; ``edition:PATH`` reaches a page or download of the same edition."""
    return f'<a href="{escape(target)}">{escape(text)}</a>'
