"""People are counted in whole numbers."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.checks.below_zero import COLUMNS
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_MODELLED = 0.1  # of a published column: where more are parts of people, its producer works them out


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Counts that are not whole.

    A producer may estimate a denominator, and model a count; there only counts that are few
    among whole ones are told.
    """
    published = around.published(table)
    for name in COLUMNS[table.holds]:
        if name in table.frame and name != "need" and not (published and name == "denominator"):
            yield from _parts(table, name, published)


def _parts(table: Table, name: str, published: bool) -> list[Fault]:
    column: pd.Series = table.frame[name]
    wrong = column.notna() & (column != column.round())
    if published and wrong.sum() > _MODELLED * column.notna().sum():
        return []
    severity: Severity = "warning" if published else "error"
    rows = lines_where(table.frame, wrong)
    hint = f"a rate in the {name} column?"

    def make(one: tuple[int, float]) -> Fault:
        return Fault(table.place(one[0], name), f"{plain(one[1])} is not whole", hint, "not-whole", severity)

    return told(list(rows[name].items()), make)


KIND = Check("A count is not a whole number.", (*INDICATORS, "assets", "population", "responses"), look)
