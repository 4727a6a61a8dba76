"""A code is used only while it holds: councils merge, and get new ones."""

from collections.abc import Iterator

import pandas as pd

from jsna.model.wording import listed
from jsna.problems import Fault
from jsna.sources.check import Around, Check, column_of_areas
from jsna.sources.english_areas import english_areas
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """The first row of each code that had ended; numbers of a time when it held are let be."""
    column = column_of_areas(table)
    yield from told(list(ended(table).items()), lambda one: _ended(table, column, *one))


def ended(table: Table) -> pd.Series:
    """The codes that had ended before their numbers begin, each at the line of its first such row."""
    column = column_of_areas(table)
    if not column:
        return pd.Series(dtype="str")
    last = {code: pd.Timestamp(area.ended) for code, area in english_areas().items() if area.ended}
    frame = table.frame[table.frame[column].isin(last)]
    if "period_start" in frame:
        frame = frame[frame["period_start"] > pd.to_datetime(frame[column].map(last))]
    return frame[column].drop_duplicates()


def _ended(table: Table, column: str, line: int, code: str) -> Fault:
    area = english_areas()[code]
    said = f"{code} ended {area.ended}"
    hint = f"now {listed(area.now)} ({listed(english_areas()[one].name for one in area.now)})"
    return Fault(table.place(line, column), said, hint, "ended-code")


KIND = Check("The code of an area has ended.", (*INDICATORS, "areas", "assets", "population"), look)
