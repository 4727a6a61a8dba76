"""A data folder in a few lines: cards and files by name, and what is read from them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book
from jsna.sources.load import Loaded, Wanted, load

TODAY = date(2026, 7, 1)
SOURCE = "source: {publisher: P, licence: OGL-3.0, retrieved: 2026-06-01}"
READ = "statistic: proportion\nbasis: resident\nbetter: lower\nevery: year"


def card(id_: str, holds: str, more: str = "", file: str = "") -> str:
    """The YAML of a card; ``more`` is YAML of further fields."""
    top = f"kind: table\nid: {id_}\nholds: {holds}\ntitle: T\nfile: {file or id_ + '.csv'}\n{SOURCE}\n"
    return f"{top}disclosure: published\n{more}\n"


def indicators(id_: str, measures: str, more: str = "") -> str:
    """The YAML of a card of indicators; ``measures`` are lines, each ``id: {select: ...}``."""
    lines = "\n".join(f"  {line}" for line in measures.splitlines())
    return card(id_, "indicators", f"{READ}\n{more}\nmeasures:\n{lines}")


def book_of(root: Path, files: Mapping[str, str]) -> Book:
    """The book of ``root`` with ``files`` (name in data/: text) in it."""
    (root / "data").mkdir(exist_ok=True)
    for name, text in files.items():
        (root / "data" / name).write_text(text, encoding="utf-8")
    return read_book(root, None, TODAY)


def loaded(root: Path, files: Mapping[str, str], wanted: Mapping[str, Wanted] | None = None) -> Loaded:
    """Everything, or what is wanted, of the tables in ``files``."""
    book = book_of(root, files)
    return load(book, dict.fromkeys(book.cards, Wanted()) if wanted is None else wanted, root)


def said(made: Loaded) -> list[str]:
    """What is wrong, each as a person reads it."""
    return [str(fault) for fault in made.faults]
