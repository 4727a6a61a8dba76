"""Lines over time: which rows belong to which line, and where each line breaks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from jsna.charts.options import ChartOptions
from jsna.charts.palette import SERIES
from jsna.charts.points import Point, parted, points, when
from jsna.charts.timeline import Slots, slots_of
from jsna.disclosure.safe import SafeTable

MOST = 4  # lines in one chart
Run = list[tuple[int, Point]]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its points by slot of time, and how it is drawn."""

    name: str
    at: dict[int, Point]
    colour: str
    role: Literal["ours", "comparator", "other"]

    def shown(self) -> Run:
        """(slot, point) of every point with a value, in order of time."""
        return [(slot, point) for slot, point in sorted(self.at.items()) if not point.mark]

    def runs(self, anew: Collection[str] = ()) -> Iterator[Run]:
        """The unbroken stretches of the line; at a period of ``anew`` it begins again."""
        run: Run = []
        for slot, point in self.shown():
            if run and (slot != run[-1][0] + 1 or point.period in anew):
                yield run
                run = []
            run.append((slot, point))
        if run:
            yield run

    def gaps(self, last: int) -> Iterator[tuple[float, str, float]]:
        """(slot, mark, value) for each stretch without values up to slot ``last``.

        The slot is the middle of the stretch, the value lies between its
        neighbours.  Before the first row there is no gap, only no line yet.
        """
        shown = dict(self.shown())
        stretch: list[int] = []
        for slot in range(min(self.at), last + 1):
            if stretch and (slot in shown or self._mark(slot) != self._mark(stretch[0])):
                yield self._gap(stretch)
                stretch = []
            if slot not in shown:
                stretch.append(slot)
        if stretch and shown:
            yield self._gap(stretch)

    def _gap(self, stretch: list[int]) -> tuple[float, str, float]:
        shown = self.shown()
        before = [point.known for slot, point in shown if slot < stretch[0]][-1:]
        after = [point.known for slot, point in shown if slot > stretch[-1]][:1]
        beside = before + after
        height = sum(beside) / len(beside) if beside else 0.0
        return sum(stretch) / len(stretch), self._mark(stretch[0]), height

    def _mark(self, slot: int) -> str:
        return self.at[slot].mark if slot in self.at else "[x]"


def series_of(options: ChartOptions, rows: SafeTable) -> tuple[list[Series], Slots]:
    """The lines, the comparator first and ours last (so that ours lies on top), and their slots of time.

    Raises ValueError for more than MOST lines and for two rows of one line in one period.
    """
    found = points(rows, options.by)
    slots = slots_of(found)
    ours, theirs = parted(found, options)
    keys = _keys(ours, options)
    many = len(keys) + bool(theirs)
    if many > MOST:
        raise ValueError(f"{many} lines are too many for one chart; the most is {MOST}")
    stand_out = (options.ours, *options.focus) if options.by == "area" else options.focus
    lines = (
        [_series(options.named(options.comparator), theirs, slots, "c-eng", "comparator")] if theirs else []
    )
    for number in reversed(range(len(keys))):
        role: Literal["ours", "other"] = "ours" if len(keys) == 1 or keys[number] in stand_out else "other"
        mine = [point for point in ours if point.key == keys[number]]
        lines.append(_series(_name(options, keys[number]), mine, slots, SERIES[number], role))
    return lines, slots


def _keys(ours: list[Point], options: ChartOptions) -> list[str]:
    wanted = [*((options.ours,) if options.by == "area" else ()), *options.focus, *options.order]
    keys = list(dict.fromkeys(point.key for point in ours))
    return sorted(keys, key=lambda key: wanted.index(key) if key in wanted else len(wanted))


def _name(options: ChartOptions, key: str) -> str:
    return options.named(key or options.ours)


def _series(
    name: str, mine: list[Point], slots: Slots, colour: str, role: Literal["ours", "comparator", "other"]
) -> Series:
    at: dict[int, Point] = {}
    for point in sorted(mine, key=when):
        slot = slots.of[point.period]
        if slot in at:
            raise ValueError(
                f"{name} has more than one row for {point.period}; choose one sex, age and category"
            )
        at[slot] = point
    return Series(name, at, colour, role)
