"""Where the name of an area stands on a map: inside it, else just outside the border, else across it."""

from collections.abc import Iterable, Sequence

from jsna.charts.geometry import Ring, chord
from jsna.charts.lettering import SIZE, width_of
from jsna.charts.sheet import Sheet

BESIDE = 10.0  # units from the middle of a mark to words beside it
NEAR = 70.0  # units to the border within which a name may stand outside it


def write_name(
    sheet: Sheet,
    words: str,
    bold: bool,
    rings: Sequence[Ring],
    spot: tuple[float, float],
    marked: bool,
    border: Iterable[Sequence[tuple[float, float]]],
) -> None:
    """``words`` for the area of ``rings``, whose mark (if ``marked``) stands at ``spot``."""
    width = width_of(words, bold)
    middle = _inside(rings, spot, width, marked)
    if middle is not None:
        sheet.text(*middle, words, "middle", bold)
        return
    edge = _border_right(border, *spot)
    if edge - spot[0] <= NEAR and edge + 8 + width <= sheet.width:
        sheet.text(edge + 8, spot[1], words, "start", bold)
        return
    x, y = max(width / 2, min(spot[0], sheet.width - width / 2)), spot[1] + (SIZE + 3 if marked else 0)
    sheet.text(x, y, words, "middle", bold, halo=True)


def _inside(
    rings: Sequence[Ring], spot: tuple[float, float], width: float, marked: bool
) -> tuple[float, float] | None:
    """The middle of ``width`` units of words inside ``rings``, clear of the mark; None without room."""
    x, y = spot
    if marked and _free(rings, x, y)[1] >= x + BESIDE + width + 4:
        return x + BESIDE + width / 2, y
    for away in (SIZE + 3, -SIZE - 3, 25, -25) if marked else (0, 10, -10, 20, -20):
        left, right = _free(rings, x, y + away)
        if right - left >= width + 8:
            return max(left + 4 + width / 2, min(x, right - 4 - width / 2)), y + away
    return None


def _free(rings: Sequence[Ring], x: float, y: float) -> tuple[float, float]:
    rows = [chord(rings, x, y + away) for away in (-SIZE / 2, 0, SIZE / 2)]
    return max(left for left, _ in rows), min(right for _, right in rows)


def _border_right(border: Iterable[Sequence[tuple[float, float]]], x: float, y: float) -> float:
    """How far right the border reaches round the height ``y``, beyond ``x``."""
    return max((across for line in border for across, down in line if abs(down - y) < SIZE), default=x)
