"""The code and the name of an area are of the same area."""

import re
from collections.abc import Iterator

from jsna.problems import Fault, Severity
from jsna.sources.check import Around, Check, column_of_areas
from jsna.sources.english_areas import english_areas
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

# Words that one list adds to a name and another leaves out.
_ADDED = re.compile(
    r"\b(the|of|and|city|county|ua|region|statistical|borough|district|council|metropolitan)\b"
)


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Each code that stands beside the name of another area, on its first row."""
    column = column_of_areas(table)
    names = "name" if table.holds in ("areas", "boundaries") else "area_name"
    if not column or names not in table.frame:
        return
    known = {code: area.name for code, area in english_areas().items()}
    known |= {} if table.holds == "areas" else around.names_of_areas()
    pairs = table.frame[[column, names]].drop_duplicates()
    pairs = pairs[pairs[column].isin(known) & (pairs[names] != "")]
    others = {_plain(name) for name in known.values()}
    wrong = [
        (line, code, known[code], _plain(name) in others)
        for line, code, name in pairs.itertuples(name=None)
        if not _alike(name, known[code])
    ]
    yield from told(wrong, lambda one: _other(table, names, *one))


def _plain(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    words = re.sub(r"[^\w\s]", " ", name.casefold().replace("&", " and ").replace("'", ""))
    return frozenset(_ADDED.sub(" ", words).split()) or frozenset(words.split())


def _alike(one: str, other: str) -> bool:
    """Whether two names may be of one area: one has all the words of the other."""
    here, there = _plain(one), _plain(other)
    return here <= there or there <= here


def _other(table: Table, names: str, line: int, code: str, name: str, certain: bool) -> Fault:
    hint = "correct the code or the name"
    severity: Severity = "error" if certain else "warning"
    return Fault(table.place(line, names), f"{code} is {name}", hint, "code-and-name", severity)


KIND = Check(
    "A code and a name beside it are of two areas.", (*INDICATORS, "areas", "boundaries", "population"), look
)
