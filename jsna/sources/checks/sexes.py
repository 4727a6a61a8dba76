"""Men and women together are the people."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, plain
from jsna.sources.sums import of_sexes, slack
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_COUNTS = {"population": ("resident", "registered", "need")}
_KEYS = ("measure", "area", "period", "age", "category_type", "category")
_FEW = 0.3  # of a measure's rows; above it its producer divides by estimates that need not add up


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Counts of men and women that are not the persons, beyond rounding and what the card allows."""
    frame, card = table.frame, around.book.cards[table.id]
    if "sex" not in frame:
        return
    published = around.published(table)
    keys = [name for name in _KEYS if name in frame]
    for column in _COUNTS.get(table.holds, ("count", "denominator")):
        if column not in frame:
            continue
        rows = of_sexes(frame, keys, column)
        apart = rows["persons"] - rows["male"] - rows["female"]
        allowed = slack(rows["persons"], 3, card.rounded_to, published)
        wrong = (apart < -allowed) | (apart > allowed + card.not_known)
        if published and column == "denominator":
            wrong &= _few(wrong)
        found = list(rows[wrong].itertuples())
        yield from told(found, partial(_not, table, column, published))


def _few(wrong: pd.Series) -> pd.Series:
    """For each row, whether only few of its measure's are ``wrong``."""
    if wrong.empty:
        return wrong
    return wrong.groupby(wrong.index.get_level_values("measure")).transform("mean") < _FEW


def _not(table: Table, column: str, published: bool, row: Any) -> Fault:
    said = f"{plain(row.male)} + {plain(row.female)} is not {plain(row.persons)}"
    apart = row.persons - row.male - row.female
    hint = "correct one of the three: do they rest on the same population?"
    if apart > 0 and not (published and column == "denominator"):
        hint = f"declare not_known: {plain(apart)} on the card if some are neither, or rounded_to:"
    severity: Severity = "warning" if published else "error"
    return Fault(table.place(int(row.line), column), said, hint, "sexes", severity)


KIND = Check("Men and women do not make up the persons.", (*INDICATORS, "population"), look)
