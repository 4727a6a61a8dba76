"""Numbers that moved more than chance explains since the last edition: somebody looks at them first.

A slip in what a hospital sends, or a code that changed, shows first as a leap.  Rows in, rows out, and
the Fault of each; a card that says who reviewed its numbers, after they were retrieved, lets them stand.
England and its regions are left out: with so many people every true change is larger than chance.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.earlier import Earlier
from jsna.model.book import Book
from jsna.model.card import Card
from jsna.model.periods import read_period
from jsna.problems import Fault, Severity
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

SERIES = ["measure", "area", "sex", "age", "category"]
FIGURES = ["value", "lower", "upper"]
MOST = 5.0  # standard errors
_LARGE = ("E92", "E12")
_Z = 1.959963984540054  # standard errors from a value to its 95% limit


def leaps(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``new`` that lie more than MOST standard errors from their row in ``old``.

    Both have SERIES and ``period`` (text) and FIGURES (float, NaN for nothing), one row a
    series; ``new`` has its own index.  A standard error is taken from a row's own 95%
    limits; a row without limits, or with limits of no width, says nothing.  Returns ``new``
    with ``was``, ``then`` (the period in ``old``) and ``errors`` (how many standard errors).
    """
    before = old.set_index(SERIES)[["period", *FIGURES]].add_prefix("old_")
    both = new.join(before, on=SERIES, how="inner")
    spread = (_error(both, "") ** 2 + _error(both, "old_") ** 2) ** 0.5
    moved = (both["value"] - both["old_value"]).abs() / spread.where(spread > 0)
    made = both.assign(was=both["old_value"], then=both["old_period"], errors=moved)
    return made.loc[moved > MOST, [*new.columns, "was", "then", "errors"]]


def _error(rows: pd.DataFrame, prefix: str) -> pd.Series:
    return (rows[f"{prefix}upper"] - rows[f"{prefix}lower"]) / (2 * _Z)


def since_the_last(
    earlier: Iterable[Earlier], safe: Mapping[str, SafeTable], tables: Mapping[str, Table], book: Book
) -> Iterator[Fault]:
    """A Fault for each leap since the newest of ``earlier`` editions, at its row, that nobody reviewed.

    A draft is warned; an edition that says it is published is stopped.
    """
    last = next(iter(earlier), None)
    if last is None or book.edition is None:
        return
    severity: Severity = "error" if book.edition.status == "published" else "warning"
    old = _latest(pd.DataFrame([_fact(fact) for fact in last.facts if _is_value(fact)]))
    for name, rows in safe.items():
        if rows.holds in INDICATORS and name in tables and not _reviewed(book.cards[name]) and len(old):
            new = _latest(rows.frame[rows.frame["reason"] == SHOWN])
            found = list(leaps(old, new).itertuples())
            yield from told(found, partial(_leap, tables[name], last.edition, severity))


def _is_value(fact: Mapping[str, Any]) -> bool:
    """Whether ``fact`` is the value of a row with limits, and not its count or one of the limits."""
    return "measure" in fact and "lower" in fact and fact.get("field", "value") == "value"


def _fact(fact: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: str(fact.get(name, "")) for name in (*SERIES, "period")}
    numbers = {name: fact.get(name) for name in FIGURES}
    return words | {name: float("nan" if made is None else made) for name, made in numbers.items()}


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The latest row of each series; periods that cannot be read are left out."""
    if rows.empty:
        return pd.DataFrame(columns=[*SERIES, "period", *FIGURES])
    starts = rows["period"].map({text: _start(text) for text in rows["period"].unique()})
    large = rows["area"].str.startswith(_LARGE)
    known = rows.assign(start=starts)[starts.notna() & ~large].sort_values("start", kind="stable")
    return known.drop_duplicates(SERIES, keep="last")[[*SERIES, "period", *FIGURES]]


def _start(text: str) -> pd.Timestamp | None:
    try:
        return pd.Timestamp(read_period(text).start)
    except ValueError:
        return None


def _reviewed(card: Card) -> bool:
    """Whether somebody let the numbers stand, after they were retrieved."""
    return card.reviewed is not None and card.reviewed.on >= card.source.retrieved


def _leap(table: Table, edition: str, severity: Severity, row: Any) -> Fault:
    said = (
        f"{row.value:g} was {row.was:g} in edition {edition} ({row.then}): {row.errors:.0f} standard errors"
    )
    hint = "ask the producer; if it stands, write reviewed: {by: ..., on: ..., because: ...} on the card"
    return Fault(table.place(int(row.Index), "value", "count"), said, hint, "leap", severity)
