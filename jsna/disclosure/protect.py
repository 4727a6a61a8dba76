"""Fit to be seen: every table of the edition through its policy.  There is no way round this door."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from jsna.disclosure.account import Account, account
from jsna.disclosure.areas import parts_of
from jsna.disclosure.floor import below_the_floor
from jsna.disclosure.inverted import with_counts
from jsna.disclosure.ledger import cells, printed_before
from jsna.disclosure.linked import Linked, link
from jsna.disclosure.policy import Policy, policy_of
from jsna.disclosure.pool import Pool, Printed, Rows, column_of, pooled
from jsna.disclosure.primary import (
    COUNTS,
    by_producer,
    dominated_rows,
    is_small,
    tells_of_everyone,
    withheld_rows,
)
from jsna.disclosure.render import rendered
from jsna.disclosure.safe import SafeTable
from jsna.disclosure.telling import Names, much_withheld, told
from jsna.disclosure.ties import groups
from jsna.model.book import Book
from jsna.problems import Fault, each
from jsna.sources.table import INDICATORS
from jsna.statistics.estimates import Estimates

NOTHING: Mapping[str, Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Protected:
    """``tables`` as they may be shown, by id, and ``faults``: a table that cannot be protected is left out.

    ``cells`` is what is printed of each local count (see ``ledger``), ``account`` the audit in figures.
    """

    tables: Mapping[str, SafeTable]
    faults: tuple[Fault, ...]
    cells: Mapping[str, Any] = field(default_factory=dict)
    account: Account = field(default_factory=Account)


@dataclass(frozen=True, slots=True)
class Judged:
    """A table with its policy, and the rows that it withholds for their own numbers, or of everyone."""

    table: Estimates
    policy: Policy
    withheld: Rows
    everyone: Rows

    @property
    def local(self) -> bool:
        """Whether our own policy protects it, not its producer."""
        return not self.policy.changes_nothing


def protect(
    estimates: Mapping[str, Estimates], book: Book, earlier: Mapping[str, Mapping[str, Any]] = NOTHING
) -> Protected:
    """Every table, protected together with all others and with what ``earlier`` editions printed.

    ``earlier``: the cells (see ``ledger``) of each edition published before, by its id.
    """
    weak = below_the_floor(book)
    asked = [table for table in estimates.values() if table.id not in weak]
    judged, wrong = each(lambda table: _judged(table, book), asked)
    local = {one.table.id: one for one in judged if one.local}
    parts = parts_of(one.table.frame for one in judged if one.table.holds == "areas")
    columns = [*_columns(judged, book)] if local else []
    columns += printed_before(earlier, columns) if local else []
    pool = _pool(columns, groups(columns, parts)) if columns else None
    rows = {table: one.withheld for table, one in local.items()}
    linked = Linked(rows, (), ())
    if pool is not None:
        linked = link(pool, rows, {table: one.everyone for table, one in local.items()}, parts)
        wrong += _exposed(pool, linked, book, Names.of(estimates.values()))
    made = [_safe(one, linked.rows, book) for one in judged]
    wrong += [*weak.values(), *much_withheld(local, linked.rows, book)]
    return Protected(
        {table.id: table for table in made if table.id not in _unsafe(pool, linked)},
        tuple(wrong),
        cells((table, local[table.id].policy) for table in made if table.id in local),
        account(local, rows, linked, earlier),
    )


def _judged(table: Estimates, book: Book) -> Judged:
    policy = policy_of(book, table.id)
    none = np.zeros(len(table.frame), dtype=bool)
    if policy.changes_nothing:
        return Judged(table, policy, none, none)
    if table.holds == "spend":
        return Judged(table, policy, dominated_rows(table.frame, policy).to_numpy(), none)
    if table.holds not in INDICATORS:
        small = [is_small(table.frame[name], policy).to_numpy() for name in counts_of(table)]
        return Judged(table, policy, np.logical_or.reduce([none, *small]), none)
    _refuse_values_without_counts(table, book)
    everyone = tells_of_everyone(table.frame).to_numpy() if policy.everyone else none
    own = (withheld_rows(table.frame, policy) | by_producer(table.frame)).to_numpy()
    return Judged(table, policy, own | everyone, everyone)


def counts_of(table: Estimates) -> list[str]:
    """The columns of ``table`` that count people."""
    return [name for name in COUNTS.get(table.holds, ()) if name in table.frame]


def _refuse_values_without_counts(table: Estimates, book: Book) -> None:
    bare = table.frame["value"].notna() & table.frame["count"].isna()
    if bare.any():
        raise Fault(
            book.place(table.id, "disclosure"),
            f"'{table.id}' has values without counts, so its small numbers cannot be found",
            "give count and denominator, or say disclosure: published if its producer protected it",
            "no-counts",
        )


def _columns(judged: Iterable[Judged], book: Book) -> Iterator[Printed]:
    """Every column of counts of every table; what a producer has published is out already."""
    for one in judged:
        frame = one.table.frame
        if not one.local and one.table.holds in INDICATORS:
            frame = with_counts(frame, book.measures)
        measures = frame["measure"] if "measure" in frame else pd.Series("", index=frame.index)
        for measure in measures.unique():
            rows = np.flatnonzero(measures == measure)
            for name in counts_of(one.table):
                made = column_of(frame.iloc[rows], name, rows)
                if made["number"].notna().any():
                    told = () if one.local else tuple(_exactly(number) for number in made["number"])
                    policy = one.policy if one.local else None
                    yield Printed(one.table.id, str(measure), name, made, policy, told=told)


def _pool(columns: Sequence[Printed], together: Sequence[int]) -> Pool:
    """The columns that count the same as one of our own; no other tells anything of ours."""
    ours = {group for column, group in zip(columns, together, strict=True) if column.policy}
    kept = [number for number, group in enumerate(together) if group in ours]
    return pooled([columns[number] for number in kept], [together[number] for number in kept])


def _exactly(number: float) -> tuple[int, int] | None:
    """What a producer's figure tells; a part of a person, or none, tells nothing that adds up."""
    return (int(number), int(number)) if number == np.rint(number) else None


def _safe(one: Judged, rows: Mapping[str, Rows], book: Book) -> SafeTable:
    withheld = rows.get(one.table.id, one.withheld)
    frame = rendered(one.table, one.policy, pd.Series(withheld, index=one.table.frame.index), book)
    return SafeTable(one.table.id, one.table.holds, frame, one.policy.name)


def _unsafe(pool: Pool | None, linked: Linked) -> set[str]:
    """The tables with a cell that can be worked out."""
    if pool is None:
        return set()
    return {pool.columns[seat.column].table for one in linked.exposed for seat in pool.seats[one.cell]}


def _exposed(pool: Pool, linked: Linked, book: Book, names: Names) -> list[Fault]:
    return [told(pool, one, book, names) for one in linked.exposed]
