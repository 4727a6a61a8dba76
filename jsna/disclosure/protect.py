"""Fit to be seen: every table of the edition through its policy.  There is no way round this door."""

from collections.abc import Mapping, Sequence

import pandas as pd

from jsna.disclosure.lines import Line, Parts, parts_of, possible_lines
from jsna.disclosure.local import guard
from jsna.disclosure.policy import Policy, policy_of
from jsna.disclosure.primary import COUNTS, blank, by_producer, is_small, reasons, rounded, withheld_rows
from jsna.disclosure.safe import SHOWN, WITHHELD, SafeTable
from jsna.disclosure.telling import told
from jsna.model.book import Book
from jsna.problems import Fault, Faults, each
from jsna.sources.table import Table
from jsna.statistics.estimate import estimate
from jsna.statistics.estimates import Estimates


def protect(estimates: Mapping[str, Estimates], book: Book) -> tuple[dict[str, SafeTable], list[Fault]]:
    """Each table as it may be shown.

    Returns (tables by id, faults): a table whose rule cannot be applied is a fault and is left out.
    """
    areas = [table.frame for table in estimates.values() if table.holds == "areas"]
    parts = parts_of(areas[0]) if areas else {}
    made, wrong = each(lambda table: _protected(table, parts, book), estimates.values())
    return {table.id: table for table in made}, wrong


def _protected(table: Estimates, parts: Parts, book: Book) -> SafeTable:
    policy = policy_of(book, table.id)
    if table.holds in ("indicator", "indicators"):
        frame = _indicators(table, policy, parts, book)
    else:
        frame = _other(table, policy, parts, book)
    return SafeTable(table.id, table.holds, frame, policy.name)


def _indicators(table: Estimates, policy: Policy, parts: Parts, book: Book) -> pd.DataFrame:
    frame = table.frame
    if policy.changes_nothing:
        return frame.assign(reason=reasons(frame, pd.Series(False, index=frame.index)))
    _refuse_values_without_counts(frame, table.id, book)
    withheld = _with_others(table, withheld_rows(frame, policy) | by_producer(frame), policy, parts, book)
    frame = blank(frame, withheld)
    if policy.round_to > 1:
        frame = _from_rounded(frame, table, policy, book)
    return frame.assign(reason=reasons(frame, withheld))


def _with_others(
    table: Estimates, withheld: pd.Series, policy: Policy, parts: Parts, book: Book
) -> pd.Series:
    """``withheld`` rows and those that would give their counts or denominators away."""
    lines = possible_lines(table.frame, parts)
    before = -1
    while withheld.sum() > before:
        before = int(withheld.sum())
        for column in ("count", "denominator"):
            withheld = _guarded(table, column, lines, withheld, policy, book)
    return withheld


def _guarded(
    table: Estimates, column: str, lines: Sequence[Line], withheld: pd.Series, policy: Policy, book: Book
) -> pd.Series:
    """``withheld`` and what protects it in one column.  Raises Faults for what can be worked out even so."""
    guarded = guard(table.frame[column], lines, withheld, policy)
    if guarded.exposed:
        raise Faults(
            told(table.frame, column, one, book.place(table.id, "disclosure")) for one in guarded.exposed
        )
    return guarded.withheld


def _from_rounded(frame: pd.DataFrame, table: Estimates, policy: Policy, book: Book) -> pd.DataFrame:
    """Values and limits again from rounded counts: exact ones would give the counts away."""
    counted = frame.assign(
        count=rounded(frame["count"], policy), denominator=rounded(frame["denominator"], policy)
    )
    worked_out = ["value", "lower", "upper", "lower_998", "upper_998"]
    counted[[column for column in worked_out if column in counted]] = float("nan")
    again = Table(table.id, book.files.get(table.id, table.id), table.holds, counted, len(counted))
    return estimate({table.id: again}, book.measures)[table.id].frame


def _refuse_values_without_counts(frame: pd.DataFrame, table: str, book: Book) -> None:
    bare = frame["value"].notna() & frame["count"].isna()
    if bare.any():
        raise Fault(
            book.place(table, "disclosure"),
            f"'{table}' has values without counts, so its small numbers cannot be found",
            "give count and denominator, or say disclosure: published if its producer protected it",
            "no-counts",
        )


def _other(table: Estimates, policy: Policy, parts: Parts, book: Book) -> pd.DataFrame:
    frame = table.frame.assign(reason=SHOWN)
    for column in COUNTS.get(table.holds, ()):
        if column not in frame or policy.changes_nothing:
            continue
        lines = possible_lines(frame, parts)
        withheld = _guarded(table, column, lines, is_small(frame[column], policy), policy, book)
        frame[column] = rounded(frame[column], policy).mask(withheld)
        frame.loc[withheld, "reason"] = WITHHELD
    return frame
