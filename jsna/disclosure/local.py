"""Secondary withholding in a local table: more rows, so that no withheld count follows from the others.

Only rows that a line ties to a small count are looked at.  When the search is
done, what is about to be printed is attacked as a reader would, and what can
still be worked out is told, with the figures that give it away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jsna.disclosure.attack import Known
from jsna.disclosure.audit import exposed, telling
from jsna.disclosure.facts import Bounds, Fact
from jsna.disclosure.layout import Entry, Layout
from jsna.disclosure.lines import Line, proved, worked_out
from jsna.disclosure.pattern import pattern
from jsna.disclosure.policy import Policy
from jsna.disclosure.printed import rounded
from jsna.disclosure.settle import tied


@dataclass(frozen=True, slots=True)
class Exposed:
    """The row at ``place`` can be worked out, as ``known``, from the rows at ``by``."""

    place: int
    known: Known
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """Which rows are withheld, True or False a row, and which of them can be worked out even so."""

    withheld: pd.Series
    exposed: tuple[Exposed, ...]


def guard(column: pd.Series, lines: Sequence[Line], withheld: pd.Series, policy: Policy) -> Guarded:
    """More of ``column`` withheld, so that no number that the policy withholds follows from ``lines``.

    ``withheld``: rows withheld anyway, by the policy or by the producer, who left
    them blank.  One whose number is not small needs no protection itself.
    """
    kept = withheld.copy()
    numbers = worked_out(lines, column.to_numpy(dtype=float), withheld.to_numpy())
    found: list[Exposed] = []
    for group in _groups(proved(lines, numbers), np.flatnonzero(withheld)):
        layout = _layout(numbers, group, withheld.to_numpy(), policy)
        hidden = pattern(layout).withheld
        kept.iloc[sorted(int(name) for name in hidden)] = True
        for name, known in exposed(layout, hidden).items():
            by = tuple(int(other) for other in telling(layout, hidden, name))
            found.append(Exposed(int(name), known, by))
    return Guarded(kept, tuple(found))


def _groups(lines: Sequence[Line], withheld: np.ndarray) -> Iterator[list[Line]]:
    """The lines that are tied to each other and to a withheld row."""
    rows = [(line.total, *line.parts) for line in lines]
    first = tied(sorted({place for row in rows for place in row}), rows)
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(first(line.total), []).append(line)
    asked = set(withheld.tolist())
    for group in groups.values():
        if any(not asked.isdisjoint((line.total, *line.parts)) for line in group):
            yield group


def _layout(numbers: np.ndarray, group: list[Line], withheld: np.ndarray, policy: Policy) -> Layout:
    places = sorted({place for line in group for place in (line.total, *line.parts)})
    figures = {str(place): _figure(int(numbers[place]), bool(withheld[place]), policy) for place in places}
    facts = [
        Fact({str(line.total): -1, **{str(part): 1 for part in line.parts}}, 0, 0, str(line.total))
        for line in group
    ]
    return Layout(figures, tuple(facts))


def _figure(true: int, withheld: bool, policy: Policy) -> Entry:
    """A count under ``policy``, withheld by it or not."""
    rule = (policy.low, policy.high)
    small = policy.low <= true <= policy.high
    if withheld and not small:
        return Entry(true, (true, true), cost=0.0, primary=True, need=1)
    cost, need = 1.0 + true, policy.need
    if not policy.announced:
        return Entry(true, (true, true), (0, None), cost, withheld, need, outside=rule if small else None)
    if small:
        return Entry(true, (true, true), rule, cost, withheld, min(need, policy.high - policy.low + 1))
    return Entry(true, _rounded(true, policy), (0, None), cost, withheld, need)


def _rounded(true: int, policy: Policy) -> Bounds:
    """What a reader knows of a count that is shown rounded, halves up."""
    step = policy.round_to
    shown = step * ((2 * true + step) // (2 * step))
    fact = rounded({}, shown, step, (policy.low, policy.high))
    return int(fact.low or 0), int(fact.high or 0)
