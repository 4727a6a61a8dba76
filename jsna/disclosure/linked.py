"""Secondary withholding over the whole edition: more cells, so that no withheld count follows from others.

Only cells that a line ties to a withheld one are looked at.  When the search is
done, what is about to be printed is attacked as a reader would, and what can
still be worked out is told, with the figures that give it away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jsna.disclosure.areas import Parts
from jsna.disclosure.attack import Known
from jsna.disclosure.audit import exposed, telling
from jsna.disclosure.entries import Standing, entry
from jsna.disclosure.facts import Fact
from jsna.disclosure.layout import Entry, Layout
from jsna.disclosure.lines import Line, partly_proved, possible_lines, proved, worked_out
from jsna.disclosure.overlaps import pieces
from jsna.disclosure.pattern import pattern
from jsna.disclosure.pool import Pool, Rows
from jsna.disclosure.settle import tied

TOLD = 20  # so many cells that can be worked out are told with the figures that give them away

Attacked = tuple[Layout, frozenset[str]]  # what was about to be printed, and what of it was withheld


@dataclass(frozen=True, slots=True)
class Exposed:
    """``cell`` can be worked out, as ``known``, from the cells ``by``; ``line``: where they make up one."""

    cell: int
    known: Known
    by: tuple[int, ...] = ()
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Which rows of each table are withheld, which cells can be worked out even so, and what was attacked."""

    rows: Mapping[str, Rows]
    exposed: tuple[Exposed, ...]
    attacked: tuple[Attacked, ...]


def link(pool: Pool, rows: Mapping[str, Rows], everyone: Mapping[str, Rows], parts: Parts) -> Linked:
    """More ``rows`` withheld, so that no count that a policy withholds follows from what is printed.

    ``rows``: those withheld anyway, by table.  Of these ``everyone`` must be
    protected though they are not small; another that is not small needs no protection.
    """
    problem = Problem(pool, everyone, parts)
    while True:
        withheld = pool.marked(rows)
        more = pool.spread(problem.protected(withheld), rows)
        if all((more[table] == rows[table]).all() for table in rows):
            attacked = tuple(problem.attacked(withheld))
            return Linked(rows, tuple(problem.told(attacked)), attacked)
        rows = more


