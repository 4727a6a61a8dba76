"""Tables to attack and to protect: written out, or made at random from a seed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from jsna.disclosure.attack import attack
from jsna.disclosure.facts import Fact, Publication, within
from jsna.disclosure.layout import Entry, Layout, plain

ALL = "all"


@dataclass(frozen=True)
class Written:
    """A table read from text: what is true, what is withheld, and the facts that are printed."""

    true: Mapping[str, int]
    withheld: tuple[str, ...]
    facts: tuple[Fact, ...]

    def printed(self, *more: Fact) -> Publication:
        """The publication, with ``more`` facts."""
        return Publication(dict.fromkeys(self.true, (0, None)), (*self.facts, *more))

    def ranges(self, *more: Fact) -> dict[str, tuple[int | None, int | None]]:
        """Smallest and largest value of each withheld cell."""
        return {name: (one.low, one.high) for name, one in attack(self.printed(*more), self.withheld).items()}


def grid(text: str) -> Written:
    """A table with a margin ``all`` each way; ``*8`` is 8 and withheld."""
    lines = [line.split() for line in text.strip().splitlines()]
    true: dict[str, int] = {}
    withheld: list[str] = []
    for row, *counts in lines[1:]:
        for column, count in zip(lines[0], counts, strict=True):
            true[f"{row}|{column}"] = int(count.removeprefix("*"))
            withheld += [f"{row}|{column}"] if count.startswith("*") else []
    inner = {name: count for name, count in true.items() if ALL not in name.split("|")}
    facts = [Fact({name: 1}, count, count, name) for name, count in inner.items() if name not in withheld]
    facts += [
        Fact(_cells(inner, name), count, count, name) for name, count in true.items() if name not in inner
    ]
    return Written(inner, tuple(withheld), tuple(facts))


def _cells(inner: Iterable[str], margin: str) -> dict[str, int]:
    row, column = margin.split("|")
    return {name: 1 for name in inner if {row, column} <= {*name.split("|"), ALL}}


def total(names: str, count: int) -> Fact:
    """A printed total of cells, named with spaces between."""
    return Fact(dict.fromkeys(names.split(), 1), count, count, names)


def two_way(counts: np.ndarray, low: int = 1, high: int = 4) -> Layout:
    """A table with printed margins, its small counts withheld."""
    rows, columns = counts.shape
    groups = {f"{row}|all": [f"{row}|{column}" for column in range(columns)] for row in range(rows)}
    groups |= {f"all|{column}": [f"{row}|{column}" for row in range(rows)] for column in range(columns)}
    cells = {f"{row}|{column}": int(counts[row, column]) for row in range(rows) for column in range(columns)}
    return layout(cells, groups, low, high)


def hierarchical(counts: np.ndarray, low: int = 1, high: int = 4) -> Layout:
    """Wards in localities in a borough, by age: every level, with its margins; localities may be withheld."""
    wards, ages = counts.shape
    cells = {f"w{ward}|{age}": int(counts[ward, age]) for ward in range(wards) for age in range(ages)}
    groups = {f"w{ward}|all": [f"w{ward}|{age}" for age in range(ages)] for ward in range(wards)}
    halves = {"north": range(wards // 2), "south": range(wards // 2, wards)}
    for name, those in halves.items():
        groups |= {f"{name}|{age}": [f"w{ward}|{age}" for ward in those] for age in range(ages)}
        groups |= {f"{name}|all": [f"w{ward}|{age}" for ward in those for age in range(ages)]}
    groups |= {f"borough|{age}": [f"w{ward}|{age}" for ward in range(wards)] for age in range(ages)}
    return layout(cells, groups, low, high, free="south|")


def linked(counts: np.ndarray, cuts: Iterable[np.ndarray], low: int = 1, high: int = 4) -> Layout:
    """Areas grouped in more than one way: ``cuts`` gives for each way the group of each area."""
    cells = {f"a{number}": int(count) for number, count in enumerate(counts)}
    groups = {
        f"way {way} group {group}": [f"a{number}" for number in np.flatnonzero(cut == group)]
        for way, cut in enumerate(cuts)
        for group in np.unique(cut)
    }
    return layout(cells, groups, low, high)


def rolling(counts: np.ndarray, width: int = 3, low: int = 1, high: int = 4) -> Layout:
    """Years, and sums over ``width`` years."""
    cells = {f"y{year}": int(count) for year, count in enumerate(counts)}
    groups = {
        f"from y{year}": [f"y{year + more}" for more in range(width)]
        for year in range(len(counts) - width + 1)
    }
    return layout(cells, groups, low, high)


def layout(
    cells: Mapping[str, int], groups: Mapping[str, list[str]], low: int, high: int, free: str = "no name"
) -> Layout:
    """Cells with their printed totals; totals stay, but for those whose name begins with ``free``.

    What may go is withheld by the rule too where it is small.
    """
    figures = {name: plain(count, float(count), low <= count <= high) for name, count in cells.items()}
    facts = []
    for name, parts in groups.items():
        count = sum(cells[part] for part in parts)
        free_ = name.startswith(free)
        figures[name] = plain(count, float(count) if free_ else None, free_ and low <= count <= high)
        facts.append(Fact({**dict.fromkeys(parts, 1), name: -1}, 0, 0, name))
    return Layout(figures, tuple(facts))


def strictest(table: Layout, high: int = 4) -> Layout:
    """The same where the rule is public and primary and secondary marks can be told apart."""
    figures = {
        name: Entry(one.true, one.shown, (1, high) if one.primary else (high + 1 if one.true > high else 0, None), one.cost, one.primary)
        for name, one in table.figures.items()
    }  # fmt: skip
    return Layout(figures, table.facts)


def every_solution(publication: Publication, most: int) -> dict[str, tuple[int, ...]]:
    """The values of each cell over all whole numbers up to ``most`` that fit, by trying each: for small tables."""
    sides = [
        np.arange(low, (most if high is None else min(high, most)) + 1)
        for low, high in publication.cells.values()
    ]
    points = dict(zip(publication.cells, np.meshgrid(*sides, indexing="ij"), strict=True))
    fits = np.ones([len(side) for side in sides], dtype=bool)
    for fact in publication.facts:
        reached = sum(float(weight) * points[cell] for cell, weight in fact.terms.items())
        fits &= (reached >= (-np.inf if fact.low is None else float(fact.low) - 1e-9)) & (
            reached <= (np.inf if fact.high is None else float(fact.high) + 1e-9)
        )
    return {cell: tuple(np.unique(values[fits]).tolist()) for cell, values in points.items()}


def small_counts(random: np.random.Generator, shape: tuple[int, ...] | int, mean: float = 12.0) -> np.ndarray:
    """Counts as wards have them: many small, a few large."""
    return random.negative_binomial(1.5, 1.5 / (1.5 + mean), size=shape)


def under_the_rule(table: Layout, withheld: Iterable[str], low: int = 1, high: int = 4) -> list[str]:
    """Figures that are printed though the rule withholds them."""
    hidden = set(withheld)
    return [name for name, one in table.figures.items() if name in table.primary - hidden or (
        one.cost is not None and within((low, high), one.true) and name not in hidden
    )]  # fmt: skip
