"""What a source says of its figures beside them: definitions, methods, units; and what it said before."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from jsna.model.book import Book
from jsna.refresh.atomic import replace_whole
from jsna.refresh.due import Notice
from jsna.refresh.staging import FOLDER
from jsna.refresh.turns import place_of

KEPT = f"{FOLDER}/metadata"
LONGEST = 300  # characters of a text that is told


def told_otherwise(book: Book, came: Mapping[str, bytes]) -> Iterator[Notice]:
    """Each text on an indicator that is other than it was when its table was last refreshed."""
    for table in sorted(came):
        path = book.root / KEPT / f"{table}.csv"
        old = _texts(path.read_bytes()) if path.is_file() else {}
        for key, now in _texts(came[table]).items():
            if key in old and old[key] != now:
                said = f"{key[1]} was '{_short(old[key])}' and is '{_short(now)}'"
                yield Notice(
                    place_of(book, table), f"{table}, indicator {key[0]}", f"indicator {key[0]}: {said}"
                )


def keep_metadata(root: Path, came: Mapping[str, bytes]) -> None:
    """Keep what sources said, to be held against what they say at the next refresh.  Raises OSError."""
    for table, body in came.items():
        replace_whole(root / KEPT / f"{table}.csv", body)


def _texts(body: bytes) -> dict[tuple[str, str], str]:
    """Each text by its indicator (the first column) and its heading."""
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig", errors="replace"), newline=""))
    header = next(rows, [])
    return {
        (row[0], name): " ".join(text.split())
        for row in rows
        if row
        for name, text in zip(header[1:], row[1:], strict=False)
        if name
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
