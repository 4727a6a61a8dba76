"""Make a thing once for the same inputs.

Entries live as files named by the hash of what they were made from; a damaged entry is made again.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jsna.whole import write_whole


class Cache:
    """Texts by the hash of what they were made from, in ``folder`` (None: remember nothing)."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def remember(self, key: Mapping[str, Any], make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """What ``make`` gives, taken from disk when ``key`` (plain JSON data) was met before."""
        if self.folder is None:
            return make()
        name = hashlib.sha256(json.dumps(key, sort_keys=True, default=str).encode()).hexdigest()
        path = self.folder / name[:2] / f"{name}.json"
        kept = _read(path)
        if kept is None:
            kept = make()
            _write(path, kept)
        return kept


def _read(path: Path) -> dict[str, str] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    body = kept.get("body") if isinstance(kept, dict) else None
    whole = isinstance(body, dict) and kept.get("check") == _check(body)
    return body if whole else None


def _write(path: Path, body: dict[str, str]) -> None:
    """Keep ``body`` where that can be done; a folder that cannot be written keeps nothing."""
    with suppress(OSError):
        write_whole(path, json.dumps({"check": _check(body), "body": body}).encode(), lasting=False)


def _check(body: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
