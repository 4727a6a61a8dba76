"""What a careful reader can work out about each withheld number.

A Reader has a publication and finds, for each cell, the smallest and the largest
value that fits everything printed, and how many whole values fit.  A linear
program gives the range; where its answer is not in whole numbers, as with
linked tables, rounded totals and rates, a program in whole numbers decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from jsna.disclosure.facts import Bounds, Publication, within
from jsna.disclosure.settle import Contradiction, settle
from jsna.disclosure.solver import Answer, Solver
from jsna.disclosure.system import Floats, System, Whole

COUNTED = 61  # how wide a range may be for its values to be counted one by one
LOOKS = 4  # how often points far apart are looked for, twice each time
NEAR = 1e-6
TRIES = 8  # how often a row is drawn in before a point that does not quite fit is given up


@dataclass(frozen=True, slots=True)
class Known:
    """What follows about one cell: whole numbers; None for no limit.

    ``possible``: how many values fit, None where the range is too wide to count.
    """

    low: int | None
    high: int | None
    possible: int | None
    values: tuple[int, ...] = ()


def attack(
    publication: Publication, cells: Iterable[str] | None = None, most: int = COUNTED
) -> dict[str, Known]:
    """What follows from ``publication`` about each of ``cells`` (None: about all).

    Raises Contradiction where no numbers fit.
    """
    known, parts = settle(publication)
    found = {cell: Known(value, value, 1, (value,)) for cell, value in known.items()}
    asked = list(publication.cells if cells is None else cells)
    wanted = set(asked)
    for part in parts:
        reader = Reader(System(part))
        found |= {cell: reader.known(cell, most) for cell in part.cells if cell in wanted}
    return {cell: found[cell] for cell in asked}


def narrowed(publication: Publication, needs: Mapping[str, tuple[int, Bounds | None]]) -> dict[str, Known]:
    """The cells of ``needs`` that a reader can narrow too far, and what follows about them.

    ``needs``: how many values each must keep, and a range (or None) in which they must not all lie.
    Raises Contradiction where no numbers fit.
    """
    known, parts = settle(publication)
    found = {cell: Known(value, value, 1, (value,)) for cell, value in known.items() if cell in needs}
    found = {cell: one for cell, one in found.items() if not safe(one, *needs[cell])}
    for part in parts:
        reader = Reader(System(part))
        asked = [cell for cell in part.cells if cell in needs]
        reader.look_around(asked)
        found |= {cell: one for cell in asked if (one := reader.exposed(cell, *needs[cell]))}
    return found


def safe(known: Known, need: int, outside: Bounds | None) -> bool:
    """Whether ``known`` leaves ``need`` values, one of them outside the range ``outside``."""
    if known.low is None or known.high is None:
        return True
    if outside and within(outside, known.low) and within(outside, known.high):
        return False
    return (known.possible or 0) >= need


class Reader:
    """One reader of a publication; what was found for one cell helps with the next."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._lines = Solver(system.program())
        self._exact: Solver | None = None
        self.seen: list[Whole] = []  # whole numbers that fit everything
        if self._point(self._lines.best({})) is None and self._whole({}) is None:
            raise Contradiction

    def known(self, cell: str, most: int = COUNTED) -> Known:
        """Range and number of values of ``cell``; counted where there are at most ``most`` in the range."""
        column = self.system.place[cell]
        low, high = self.end(column, largest=False), self.end(column, largest=True)
        if low is None or high is None or high - low >= most:
            return Known(low, high, None)
        values = tuple(value for value in range(low, high + 1) if self.fits(column, value))
        return Known(low, high, len(values), values)

    def exposed(self, cell: str, need: int, outside: Bounds | None) -> Known | None:
        """What follows about ``cell`` if that is less than it ``need``s, see ``safe``; None if it is enough.

        Values are counted up to ``need`` only, and far from the ends not at all.
        """
        column = self.system.place[cell]
        met = {int(point[column]) for point in self.seen}
        if len(met) >= need and safe(Known(min(met), max(met), len(met)), need, outside):
            return None
        low, high = self.end(column, largest=False), self.end(column, largest=True)
        known = Known(low, high, None)
        if low is not None and high is not None:
            values = sorted(islice(self._values(column, low, high), need))
            known = Known(low, high, len(values), tuple(values))
        return None if safe(known, need, outside) else known

    def _values(self, column: int, low: int, high: int) -> Iterator[int]:
        """The values of ``column``: those that were met, and those near its ends."""
        met = {int(point[column]) for point in self.seen}
        yield from sorted(met)
        near = (
            range(low, min(high, low + COUNTED) + 1),
            range(max(low + COUNTED + 1, high - COUNTED), high + 1),
        )
        yield from (value for value in chain(*near) if value not in met and self.fits(column, value))

    def look_around(self, cells: Sequence[str]) -> None:
        """Meet points that lie far apart in ``cells``: most of them then need no program of their own."""
        columns = [self.system.place[cell] for cell in cells]
        for turn in range(LOOKS):
            prices = {column: 1.0 - 2.0 * (number >> turn & 1) for number, column in enumerate(columns)}
            for largest in (True, False):
                answer = self._lines.best(prices, largest)
                if answer is not None and np.isfinite(answer.best):
                    self._point(answer)

    def limit(self, bounds: Mapping[int, tuple[float, float]]) -> None:
        """From now on each column of ``bounds`` is known to lie there; points that do not are forgotten."""
        for column, (low, high) in bounds.items():
            self.system.lower[column], self.system.upper[column] = low, high
            for solver in filter(None, (self._lines, self._exact)):
                solver.bound(column, low, high)
        width = len(self.system.names)
        lower, upper = self.system.lower[:width], self.system.upper[:width]
        self.seen = [point for point in self.seen if ((lower <= point) & (point <= upper)).all()]

    def end(self, column: int, largest: bool) -> int | None:
        """The smallest or ``largest`` whole value of ``column``; None where nothing stops it."""
        answer = self._lines.best({column: 1.0}, largest)
        if answer is None or np.isinf(answer.best):
            return None
        end = int(np.floor(answer.best + NEAR) if largest else np.ceil(answer.best - NEAR))
        point = self._point(answer)
        if (point is not None and point[column] == end) or self.met(column, end):
            return end
        self._whole({column: 1.0}, largest)
        met = [int(point[column]) for point in self.seen]
        return max(met) if largest else min(met)

    def prices(self, column: int, sign: float) -> tuple[float, Floats]:
        """The smallest ``sign`` x ``column``, and how fast it rises as each cell is pushed up."""
        answer = self._lines.best({column: sign}) or Answer(np.zeros(0), np.nan, np.zeros(0))
        prices = answer.prices[: len(self.system.names)]
        return answer.best, np.where(np.abs(prices) > NEAR, prices, 0.0)

    def fits(self, column: int, value: int) -> bool:
        """Whether ``column`` can be ``value``."""
        if self.met(column, value):
            return True
        self._lines.bound(column, value, value)
        answer = self._lines.best({})
        self._lines.bound(column, self.system.lower[column], self.system.upper[column])
        return self._point(answer) is not None or self._whole({}, fixed=(column, value)) is not None

    def met(self, column: int, value: int) -> bool:
        """Whether a point that was found before has ``value`` there."""
        return any(point[column] == value for point in self.seen)

    def _point(self, answer: Answer | None) -> Whole | None:
        """The answer in whole numbers, kept if it fits exactly."""
        if answer is None:
            return None
        point = rounded(answer, self.system)
        if not self.system.holds(point):
            return None
        self.seen.append(point)
        return point

    def _whole(
        self, prices: dict[int, float], largest: bool = False, fixed: tuple[int, int] | None = None
    ) -> Whole | None:
        """The best point in whole numbers, or None if there is none.

        Where the solver's tolerance lets a point pass that does not fit exactly,
        the row it breaks is drawn in a little and the solver asked again.
        """
        if self._exact is None:
            self._exact = Solver(self.system.program(), whole=True)
        if fixed:
            self._exact.bound(fixed[0], fixed[1], fixed[1])
        for _ in range(TRIES):
            answer = self._exact.best(prices, largest)
            point = self._point(answer)
            if answer is None or point is not None:
                break
            self._exact.draw_in(self.system.broken(rounded(answer, self.system)))
        if fixed:
            self._exact.bound(fixed[0], self.system.lower[fixed[0]], self.system.upper[fixed[0]])
        return point


def rounded(answer: Answer, system: System) -> Whole:
    """The cells of ``answer`` to the nearest whole number."""
    return np.rint(answer.values[: len(system.names)]).astype(np.int64)
