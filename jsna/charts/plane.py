"""A chart of two scales, and names beside its marks: what a funnel, a slope and such curves share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jsna.charts.axis import Scale, break_stated, kept_inside, scale
from jsna.charts.lettering import LEADING, SIZE, widest, width_of, wrapped
from jsna.charts.options import Start
from jsna.charts.sheet import Anchor, Sheet

TOP = 16.0  # units above the plot, for the topmost number
Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
AWAY = 9.0  # units from the middle of a mark to a name beside it


@dataclass(frozen=True, slots=True)
class Plane:
    """``across`` and ``up`` are the two scales; values of the second are written at the left edge."""

    sheet: Sheet
    across: Scale
    up: Scale

    def at(self, x: float, y: float) -> Spot:
        """Where a pair of values lies on the paper."""
        return self.across(x), self.up(y)

    def curve(
        self, pairs: Iterable[Spot], colour: str, px: float, dash: tuple[float, ...] = ()
    ) -> list[Spot]:
        """A line through the ``pairs`` of values that lie on both scales; returns its places."""
        places = [self.at(x, y) for x, y in pairs if self._holds(x, y)]
        if len(places) > 1:
            self.sheet.line(places, colour, px, dash)
        return places

    def _holds(self, x: float, y: float) -> bool:
        low, high = sorted((self.up.low, self.up.high))
        return low <= y <= high and self.across.low <= x <= self.across.high


def plane(
    sheet: Sheet,
    xs: Iterable[float],
    ys: Iterable[float],
    deep: float,
    right: float,
    unit: str,
    starts: Start = "auto",
) -> Plane:
    """Two scales: ``xs`` from 0 to ``right`` units before the edge, ``ys`` ``deep`` units high."""
    up = scale(ys, TOP + deep, TOP, starts, 5)
    left = widest([up.label(tick, unit) for tick in up.ticks]) + 12
    return Plane(sheet, scale(xs, left, sheet.width - right, 0.0, 3 if sheet.narrow else 5), up)


def grid(made: Plane, unit: str, foot: str, ticks: bool = True) -> None:
    """Level lines with their values, the numbers along the foot, and what these are; sets the height."""
    sheet, across, up = made.sheet, made.across, made.up
    for tick in up.ticks:
        y = up(tick)
        sheet.line([(0, y), (across.end, y)], "rule-strong" if tick == up.ticks[0] else "rule", 1)
        sheet.text(0, y - 11, up.label(tick, unit), colour="ink-2")
    bottom = up(up.low)
    sheet.height = bottom + 6
    if ticks:
        for tick in across.ticks:
            words = across.label(tick, "")
            sheet.line([(across(tick), bottom), (across(tick), bottom + 4)], "rule-strong", 1)
            sheet.text(kept_inside(sheet, across(tick), words), bottom + 15, words, "middle", colour="ink-2")
        sheet.height += 18
    for words in filter(None, [*wrapped(foot, sheet.width), break_stated(up, unit)]):
        sheet.text(0, sheet.height + 10, words, colour="ink-2")
        sheet.height += LEADING + 2


def write_names(
    sheet: Sheet, names: Mapping[Spot, tuple[str, bool]], marks: Sequence[Spot], taken: Sequence[Box] = ()
) -> None:
    """A name (words, bold) beside each of some marks, clear of all ``marks``, of ``taken`` and of each other.

    The first of ``names`` choose first.
    """
    boxes = [*taken, *((x - 6, y - 6, x + 6, y + 6) for x, y in marks)]
    for (x, y), (words, bold) in names.items():
        width = width_of(words, bold)
        tries = [(where, _box(where, width)) for where in _around(x, y)]
        (left, middle, anchor), box = min(tries, key=lambda one: _hits(one[1], boxes, sheet))
        boxes.append(box)
        sheet.text(left, middle, words, anchor, bold, halo=True)


def _around(x: float, y: float) -> list[tuple[float, float, Anchor]]:
    beside: list[tuple[float, float, Anchor]] = [(x + AWAY, y, "start"), (x - AWAY, y, "end")]
    beside += [(x, y - AWAY - 5, "middle"), (x, y + AWAY + 6, "middle")]
    beside += [(x + AWAY - 2, y - 12, "start"), (x + AWAY - 2, y + 12, "start")]
    return [*beside, (x - AWAY + 2, y - 12, "end"), (x - AWAY + 2, y + 12, "end")]


def _box(where: tuple[float, float, Anchor], width: float) -> Box:
    x, y, anchor = where
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - SIZE / 2, left + width, y + SIZE / 2


def _hits(box: Box, boxes: Sequence[Box], sheet: Sheet) -> float:
    """How much of ``box`` is covered already, or off the paper (which counts as more)."""
    left, top, right, _ = box
    off = max(0.0, -left) + max(0.0, right - sheet.width) + max(0.0, -top)
    return 100 * off + sum(_shared(box, other) for other in boxes)


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def write_withheld(sheet: Sheet, groups: Sequence[tuple[str, str]], each: str) -> None:
    """Below the picture, for each (mark, name): who has no place in it, such as "[c] Mill Bank"."""
    for mark in dict.fromkeys(mark for mark, _ in groups):
        names = [name for one, name in groups if one == mark]
        said = f"{mark} {', '.join(names)}" if len(names) < 3 else f"{mark} {len(names)} {each}"
        sheet.text(0, sheet.height + 10, said, colour="ink-2")
        sheet.height += LEADING + 2
