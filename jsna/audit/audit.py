"""Attack what is published: the bytes as a stranger has them, and then with the true numbers in hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.audit.cells import Cells, cells_of
from jsna.audit.measured import counts_withheld, drawn_withheld, labelled_withheld, readable, stands_at
from jsna.audit.members import Member, Unread, kept_editions, members
from jsna.audit.model import attacked
from jsna.audit.reading import Reading, read
from jsna.audit.report import Report, ordered
from jsna.audit.rows import edition_of
from jsna.audit.rules import against_their_rule, beside_a_mark
from jsna.audit.search import search
from jsna.audit.sentences import columns, totals
from jsna.audit.truth import Truth, by_measure, truth
from jsna.disclosure.facts import Fact
from jsna.problems import Fault

Tell = Callable[[str], None]


def audit(
    site: Path, root: Path | None = None, today: date | None = None, tell: Tell = lambda step: None
) -> Report:
    """What the files in ``site`` (all editions, or the folder of one) give away.

    With ``root``, the workspace that it was made from, and ``today``, every byte is also
    searched for the numbers that the workspace withholds, and the published
    editions that it keeps are read too.  Raises Faults where the workspace
    cannot be understood.
    """
    tell("opening files")
    all_found = list(members(site))
    there = {edition_of(one.file) for one in all_found if isinstance(one, Member)}
    if root is not None:
        all_found += kept_editions(root, there)
    found = [one for one in all_found if isinstance(one, Member)]
    tell("reading what is published")
    reading = read(found)
    cells = cells_of(reading.rows)
    secrets: Truth | None = None
    if root is not None and today is not None:
        tell("reading what is withheld")
        secrets = truth(root, None, today)
    tell("working out what is withheld")
    parts = {**reading.parts, **(secrets.parts if secrets else {})}
    known = attacked(cells, parts, list(_sentences(reading, cells)))
    faults = [*known.faults, *against_their_rule(cells), *beside_a_mark(cells)]
    for one in reading.charts:
        faults += [*drawn_withheld(one), *labelled_withheld(one)]
    if secrets is not None:
        tell("searching for withheld numbers")
        faults += _searched(found, reading, secrets)
    unread = [*(one for one in all_found if isinstance(one, Unread)), *reading.unread, *_unmeasured(reading)]
    return _report(faults, found, cells, known.facts, reading, unread, secrets)


def _sentences(reading: Reading, cells: Cells) -> Iterator[Fact]:
    for file, (page, tables) in reading.pages.items():
        withheld = [counts_withheld(rows, cells) for rows in tables]
        lines = [
            line
            for cells_here in withheld
            if any(one.withheld for one in cells_here)
            for line in columns(cells_here)
        ]
        yield from totals(page.sentences, file, lines)


def _searched(found: list[Member], reading: Reading, secrets: Truth) -> Iterator[Fault]:
    yield from search(found, secrets.written())
    measures = by_measure(secrets.secrets)
    for one in reading.charts:
        yield from stands_at(one, measures)


def _unmeasured(reading: Reading) -> Iterator[Unread]:
    """The charts whose marks say nothing here: no axis of values, or marks that stand for no row."""
    for one in reading.charts:
        if one.marks is None:
            yield Unread(f"{one.file} ({one.drawn.id})", "a chart without an axis that could be measured")
        elif not readable(one.drawn) and any(row.withheld for row in one.rows):
            kind = one.drawn.id.partition("-")[0]
            yield Unread(f"{one.file} ({one.drawn.id})", f"which row each mark of a {kind} belongs to")


@dataclass(frozen=True, slots=True)
class _Count:
    """How many withheld numbers were searched for, and how many were not."""

    searched: int
    plain: int

    @classmethod
    def of(cls, secrets: Truth) -> "_Count":
        looked = set(secrets.written().values())
        return cls(len(looked), len(secrets.secrets) - len(looked))


def _report(
    faults: list[Fault], found: list[Member], cells: Cells, facts: int, reading: Reading,
    unread: list[Unread], secrets: Truth | None,
) -> Report:  # fmt: skip
    count = _Count.of(secrets) if secrets else None
    own = list(cells.by_name.values())
    return Report(
        faults=ordered(faults),
        files=sum(not one.inside for one in found),
        packed=sum(bool(one.inside) for one in found),
        pages=len(reading.pages),
        editions=tuple(sorted({row.edition for row in reading.rows if row.edition})),
        cells=len(own),
        withheld=sum(cell.withheld for cell in own),
        facts=facts,
        drawings=sum(one.marks is not None for one in reading.charts),
        unread=tuple(unread),
        secrets=count.searched if count else None,
        plain=count.plain if count else 0,
    )
