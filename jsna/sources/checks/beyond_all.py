"""A share of people is none of them at the least, and all of them at the most."""

from collections.abc import Iterator

import numpy as np

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_ROUNDING = 1e-9


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Values of shares above 100 or below 0, and of rates below 0."""
    measures, frame = around.book.measures, table.frame
    most = {id_: 100.0 if one.statistic == "proportion" else np.inf for id_, one in measures.items()}
    counted = {id_ for id_, one in measures.items() if one.statistic == "proportion" or one.per}
    above = frame["value"] > frame["measure"].map(most).astype("float64") + _ROUNDING
    below = (frame["value"] < -_ROUNDING) & frame["measure"].isin(counted)
    severity: Severity = "warning" if around.published(table) else "error"

    def make(row: tuple[int, float]) -> Fault:
        said = f"value {plain(row[1])} is {'below 0' if row[1] < 0 else 'above 100'}"
        hint = "correct it, or the statistic on the card: a share is of none at least, of all at most"
        return Fault(table.place(row[0], "value"), said, hint, "beyond-all", severity)

    yield from told(list(lines_where(frame, above | below)["value"].items()), make)


KIND = Check("A share is above 100 or below 0.", INDICATORS, look)
