"""Make a pack of a workspace: its documents, the tables that anybody may have, and its templates.

The same workspace gives the same bytes.
"""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book
from jsna.packs.names import FOLDERS, MANIFEST, name_faults
from jsna.packs.read import FORMAT, read_pack, sha256
from jsna.problems import Fault, Faults, errors

_STILL = (1980, 1, 1, 0, 0, 0)  # the day of every file in a pack
_README = "README.md"


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack, and what was left out with the reason."""

    files: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def write_pack(root: Path, target: Path, today: date) -> Packed:
    """Pack the workspace at ``root`` into the file ``target``.

    Numbers of a table that is not published as it stands stay here: nobody
    else's pages would protect them.  Raises Faults where a document cannot be
    understood, or where what was made could not be read back; then nothing is written.
    """
    book = read_book(root, None, today)
    if errors(book.faults):
        raise Faults(errors(book.faults))
    left_out = dict(_left_out(root, book))
    files = {name: (root / name).read_bytes() for name in _names(root) if name not in left_out}
    making = target.with_name(f".{target.name}.making")
    try:
        making.write_bytes(_zipped(files))
        read_pack(making)
        os.replace(making, target)
    except Faults as faults:
        raise Faults(_of(target.name, making.name, faults)) from None
    finally:
        making.unlink(missing_ok=True)
    return Packed(tuple(files), tuple(sorted(left_out.items())))


def _names(root: Path) -> list[str]:
    """The plain files of the workspace that a pack could hold."""
    found = [path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()]
    found += [root / _README] if (root / _README).is_file() else []
    names = [path.relative_to(root) for path in found]
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def _left_out(root: Path, book: Book) -> Iterator[tuple[str, str]]:
    for name in _names(root):
        wrong = next(iter(name_faults("", [name])), None)
        if (root / name).is_symlink():
            yield name, "is a link"
        elif wrong is not None:
            yield name, wrong.message
    for card in book.cards.values():
        if card.disclosure != "published":
            yield f"data/{card.file}", "its small numbers are not protected in a pack"


def _zipped(files: dict[str, bytes]) -> bytes:
    manifest = {"format": FORMAT, "files": {name: sha256(body) for name, body in files.items()}}
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:  # stored: no two compressors agree
        for name, body in sorted({**files, MANIFEST: text.encode()}.items()):
            entry = zipfile.ZipInfo(name, _STILL)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, body)
    return made.getvalue()


def _of(name: str, making: str, faults: Faults) -> list[Fault]:
    """``faults`` of the file in the making, told of the file that it would have become."""
    return [
        replace(one, place=replace(one.place, file=one.place.file.replace(making, name)))
        for one in faults.found
    ]
