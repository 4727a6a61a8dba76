"""Each thing has one row."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, KEYS, NUMBERS, Table
from jsna.sources.telling import told

_PERIODS = [name for name in KEYS if name != "period"] + ["period_start", "period_end"]
COLUMNS = {
    "assets": ("id",),
    "attendance": ("meeting", "seat"),
    "boundaries": ("code",),
    "population": ("area", "sex", "age"),
    "responses": ("engagement", "group"),
    "scores": ("year", "seat", "domain", "option", "criterion"),
    "travel": ("area", "asset"),
}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Rows whose key has stood before."""
    frame = table.frame
    if table.holds in INDICATORS:
        keys = _PERIODS
        frame = frame[frame["period_start"].notna()]
    else:
        keys = [name for name in COLUMNS[table.holds] if name in frame]
        if table.holds == "population" and {*frame} - {*keys, "resident", "registered", "need"}:
            return  # it is split in a way of its own
    again = frame[frame.duplicated(keys)]
    again = again[~again.index.duplicated()].sort_index()
    first = frame[frame.duplicated(keys, keep=False)].drop_duplicates(keys)
    places = first.assign(line=first.index).set_index(keys)["line"]
    lines = pd.MultiIndex.from_frame(again[keys]) if len(keys) > 1 else pd.Index(again[keys[0]])
    pairs = list(zip(again.index, places.reindex(lines), strict=True))
    yield from told(pairs, lambda one: _twice(table, frame, keys, *one))


def _twice(table: Table, frame: pd.DataFrame, keys: list[str], line: int, first: int) -> Fault:
    row, before = (frame[frame.index == at].iloc[0] for at in (line, first))
    where = table.first_at(int(first))
    if table.holds in INDICATORS:
        said = f"{row['period']} stands twice for {row['area']} ({where})"
        numbers = list(NUMBERS)
        same = row[numbers].astype("float64").equals(before[numbers].astype("float64"))
        with_ = "with the same numbers" if same else "with other numbers"
        hint = f"{with_}, and the same sex, age and category; keep one"
        return Fault(table.place(line, "period"), said, hint, "doubled")
    said = f"{', '.join(row[name] for name in keys if row[name])} stands twice ({where})"
    return Fault(table.place(line, keys[0]), said, "keep one", "doubled")


KIND = Check("A row stands twice.", (*INDICATORS, *COLUMNS), look)
