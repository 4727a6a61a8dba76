"""Every character is one that a reader sees: none hides, none turns the text around."""

from collections.abc import Iterator
from functools import partial

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.columns import NEEDED
from jsna.sources.csv_slips import UNSEEN
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each text of the table that holds a character nobody sees."""
    for name in map(str, table.frame):
        if table.frame[name].dtype == "str":
            first = table.frame[name].drop_duplicates()
            wrong = [(line, found[0]) for line, text in first.items() if (found := UNSEEN.search(text))]
            yield from told(wrong, partial(_strange, table, name))


def _strange(table: Table, name: str, found: tuple[int, str]) -> Fault:
    line, sign = found
    said = f"character U+{ord(sign):04X} is not allowed"
    return Fault(table.place(line, name), said, "delete it", "strange-character")


KIND = Check("A text holds a character that nobody sees.", (*NEEDED, "boundaries", "scores"), look)
