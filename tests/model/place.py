"""Littleton: a workspace of a few lines that uses every kind of document and has no fault."""

import shutil
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book

LITTLETON = Path(__file__).parent / "littleton"
TODAY = date(2026, 6, 1)
SLEEP = "chapters/sleep.yml"
SLEEP_WELL = "chapters/sleep-well.yml"
FIRST_CHOICE = "chapters/first-choice.yml"
MOVING_CLUB = "chapters/moving-club.yml"
NOISE_TALK = "chapters/noise-talk.yml"
BOARD = "chapters/board.yml"
EDITION = "chapters/2026.yml"
NIGHTS = "data/nights.yml"


def written(folder: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """A copy of Littleton in ``folder`` where each file has one text in place of another.

    A file that is not there yet is made; its text stands second.
    """
    root = Path(shutil.copytree(LITTLETON, folder / "littleton"))
    for file, (old, new) in changes.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text.count(old) == 1 or not text, f"{file} has {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new) if text else new, encoding="utf-8")
    return root


def book_of(root: Path, today: date = TODAY) -> Book:
    """The newest edition at ``root``."""
    return read_book(root, None, today)


def said_of(folder: Path, changes: dict[str, tuple[str, str]], today: date = TODAY) -> str:
    """All that is said of Littleton with ``changes``."""
    return "\n".join(str(fault) for fault in book_of(written(folder, changes), today).faults)
