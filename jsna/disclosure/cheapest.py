"""The cheapest pattern there is: for tables small enough to look for it.

Patterns are proposed by a program that knows only what it was told so far.
Each proposal is attacked; where a figure is exposed, the attack's own prices
say which others could help it, and the program is told that one of them must be
withheld.  The first proposal that stands is the cheapest of all.

Source: Fischetti and Salazar (2000), Networks 36, for the inequalities.
"""

from collections.abc import Callable, Iterator

import numpy as np

from jsna.disclosure.attack import NEAR, Reader
from jsna.disclosure.facts import within
from jsna.disclosure.layout import Entry, Layout
from jsna.disclosure.secondary import Choice
from jsna.disclosure.solver import Solver
from jsna.disclosure.system import Program, System

CANDIDATES = 500  # more figures than this that could be withheld are too many
ROUNDS = 80
WORK = 100_000  # candidates x lessons: beyond it the proposals themselves are slow to find
EACH = 1e-3  # of two patterns at the same cost, the one with fewer figures
Told = tuple[list[int], list[float], float, float]


def cheapest(layout: Layout, found: Choice, rounds: int = ROUNDS, work: int = WORK) -> Choice:
    """The cheapest pattern of ``layout``; ``found`` where that is as cheap, or the search is too long.

    It ends after ``rounds`` proposals, or when candidates x lessons are more than ``work``.
    """
    names = [name for name, one in layout.figures.items() if one.cost is not None and not one.primary]
    if found.unprotected or not names or len(names) > CANDIDATES:
        return found
    most = _cost(layout, found.withheld)
    told: list[Told] = []
    attacked = Attacked(layout, names)
    for _ in range(rounds):
        proposed = _proposed(layout, names, told)
        if _cost(layout, proposed) >= most:
            break
        more = list(attacked.lessons(proposed))
        if not more:
            return Choice(proposed)
        told += more
        if len(told) * len(names) > work:
            break
    return found


def _cost(layout: Layout, withheld: frozenset[str]) -> float:
    return sum((layout.figures[name].cost or 0) + EACH for name in sorted(withheld))


def _proposed(layout: Layout, names: list[str], told: list[Told]) -> frozenset[str]:
    """The cheapest pattern that heeds what was ``told``."""
    ends = np.zeros(len(names)), np.ones(len(names))
    solver = Solver(Program(*ends, told), whole=True)
    answer = solver.best(
        {number: (layout.figures[name].cost or 0) + EACH for number, name in enumerate(names)}
    )
    values = np.zeros(0) if answer is None else answer.values
    return layout.primary | {names[number] for number in np.flatnonzero(values > 0.5)}


class Attacked:
    """Proposals, attacked one after another."""

    def __init__(self, layout: Layout, names: list[str]) -> None:
        self.layout = layout
        self.names = names
        self._reader = Reader(System(layout.printed(layout.figures)))
        self._hidden = frozenset(layout.figures)

    def lessons(self, withheld: frozenset[str]) -> Iterator[Told]:
        """For each figure that is exposed when ``withheld`` are: which others must be withheld too."""
        bounds: dict[int, tuple[float, float]] = {}
        for name in sorted(self._hidden ^ withheld):
            figure = self.layout.figures[name]
            low, high = figure.hidden if name in withheld else figure.shown
            bounds[self._reader.system.place[name]] = (low, np.inf if high is None else high)
        self._reader.limit(bounds)
        self._hidden = withheld
        for name in sorted(withheld):
            figure = self.layout.figures[name]
            if self._reader.exposed(name, figure.need, figure.outside):
                yield self._lesson(name, withheld)

    def _lesson(self, name: str, withheld: frozenset[str]) -> Told:
        """That enough of those that can help ``name`` must be withheld, unless it is printed itself."""
        figure = self.layout.figures[name]
        help_ = self._help(self._reader.system.place[name], figure)
        others = [number for number, other in enumerate(self.names) if other not in withheld]
        helping = [(one, weight) for one in others if (weight := help_(self.names[one])) > 0]
        mine = [] if figure.primary else [(self.names.index(name), -1.0)]
        columns, weights = [list(part) for part in zip(*helping, *mine, strict=True)] or ([], [])
        return columns, weights, 1.0 if figure.primary else 0.0, np.inf

    def _help(self, column: int, figure: Entry) -> Callable[[str], float]:
        """How far each figure would help ``column``, if it were withheld; 1 is all that is needed.

        Where the range is too narrow, or does not leave that of the rule, only
        figures that widen it can help; else any might.
        """
        (low, falling), (high, rising) = self._reader.prices(column, 1.0), self._reader.prices(column, -1.0)
        short = figure.need - 1 - (-high - low)
        inside = figure.outside and all(within(figure.outside, round(end)) for end in (low, -high))
        place, figures = self._reader.system.place, self.layout.figures

        def gain(name: str) -> float:
            return sum(_reach(figures[name], float(prices[place[name]])) for prices in (falling, rising))

        if short > NEAR:
            return lambda name: min(1.0, gain(name) / short)
        return lambda name: float(not inside or gain(name) > 0)


def _reach(figure: Entry, price: float) -> float:
    """How much a sum can fall at most when ``figure``, at ``price``, moves from its true value."""
    low, high = figure.hidden
    if price < 0:
        return np.inf if high is None else -price * (high - figure.true)
    return price * (figure.true - low)
