"""What a cell holds that nobody meant: an apostrophe before a number, spaces that cannot be seen.

Text in, text out; each cell that is put right is told.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jsna.problems import Fault
from jsna.sources.spots import Spots
from jsna.sources.telling import told

_TYPED = re.compile(r"'(?=[-+]?[\d.,]+%?$)")  # an apostrophe that made a number into text
_WIDE = re.compile("[\xa0\u2007\u202f]")  # spaces that do not break


def tidy(text: str) -> str:
    """``text`` with plain spaces, none round it, and without an apostrophe before a number."""
    return _TYPED.sub("", _WIDE.sub(" ", text).strip())


def tidied_cells(
    columns: Mapping[str, Sequence[Any]],
    texts: Mapping[str, Sequence[str]],
    lines: Sequence[int],
    spots: Spots,
) -> list[Fault]:
    """A warning for each cell that is text and was put right, at its cell."""
    found = [
        (line, name, cell, text)
        for name, cells in columns.items()
        for line, cell, text in zip(lines, cells, texts[name], strict=True)
        if isinstance(cell, str) and cell != text
    ]
    found.sort(key=lambda one: one[:2])
    return told(found, lambda one: _told(one, spots))


def _told(one: tuple[int, str, str, str], spots: Spots) -> Fault:
    line, name, cell, text = one
    hint = f"it is read as '{text}'" if text else "it is read as empty"
    return Fault(spots.at(line, name), _what(cell), hint, "tidied", "warning")


def _what(cell: str) -> str:
    if _TYPED.match(_WIDE.sub(" ", cell).strip()):
        return "an apostrophe before a number"
    if _WIDE.search(cell.strip(" \t\r\n")):
        return "a space that does not break (U+00A0)" if "\xa0" in cell else "a space that does not break"
    return "spaces round a text"
