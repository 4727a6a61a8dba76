"""Marks in a chart that stand where a withheld figure would.

Drawings and rows in, faults or facts out.
"""

from collections.abc import Iterator, Mapping, Sequence

from jsna.audit.cells import Cell, Cells, labels
from jsna.audit.drawing import Drawing
from jsna.audit.grids import names_of
from jsna.audit.marks import Mark, marks
from jsna.audit.rows import FIGURES, Row
from jsna.audit.truth import Secret
from jsna.disclosure.printed import as_number
from jsna.problems import Fault, Place

CLOSE = 0.005  # of the withheld value: nearer than this, a mark stands at it
CURVED = (
    "map",
    "spine",
    "funnel",
    "control",
    "concentration",
    "pyramid",
    "life",
    "gap",
)  # marks no row explains
LIMITS = ("funnel", "control")
OUTER = ("lower_998", "upper_998")  # limits that no chart draws for one row
HINT = "a chart may be drawn of nothing but figures that are shown"


def drawn_withheld(drawn: Drawing, file: str, rows: Sequence[Row]) -> Iterator[Fault]:
    """A fault for each withheld one of ``rows``, the chart's own, whose words a mark stands level with.

    A mark that stands at a shown figure is none.
    """
    found = marks(drawn)
    withheld = [row for row in rows if row.withheld]
    if found is None or not withheld or drawn.id.startswith(CURVED):
        return
    shown = [row for row in rows if not row.withheld]
    values = _values(rows)
    for row in withheld:
        words = names_of(row) - {word for other in shown for word in names_of(other)}
        told = next((mark for mark in found if _of(mark, words) and not _explained(mark, values)), None)
        if told:
            yield _fault(file, drawn, row, told)


def _of(mark: Mark, words: frozenset[str]) -> bool:
    return mark.value > mark.finest and any(
        said in words or said.rstrip("0123456789.%, ") in words for said in mark.beside
    )


def _values(rows: Sequence[Row]) -> list[float]:
    """All figures of ``rows`` that are shown."""
    printed = [row.figures[name] for row in rows for name in FIGURES if name in row.figures]
    return [float(as_number(one.shown)) for one in printed if one.shown]


def _explained(mark: Mark, values: Sequence[float]) -> bool:
    return any(mark.means(value, 2 * mark.finest + 1e-9) for value in values)


def _fault(file: str, drawn: Drawing, row: Row, mark: Mark) -> Fault:
    beside = ", ".join(mark.beside)
    said = (
        f"the chart '{drawn.id}' has a mark at {mark.value:.4g} beside '{beside}',"
        f" and {labels(row.about)} is withheld"
    )
    return Fault(Place(file, drawn.line), said, HINT, "drawn")


def stands_at(
    drawn: Drawing, file: str, rows: Sequence[Row], secrets: Mapping[str, Sequence[Secret]]
) -> Iterator[Fault]:
    """A fault for each mark that stands at a number of a withheld one of ``rows``, and at no shown one.

    Where the chart has no rows of its own, at any withheld number.
    """
    asked = _asked(rows, secrets)
    found = marks(drawn) if asked else None
    values = _values(rows)
    for mark in found or ():
        if mark.value <= mark.finest or _explained(mark, values):
            continue
        if not mark.closed and drawn.id.startswith(LIMITS):
            continue  # limits of chance: their lines pass every height
        told = next((one for one in asked if mark.means(one.true, CLOSE * abs(one.true))), None)
        if told:
            said = f"the chart '{drawn.id}' has a mark at {mark.value:.6g}: {told} is {told.true:.6g}"
            yield Fault(Place(file, drawn.line), said, HINT, "drawn")


def _asked(rows: Sequence[Row], secrets: Mapping[str, Sequence[Secret]]) -> list[Secret]:
    """The numbers that a chart of ``rows`` would draw if it drew what is withheld."""
    every = [one for those in secrets.values() for one in those if one.column not in OUTER]
    if not rows:
        return every
    about = {frozenset(label for _, label in row.about) for row in rows if row.withheld}
    return [one for one in every if one.labels in about]


def counts_withheld(rows: Sequence[Row], cells: Cells) -> list[Cell]:
    """The counts that ``rows`` are about."""
    found = (cells.of(row.about, "count") for row in rows)
    return list({cell.name: cell for cell in found if cell}.values())
