"""What a careful reader works out of everything published, and which figures give it away.

Cells and sums in, faults out; the attack itself is the disclosure room's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jsna.audit.cells import Cell, Cells, Says, need, says
from jsna.audit.rows import About
from jsna.audit.sentences import TOLD
from jsna.audit.sums import Sum, sums
from jsna.disclosure.areas import Parts
from jsna.disclosure.attack import Known, narrowed
from jsna.disclosure.facts import Allowed, Fact, Publication
from jsna.disclosure.printed import EXACTLY, as_number
from jsna.disclosure.settle import Contradiction, tied
from jsna.disclosure.telling import possible
from jsna.problems import Fault, Place

MOST = 6  # figures that one message names
HINT = "withhold one of these figures too, group the rows, or leave the total out"


@dataclass(frozen=True, slots=True)
class Attacked:
    """What was found, and how many printed figures say something about a withheld cell."""

    faults: tuple[Fault, ...]
    facts: int


def attacked(cells: Cells, parts: Parts, more: Iterable[Says] = ()) -> Attacked:
    """Every withheld cell that the published figures narrow too far; ``more`` is what sentences say."""
    withheld = [cell for cell in cells.by_name.values() if cell.withheld]
    if not withheld:
        return Attacked((), 0)
    cells, split = _one_value_each(cells)
    lines = sums(cells, parts)
    facts = [*_facts(cells), *more]
    found: list[Fault] = list(split)
    used = 0
    for names in _groups(cells, lines, facts):
        group = _Group.of(names, cells, lines, facts)
        used += len(group.facts)
        found += group.faults()
    return Attacked(tuple(found), used)


def _one_value_each(cells: Cells) -> tuple[Cells, list[Fault]]:
    """``cells`` without what earlier editions print otherwise: it was revised, and says another number.

    Two figures of one edition that differ are a fault: the page and the file must say the same.
    """
    wrong: list[Fault] = []
    made: dict[str, Cell] = {}
    for name, cell in cells.by_name.items():
        newest = max((edition for edition, _ in cell.printed), default="")
        first = next((one for edition, one in cell.printed if edition == newest), None)
        kept = []
        for edition, one in cell.printed:
            if first is None or as_number(one.shown) == as_number(first.shown):
                kept.append((edition, one))
            elif edition == newest:
                said = f"{name} is {one.shown} here and {first.shown} at {first.place}"
                hint = "page and downloads say the same of one figure"
                wrong.append(Fault(one.place, said, hint, "differs"))
        made[name] = replace(cell, printed=kept)
    return Cells(made, cells.rows), wrong


def _facts(cells: Cells) -> Iterator[Says]:
    done: set[About] = set()
    for cell in cells.by_name.values():
        if cell.about not in done:
            done.add(cell.about)
            yield from says(cells, cell.about)


def _terms(fact: Says) -> tuple[str, ...]:
    return fact.cells if isinstance(fact, Allowed) else tuple(fact.terms)


def _groups(cells: Cells, lines: Sequence[Sum], facts: Sequence[Says]) -> list[list[str]]:
    """The cells that share a sum or a fact, where any of them is withheld."""
    rows = [(total, *parts) for total, parts in lines] + [_terms(fact) for fact in facts]
    first = tied(list(cells.by_name), rows)
    groups: dict[str, list[str]] = {}
    for name in cells.by_name:
        groups.setdefault(first(name), []).append(name)
    return [names for names in groups.values() if any(cells.by_name[name].withheld for name in names)]


@dataclass(frozen=True, slots=True)
class _Group:
    """Cells that are tied together: ``lines`` anybody may add up, ``facts`` that are printed."""

    cells: Mapping[str, Cell]
    lines: tuple[Fact, ...]
    facts: tuple[Says, ...]

    @classmethod
    def of(cls, names: list[str], cells: Cells, lines: Sequence[Sum], facts: Sequence[Says]) -> "_Group":
        here = set(names)
        adds = [Fact({total: -1, **dict.fromkeys(parts, 1)}, 0, 0) for total, parts in lines if total in here]
        told = [fact for fact in facts if here.issuperset(_terms(fact))]
        return cls({name: cells.by_name[name] for name in names}, tuple(adds), tuple(told))

    @property
    def asked(self) -> list[str]:
        return [name for name, cell in self.cells.items() if cell.withheld]

    def publication(self, facts: Sequence[Says]) -> Publication:
        linear = tuple(fact for fact in facts if isinstance(fact, Fact))
        lists = tuple(fact for fact in facts if isinstance(fact, Allowed))
        return Publication(dict.fromkeys(self.cells, (0, None)), (*self.lines, *linear), lists)

    def exposed(self, names: Iterable[str], facts: Sequence[Says]) -> dict[str, Known]:
        return narrowed(self.publication(facts), {name: need(self.cells[name]) for name in names})

    def faults(self) -> Iterator[Fault]:
        try:
            found = self.exposed(self.asked, self.facts)
        except Contradiction:
            yield self._contradiction()
            return
        for name, known in found.items():
            yield _fault(name, self.cells[name], known, self._telling(name))

    def _telling(self, name: str) -> list[Says]:
        """Facts that give ``name`` away together, and would not without any one; the furthest go first."""
        steps = self._steps(name)
        kept = list(self.facts)
        for fact in sorted(self.facts, key=lambda one: -min(steps.get(cell, 99) for cell in _terms(one))):
            less = [one for one in kept if one is not fact]
            if self.exposed([name], less):
                kept = less
        return kept

    def _steps(self, name: str) -> dict[str, int]:
        steps, edge = {name: 0}, {name}
        while edge:
            tied_to = [_terms(fact) for fact in (*self.lines, *self.facts) if edge & set(_terms(fact))]
            edge = {cell for terms in tied_to for cell in terms} - set(steps)
            steps |= dict.fromkeys(edge, max(steps.values()) + 1)
        return steps

    def _contradiction(self) -> Fault:
        asked = self.asked
        place = self.cells[asked[0]].marked[0].place
        others = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
        said = f"what is published about {asked[0]}{others} contradicts itself, so nothing is proved about it"
        return Fault(place, said, "see that totals, parts and rates belong together", "contradiction")


def _fault(name: str, cell: Cell, known: Known, by: Sequence[Says]) -> Fault:
    told = [f"{_words(fact)} at {fact.figure}" for fact in by]
    shown = told[:MOST] + ([f"{len(told) - MOST} more"] if len(told) > MOST else [])
    place = place_in(by[0].figure) if by else cell.marked[0].place
    because = f"by {', '.join(shown)}; " if shown else ""
    row, _, column = name.rpartition(": the ")
    return Fault(place, f"{row}: the withheld {column} {possible(known)}", because + HINT, "exposed")


def _words(fact: Says) -> str:
    """``Ash = 12``, ``Ash + Beech = 31``, ``Ash, 4.2 +/- half a unit in the last place``."""
    about = " + ".join(dict.fromkeys(name.partition(" (")[0] for name in _terms(fact)))
    if isinstance(fact, Fact) and fact.why in (EXACTLY, TOLD) and fact.low is not None:
        return f"{about} = {float(fact.low):.15g}"
    return f"{about}, {fact.why},"


def place_in(figure: str) -> Place:
    """The place that a figure's name is: ``2026/a.csv:7:1``."""
    file, _, rest = figure.partition(":")
    line, _, column = rest.partition(":")
    if line.isdigit():
        return Place(file, int(line), int(column) if column.isdigit() else 1)
    return Place(file, cell=rest) if rest else Place(file)
