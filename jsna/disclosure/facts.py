"""What a reader has in hand: whole numbers that are not known, and facts about them.

The model of a publication.  Nothing here knows how a fact was printed, nor what follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Exact = int | Fraction
Bounds = tuple[int, int | None]  # smallest and largest value; None: no limit


@dataclass(frozen=True, slots=True)
class Fact:
    """``low`` <= sum of coefficient x cell over ``terms`` <= ``high``; None is no limit.

    ``figure`` is the printed figure that says so, ``why`` how it does, in words.
    """

    terms: Mapping[str, Exact]
    low: Exact | None
    high: Exact | None
    figure: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """``cells`` take the values of one of ``tuples`` together."""

    cells: tuple[str, ...]
    tuples: tuple[tuple[int, ...], ...]
    figure: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that is printed together.

    ``cells``: each unknown with its bounds, whole numbers.  Raises ValueError
    for a fact about a cell that is not there.
    """

    cells: Mapping[str, Bounds]
    facts: tuple[Fact, ...] = ()
    allowed: tuple[Allowed, ...] = ()

    def __post_init__(self) -> None:
        named = [(fact.figure, cell) for fact in self.facts for cell in fact.terms]
        named += [(one.figure, cell) for one in self.allowed for cell in one.cells]
        for figure, cell in named:
            if cell not in self.cells:
                raise ValueError(f"{figure} is about {cell}, which is no cell")


def within(bounds: Bounds, value: int) -> bool:
    """Whether ``value`` lies in ``bounds``."""
    low, high = bounds
    return low <= value and (high is None or value <= high)
