"""Littleton with one more table, ``d``, and everything that is said of it."""

from pathlib import Path

from jsna.model.book import Book
from jsna.problems import in_order
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.table import Table
from tests.model.place import book_of
from tests.sources.littleton import DATA, littleton

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


def read(book: Book) -> Loaded:
    """The table as it was read, beside the areas; nothing of it where its card cannot be understood."""
    return load(book, {name: Wanted() for name in ("areas", "d") if name in book.cards}, book.root)


def said(book: Book) -> str:
    """All that is said of the table, with the faults of its card."""
    return "\n".join(map(str, [*book.faults, *in_order(read(book).faults)]))


def told(folder: Path, body: bytes | str, about: str = SHARE, file: str = "d.csv", areas: str = "") -> str:
    """All that is said where ``d`` is ``body``."""
    return said(book_of(folder_with(folder, body, about, file, areas)))


def table(folder: Path, body: bytes | str, about: str = SHARE, file: str = "d.csv", areas: str = "") -> Table:
    """``body`` as a table."""
    return read(book_of(folder_with(folder, body, about, file, areas))).tables["d"]
