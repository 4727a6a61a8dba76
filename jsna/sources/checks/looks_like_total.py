"""A total is no part: "All wards" is not one of the wards."""

from collections.abc import Iterator
from functools import partial

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told
from jsna.sources.totals import WHERE, says_total


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each text that says it is a total and stands where an area or a category is wanted."""
    for name in WHERE:
        if name in table.frame and table.frame[name].dtype == "str":
            texts = table.frame[name].drop_duplicates()
            wrong = texts[says_total(texts)]
            yield from told(list(wrong.items()), partial(_total, table, name))


def _total(table: Table, name: str, found: tuple[int, str]) -> Fault:
    line, text = found
    hint = f"declare totals: {text} on the card, and its rows are left out; or take them out"
    return Fault(table.place(line, name), f"'{text}' looks like a total", hint, "total")


KIND = Check("A total stands among its parts.", (*INDICATORS, "areas", "population", "boundaries"), look)
