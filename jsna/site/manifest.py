"""What exactly was published: every file of an edition and its SHA-256.

Files and bytes only; nothing here knows a page or a theme.
"""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition as published; ``files`` maps each path (with ``/``, sorted) to its SHA-256 in hex.

    ``data_to`` and ``published`` are ISO days; ``published`` is empty for a draft.
    """

    edition: str
    title: str
    status: str
    data_to: str
    published: str
    files: Mapping[str, str]


def stable_json(thing: Any) -> bytes:
    """``thing`` as JSON that is the same for the same content: keys sorted, UTF-8, a line a value.

    Dataclasses become objects, days ISO text, sets sorted lists.
    Raises ValueError for a number that is not finite: a missing value is null.
    """
    text = json.dumps(thing, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False, default=_plainly)
    return (text + "\n").encode()


def manifest_of(
    folder: Path, edition: str, title: str, status: str, data_to: str, published: str
) -> Manifest:
    """The manifest of all files in ``folder``, its own excepted."""
    files = {name: sha256_of(folder / name) for name in files_in(folder) if name != NAME}
    return Manifest(edition, title, status, data_to, published, files)


def files_in(folder: Path) -> list[str]:
    """The paths of all files in ``folder``, relative to it, with ``/``, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put ``manifest`` in ``folder``."""
    (folder / NAME).write_bytes(stable_json(manifest))


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in ``folder``; None where there is none that can be read."""
    try:
        return read_manifest_bytes((folder / NAME).read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def read_manifest_bytes(body: bytes) -> Manifest | None:
    """The manifest that ``body`` is; None where it cannot be read, or a day in it is none."""
    try:
        made = Manifest(**parsed(body))
        for day in filter(None, (made.data_to, made.published)):
            datetime.date.fromisoformat(day)
    except (ValueError, TypeError):
        return None
    files = made.files.items() if isinstance(made.files, dict) else [("", None)]
    texts = (made.edition, made.title, made.status, made.data_to, made.published, *chain(*files))
    return made if made.data_to and all(isinstance(text, str) for text in texts) else None


def parsed(body: bytes) -> Any:
    """What ``body`` says as JSON.  Raises ValueError where it is none, or is nested without end."""
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None


def sha256_of(path: Path) -> str:
    """The SHA-256 in hex of a file, however large."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plainly(thing: Any) -> Any:
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    if isinstance(thing, datetime.date):
        return thing.isoformat()
    if isinstance(thing, set | frozenset):
        return sorted(thing)
    if isinstance(thing, Mapping):
        return dict(thing)
    raise TypeError(f"{type(thing).__name__} has no place in a published file")
