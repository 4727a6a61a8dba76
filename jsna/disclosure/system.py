"""A publication as rows of whole numbers, for a solver and for an exact check.

Fractions are cleared, so that a row of whole cells has a whole sum and its
limits can be moved to whole numbers: no answer hangs on the last bit of a float.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jsna.disclosure.facts import Fact, Publication

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

WIDE = 2**31  # above this a coefficient is kept as Python's own integer
SLACK = 0.25  # a whole sum cannot lie between a whole limit and a quarter past it


@dataclass(frozen=True, slots=True)
class Program:
    """Columns with bounds, and rows (columns, weights, lower, upper), as a solver takes them."""

    lower: Floats
    upper: Floats
    rows: list[tuple[list[int], list[float], float, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """``low`` <= sum of ``weights`` x cells ``at`` <= ``high``, in whole numbers of any size."""

    at: tuple[int, ...]
    weights: tuple[int, ...]
    low: int | None
    high: int | None

    @property
    def plain(self) -> bool:
        """A sum or difference of cells."""
        return all(abs(weight) == 1 for weight in self.weights)

    @property
    def wide(self) -> bool:
        """Its numbers are too large for exact arithmetic in 64 bits."""
        return max(map(abs, (*self.weights, self.low or 0, self.high or 0)), default=0) > WIDE


def row_of(fact: Fact, place: dict[str, int]) -> Row | None:
    """``fact`` with its fractions cleared and its common factor divided out; None if it says nothing."""
    terms = {place[cell]: Fraction(weight) for cell, weight in fact.terms.items() if weight}
    if not terms:
        return None
    clear = math.lcm(*(weight.denominator for weight in terms.values()))
    whole = [int(weight * clear) for weight in terms.values()]
    shared = math.gcd(*whole)
    scale = Fraction(clear, shared)
    low = None if fact.low is None else math.ceil(fact.low * scale)
    high = None if fact.high is None else math.floor(fact.high * scale)
    return Row(tuple(terms), tuple(weight // shared for weight in whole), low, high)


class System:
    """The rows of a publication.

    ``names``: the cells, in the order of the columns.  A list of allowed tuples
    adds one column a tuple, 0 or 1, after the cells.
    """

    def __init__(self, publication: Publication) -> None:
        self.names = list(publication.cells)
        self.place = {name: number for number, name in enumerate(self.names)}
        made = [row_of(fact, self.place) for fact in publication.facts]
        self.rows = [row for row in made if row is not None]
        self.lists = [
            ([self.place[cell] for cell in one.cells], set(one.tuples), list(one.tuples))
            for one in publication.allowed
        ]
        low = [bounds[0] for bounds in publication.cells.values()]
        high = [np.inf if bounds[1] is None else bounds[1] for bounds in publication.cells.values()]
        choices = sum(len(tuples) for _, _, tuples in self.lists)
        self.lower: Floats = np.array(low + [0] * choices, dtype=float)
        self.upper: Floats = np.array(high + [1] * choices, dtype=float)
        self._numbers = _matrix([row for row in self.rows if not row.wide])
        self._large = [row for row in self.rows if row.wide]

    def holds(self, point: Whole) -> bool:
        """Whether ``point``, a whole number a cell, fits every row and list, exactly.

        The bounds of the cells themselves are not looked at.
        """
        start, at, weight, low, high = self._numbers
        if len(start):
            sums = np.add.reduceat(weight * point[at], start)
            if (sums < low).any() or (sums > high).any():
                return False
        if any(tuple(point[cells].tolist()) not in among for cells, among, _ in self.lists):
            return False
        return all(within(row, point) for row in self._large)

    def broken(self, point: Whole) -> list[int]:
        """The rows that ``point`` does not fit, by number."""
        return [number for number, row in enumerate(self.rows) if not within(row, point)]

    def program(self) -> Program:
        """The whole system for a solver.  Rows that are not plain are let out a little; ``holds`` decides."""
        made = [loose(row) for row in self.rows]
        column = len(self.names)
        for cells, _, tuples in self.lists:
            choice = list(range(column, column + len(tuples)))
            column += len(tuples)
            made.append((choice, [1.0] * len(choice), 1.0, 1.0))
            for number, cell in enumerate(cells):
                weights = [-float(one[number]) for one in tuples]
                made.append(([cell, *choice], [1.0, *weights], 0.0, 0.0))
        return Program(self.lower, self.upper, made)


def within(row: Row, point: Whole) -> bool:
    """Whether ``point`` fits ``row``, in exact arithmetic."""
    values = (int(value) for value in point[list(row.at)])
    reached = sum(weight * value for weight, value in zip(row.weights, values, strict=True))
    return (row.low is None or row.low <= reached) and (row.high is None or reached <= row.high)


def _matrix(rows: list[Row]) -> tuple[Whole, Whole, Whole, Floats, Floats]:
    sizes = [len(row.at) for row in rows]
    start = np.cumsum([0, *sizes[:-1]]) if rows else np.zeros(0)
    at = [cell for row in rows for cell in row.at]
    weight = [one for row in rows for one in row.weights]
    low, high = _limits(rows)
    return start.astype(np.int64), np.array(at, np.int64), np.array(weight, np.int64), low, high


def _limits(rows: list[Row]) -> tuple[Floats, Floats]:
    low: list[Any] = [-np.inf if row.low is None else row.low for row in rows]
    high: list[Any] = [np.inf if row.high is None else row.high for row in rows]
    return np.array(low, dtype=float), np.array(high, dtype=float)


def loose(row: Row) -> tuple[list[int], list[float], float, float]:
    """``row`` for a solver: in numbers that it can bear, and a little wider where it is not plain."""
    slack = 0.0 if row.plain else SLACK
    size = float(max(map(abs, row.weights))) if row.wide else 1.0
    low = -np.inf if row.low is None else (row.low - slack) / size
    high = np.inf if row.high is None else (row.high + slack) / size
    return list(row.at), [weight / size for weight in row.weights], low, high
