"""A series has years of one kind: calendar years, or financial ones."""

from collections.abc import Iterator

import numpy as np

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_SERIES = ["measure", "area", "sex", "age", "category_type", "category"]


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One Fault for each yearly measure: where the kind of year changes first, without a break there."""
    measures = around.book.measures.values()
    yearly = table.frame["measure"].isin([one.id for one in measures if one.every == "year"])
    frame = table.frame[yearly & table.frame["period_start"].notna()]
    start, end = frame["period_start"].dt, frame["period_end"].dt
    whole_year = (end.year * 12 + end.month - start.year * 12 - start.month + 1) % 12 == 0
    frame = frame[whole_year & (frame["period_start"] != frame["period_end"])]
    frame = frame.assign(begins=frame["period_start"].dt.month).reset_index()
    frame = frame.sort_values([*_SERIES, "period_start", "line"])
    before = frame.groupby(_SERIES, sort=False)[["begins", "period"]].shift()
    frame = frame.assign(before=before["period"])
    changes = frame[before["begins"].notna() & (before["begins"] != frame["begins"])]
    breaks = {(one.id, at.at.start) for one in measures for at in one.breaks}
    told_of = zip(changes["measure"], changes["period_start"].dt.date, strict=True)
    unsaid = changes[np.array([change not in breaks for change in told_of], dtype=bool)]
    first = unsaid.drop_duplicates("measure").sort_values("line")
    rows = list(zip(first["line"], first["period"], first["before"], strict=True))
    yield from told(rows, lambda row: _mixed(table, *row))


def _mixed(table: Table, line: int, period: str, before: str) -> Fault:
    hint = f"{period} follows {before}: write both alike, or name the break on the card"
    return Fault(table.place(line, "period"), "financial and calendar years mixed", hint, "mixed-years")


KIND = Check("Years of two kinds stand in one series.", INDICATORS, look)
