"""Open a pack, which somebody else made: all that is wrong with it is told before a byte of it is kept.

A pack is a zip of documents, tables and templates with a manifest that names each file by its SHA-256.
"""

import hashlib
import json
import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.packs.names import MANIFEST, name_faults, shown, spot
from jsna.packs.template import template_faults
from jsna.problems import Fault, Faults, Place
from jsna.zips import DAMAGE

FORMAT = 1
MOST_FILES, MOST_BYTES = 2_000, 200_000_000
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack by name, each as the manifest has it."""

    files: Mapping[str, bytes]


def read_pack(path: Path) -> Pack:
    """The pack in the file ``path``.  Raises Faults: everything that is wrong with it."""
    pack = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Faults([_too_much(pack)])
        with zipfile.ZipFile(path) as packed:
            entries = [one for one in packed.infolist() if not one.orig_filename.endswith("/")]
            found = list(_before_reading(pack, entries))
            if found:
                raise Faults(found)
            files = {one.orig_filename: packed.read(one) for one in entries}
    except OSError as error:
        said = f"this pack cannot be read ({error.strerror or error})"
        raise Faults([Fault(Place(pack), said, "may you read it? is it all there?", "pack")]) from None
    except DAMAGE:
        raise Faults(
            [Fault(Place(pack), "this is no pack, or it is damaged", "ask for it again", "pack")]
        ) from None
    wrong = list(_against_manifest(pack, files))
    wrong += [fault for name, body in files.items() for fault in template_faults(pack, name, body)]
    if wrong:
        raise Faults(wrong)
    return Pack({name: body for name, body in sorted(files.items()) if name != MANIFEST})


def _before_reading(pack: str, entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    """What can be told of a pack from its list alone."""
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
        yield _too_much(pack)
        return
    yield from name_faults(pack, (one.orig_filename for one in entries))
    seen: set[str] = set()
    for one in entries:
        kind = stat.S_IFMT(one.external_attr >> 16)
        if kind == stat.S_IFLNK:
            yield Fault(spot(pack, one.orig_filename), "is a link", "packs hold plain files", "pack")
        elif kind not in (0, stat.S_IFREG):
            yield Fault(spot(pack, one.orig_filename), "is no plain file", "packs hold plain files", "pack")
        if one.flag_bits & 1 or one.compress_type not in _WAYS:
            yield Fault(
                spot(pack, one.orig_filename),
                "is packed in a way that cannot be read",
                "pack it without a password",
                "pack",
            )
        if one.orig_filename in seen:
            yield Fault(spot(pack, one.orig_filename), "is there twice", "keep one of them", "pack")
        seen.add(one.orig_filename)


def _too_much(pack: str) -> Fault:
    said = f"more than {MOST_FILES} files (or {MOST_BYTES // 1_000_000} MB)"
    return Fault(Place(pack), said, "make several packs", "pack")


def _against_manifest(pack: str, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """A Fault for each file that is not what the manifest says."""
    spot_ = Place(pack, cell="manifest")
    if MANIFEST not in files:
        yield Fault(spot_, f"there is no {MANIFEST}", "make packs with: jsna pack", "pack")
        return
    try:
        manifest = json.loads(files[MANIFEST].decode("utf-8"))
    except (ValueError, RecursionError):
        manifest = None
    if not _sound(manifest):
        yield Fault(spot_, f"{MANIFEST} cannot be read", "make packs with: jsna pack", "pack")
        return
    if manifest["format"] > FORMAT:
        yield Fault(
            spot_, f"format {manifest['format']}, this jsna reads up to {FORMAT}", "use a newer jsna", "pack"
        )
        return
    named = manifest["files"]
    for name in sorted({*named, *files} - {MANIFEST}):
        if name not in files:
            yield Fault(spot_, f"{shown(name)} is named and not there", "ask for the pack again", "pack")
        elif named.get(name) != sha256(files[name]):
            yield Fault(spot(pack, name), "not the file the manifest names", "ask for the pack again", "pack")


def _sound(manifest: Any) -> bool:
    """Whether ``manifest`` has the form of one."""
    return (
        isinstance(manifest, dict)
        and type(manifest.get("format")) is int
        and isinstance(manifest.get("files"), dict)
        and all(isinstance(one, str) for one in manifest["files"].values())
    )


def sha256(body: bytes) -> str:
    """The SHA-256 of ``body`` in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
