"""What follows from documents and safe numbers together."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SafeTable


@dataclass(frozen=True, slots=True)
class Reading:
    """One safe row: a value with its limits and all that says what it is of.

    ``line`` is the line of the table's file.  Numbers are NaN where ``reason`` is not "".
    """

    table: str
    line: int
    measure: str
    area: str
    period: str
    sex: str
    age: str
    category_type: str
    category: str
    value: float
    lower: float
    upper: float
    count: float
    denominator: float
    reason: str
    note: str
    method: str
    compared: str
    trend: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, what it is about, the verdict in a word, and the evidence."""

    kind: str
    about: str
    verdict: str
    evidence: dict[str, Any]


_FIELDS = [name for name in Reading.__dataclass_fields__ if name not in ("table", "line")]


def readings(rows: SafeTable) -> list[Reading]:
    """Every row of ``rows``, in their order, as a Reading."""
    columns = [
        rows.frame[name].tolist() if name in rows.frame else [""] * len(rows.frame) for name in _FIELDS
    ]
    made = zip(rows.frame.index.tolist(), *columns, strict=True)
    return [Reading(rows.id, int(line), *map(_plain, values)) for line, *values in made]


def _plain(value: Any) -> Any:
    return "" if value is None or value is pd.NA else value
