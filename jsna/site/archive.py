"""The published editions that a workspace keeps: ``published/<edition>.zip``, and a record of it beside it.

The record is written last: an archive without one was never published, and is cleared away.
Nothing here is ever written over; nothing here knows how an edition was made.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jsna.model.book import natural
from jsna.problems import Fault, Place
from jsna.site.manifest import NAME, Manifest, files_in, parsed, read_manifest_bytes, sha256_of, stable_json
from jsna.site.refusals import plainly_refused
from jsna.site.sound import sound
from jsna.site.swap import flush
from jsna.site.workplace import alone, workplace

PUBLISHED = "published"
STILL = (1980, 1, 1, 0, 0, 0)  # the one time that every file in an archive has
READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Record:
    """What was published: the day (ISO), what it replaces ("" for nothing), and hashes (SHA-256 in hex).

    ``archive`` is of the zip, ``manifest`` of the manifest.json in it, ``content`` of what was
    approved, ``document`` of the words of the edition's own document.
    """

    edition: str
    published: str
    replaces: str
    content: str
    document: str
    archive: str
    manifest: str


def records(root: Path) -> dict[str, Record]:
    """Every edition published from the workspace at ``root``, by name, oldest first.

    Raises Fault for a record that cannot be read or was changed.
    """
    found = [read_record(root, name) for name in names(root)]
    found.sort(key=lambda one: (one.published, natural(one.edition)))
    return {one.edition: one for one in found}


def names(root: Path) -> list[str]:
    """The names of the published editions, without looking at their records."""
    return sorted(file.stem for file in (root / PUBLISHED).glob("*.json") if not file.name.startswith("."))


def read_record(root: Path, edition: str) -> Record:
    """The record of one edition.  Raises Fault where it cannot be read or was changed."""
    file = root / PUBLISHED / f"{edition}.json"
    try:
        body = file.read_bytes()
        record = Record(**{name: str(value) for name, value in unsealed(body).items()})
    except (FileNotFoundError, ValueError, TypeError):
        raise _damaged(f"{edition}.json") from None
    except OSError as error:
        raise _unreadable(file.name, error) from None
    if record.edition != edition:
        raise _damaged(f"{edition}.json")
    return record


def archived(root: Path, record: Record) -> Manifest:
    """The manifest inside the archive of ``record``.  Raises Fault where the archive is not what it was."""
    file = root / PUBLISHED / f"{record.edition}.zip"
    try:
        if sha256_of(file) != record.archive:
            raise _damaged(file.name)
        with zipfile.ZipFile(file) as packed:
            manifest = read_manifest_bytes(packed.read(NAME))
            whole = manifest is not None and sound(packed, manifest, file.stat().st_size)
    except (FileNotFoundError, KeyError, zipfile.BadZipFile):
        raise _damaged(file.name) from None
    except OSError as error:
        raise _unreadable(file.name, error) from None
    if manifest is None or not whole or not _is_of(manifest, record):
        raise _damaged(file.name)
    return manifest


def _is_of(manifest: Manifest, record: Record) -> bool:
    """Whether ``manifest`` says of its edition what ``record`` says."""
    said = (manifest.edition, manifest.status, manifest.published)
    return said == (record.edition, "published", record.published)


def unpack(root: Path, record: Record, into: Path) -> Manifest:
    """Write the files of a published edition into the folder ``into``, each as its manifest says it is.

    Raises Fault where the archive is not what it was.
    """
    manifest = archived(root, record)
    wanted = {**manifest.files, NAME: record.manifest}
    with zipfile.ZipFile(root / PUBLISHED / f"{record.edition}.zip") as packed:
        for name, sha256 in wanted.items():
            body = packed.read(name)
            if hashlib.sha256(body).hexdigest() != sha256:
                raise _damaged(f"{record.edition}.zip")
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes(body)
    return manifest


def keep(root: Path, made: Path, manifest: Manifest, **words: str) -> Record:
    """Keep the edition in the folder ``made`` for good; it is published once its record stands.

    ``words`` are what the record says beside: replaces, content, document.  Raises Fault where it is
    kept already, another program is keeping one, or the disk refuses.
    """
    folder, name = root / PUBLISHED, manifest.edition
    with plainly_refused(folder, root), alone(folder, root), workplace(folder) as work:
        if (folder / f"{name}.json").exists():
            said = f"edition {name} was published and cannot change"
            raise Fault(Place(f"{PUBLISHED}/{name}.json"), said, "make a new edition", "published")
        (folder / f"{name}.zip").unlink(missing_ok=True)  # left by a program that died before it published
        archive, note = work / f"{name}.zip", work / f"{name}.json"
        pack(made, archive)
        hashes = {"archive": sha256_of(archive), "manifest": sha256_of(made / NAME)}
        beside = {"replaces": "", "content": "", "document": "", **words}
        record = Record(name, manifest.published, **beside, **hashes)
        note.write_bytes(sealed(asdict(record)))
        for file in (archive, note):
            flush(file)
            file.chmod(READ_ONLY)
        for file in (archive, note):  # the record last
            file.rename(folder / file.name)
            flush(folder)
    return record


def pack(made: Path, archive: Path) -> None:
    """Write every file of the folder ``made`` into ``archive``: the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name in files_in(made):
            entry = zipfile.ZipInfo(name, STILL)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, (made / name).read_bytes())


def sealed(thing: Mapping[str, Any]) -> bytes:
    """``thing`` as JSON that holds its own hash, so that a change of any byte can be seen."""
    check = hashlib.sha256(stable_json(thing)).hexdigest()
    return stable_json({**thing, "check": check})


def unsealed(body: bytes) -> dict[str, Any]:
    """What was sealed.  Raises ValueError where a byte of it was changed."""
    thing = parsed(body)
    if not isinstance(thing, dict):
        raise ValueError("not a sealed record")
    thing.pop("check", None)
    if sealed(thing) != body:
        raise ValueError("a sealed record was changed")
    return thing


def _damaged(name: str) -> Fault:
    hint = "put back the file that was published, from a copy or from the history of the workspace"
    return Fault(Place(f"{PUBLISHED}/{name}"), "changed since publication", hint, "tampered")


def _unreadable(name: str, error: OSError) -> Fault:
    said = f"this file cannot be read ({error.strerror or error})"
    return Fault(Place(f"{PUBLISHED}/{name}"), said, "look after the disk, or the rights to the file", "disk")
