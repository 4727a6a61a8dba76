"""Other numbers that would fit as well: the cheapest way to move one figure away from its true value.

A figure is protected when whole numbers other than the true ones fit all that is
printed.  To move it, others must move with it; those that are printed would
have to be withheld, at their cost.  A linear program finds the cheapest such
move, one in whole numbers where the first does not end in them.
"""

from dataclasses import dataclass

import numpy as np

from jsna.disclosure.facts import Bounds, within
from jsna.disclosure.layout import Entry, Layout
from jsna.disclosure.solver import Solver
from jsna.disclosure.system import Floats, Program, System, Whole

FREE = 1e-3  # the price of moving what is withheld already: short moves are better than long ones
WHOLE = 1e-6
MULTIPLES = (1, -1, 2, -2)  # of a move that was found, which are moves too where they fit
REMEMBERED = 12  # moves of a figure by so much


@dataclass(frozen=True, slots=True)
class Move:
    """``by`` how much the figure moves, which figures ``moved`` beyond what is known, what that costs."""

    by: int
    moved: frozenset[str]
    cost: float


class Moves:
    """The moves of the figures of a layout, given what is ``withheld``; every answer is checked exactly."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.names = list(layout.figures)
        self.withheld: set[str] = set()
        self._system = System(layout.printed(layout.figures))
        self._true: Whole = np.array([one.true for one in layout.figures.values()], dtype=np.int64)
        self._columns = Columns(layout)
        program = Program(self._columns.lower, self._columns.upper, self._rows())
        self._lines, self._exact = Solver(program), Solver(program, whole=True)
        self._met: dict[tuple[str, int], list[frozenset[str]]] = {}
        for name in self.names:
            self._price(name)

    def withhold(self, name: str) -> None:
        """From now on ``name`` is not printed."""
        self.withheld.add(name)
        self._price(name)

    def print_again(self, name: str) -> None:
        """From now on ``name`` is printed."""
        self.withheld.remove(name)
        self._price(name)

    def move(self, name: str, by: int) -> Move | None:
        """The cheapest move of ``name`` by ``by``, or None if no numbers fit."""
        for moved in self._met.get((name, by), ()):
            if moved <= self.withheld:
                return Move(by, moved, 0.0)
        cell, figure = self._system.place[name], self.layout.figures[name]
        if not within(figure.hidden, figure.true + by):
            return None
        found = self._solved(self._lines, cell, by)
        if found is not None and not self._fits(found):
            found = self._solved(self._exact, cell, by)
        if found is None or not self._fits(found):
            return None
        return self._kept(np.rint(found).astype(np.int64), by)

    def _solved(self, solver: Solver, cell: int, by: int) -> Floats | None:
        """How far every figure moves when ``cell`` moves ``by``."""
        mine = self._columns.of[cell]
        for column in mine:
            solver.bound(column, 0, 0)
        solver.bound(mine[0 if by > 0 else 1], abs(by), abs(by))
        answer = solver.solved()
        for column in mine:
            solver.bound(column, 0, self._columns.upper[column])
        return None if answer is None else self._columns.moved(answer.values)

    def _fits(self, moved: Floats) -> bool:
        whole = np.rint(moved)
        near = bool(np.abs(moved - whole).max() < WHOLE)
        return near and self._system.holds(self._true + whole.astype(np.int64))

    def _kept(self, moved: Whole, by: int) -> Move:
        """The move; it and its multiples that fit are kept for every figure that they move."""
        cells = np.flatnonzero(moved)
        for times in MULTIPLES:
            names = self._unseen(cells, moved * times)
            for name in names:
                met = self._met.setdefault((name, int(moved[self._system.place[name]]) * times), [])
                met.insert(0, names)
                del met[REMEMBERED:]
        names, figures = self._unseen(cells, moved), self.layout.figures
        cost = sum(float(figures[name].cost or 0) for name in sorted(names - self.withheld))
        return Move(by, names, cost)

    def _unseen(self, cells: Whole, moved: Whole) -> frozenset[str]:
        """The figures that leave the range in which a reader sees them; none if the move does not fit."""
        names: list[str] = []
        for cell in cells:
            figure = self.layout.figures[self.names[cell]]
            value = figure.true + int(moved[cell])
            if not within(figure.hidden, value):
                return frozenset()
            if not within(figure.shown, value):
                names.append(self.names[cell])
        return frozenset(names) if self._system.holds(self._true + moved) else frozenset()

    def _price(self, name: str) -> None:
        figure = self.layout.figures[name]
        for number, column in enumerate(self._columns.of[self._system.place[name]]):
            paid = number < 2 and name not in self.withheld
            for solver in (self._lines, self._exact):
                solver.price(column, FREE + float(figure.cost or 0) if paid else FREE)

    def _rows(self) -> list[tuple[list[int], list[float], float, float]]:
        """The system's rows, about moves instead of values."""
        made = []
        for row in self._system.rows:
            pairs = list(zip(row.at, row.weights, strict=True))
            reached = sum(weight * int(self._true[cell]) for cell, weight in pairs)
            columns = [column for cell, _ in pairs for column in self._columns.of[cell]]
            weights = [float(weight * sign) for cell, weight in pairs for sign in self._columns.signs[cell]]
            low = -np.inf if row.low is None else float(row.low - reached)
            made.append((columns, weights, low, np.inf if row.high is None else float(row.high - reached)))
        return made


class Columns:
    """Columns of a program about moves: for each figure up and down, at a price, and up and down unseen.

    A rounded figure can move within its rounding without being withheld.
    """

    def __init__(self, layout: Layout) -> None:
        self.of: list[list[int]] = []
        self.signs: list[list[int]] = []
        upper: list[float] = []
        for figure in layout.figures.values():
            unseen = _room(figure, figure.shown)
            paid = [whole - free for whole, free in zip(_room(figure, figure.hidden), unseen, strict=True)]
            if figure.cost is None and not figure.primary:
                paid = [0.0, 0.0]
            rooms = paid + unseen if any(unseen) else paid
            self.of.append(list(range(len(upper), len(upper) + len(rooms))))
            self.signs.append([1, -1, 1, -1][: len(rooms)])
            upper += rooms
        self.upper: Floats = np.array(upper, dtype=float)
        self.lower: Floats = np.zeros(len(upper))
        self._start = np.array([columns[0] for columns in self.of])
        self._sign = np.array([sign for signs in self.signs for sign in signs], dtype=float)

    def moved(self, values: Floats) -> Floats:
        """How far each figure moves, from the values of all columns."""
        return np.add.reduceat(self._sign * values, self._start)


def _room(figure: Entry, bounds: Bounds) -> list[float]:
    """How far ``figure`` can move up and down within ``bounds``."""
    low, high = bounds
    return [np.inf if high is None else float(high - figure.true), float(figure.true - low)]
