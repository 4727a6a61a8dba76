"""What follows from a publication without a solver, and the parts into which the rest falls.

A figure that is printed is known, and so is the last unknown of a total.  What
is left falls apart into groups of cells that share no fact: each is a problem of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from jsna.disclosure.facts import Allowed, Bounds, Fact, Publication

N = TypeVar("N")


class Contradiction(ValueError):
    """No numbers at all fit what is printed."""

    def __init__(self) -> None:
        super().__init__("the published figures contradict each other")


def settle(publication: Publication) -> tuple[dict[str, int], list[Publication]]:
    """(the cells that are known, the parts of the rest).

    Raises Contradiction where known cells do not fit.
    """
    known = {cell: low for cell, (low, high) in publication.cells.items() if low == high}
    facts = [*publication.facts]
    while True:
        facts = [_less(fact, known) for fact in facts]
        single = [fact for fact in facts if len(fact.terms) == 1 and fact.low == fact.high is not None]
        if not single:
            break
        for fact in single:
            (cell, weight) = next(iter(fact.terms.items()))
            known[cell] = _whole(Fraction(fact.low or 0) / weight)
    for cell, value in known.items():
        low, high = publication.cells[cell]
        _insist(low <= value and (high is None or value <= high))
    for fact in facts:
        _insist(bool(fact.terms) or ((fact.low or 0) <= 0 and (fact.high is None or fact.high >= 0)))
    lists = [one for one in (_matching(one, known) for one in publication.allowed) if one.cells]
    unknown = {cell: bounds for cell, bounds in publication.cells.items() if cell not in known}
    rest = Publication(unknown, tuple(fact for fact in facts if fact.terms), tuple(lists))
    return known, list(_parts(rest))


def _insist(fits: bool) -> None:
    if not fits:
        raise Contradiction


def _whole(value: Fraction) -> int:
    _insist(value.denominator == 1)
    return int(value)


def _less(fact: Fact, known: Mapping[str, int]) -> Fact:
    """``fact`` about what is not known."""
    told = [cell for cell in fact.terms if cell in known]
    if not told and all(fact.terms.values()):
        return fact
    reached = sum(fact.terms[cell] * known[cell] for cell in told)
    terms = {cell: weight for cell, weight in fact.terms.items() if weight and cell not in known}
    low = None if fact.low is None else fact.low - reached
    return Fact(terms, low, None if fact.high is None else fact.high - reached, fact.figure, fact.why)


def _matching(one: Allowed, known: Mapping[str, int]) -> Allowed:
    """The tuples that what is known leaves, of the cells that are not known."""
    told = [(number, known[cell]) for number, cell in enumerate(one.cells) if cell in known]
    left = [number for number, cell in enumerate(one.cells) if cell not in known]
    fitting = [values for values in one.tuples if all(values[number] == value for number, value in told)]
    _insist(bool(fitting))
    tuples = dict.fromkeys(tuple(values[number] for number in left) for values in fitting)
    return Allowed(tuple(one.cells[number] for number in left), tuple(tuples), one.figure, one.why)


def _parts(publication: Publication) -> Iterator[Publication]:
    """Cells that are tied to each other by facts, with those facts; in the order of the cells."""
    groups = [*(tuple(fact.terms) for fact in publication.facts), *(one.cells for one in publication.allowed)]
    first = tied(publication.cells, groups)
    parts: dict[str, tuple[dict[str, Bounds], list[Fact], list[Allowed]]] = {}
    for cell, bounds in publication.cells.items():
        parts.setdefault(first(cell), ({}, [], []))[0][cell] = bounds
    for fact in publication.facts:
        parts[first(next(iter(fact.terms)))][1].append(fact)
    for one in publication.allowed:
        parts[first(one.cells[0])][2].append(one)
    for cells, facts, lists in parts.values():
        yield Publication(cells, tuple(facts), tuple(lists))


def tied(names: Iterable[N], groups: Iterable[Sequence[N]]) -> Callable[[N], N]:
    """Gives for each of ``names`` one that stands for all that the ``groups`` tie to it."""
    stands = {name: name for name in names}

    def first(name: N) -> N:
        while stands[name] != name:
            stands[name] = stands[stands[name]]
            name = stands[name]
        return name

    for group in groups:
        for name in group[1:]:
            stands[first(name)] = first(group[0])
    return first
