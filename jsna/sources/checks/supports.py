"""What a place supports is a chapter."""

from collections.abc import Iterator

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each name under supports that is no chapter, on its first row.

    A document that is listed in an edition or could not be understood has its own fault already.
    """
    book = around.book
    listed = {page for one in book.editions.values() for part in one.contents for page in part.pages}
    other = {*book.priorities, *book.decisions, *book.engagements, *book.editions, *book.cards}
    known = {*book.chapters, *listed, *book.files} - (other - {*book.chapters})
    names = table.frame["supports"].str.split(";").explode().str.strip()
    rows = lines_where(names.to_frame(), ~names.isin({*known, ""}))

    def make(one: tuple[int, str]) -> Fault:
        hint = near(one[1], book.chapters) or "write the ids of chapters, with ; between them"
        return Fault(table.place(one[0], "supports"), f"'{one[1]}' is not a chapter", hint, "dead-address")

    first = rows["supports"][~rows["supports"].duplicated()]
    yield from told(list(first.items()), make)


KIND = Check("A place supports something that is not a chapter.", ("assets",), look)
