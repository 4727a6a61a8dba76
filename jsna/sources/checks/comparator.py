"""A measure that a chapter sets beside England has a row for England."""

from collections.abc import Iterator
from typing import Any

from jsna.model.book import Book
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.places import ENGLAND
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """The first measure that a block compares with England, and that no row of the table has for it.

    Where the producer did the comparing, its word stands in the rows, and England is not needed.
    """
    frame = table.frame
    have = set(frame.loc[(frame["area"] == ENGLAND) | (frame["compared"] != ""), "measure"])
    wanted = [one for one in _beside_england(around.book) if one in set(frame["measure"]) - have]

    def make(measure: str) -> Fault:
        hint = f"a chapter compares {measure} with England: add the row, or compare it with another area"
        return Fault(table.place(1), f"no row for {ENGLAND}, the comparator", hint, "no-comparator")

    yield from told(wanted, make, most=1)


def _beside_england(book: Book) -> list[str]:
    """The measures of blocks that show one measure and name England as what it is compared with."""
    blocks = [
        block for chapter in book.chapters.values() for section in chapter.sections for block in section.show
    ]
    return list(dict.fromkeys(_measure(block, book) for block in blocks if _names_england(block)))


def _measure(block: dict[str, Any], book: Book) -> str:
    first = next(iter(block.values()), "")
    return first if isinstance(first, str) and first in book.measures else ""


def _names_england(block: dict[str, Any]) -> bool:
    others = [*block.values()][1:]
    words = [word for value in others for word in (value if isinstance(value, list) else [value])]
    return any(isinstance(word, str) and word.lower() in ("england", ENGLAND.lower()) for word in words)


KIND = Check("A measure has no row for what it is compared with.", INDICATORS, look)
