"""Fit to be seen: every table of the edition through its policy.  There is no way round this door."""

from collections.abc import Mapping

import pandas as pd

from jsna.disclosure.policy import Policy, policy_of
from jsna.disclosure.primary import COUNTS, blank, is_small, reasons, rounded, withheld_rows
from jsna.disclosure.safe import SHOWN, WITHHELD, SafeTable
from jsna.model.book import Book
from jsna.problems import Fault, each
from jsna.sources.table import Table
from jsna.statistics.estimate import estimate
from jsna.statistics.estimates import Estimates


def protect(estimates: Mapping[str, Estimates], book: Book) -> tuple[dict[str, SafeTable], list[Fault]]:
    """Each table as it may be shown.

    Returns (tables by id, faults): a table whose rule cannot be applied is a fault and is left out.
    """
    made, wrong = each(lambda table: _protected(table, book), estimates.values())
    return {table.id: table for table in made}, wrong


def _protected(table: Estimates, book: Book) -> SafeTable:
    policy = policy_of(book, table.id)
    if table.holds in ("indicator", "indicators"):
        frame = _indicators(table, policy, book)
    else:
        frame = _other(table, policy)
    return SafeTable(table.id, table.holds, frame, policy.name)


def _indicators(table: Estimates, policy: Policy, book: Book) -> pd.DataFrame:
    frame = table.frame
    if policy.changes_nothing:
        return frame.assign(reason=reasons(frame, pd.Series(False, index=frame.index)))
    _refuse_values_without_counts(frame, table.id, book)
    small = withheld_rows(frame, policy)
    frame = blank(frame, small)
    if policy.round_to > 1:
        frame = _from_rounded(frame, table, policy, book)
    return frame.assign(reason=reasons(frame, small))


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


def _other(table: Estimates, policy: Policy) -> pd.DataFrame:
    frame = table.frame.assign(reason=SHOWN)
    for column in COUNTS.get(table.holds, ()):
        if column not in frame or policy.changes_nothing:
            continue
        small = is_small(frame[column], policy)
        frame[column] = rounded(frame[column], policy).mask(small)
        frame.loc[small, "reason"] = WITHHELD
    return frame
