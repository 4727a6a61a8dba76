"""Whether every published byte is what it was: each file against the hash that was written down.

Reads only; a file is never held in memory whole.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.problems import Fault, each
from jsna.site.archive import PUBLISHED, Record, archived, names, read_record, unsealed
from jsna.site.manifest import NAME, Manifest, files_in, read_manifest, sha256_of

LATEST = "latest"
CHANGED, MISSING, ADDED = "changed", "missing", "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not what it was: its path, and ``changed``, ``missing`` or ``added`` since when."""

    path: str
    what: str
    since: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what} since {self.since}"


def changes(folder: Path, manifest: Manifest, sha256: str = "") -> dict[str, str]:
    """What is other in ``folder`` than ``manifest`` says: by path, changed, missing or added.

    ``sha256`` is the hash of the manifest's own file, where that is known.
    """
    there = {*files_in(folder)} - {NAME} if folder.is_dir() else set()
    found = dict.fromkeys(there - manifest.files.keys(), ADDED)
    for name, hash_ in manifest.files.items():
        if name not in there:
            found[name] = MISSING
        elif sha256_of(folder / name) != hash_:
            found[name] = CHANGED
    own = folder / NAME
    if not own.is_file():
        found[NAME] = MISSING
    elif (sha256_of(own) != sha256) if sha256 else (read_manifest(folder) != manifest):
        found[NAME] = CHANGED
    return dict(sorted(found.items()))


def verify(
    site: Path, root: Path, name: str, tell: Callable[[str], None] = lambda step: None
) -> list[Difference]:
    """Everything in ``site`` and in the published editions kept at ``root`` that is not what it was.

    ``name`` is what to call ``site`` in paths.
    """
    tell(PUBLISHED)
    kept, found = _archives(root)
    noted, around = _around(site, name)
    found += around
    by_hash = {record.manifest: record.edition for record, _ in kept.values()}
    for folder in sorted({*_folders(site), *noted, *kept}):
        tell(folder)
        own, hash_ = kept.get(folder), noted.get(folder, "")
        if folder == LATEST and hash_ in by_hash:
            own = kept[by_hash[hash_]]
        found += _edition(site / folder, f"{name}/{folder}", own, hash_)
    return sorted(dict.fromkeys(found), key=lambda one: one.path)


def _edition(
    folder: Path, name: str, kept: tuple[Record, Manifest] | None, noted: str
) -> Iterator[Difference]:
    """What is other in one edition than in its archive, or else than its manifest and the site's note say."""
    record, manifest = kept if kept else (None, read_manifest(folder))
    draft = record is None and manifest is not None and manifest.status != "published"
    since = "it was built" if draft else "publication"
    if not folder.is_dir():
        yield Difference(name, MISSING, since)
        return
    if manifest is None:
        yield Difference(f"{name}/{NAME}", CHANGED if (folder / NAME).exists() else MISSING, since)
        return
    for file, what in changes(folder, manifest, record.manifest if record else noted).items():
        yield Difference(f"{name}/{file}", what, since)


def _folders(site: Path) -> Iterator[str]:
    """The folders in ``site`` that readers can see."""
    return (path.name for path in site.iterdir() if path.is_dir() and not path.name.startswith("."))


def _archives(root: Path) -> tuple[dict[str, tuple[Record, Manifest]], list[Difference]]:
    """The published editions that can be trusted, and which files of others are not what they were."""
    recorded, wrong = each(lambda name: read_record(root, name), names(root))
    made, more = each(lambda record: (record, archived(root, record)), recorded)
    return {record.edition: (record, manifest) for record, manifest in made}, [
        _difference(fault, root) for fault in (*wrong, *more)
    ]


def _difference(fault: Fault, root: Path) -> Difference:
    there = (root / fault.place.file).exists()
    return Difference(fault.place.file, CHANGED if there else MISSING, "publication")


def _around(site: Path, name: str) -> tuple[dict[str, str], list[Difference]]:
    """The hash noted of each edition's manifest, and what is other in the files beside the editions."""
    since = "the last build"
    try:
        note = unsealed((site / NAME).read_bytes())
        noted, files = _texts(note["editions"]), _texts(note["files"])
    except (OSError, ValueError, KeyError, TypeError):
        what = CHANGED if (site / NAME).exists() else MISSING
        return {}, [Difference(f"{name}/{NAME}", what, since)]
    there = {path.name for path in site.iterdir() if path.is_file() and not path.name.startswith(".")}
    found = [Difference(f"{name}/{file}", ADDED, since) for file in there - files.keys() - {NAME}]
    for file, hash_ in files.items():
        if file not in there:
            found.append(Difference(f"{name}/{file}", MISSING, since))
        elif sha256_of(site / file) != hash_:
            found.append(Difference(f"{name}/{file}", CHANGED, since))
    return noted, found


def _texts(thing: Any) -> dict[str, str]:
    if not isinstance(thing, Mapping):
        raise TypeError("a note of hashes holds names and hashes")
    return {str(key): str(value) for key, value in thing.items()}
