"""Where the name of an area stands on a map: inside it, else just outside the border, else across it."""

from collections.abc import Collection, Iterable, Sequence

from jsna.charts.axis import kept_inside
from jsna.charts.geometry import Ring, chord
from jsna.charts.lettering import SIZE, width_of
from jsna.charts.sheet import Sheet

Spot = tuple[float, float]
BESIDE = 10.0  # units from the middle of a mark to words beside it
AWAY = (0.0, 17.0, -17.0, 24.0, -24.0, 32.0, -32.0)  # units from the spot, nearest first
NEAR = 70.0  # units to the border within which a name may stand outside it


def write_name(
    sheet: Sheet,
    words: str,
    rings: Sequence[Ring],
    spot: Spot,
    marks: Collection[Spot],
    border: Iterable[Sequence[Spot]],
) -> None:
    """``words`` for the area of ``rings``, round ``spot``, clear of the middles of ``marks``."""
    width = width_of(words, True)
    middle = _inside(rings, spot, width, spot in marks)
    if middle is not None:
        sheet.text(*middle, words, "middle", True)
        return
    edge = _border_right(border, *spot)
    if edge - spot[0] <= NEAR and edge + 8 + width <= sheet.width:
        sheet.text(edge + 8, spot[1], words, "start", True)
        return
    write_across(sheet, words, spot, marks)


def write_across(sheet: Sheet, words: str, spot: Spot, marks: Collection[Spot], colour: str = "ink") -> None:
    """``words`` over whatever lies there, with a rim, as near to ``spot`` as they cover none of ``marks``."""
    half = width_of(words, True) / 2
    x = kept_inside(sheet, spot[0], words, True)

    def covered(away: float) -> int:
        return sum(abs(at - x) < half + 6 and abs(down - spot[1] - away) < SIZE for at, down in marks)

    sheet.text(x, spot[1] + min(AWAY, key=covered), words, "middle", True, colour, halo=True)


def _inside(rings: Sequence[Ring], spot: Spot, width: float, marked: bool) -> Spot | None:
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


def _border_right(border: Iterable[Sequence[Spot]], x: float, y: float) -> float:
    """How far right the border reaches round the height ``y``, beyond ``x``."""
    return max((across for line in border for across, down in line if abs(down - y) < SIZE), default=x)
