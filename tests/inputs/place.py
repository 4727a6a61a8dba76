"""Littleton with one more table, ``d``, and everything that is said of it."""

from pathlib import Path

from tests.model.place import book_of
from tests.sources.littleton import DATA, littleton, loaded, said

CARD = """\
kind: table
id: d
title: D
source: {{publisher: Littleton Council, licence: OGL-3.0, retrieved: 2026-04-01}}
file: {file}
{about}
"""
SHARE = "holds: indicator\nstatistic: proportion\nbasis: resident\nbetter: lower\nevery: year\n"
RATE = SHARE.replace("proportion", "rate per 100000")
VALUES = SHARE.replace("proportion", "as given")
PEOPLE = "holds: population\n"


def folder_with(
    folder: Path, body: bytes | str, about: str = SHARE, file: str = "d.csv", areas: str = ""
) -> Path:
    """The workspace where ``d`` is ``body``, as its card says ``about`` it; ``areas`` are further rows."""
    book = littleton(folder, {"areas": DATA["areas"] + areas})
    raw = body.encode() if isinstance(body, str) else body
    (book.root / "data" / file).write_bytes(raw)
    (book.root / "data/d.yml").write_text(CARD.format(file=file, about=about), encoding="utf-8")
    return book.root


def told(folder: Path, body: bytes | str, about: str = SHARE, file: str = "d.csv", areas: str = "") -> str:
    """All that is said of the table; with the faults of its card."""
    book = book_of(folder_with(folder, body, about, file, areas))
    return "\n".join(filter(None, [*map(str, book.faults), said(book)]))


def table(folder: Path, body: bytes | str, about: str = SHARE, file: str = "d.csv", areas: str = ""):
    """The table as it was read."""
    return loaded(book_of(folder_with(folder, body, about, file, areas))).tables["d"]
