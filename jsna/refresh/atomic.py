"""A file in one step: all of its new bytes, or those that were there before."""

import hashlib
import json
from pathlib import Path
from typing import Any

from jsna.site.swap import flush
from jsna.whole import write_whole


def replace_whole(path: Path, body: bytes) -> None:
    """``body`` as the file at ``path``, and its place in the folder, on the disk itself.  Raises OSError."""
    write_whole(path, body)
    flush(path.parent)


def remove(path: Path) -> None:
    """Take the file at ``path`` away, if it is there."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        flush(path.parent)


def read_json(path: Path) -> dict[str, Any]:
    """The object in the JSON file at ``path``; an empty one where there is none, or it cannot be read."""
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def write_json(path: Path, value: Any) -> None:
    """``value`` as JSON in one step, sorted: the same bytes for the same value."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    replace_whole(path, text.encode())


def hash_of(body: bytes) -> str:
    """The SHA-256 of ``body``."""
    return hashlib.sha256(body).hexdigest()


def hash_at(path: Path) -> str | None:
    """The SHA-256 of the file at ``path``; None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
