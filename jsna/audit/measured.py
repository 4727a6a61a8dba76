"""Marks and numbers in a chart that stand where a withheld figure would.

Drawings and rows in, faults or facts out.
"""

from collections.abc import Iterator, Mapping, Sequence

from jsna.audit.cells import Cell, Cells, labels
from jsna.audit.drawing import Drawing
from jsna.audit.grids import names_of
from jsna.audit.marks import Mark
from jsna.audit.reading import Chart
from jsna.audit.rows import FIGURES, About, Row
from jsna.audit.scales import number, scales
from jsna.audit.truth import Secret
from jsna.disclosure.printed import as_number
from jsna.problems import Fault, Place

LEVEL = 1.0  # units between words that stand level with each other
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
OUTER = ("lower_998", "upper_998")  # limits that no chart draws for one row
HINT = "a chart may be drawn of nothing but figures that are shown"


def readable(drawn: Drawing) -> bool:
    """Whether each mark of ``drawn`` stands for a figure of a row: no map, curve or limit of chance."""
    named = any("limit" in words.said.lower() for words in drawn.words)
    return not drawn.id.startswith(CURVED) and not named


def drawn_withheld(chart: Chart) -> Iterator[Fault]:
    """A fault for each withheld one of the rows of ``chart`` whose words a mark stands level with.

    A mark that stands at a shown figure is none.  One that stands at no figure and
    beside no words of a row is told too, once: it may be any of the withheld ones.
    """
    withheld = [row for row in chart.rows if row.withheld]
    found = chart.marks if withheld and readable(chart.drawn) else None
    values = _values(chart.rows)
    odd = [mark for mark in found or () if mark.value > mark.finest and not _explained(mark, values)]
    if not odd:
        return
    words = _words_of(withheld, [row for row in chart.rows if not row.withheld])
    told = {about: mark for mark in odd for said, about in words.items() if said in mark.beside}
    for about, mark in told.items():
        yield _fault(chart, f"a mark at {mark.value:.4g} beside it", f"{labels(about)} is withheld")
    if not told:
        which = f"{len({row.about for row in withheld})} of its rows are withheld"
        yield _fault(chart, f"a mark at {odd[0].value:.4g}, which no shown figure explains", which)


def labelled_withheld(chart: Chart) -> Iterator[Fault]:
    """A fault for each withheld one of the rows of ``chart`` with a number written level with its name."""
    withheld = [row for row in chart.rows if row.withheld]
    upwards = any(scale.along == "y" for scale in scales(chart.drawn)) if withheld else True
    if upwards or not readable(chart.drawn):
        return  # there a number level with a name belongs to the axis
    names = _words_of(withheld, [row for row in chart.rows if not row.withheld])
    words = chart.drawn.words
    for one in words:
        level = [other.said for other in words if abs(other.y - one.y) < LEVEL and number(other.said)]
        if one.said in names and number(one.said) is None and level:
            yield _fault(chart, f"{level[0]} written beside it", f"{labels(names[one.said])} is withheld")


def _words_of(withheld: Sequence[Row], shown: Sequence[Row]) -> dict[str, About]:
    """The words that name one withheld row and no shown one."""
    open_words = frozenset().union(*(names_of(row) for row in shown))
    return {word: row.about for row in withheld for word in names_of(row) - open_words}


def _fault(chart: Chart, mark: str, withheld: str) -> Fault:
    place = Place(chart.file, chart.drawn.line)
    return Fault(place, f"the chart '{chart.drawn.id}' has {mark}, and {withheld}", HINT, "drawn")


def _values(rows: Sequence[Row]) -> list[float]:
    """All figures of ``rows`` that are shown."""
    printed = [row.figures[name] for row in rows for name in FIGURES if name in row.figures]
    return [float(as_number(one.shown)) for one in printed if one.shown]


def _explained(mark: Mark, values: Sequence[float]) -> bool:
    return any(mark.means(value, 2 * mark.finest + 1e-9) for value in values)


def stands_at(chart: Chart, secrets: Mapping[str, Sequence[Secret]]) -> Iterator[Fault]:
    """A fault for each mark that stands at a number of a withheld row of ``chart``, and at no shown one.

    Where the chart has no rows of its own, at any withheld number.
    """
    asked, drawn = _asked(chart.rows, secrets), chart.drawn
    found = chart.marks if asked else None
    values = _values(chart.rows)
    for mark in found or ():
        if mark.value <= mark.finest or _explained(mark, values):
            continue
        if not mark.closed and not readable(drawn):
            continue  # limits of chance: their lines pass every height
        told = next((one for one in asked if mark.means(one.true, CLOSE * abs(one.true))), None)
        if told:
            said = f"the chart '{drawn.id}' has a mark at {mark.value:.6g}: {told} is {told.true:.6g}"
            yield Fault(Place(chart.file, drawn.line), said, HINT, "drawn")


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
