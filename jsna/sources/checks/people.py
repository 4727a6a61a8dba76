"""The register is for places and groups: no email address, no telephone number."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told

_FOUND = {
    "an email address": r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "a telephone number": r"(?:^|[^\w.-])(?:\+44|0)[ ()]*\d{2,4}[ ()-]*\d{3}[ -]?\d{3,4}(?:$|[^\w-])",
}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """The rows with an address or a number by which a person could be reached."""
    for what, pattern in _FOUND.items():
        yield from _reached(table, what, pattern)


def _reached(table: Table, what: str, pattern: str) -> list[Fault]:
    texts = [name for name in table.frame if table.frame[name].dtype == "str"]
    spots = [
        (line, name)
        for name in texts
        for line in lines_where(table.frame, table.frame[name].str.contains(pattern)).index
    ]
    hint = "the register is for places and groups, not people"
    return told(
        sorted(spots), lambda spot: Fault(table.place(*spot), f"this row holds {what}", hint, "person")
    )


KIND = Check("A row would let a reader reach a person.", ("assets",), look)
