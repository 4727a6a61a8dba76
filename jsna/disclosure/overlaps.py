"""Areas and periods that overlap: sums of pieces that nobody printed.

Two groupings of the same wards, or years rolled up by three, tell of each other
through the pieces they share, also where no ward and no single year is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.disclosure.areas import Parts, smallest
from jsna.disclosure.facts import Fact, Publication
from jsna.disclosure.lines import alike, spans
from jsna.disclosure.solver import Solver
from jsna.disclosure.system import System
from jsna.sources.table import KEYS

Extent = frozenset[Any]  # the smallest areas, or the stretches of time, that a label covers


@dataclass(frozen=True, slots=True)
class Pieces:
    """``facts`` about cells and pieces; a piece is named by its number, ``true`` has a value that fits."""

    facts: tuple[Fact, ...]
    true: Mapping[int, int]


def pieces(frame: pd.DataFrame, view: Sequence[int], numbers: NDArray[np.float64], parts: Parts) -> Pieces:
    """The pieces of whatever overlaps among the cells of ``view``, numbered from after the last cell on.

    ``frame``: the labels of all cells; ``numbers``: their counts.
    """
    facts: list[Fact] = []
    true: dict[int, int] = {}
    for extents in _overlapping(frame.iloc[list(view)], numbers[list(view)], parts):
        covered = {view[place]: extent for place, extent in extents.items()}
        made, counted = _cut(covered, numbers, len(numbers) + len(true))
        facts += made
        true |= counted
    return Pieces(tuple(facts), true)


def _overlapping(
    frame: pd.DataFrame, numbers: NDArray[np.float64], parts: Parts
) -> Iterator[dict[int, Extent]]:
    """What cells cover, by their place: one mapping for those alike but for area, or period, that overlap."""
    for told_by in ("area", "period"):
        for labels in alike(frame, [key for key in KEYS if key != told_by], (told_by,)):
            whole = {label: place for label, place in labels.items() if float(numbers[place]).is_integer()}
            covered = _areas(whole, parts) if told_by == "area" else _periods(whole)
            if not _nested(list(covered.values())):
                yield covered


def _areas(labels: Mapping[str, int], parts: Parts) -> dict[int, Extent]:
    return {at: smallest(area, parts) for area, at in labels.items()}


def _periods(labels: Mapping[str, int]) -> dict[int, Extent]:
    stretches = spans(labels)
    ends = sorted({end for span in stretches.values() for end in span})
    return {
        labels[label]: frozenset(end for end in ends if start <= end < stop)
        for label, (start, stop) in stretches.items()
    }


def _nested(extents: Sequence[Extent]) -> bool:
    """Whether any two lie one within the other, or apart, and no two are the same: then lines tell all."""
    for number, one in enumerate(extents):
        for other in extents[:number]:
            if one == other or (one & other and not one < other and not other < one):
                return False
    return True


def _cut(
    extents: Mapping[int, Extent], numbers: NDArray[np.float64], first: int
) -> tuple[list[Fact], dict[int, int]]:
    """Facts about the cells and the pieces into which they cut each other, with a value for each piece."""
    covering: dict[Any, list[int]] = {}
    for cell, extent in extents.items():
        for point in sorted(extent):  # in an order of their own, so that pieces have the same numbers
            covering.setdefault(point, []).append(cell)
    cut = list(dict.fromkeys(tuple(cells) for cells in covering.values()))
    inside = {cell: [one for one in cut if cell in one] for cell in extents}
    alone = {inside[cell][0]: cell for cell in sorted(extents, reverse=True) if len(inside[cell]) == 1}
    hidden = {one: str(first + place) for place, one in enumerate(one for one in cut if one not in alone)}
    name = {one: str(alone[one]) if one in alone else hidden[one] for one in cut}
    facts = [
        Fact({name[one]: 1 for one in inside[cell]} | {str(cell): -1}, 0, 0, str(cell))
        for cell in extents
        if [name[one] for one in inside[cell]] != [str(cell)]
    ]
    values = _fitting(facts, list(hidden.values()), numbers)
    return (facts, values) if values is not None else ([], {})


def _fitting(
    facts: Sequence[Fact], hidden: Sequence[str], numbers: NDArray[np.float64]
) -> dict[int, int] | None:
    """Whole numbers for the ``hidden`` pieces that add up to what is counted; None if there are none."""
    known = {name for fact in facts for name in fact.terms} - set(hidden)
    cells = {name: (int(numbers[int(name)]),) * 2 for name in sorted(known)}
    system = System(Publication({**dict.fromkeys(hidden, (0, None)), **cells}, tuple(facts)))
    answer = Solver(system.program(), whole=True).best({})
    if answer is None:
        return None
    point = np.rint(answer.values[: len(system.names)]).astype(np.int64)
    return {int(name): int(value) for name, value in zip(system.names, point, strict=True) if name in hidden}
