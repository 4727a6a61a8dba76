"""What each new file says otherwise than the old one: periods, revisions, methods, areas, population bases.

Figures pass through disclosure control first, the old ones too.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.build import Draft
from jsna.disclosure.policy import policy_of
from jsna.findings.revisions import Entries, Revised, Shift, entries_revised, revised
from jsna.refresh.turns import Candidate
from jsna.sources.table import INDICATORS, Table

# What tells the rows of other tables apart.
KEYS: Mapping[str, tuple[str, ...]] = {
    "assets": ("id",),
    "areas": ("code", "from", "to"),
    "boundaries": ("code",),
    "population": ("area", "sex", "age"),
    "scores": ("year", "seat", "option", "domain", "criterion"),
    "spend": ("action", "org", "fund", "year"),
    "attendance": ("meeting", "seat"),
    "responses": ("engagement", "group"),
    "travel": ("area", "asset"),
}
# Headings, in small letters without spaces and signs, of what a source says of its own figures.
_DEFINING = {
    "indicatorname": "name",
    "unit": "unit",
    "definition": "definition",
    "method": "method",
    "statistic": "statistic",
    "valuetype": "kind of value",
    "standardpopulation": "standard population",
}
_NAMING = ("indicatorid", "indicator", "measure")


@dataclass(frozen=True, slots=True)
class TableNews:
    """One table whose file is new.  ``figures`` for a table of indicators, ``entries`` for another."""

    table: str
    rows_before: int
    rows_after: int
    figures: Revised | None = None
    entries: Entries | None = None
    words: tuple[Shift, ...] = ()


def news_of(one: Candidate, old_body: bytes | None, before: Draft, after: Draft) -> TableNews:
    """What ``one`` changes.  What was not there before, or could not be read, has no differences to tell."""
    was, now = before.tables.get(one.table), after.tables.get(one.table)
    figures = entries = None
    if was is not None and now is not None:
        if now.holds in INDICATORS:
            figures = _figures(one.table, before, after)
        else:
            entries = _entries(one.table, was, now, before, after)
    words = _words(old_body, one.body) if one.file.endswith(".csv") and old_body else ()
    return TableNews(
        one.table, was.read if was else 0, now.read if now else 0, figures, entries, tuple(words)
    )


def _figures(table: str, before: Draft, after: Draft) -> Revised | None:
    old, new = before.found.safe.get(table), after.found.safe.get(table)
    if old is None or new is None:
        return None
    guarded = not all(policy_of(one.book, table).changes_nothing for one in (before, after))
    return revised(old.frame, new.frame, guarded)


def _entries(table: str, was: Table, now: Table, before: Draft, after: Draft) -> Entries | None:
    """Rows of registers and lists; of tables with people's counts only what disclosure control lets out."""
    old, new = before.found.safe.get(table), after.found.safe.get(table)
    if old is None or new is None:
        return None
    key = [name for name in KEYS.get(now.holds, ()) if name in old.frame and name in new.frame]
    if not key:
        return None
    if now.holds == "assets":
        return entries_revised(_public(old.frame), _public(new.frame), key)
    return entries_revised(old.frame, new.frame, key)


def _public(places: Any) -> Any:
    """The rows of a register of assets that may be named."""
    named = places[places["holder"] != "individual"]
    return named[~named["private"].isin(["yes", "true"])] if "private" in named else named


def _words(old: bytes, new: bytes) -> Iterator[Shift]:
    """What the two copies say of the indicators' names, units, definitions and methods."""
    was, now = _said(old), _said(new)
    for measure, what in sorted(set(was) & set(now)):
        before, after = was[measure, what], now[measure, what]
        if before != after:
            yield Shift(measure, what, tuple(sorted(before - after)), tuple(sorted(after - before)))


def _said(body: bytes) -> dict[tuple[str, str], set[str]]:
    """For each measure or indicator and each column that defines it, the words that stand there."""
    try:
        rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
        header = [name.replace(" ", "").replace("_", "").lower() for name in next(rows, [])]
    except UnicodeDecodeError:
        return {}
    defining = {number: _DEFINING[name] for number, name in enumerate(header) if name in _DEFINING}
    naming = next((header.index(name) for name in _NAMING if name in header), None)
    said: dict[tuple[str, str], set[str]] = {}
    if not defining:
        return said
    for row in rows:
        measure = row[naming] if naming is not None and naming < len(row) else ""
        for number, what in defining.items():
            text = " ".join(row[number].split()) if number < len(row) else ""
            if text:
                said.setdefault((measure, what), set()).add(text)
    return said
