"""The figures in a page's tables: of which row of the download beside it, or of the table alone.

Tables and rows in, rows out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jsna.audit.page import Grid, GridCell
from jsna.audit.rows import About, Printed, Row, bare, decimals_of, edition_of
from jsna.model.periods import in_words, read_period
from jsna.pages.figures import period_in_a_row
from jsna.problems import Place

_KINDS = {
    "count": "count", "number": "count", "deaths": "count", "cases": "count", "people": "count",
    "denominator": "denominator", "population": "denominator", "out of": "denominator",
    "asked": "denominator", "value": "value", "rate": "value", "%": "value", "percentage": "value",
    "share": "value", "lower 95% limit": "lower", "upper 95% limit": "upper", "lower": "lower",
    "upper": "upper",
}  # fmt: skip
_KEYS = {"area", "ward", "period", "year", "sex", "age", "category", "category type", "measure", "group"}
_NO_COUNT = re.compile(r"rank|decile|score|index|compared|lat|lon|capacity", re.IGNORECASE)
_LIMITS = re.compile(r"limits|interval", re.IGNORECASE)
_BOTH = re.compile(r"\s+to\s+|–")
_PER = re.compile(r"(?:per|in every)\s+[\d,]+(?:\s+[a-z][a-z \-]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """What one column holds: labels (``key``), a figure by its ``kind``, or those of a ``group``."""

    head: str
    key: bool
    kind: str
    group: str


def grid_rows(grid: Grid, file: str, downloads: Sequence[Row]) -> Iterator[Row]:
    """What ``grid`` on the page ``file`` says; ``downloads`` are the rows of the CSV beside it."""
    named = [(row, names_of(row)) for row in downloads]
    known = frozenset().union(*(names for _, names in named))
    columns = _columns(grid.heads)
    labels = [_labels(columns, cells) for cells in grid.rows]
    often = Counter(labels)
    for number, (cells, own) in enumerate(zip(grid.rows, labels, strict=True), start=1):
        name = ", ".join(own) + (f" (row {number})" if often[own] > 1 else "")
        for column, cell in zip(columns, cells, strict=False):
            figures = {} if column.key else _figures(column, cell, Place(file, cell.line))
            if figures:
                wanted = {label for label in own if label in known} | ({column.group} - {""})
                found = {row.about: row for row, names in named if wanted and wanted <= names}
                yield _row(grid, file, (name, column), cell, figures, list(found.values()))


def _columns(heads: Sequence[str]) -> list[_Column]:
    """What each column holds; limits and counts belong to the group whose column came before them."""
    made: list[_Column] = []
    group = ""
    for number, head in enumerate(heads):
        kind = _KINDS.get(head.lower(), "limits" if _LIMITS.search(head) else "")
        key = number == 0 or head.lower() in _KEYS
        group = group if key or kind else head
        made.append(_Column(head, key, kind, "" if key else group))
    return made


def _labels(columns: Sequence[_Column], cells: Sequence[GridCell]) -> tuple[str, ...]:
    return tuple(cell.said for column, cell in zip(columns, cells, strict=False) if column.key)


def _row(
    grid: Grid,
    file: str,
    at: tuple[str, _Column],
    cell: GridCell,
    figures: dict[str, Printed],
    found: list[Row],
) -> Row:
    name, column = at
    if len(found) == 1:
        (row,) = found
        if not column.kind:
            figures = {_field(row, one.shown): one for one in figures.values()}
        return Row(edition_of(file), row.about, figures, row.unit, row.method, row.policy, row.labels)
    about = _alone(grid, file, name, column.group)
    labels = frozenset({name, column.group} - {""})
    return Row(edition_of(file), about, figures, _unit(grid, cell), "", _policy(grid), labels)


def _figures(column: _Column, cell: GridCell, place: Place) -> dict[str, Printed]:
    if column.kind == "limits":
        ends = [bare(end.strip()) for end in _BOTH.split(cell.said)]
        if len(ends) != 2 or not (ends[0] and ends[1]):
            return {}
        both = zip(("lower", "upper"), (ends[0], ends[1]), strict=True)
        return {name: Printed(end, decimals_of(end), place) for name, end in both}
    said = _PER.sub("", cell.said)
    shown = bare(said)
    if shown is None or (not column.kind and _NO_COUNT.search(column.head)):
        return {}
    kind = column.kind or ("value" if "%" in said or said != cell.said else "count")
    if not shown and kind == "value":
        kind = "count"  # what is withheld is withheld with its count
    return {kind: Printed(shown, decimals_of(shown), place)}


def _field(row: Row, shown: str) -> str:
    """Which figure of ``row`` a cell under the name of a place or a group shows."""
    return "value" if shown and "value" in row.figures else "count"


def names_of(row: Row) -> frozenset[str]:
    """Every word by which a page may call ``row``."""
    about = dict(row.about)
    names = {*row.labels, *about.values()}
    try:
        read = read_period(about.get("period", ""))
    except ValueError:
        return frozenset(names)
    return frozenset({*names, period_in_a_row(about["period"]), in_words(read)})


def _alone(grid: Grid, file: str, name: str, group: str) -> About:
    """A cell of a table that no download explains: by the table, its row and its column."""
    title = grid.caption.partition("[")[0].strip() or f"table on line {grid.line}"
    where = f"{title}, {grid.figure or file.partition('/')[2]}"
    return (("column", group), ("measure", where), ("row", name))


def _unit(grid: Grid, cell: GridCell) -> str:
    said = f"{cell.said} {grid.caption}"
    per = _PER.search(said)
    return per[0].lower().replace("in every", "per") if per else "%" if "%" in said else ""


def _policy(grid: Grid) -> str:
    found = re.search(r"fewer than [\d,]+ withheld(?:, the rest rounded to \d+)?", grid.caption)
    return found[0] if found else ""
