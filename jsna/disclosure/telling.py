"""What can be worked out of what is about to be published, in words for its author."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from jsna.disclosure.attack import Known
from jsna.disclosure.linked import Exposed
from jsna.disclosure.policy import Policy
from jsna.disclosure.pool import COORDINATES, EVERYBODY, Pool, Printed, Rows, Seat
from jsna.model.book import Book, edition_of
from jsna.problems import Fault, Place
from jsna.statistics.estimates import Estimates

MOST = 6  # cells named in one hint
MUCH = 0.3  # of the rows of a table; with more withheld, rounding shows readers more
ADVICE = "group the rows, use larger areas, or leave the totals out"
Labels = Sequence[str]


class Ruled(Protocol):
    """A table's policy; anything that has one."""

    @property
    def policy(self) -> Policy:
        """The policy."""


@dataclass(frozen=True, slots=True)
class Names:
    """Areas by code."""

    areas: Mapping[str, str]

    @staticmethod
    def of(tables: Iterable[Estimates]) -> "Names":
        """The names in the tables that hold areas."""
        frames = [
            table.frame for table in tables if table.holds == "areas" and {"code", "name"} <= set(table.frame)
        ]
        return Names(
            {code: name for frame in frames for code, name in zip(frame["code"], frame["name"], strict=True)}
        )

    def words(self, labels: Labels) -> list[str]:
        """What tells a cell apart: ``Ward A``, ``2023``, ``Female``; what counts everybody is left out."""
        made = []
        for key, label in zip(COORDINATES, labels, strict=True):
            if label and label != EVERYBODY.get(key) and key != "category_type":
                made.append(self.areas.get(label, label) if key == "area" else label)
        return made


def told(pool: Pool, found: Exposed, book: Book, names: Names) -> Fault:
    """The cell that can be worked out, its possible values, and the printed figures that give it away."""
    seat = _seat(pool, found.cell)
    column = pool.columns[seat.column]
    labels = _labels(pool, found.cell)
    same = _alike([labels, *(_labels(pool, cell) for cell in found.by)])
    one = [column.frame[key].nunique() == 1 for key in COORDINATES]
    who = ", ".join(names.words(_apart(labels, one)) or names.words(labels)) or column.table
    of = "" if column.column == "count" else f", {column.column},"
    return Fault(
        _place(column, book),
        f"{who}{of} {possible(found.known)}",
        "; ".join(filter(None, [_because(pool, found, names, same), ADVICE])),
        "exposed",
    )


def _place(column: Printed, book: Book) -> Place:
    """Where the rule of a table is written; that of the edition, for a table that is no more."""
    ours = column.table in book.files
    return book.place(column.table if ours else edition_of(book).id, "disclosure")


def _seat(pool: Pool, cell: int) -> Seat:
    """Where the cell is printed: first of all by this edition."""
    return next(iter([*pool.own(cell), *pool.seats[cell]]))


def _labels(pool: Pool, cell: int) -> list[str]:
    return [str(label) for label in pool.frame.loc[cell, list(COORDINATES)]]


def _alike(cells: Sequence[Labels]) -> list[bool]:
    """For each coordinate whether all ``cells`` have the same."""
    return [len(set(labels)) == 1 for labels in zip(*cells, strict=True)]


def _apart(labels: Labels, same: Sequence[bool]) -> list[str]:
    return ["" if alike else label for label, alike in zip(labels, same, strict=True)]


def _because(pool: Pool, found: Exposed, names: Names, same: Sequence[bool]) -> str:
    """``by total 41 less Ward B, Ward C``; the edition where one printed it; else the figures."""
    out = [pool.columns[seat.column] for seat in pool.seats[found.cell] if seat.told]
    if out:
        return f"printed in {', '.join(dict.fromkeys(map(_where, out)))}"
    if not found.by:
        return ""
    line = found.line
    if line and line.total != found.cell:
        others = [part for part in line.parts if part != found.cell]
        less = f" less {_named(pool, others, names, same)}" if others else ""
        return f"by total {pool.numbers[line.total]:.15g}{less}{_elsewhere(pool, found)}"
    said = _named(pool, line.parts if line else found.by, names, same, numbers=not line)
    return f"by {'the sum of ' if line else ''}{said}{_elsewhere(pool, found)}"


def _where(column: Printed) -> str:
    return f"edition {column.edition}" if column.edition else column.table


def _named(
    pool: Pool, cells: Sequence[int], names: Names, same: Sequence[bool], numbers: bool = False
) -> str:
    made = []
    for cell in cells[:MOST]:
        labels = _labels(pool, cell)
        words = ", ".join(names.words(_apart(labels, same))) or ", ".join(names.words(labels)) or "the whole"
        made.append(f"{words} ({pool.numbers[cell]:.15g})" if numbers else words)
    return ", ".join([*made, *(["others"] if len(cells) > MOST else [])])


def _elsewhere(pool: Pool, found: Exposed) -> str:
    """Where else than in its own table the figures are printed that give a cell away."""
    mine = _seat(pool, found.cell)
    own = pool.columns[mine.column].table
    far: dict[str, None] = {}
    for cell in found.by:
        columns = [pool.columns[seat.column] for seat in pool.seats[cell]]
        if not any(column.table == own and not column.edition for column in columns):
            far[_where(columns[0])] = None
    return f" (printed in {', '.join(far)})" if far else ""


def possible(known: Known) -> str:
    """``is 3 exactly``, ``is 1 or 4``, ``lies from 1 to 4``."""
    if known.possible == 1:
        return f"is {known.low} exactly"
    if known.possible == 2:
        return f"is {known.low} or {known.high}"
    return f"lies from {known.low} to {known.high}"


def much_withheld(local: Mapping[str, Ruled], rows: Mapping[str, Rows], book: Book) -> Iterator[Fault]:
    """A warning for each table that loses so much that rounding would show its readers more."""
    for table, one in local.items():
        share = rows[table].mean() if len(rows[table]) else 0.0
        if share > MUCH and one.policy.round_to == 1:
            said = f"{share:.0%} of the rows of '{table}' are withheld"
            hint = f"round the counts to 5 instead: {_rounded(one.policy)}"
            yield Fault(book.place(table, "disclosure"), said, hint, "much-withheld", "warning")


def _rounded(policy: Policy) -> str:
    return f"disclosure: {{smallest: {policy.high + 1}, round_to: 5, because: ...}}"
