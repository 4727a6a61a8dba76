"""What stands beside bars and lines can be drawn: letters that the font has, not too many, on one line."""

from collections.abc import Iterator
from functools import partial

from jsna.model.glyphs import LONGEST_LABEL, without_glyph
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.csv_slips import UNSEEN
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

COLUMNS = dict.fromkeys(INDICATORS, ("sex", "age", "category_type", "category")) | {
    "areas": ("name",),
    "boundaries": ("name",),
    "population": ("sex", "age"),
}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each label, where it stands first, that no chart could show."""
    for name in COLUMNS[table.holds]:
        if name in table.frame and table.frame[name].dtype == "str":
            first = table.frame[name].drop_duplicates()
            wrong = [(line, said) for line, text in first.items() if (said := _refused(text))]
            yield from told(wrong, partial(_fault, table, name))


def _refused(text: str) -> str:
    """What is wrong with a label, and what to do; "" for one that can be drawn, or is told as unseen."""
    if len(text) > LONGEST_LABEL:
        return f"a label of more than {LONGEST_LABEL} characters; write a shorter one"
    if "\n" in text or "\r" in text:
        return "a line break in a name; write it on one line"
    sign = "" if UNSEEN.search(text) else without_glyph(text)
    return f"the font has no glyph for {sign}; write it in the letters of a European language" if sign else ""


def _fault(table: Table, name: str, found: tuple[int, str]) -> Fault:
    line, refused = found
    said, _, hint = refused.partition("; ")
    return Fault(table.place(line, name), said, hint, "label")


KIND = Check("A label cannot be drawn.", tuple(COLUMNS), look)
