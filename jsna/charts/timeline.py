"""Periods along the foot of a chart: evenly by time, so that a missing one leaves its own place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from jsna.charts.lettering import width_of
from jsna.charts.periods import brief
from jsna.charts.points import Point, when
from jsna.charts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Slots:
    """The place in time of each period: whole numbers from 0; ``start`` and ``end`` in units once placed."""

    of: dict[str, int]
    start: float = 0.0
    end: float = 1.0

    @property
    def last(self) -> int:
        """The latest slot."""
        return max(self.of.values())

    def x(self, slot: float) -> float:
        """Where ``slot`` lies on the paper; one slot alone lies in the middle."""
        if not self.last:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * slot / self.last

    def placed(self, start: float, end: float) -> "Slots":
        """The same slots between ``start`` and ``end``, with room for half the first label."""
        first = min(self.of, key=lambda period: self.of[period])
        return replace(self, start=max(start, width_of(brief(first)) / 2), end=end)

    def write(self, sheet: Sheet, y: float) -> None:
        """As many labels as fit, always the latest, at even steps back from it."""
        names = {slot: brief(period) for period, slot in self.of.items()}
        room = (self.end - self.start) / max(self.last, 1)
        step = next(
            (step for step in range(1, self.last + 1) if self._fits(names, step, room)), self.last or 1
        )
        for slot in range(self.last, -1, -step):
            if slot in names:
                sheet.text(self.x(slot), y, names[slot], "middle", colour="ink-2")

    def _fits(self, names: dict[int, str], step: int, room: float) -> bool:
        written = [names[slot] for slot in range(self.last, -1, -step) if slot in names]
        return max(width_of(words) for words in written) + 8 <= room * step


def slots_of(found: Iterable[Point]) -> Slots:
    """The slots of all periods of ``found``: a step is the usual distance between two neighbours.

    Without dates the periods follow one another in the order of their names.
    Raises ValueError for a point without a period.
    """
    firsts = {point.period: point for point in sorted(found, key=when, reverse=True)}
    in_time = sorted(firsts.values(), key=when)
    if any(not point.period for point in in_time):
        raise ValueError("a line needs a period for each row")
    days = [point.start.toordinal() if point.start else None for point in in_time]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or len(known) < 3:
        return Slots({point.period: slot for slot, point in enumerate(in_time)})
    gaps = [later - earlier for earlier, later in pairwise(known)]
    usual = max(1.0, median(gaps))
    slots = [0]
    for gap in gaps:
        slots.append(slots[-1] + max(1, round(gap / usual)))
    return Slots({point.period: slot for point, slot in zip(in_time, slots, strict=True)})
