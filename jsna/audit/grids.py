"""The figures in a page's tables: of which row of the download beside it, or of the table alone.

Tables and rows in, rows out.
"""

import re
from collections.abc import Iterator, Sequence

from jsna.audit.page import Grid, GridCell
from jsna.audit.rows import About, Printed, Row, bare, decimals_of, edition_of
from jsna.model.periods import in_words, read_period
from jsna.pages.figures import period_in_a_row
from jsna.problems import Place

_KINDS = {
    "count": "count", "number": "count", "deaths": "count", "cases": "count", "people": "count",
    "denominator": "denominator", "population": "denominator", "out of": "denominator",
    "asked": "denominator",
    "value": "value", "rate": "value", "%": "value", "percentage": "value", "share": "value",
    "lower 95% limit": "lower", "upper 95% limit": "upper", "lower": "lower", "upper": "upper",
}  # fmt: skip
_LIMITS = re.compile(r"limits|interval", re.IGNORECASE)
_BOTH = re.compile(r"\s+to\s+|–")
_PER = re.compile(r"(?:per|in every)\s+[\d,]+", re.IGNORECASE)


def grid_rows(grid: Grid, file: str, downloads: Sequence[Row]) -> Iterator[Row]:
    """What ``grid`` on the page ``file`` says; ``downloads`` are the rows of the CSV beside it."""
    named = [(row, names_of(row)) for row in downloads]
    for cells in grid.rows:
        for head, cell in zip(grid.heads[1:], cells[1:], strict=False):
            yield from _cell(grid, file, cells[0].said, head, cell, named)


def _cell(
    grid: Grid, file: str, name: str, head: str, cell: GridCell, named: list[tuple[Row, frozenset[str]]]
) -> Iterator[Row]:
    figures = _figures(head, cell, Place(file, cell.line))
    if not figures:
        return
    kind = _KINDS.get(head.lower(), "") or ("limits" if _LIMITS.search(head) else "")
    wanted = {name} if kind else {name, head}
    found = {row.about: row for row, names in named if wanted <= names}
    if len(found) == 1:
        (row,) = found.values()
        if not kind:
            figures = {_field(row, cell.said): one for one in figures.values()}
        yield Row(edition_of(file), row.about, figures, row.unit, row.method, row.policy)
    else:
        about = _alone(grid, file, name, "" if kind else head)
        yield Row(edition_of(file), about, figures, _unit(grid, cell), "", _policy(grid))


def _figures(head: str, cell: GridCell, place: Place) -> dict[str, Printed]:
    if _LIMITS.search(head) and head.lower() not in _KINDS:
        ends = [bare(end.strip()) for end in _BOTH.split(cell.said)]
        if len(ends) == 2 and ends[0] and ends[1]:
            return {
                name: Printed(end, decimals_of(end), place)
                for name, end in zip(("lower", "upper"), (ends[0], ends[1]), strict=True)
            }
        return {}
    said = _PER.sub("", cell.said)
    shown = bare(said)
    if shown is None:
        return {}
    kind = _KINDS.get(head.lower(), "value" if "%" in said or _PER.search(cell.said) else "count")
    if not shown and kind == "value":
        kind = "count"  # what is withheld is withheld with its count
    return {kind: Printed(shown, decimals_of(shown), place)}


def _field(row: Row, said: str) -> str:
    """Which figure of ``row`` a cell under the name of a place or a group shows."""
    if bare(said) == "":
        return "count"
    return "value" if "value" in row.figures else "count"


def names_of(row: Row) -> frozenset[str]:
    """Every word by which a page may call ``row``."""
    about = dict(row.about)
    names = {*row.labels, *about.values()}
    try:
        read = read_period(about.get("period", ""))
    except ValueError:
        return frozenset(names)
    return frozenset({*names, period_in_a_row(about["period"]), in_words(read)})


def _alone(grid: Grid, file: str, name: str, head: str) -> About:
    """A cell of a table that no download explains: by the table, its row and its column."""
    title = grid.caption.partition("[")[0].strip() or f"table on line {grid.line} of {file}"
    return (("measure", title), ("column", head), ("row", name))


def _unit(grid: Grid, cell: GridCell) -> str:
    said = f"{cell.said} {grid.caption}"
    per = _PER.search(said)
    return per[0].lower().replace("in every", "per") if per else "%" if "%" in said else ""


def _policy(grid: Grid) -> str:
    found = re.search(r"fewer than [\d,]+ withheld(?:, the rest rounded to \d+)?", grid.caption)
    return found[0] if found else ""