class Problem:
    """The cells of a pool and the lines between them."""

    def __init__(self, pool: Pool, everyone: Mapping[str, Rows], parts: Parts) -> None:
        self.pool = pool
        self._guarded = pool.marked(everyone, earlier=False)
        lines = list(dict.fromkeys(_lines(pool, parts)))
        self.numbers = worked_out(lines, pool.numbers, np.isnan(pool.numbers))
        facts = [(line, _fact(line, 0)) for line in proved(lines, self.numbers)]
        facts += [(line, _fact(line, None)) for line in partly_proved(lines, self.numbers)]
        self._lines = [line for line, _ in facts]
        unseen = pieces(pool.frame, list(pool.views[0]), self.numbers, parts)
        self._pieces = unseen.true
        fixed = {cell for cell in range(len(self.numbers)) if self._fixed(cell)}
        self._groups = _groups([*(fact for _, fact in facts), *unseen.facts], fixed)
        self._found: dict[tuple[int, frozenset[int]], frozenset[str]] = {}

    def _fixed(self, cell: int) -> bool:
        """Whether it is printed already and cannot be withheld."""
        return not self.pool.owned(cell) and self._out(cell)

    def _out(self, cell: int) -> bool:
        """Whether a producer or an earlier edition has printed it exactly."""
        return any(seat.told and seat.told[0] == seat.told[1] for seat in self.pool.seats[cell])

    def protected(self, withheld: Rows) -> Rows:
        """``withheld`` cells and what protects them."""
        made = withheld.copy()
        for number, (cells, _) in enumerate(self._groups):
            marked = frozenset(cell for cell in cells if cell not in self._pieces and withheld[cell])
            if not marked:
                continue
            if (number, marked) not in self._found:
                self._found[number, marked] = pattern(self._layout(number, withheld)).withheld
            made[[int(name) for name in self._found[number, marked]]] = True
        return made

    def attacked(self, withheld: Rows) -> Iterator[Attacked]:
        """What is about to be printed beside each withheld cell, in parts that do not touch."""
        tied_cells: set[int] = set()
        for number, (cells, _) in enumerate(self._groups):
            tied_cells.update(cells)
            if any(withheld[cell] for cell in cells if cell not in self._pieces):
                layout = self._layout(number, withheld)
                yield layout, layout.primary
        alone = [cell for cell in np.flatnonzero(withheld).tolist() if cell not in tied_cells]
        known = [cell for cell in alone if np.isfinite(self.numbers[cell])]
        if known:
            layout = Layout({str(cell): self._entry(cell, withheld) for cell in known}, ())
            yield layout, layout.primary

    def _layout(self, number: int, withheld: Rows) -> Layout:
        cells, facts = self._groups[number]
        names = dict.fromkeys([*map(str, cells), *(name for fact in facts for name in fact.terms)])
        return Layout({name: self._entry(int(name), withheld) for name in names}, tuple(facts))

    def _entry(self, cell: int, withheld: Rows) -> Entry:
        if cell in self._pieces:
            return Entry(self._pieces[cell], (0, None))
        columns, seats = self.pool.columns, self.pool.seats[cell]
        rules = [columns[seat.column].policy for seat in seats if not seat.told]
        return entry(
            Standing(
                true=int(np.floor(self.numbers[cell])),
                rules=[rule for rule in rules if rule is not None],
                told=[seat.told for seat in seats if seat.told],
                withheld=bool(withheld[cell]),
                guarded=bool(self._guarded[cell]),
                owned=self.pool.owned(cell),
            )
        )

    def told(self, attacked: Sequence[Attacked]) -> Iterator[Exposed]:
        """The cells that can be worked out, the first of them with the figures that give them away."""
        for layout, hidden in attacked:
            for number, (name, known) in enumerate(exposed(layout, hidden).items()):
                by = telling(layout, hidden, name) if number < TOLD else []
                cells = tuple(int(other) for other in by)
                yield Exposed(int(name), known, cells, self._line(int(name), cells))

    def _line(self, cell: int, by: tuple[int, ...]) -> Line | None:
        """The line that ``cell`` and ``by`` make up, with others that are out already."""
        asked = {cell, *by}
        for line in self._lines if by else ():
            members = {line.total, *line.parts}
            if asked <= members and all(self._out(other) for other in members - asked):
                return line
        return None


def _lines(pool: Pool, parts: Parts) -> Iterator[Line]:
    """The lines of every view, about cells."""
    for view in pool.views:
        frame = pool.frame.iloc[list(view)]
        for line in possible_lines(frame, parts):
            yield Line(view[line.total], tuple(sorted(view[part] for part in line.parts)))


def _fact(line: Line, low: int | None) -> Fact:
    """The parts less their total: 0, or with ``low`` None at most that: some were counted under no label."""
    return Fact({str(line.total): -1, **{str(part): 1 for part in line.parts}}, low, 0, str(line.total))


def _groups(facts: Sequence[Fact], fixed: set[int]) -> list[tuple[list[int], list[Fact]]]:
    """The cells that facts tie to each other, with these facts; a cell that is ``fixed`` ties nothing."""
    free = [[int(name) for name in fact.terms if int(name) not in fixed] for fact in facts]
    first = tied(sorted({cell for cells in free for cell in cells}), [cells for cells in free if cells])
    groups: dict[int, tuple[dict[int, None], list[Fact]]] = {}
    for cells, fact in zip(free, facts, strict=True):
        if cells:
            mine = groups.setdefault(first(cells[0]), ({}, []))
            mine[0].update(dict.fromkeys(cells))
            mine[1].append(fact)
    return [(sorted(cells), those) for cells, those in groups.values()]
