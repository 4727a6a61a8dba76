"""The groups of one kind make up the whole."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from jsna.problems import Fault, Severity
from jsna.sources.ages import OPEN, band
from jsna.sources.check import Around, Check, plain
from jsna.sources.sums import of_parts, slack
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_KEYS = ["measure", "area", "period", "sex"]


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Counts of categories, and of bands of age that follow each other, that do not make up the whole."""
    frame = table.frame.reset_index()
    if frame["count"].notna().any():
        yield from _told(table, around, pd.concat([_categories(frame), _ages(frame)], ignore_index=True))


def _categories(frame: pd.DataFrame) -> pd.DataFrame:
    """Each kind of category beside the row without one."""
    keys = [*_KEYS, "age", "kind"]
    whole = frame["category_type"] == ""
    parts = frame[~whole].assign(kind=frame["category_type"])
    kinds = parts[["measure", "kind"]].drop_duplicates()
    both = pd.concat([parts, frame[whole].merge(kinds, on="measure")], ignore_index=True)
    return of_parts(both, keys, both["category_type"] == "", "count")


def _ages(frame: pd.DataFrame) -> pd.DataFrame:
    """Bands that cover all ages without a gap beside the row of all ages."""
    keys = [*_KEYS, "category_type", "category"]
    bands = {text: found for text in frame["age"].unique() if (found := band(text))}
    whole = frame["age"].str.lower().isin(("all ages", "all", "total"))
    known = frame["age"].map(bands).where(~whole).dropna()
    if known.empty or not whole.any():
        return of_parts(frame.head(0), keys, whole.head(0), "count")
    ends = pd.DataFrame(known.tolist(), index=known.index, columns=["low", "high"])
    ordered = frame[keys].join(ends, how="inner").sort_values([*keys, "low"])
    before = ordered.groupby(keys, sort=False)["high"].shift(fill_value=-1)
    ordered = ordered.assign(follows=ordered["low"] == before + 1)
    groups = ordered.groupby(keys, sort=False).agg(follows=("follows", "all"), high=("high", "max"))
    covered = groups.index[groups["follows"] & (groups["high"] == OPEN)]
    kept = pd.MultiIndex.from_frame(frame[keys]).isin(covered) & (whole | frame.index.isin(ends.index))
    return of_parts(frame[kept], keys, whole[kept], "count")


def _told(table: Table, around: Around, sums: pd.DataFrame) -> Iterator[Fault]:
    card, published = around.book.cards[table.id], around.published(table)
    allowed = slack(sums["whole"], sums["number"] + 1, card.rounded_to, published)
    apart = sums["whole"] - sums["parts"]
    wrong = sums[(apart < -allowed) | (apart > allowed + card.not_known)].sort_values("line")
    severity: Severity = "warning" if published else "error"
    yield from told(list(wrong.itertuples()), lambda row: _not(table, row, severity))


def _not(table: Table, row: Any, severity: Severity) -> Fault:
    said = f"parts {plain(row.parts)}, total {plain(row.whole)}"
    hint = "declare rounded_to: 5 on the card if counts are rounded, or not_known: if some are in no part"
    return Fault(table.place(int(row.line), "count"), said, hint, "parts", severity)


KIND = Check("The parts do not make up the whole.", INDICATORS, look)
