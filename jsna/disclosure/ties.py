"""Which columns of different tables count the same people.

Nobody has to say so: two columns do where the numbers that they share agree, or
where the one adds up to the other, and what agrees is too much for chance.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.disclosure.areas import Parts
from jsna.disclosure.lines import possible_lines, proved
from jsna.disclosure.pool import COORDINATES, Printed
from jsna.disclosure.settle import tied

CHANCE = 10  # numbers that agree and come to less than this may do so by chance
TOLD_BY = (("area",), ("period",), ("sex",), ("age",), ("category_type", "category"))


def groups(columns: Sequence[Printed], parts: Parts) -> list[int]:
    """For each of ``columns`` the number of one that stands for all that count the same."""
    outlines = [_outline(column.frame) for column in columns]
    ties = [(one, other) for one, other in _pairs(columns) if _named_alike(columns[one], columns[other])]
    first = tied(range(len(columns)), ties)
    for one, other in _pairs(columns):
        if first(one) != first(other) and same(outlines[one], outlines[other], parts):
            ties.append((one, other))
            first = tied(range(len(columns)), ties)
    return [first(number) for number in range(len(columns))]


def _pairs(columns: Sequence[Printed]) -> Iterator[tuple[int, int]]:
    """Pairs of which at least one can be withheld, or was."""
    for other in range(len(columns)):
        for one in range(other):
            if columns[one].policy or columns[other].policy:
                yield one, other


def _named_alike(one: Printed, other: Printed) -> bool:
    return (one.table, one.measure, one.column) == (other.table, other.measure, other.column)


@dataclass(frozen=True, slots=True)
class Outline:
    """A column's rows with a number, ``numbers`` by their coordinates, and ``keys`` without one of these."""

    frame: pd.DataFrame
    numbers: Mapping[Hashable, float]
    keys: tuple[pd.Series, ...]
    sets: tuple[frozenset[str], ...]


def _outline(frame: pd.DataFrame) -> Outline:
    rows = frame[frame["number"].notna()].drop_duplicates(list(COORDINATES)).reset_index(drop=True)
    labels = zip(*(rows[key] for key in COORDINATES), strict=True)
    keys = tuple(_without(rows, told_by) for told_by in TOLD_BY)
    numbers: dict[Hashable, float] = dict(zip(labels, rows["number"].tolist(), strict=True))
    return Outline(rows, numbers, keys, tuple(frozenset(one) for one in keys))


def _without(rows: pd.DataFrame, told_by: Sequence[str]) -> pd.Series:
    kept = [rows[key].tolist() for key in COORDINATES if key not in told_by]
    return pd.Series(["|".join(labels) for labels in zip(*kept, strict=True)], dtype=object)


def same(one: Outline, other: Outline, parts: Parts) -> bool:
    """Whether all that both print agrees, or what the one prints adds up to what the other does."""
    shared = one.numbers.keys() & other.numbers.keys()
    if any(one.numbers[key] != other.numbers[key] for key in shared):
        return False
    return sum(one.numbers[key] for key in shared) >= CHANCE or _adds_up(one, other, parts)


def _adds_up(one: Outline, other: Outline, parts: Parts) -> bool:
    """Whether most of the lines that have rows of both hold."""
    shared = [mine & theirs for mine, theirs in zip(one.sets, other.sets, strict=True)]
    if not any(shared):
        return False
    mine, theirs = _near(one, shared), _near(other, shared)
    rows = pd.concat([mine, theirs], ignore_index=True).drop_duplicates(list(COORDINATES))
    of_first = rows.index < len(mine)
    rows = rows.reset_index(drop=True)
    crossing = [
        line
        for line in possible_lines(rows, parts)
        if len({bool(of_first[place]) for place in (line.total, *line.parts)}) == 2
    ]
    numbers = rows["number"].to_numpy(dtype=float)
    held = proved(crossing, numbers)
    return 2 * len(held) > len(crossing) and sum(numbers[line.total] for line in held) >= CHANCE


def _near(outline: Outline, shared: Sequence[frozenset[str]]) -> pd.DataFrame:
    """The rows that differ from one of the other column in one coordinate only."""
    near = pd.Series(False, index=outline.frame.index)
    for keys, both in zip(outline.keys, shared, strict=True):
        near |= keys.isin(both)
    return outline.frame[near]
