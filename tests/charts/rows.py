"""CSV text as published rows, for the tests of this room."""

import io

import pandas as pd

from jsna.disclosure.safe import SafeTable
from jsna.sources.table import NUMBERS


def safe(text: str) -> SafeTable:
    """``text`` (CSV with a heading line) as rows that may be seen."""
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    for column in set(NUMBERS) & set(frame):
        frame[column] = pd.to_numeric(frame[column], errors="coerce")
    if "period_start" in frame:
        frame["period_start"] = pd.to_datetime(frame["period_start"], errors="coerce")
    return SafeTable("example", "indicators", frame, "published")
