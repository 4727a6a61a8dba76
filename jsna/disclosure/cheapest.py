"""The cheapest pattern there is: for tables small enough to look for it.

Patterns are proposed by a program that knows only what it was told so far.
Each proposal is attacked; where a figure is exposed, the attack's own prices
say which others could help it, and the program is told that one of them must be
withheld.  The first proposal that stands is the cheapest of all.

Source: Fischetti and Salazar (2000), Networks 36, for the inequalities.
"""

from collections.abc import Iterator

import numpy as np

from jsna.disclosure.attack import Reader, safe
from jsna.disclosure.layout import Layout
from jsna.disclosure.secondary import Choice
from jsna.disclosure.solver import Solver
from jsna.disclosure.system import Floats, Program, System

CANDIDATES = 500  # more figures than this that could be withheld are too many
ROUNDS = 80
EACH = 1e-3  # of two patterns at the same cost, the one with fewer figures
Told = tuple[list[int], list[float], float, float]


def cheapest(layout: Layout, found: Choice, rounds: int = ROUNDS) -> Choice:
    """The cheapest pattern of ``layout``; ``found`` where that is as cheap, or ``rounds`` are not enough."""
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
        place = self._reader.system.place
        for name in sorted(self._hidden ^ withheld):
            figure = self.layout.figures[name]
            low, high = figure.hidden if name in withheld else figure.shown
            self._reader.limit(place[name], low, np.inf if high is None else high)
        self._hidden = withheld
        for name in sorted(withheld):
            yield from self._lesson(name, withheld)

    def _lesson(self, name: str, withheld: frozenset[str]) -> Iterator[Told]:
        figure, column = self.layout.figures[name], self._reader.system.place[name]
        known = self._reader.enough(name, figure.need)
        if safe(known, figure.need, figure.outside):
            return
        gains = self._gains(column)
        short = figure.need - 1 - ((known.high or 0) - (known.low or 0))
        if short <= 0:  # the range is wide enough, and the values in it too few, or all inside the rule's
            gains, short = np.where(gains > 0, np.inf, 0.0), 1
        others = [number for number, other in enumerate(self.names) if other not in withheld]
        weights = np.minimum(gains[[self._reader.system.place[self.names[one]] for one in others]] / short, 1)
        helping = [(one, float(weight)) for one, weight in zip(others, weights, strict=True) if weight > 0]
        mine = [] if figure.primary else [(self.names.index(name), -1.0)]
        columns, prices = zip(*helping, *mine, strict=True) if helping or mine else ((), ())
        yield list(columns), list(prices), 1.0 if figure.primary else 0.0, np.inf

    def _gains(self, column: int) -> Floats:
        """By how much each figure could widen the range of ``column`` if it were withheld, at most."""
        total = np.zeros(len(self._reader.system.names))
        for sign in (1.0, -1.0):
            prices = self._reader.prices(column, sign)
            for number, figure in enumerate(self.layout.figures.values()):
                low, high = figure.hidden
                up = np.inf if high is None else high - figure.true
                room = figure.true - low if prices[number] > 0 else up
                total[number] += abs(prices[number]) * room if prices[number] else 0.0
        return total
