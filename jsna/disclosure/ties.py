"""Which columns of different tables count the same people.

Nobody has to say so: two columns do where the numbers that they share agree, or
where the one adds up to the other, and what agrees is too much for chance.
"""

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property

import pandas as pd

from jsna.disclosure.areas import Parts, smallest
from jsna.disclosure.lines import possible_lines, proved
from jsna.disclosure.pool import COORDINATES, Printed
from jsna.disclosure.settle import tied

CHANCE = 10  # numbers that agree with a producer's and come to less than this may do so by chance
TOLD_BY = (("area",), ("period",), ("sex",), ("age",), ("category_type", "category"))


def groups(columns: Sequence[Printed], parts: Parts) -> list[int]:
    """For each of ``columns`` the number of one that stands for all that count the same."""
    outlines = [Outline(column.frame, parts) for column in columns]
    ties = [(one, other) for one, other in _pairs(columns) if _named_alike(columns[one], columns[other])]
    first = tied(range(len(columns)), ties)
    for one, other in _pairs(columns):
        ours = columns[one].policy and columns[other].policy  # then a tie by chance only withholds more
        least = 1 if ours else CHANCE
        if first(one) != first(other) and same(outlines[one], outlines[other], least):
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


class Outline:
    """A column's rows with a number; ``numbers`` by their coordinates; ``keys`` without one of these."""

    def __init__(self, frame: pd.DataFrame, parts: Parts) -> None:
        rows = frame[frame["number"].notna()].drop_duplicates(list(COORDINATES)).reset_index(drop=True)
        labels = zip(*(rows[key] for key in COORDINATES), strict=True)
        self.frame, self.parts = rows, parts
        self.numbers: dict[Hashable, float] = dict(zip(labels, rows["number"].tolist(), strict=True))
        self.keys = [_without(rows, told_by) for told_by in TOLD_BY]
        self.sets = [frozenset(one) for one in self.keys]

    @cached_property
    def places(self) -> dict[tuple[str, frozenset[str]], float]:
        """For rows alike but for areas, where no area lies in two: the place they make up, their sum."""
        made = {}
        for key, rows in self.frame.groupby(self.keys[0], sort=False):
            inside = [piece for area in rows["area"] for piece in smallest(area, self.parts)]
            if len(set(inside)) == len(inside):
                made[str(key), frozenset(inside)] = float(rows["number"].sum())
        return made


def _without(rows: pd.DataFrame, told_by: Sequence[str]) -> pd.Series:
    kept = [rows[key].tolist() for key in COORDINATES if key not in told_by]
    return pd.Series(["|".join(labels) for labels in zip(*kept, strict=True)], dtype=object)


def same(one: Outline, other: Outline, least: float = CHANCE) -> bool:
    """Whether all that both print agrees, or adds up to the same, and comes to ``least`` or more."""
    shared = one.numbers.keys() & other.numbers.keys()
    if any(one.numbers[key] != other.numbers[key] for key in shared):
        return False
    agreed = sum(one.numbers[key] for key in shared)
    return agreed >= least or _adds_up(one, other, least) or _covers(one, other, least)


def _covers(one: Outline, other: Outline, least: float) -> bool:
    """Whether both add up to the same wherever their areas, all together, are the same place."""
    if not one.sets[0] & other.sets[0]:
        return False
    shared = one.places.keys() & other.places.keys()
    agree = all(one.places[key] == other.places[key] for key in shared)
    return agree and sum(one.places[key] for key in shared) >= least


def _adds_up(one: Outline, other: Outline, least: float) -> bool:
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
        for line in possible_lines(rows, one.parts)
        if len({bool(of_first[place]) for place in (line.total, *line.parts)}) == 2
    ]
    numbers = rows["number"].to_numpy(dtype=float)
    held = proved(crossing, numbers)
    return 2 * len(held) > len(crossing) and sum(numbers[line.total] for line in held) >= least


def _near(outline: Outline, shared: Sequence[frozenset[str]]) -> pd.DataFrame:
    """The rows that differ from one of the other column in one coordinate only."""
    near = pd.Series(False, index=outline.frame.index)
    for keys, both in zip(outline.keys, shared, strict=True):
        near |= keys.isin(both)
    return outline.frame[near]
