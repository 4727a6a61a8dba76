"""Columns that take one of a few words."""

from collections.abc import Iterator

from jsna.model.wording import listed, near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "assets": {
        "holder": ("individual", "association", "organisation", ""),
        "status": ("open", "at risk", "closed", "planned", ""),
        "private": ("yes", "no", ""),
    },
    "attendance": {"present": ("in person", "deputy", "absent")},
    "spend": {"certainty": ("agreed", "hoped for", "in kind")},
}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Any other word."""
    for name, words in COLUMNS[table.holds].items():
        if name in table.frame:
            yield from _others(table, name, words)


def _others(table: Table, name: str, words: tuple[str, ...]) -> list[Fault]:
    rows = lines_where(table.frame, ~table.frame[name].isin(words))

    def make(one: tuple[int, str]) -> Fault:
        hint = near(one[1], words) or f"write {listed((word for word in words if word), 'or')}"
        return Fault(table.place(one[0], name), f"{name} cannot be '{one[1]}'", hint, "unknown-word")

    return told(list(rows[name].items()), make)


KIND = Check("A word stands where only a few others may.", tuple(COLUMNS), look)
