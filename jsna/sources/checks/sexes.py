"""Men and women together are the people."""

from collections.abc import Iterator
from typing import Any

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, plain
from jsna.sources.sums import of_sexes, slack
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_COUNTS = {"population": ("resident", "registered", "need")}
_KEYS = ("measure", "area", "period", "age", "category_type", "category")


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Counts of men and women that are not the persons, beyond rounding and what the card allows."""
    frame, card = table.frame, around.book.cards[table.id]
    if "sex" not in frame:
        return
    published = around.published(table)
    keys = [name for name in _KEYS if name in frame]
    severity: Severity = "warning" if published else "error"
    for column in _COUNTS.get(table.holds, ("count", "denominator")):
        if column not in frame or (published and column == "denominator"):
            continue  # what a producer divides by may be an estimate
        rows = of_sexes(frame, keys, column)
        apart = rows["persons"] - rows["male"] - rows["female"]
        allowed = slack(rows["persons"], 3, card.rounded_to, published)
        wrong = rows[(apart < -allowed) | (apart > allowed + card.not_known)]
        yield from told(list(wrong.itertuples()), lambda row, name=column: _not(table, name, row, severity))


def _not(table: Table, column: str, row: Any, severity: Severity) -> Fault:
    said = f"{plain(row.male)} + {plain(row.female)} is not {plain(row.persons)}"
    apart = row.persons - row.male - row.female
    hint = "correct one of the three"
    if apart > 0:
        hint = f"declare not_known: {plain(apart)} on the card if some are neither, or rounded_to:"
    return Fault(table.place(int(row.line), column), said, hint, "sexes", severity)


KIND = Check("Men and women do not make up the persons.", (*INDICATORS, "population"), look)
