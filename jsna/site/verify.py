"""Whether every published byte is what it was: each file against the hash that was written down.

Reads only; a file is never held in memory whole.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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


def changes(folder: Path, manifest: Manifest, own: Collection[str] = ()) -> dict[str, str]:
    """What is other in ``folder`` than ``manifest`` says: by path, changed, missing or added.

    ``own`` are the hashes that the manifest's own file may have, where they are known.
    """
    there = {*files_in(folder)} - {NAME} if folder.is_dir() else set()
    found = dict.fromkeys([*(there - manifest.files.keys()), *_led_away(folder)], ADDED)
    for name, hash_ in manifest.files.items():
        if name not in there:
            found[name] = MISSING
        elif sha256_of(folder / name) != hash_:
            found[name] = CHANGED
    if not (folder / NAME).is_file():
        found[NAME] = MISSING
    elif (sha256_of(folder / NAME) not in own) if own else (read_manifest(folder) != manifest):
        found[NAME] = CHANGED
    return dict(sorted(found.items()))


def _led_away(folder: Path) -> list[str]:
    """The links in ``folder`` to other folders, whose files a reader may see and nobody published."""
    found = [path for path in folder.rglob("*") if path.is_symlink() and path.is_dir()]
    return [path.relative_to(folder).as_posix() for path in found]


def verify(
    site: Path, root: Path, name: str, tell: Callable[[str], None] = lambda step: None
) -> list[Difference]:
    """Everything in ``site`` and in the published editions kept at ``root`` that is not what it was.

    ``name`` is what to call ``site`` in paths.
    """
    tell(PUBLISHED)
    kept, found = _archives(root)
    notes = list(_notes(site))
    found += _around(site, name, [note["files"] for note in notes])
    noted = _joined([note["editions"] for note in notes])
    there = {*_folders(site), *kept, *_in_all([note["editions"] for note in notes])}
    by_hash = {record.manifest: record.edition for record, _ in kept.values()}
    for folder in sorted(there):
        tell(folder)
        hashes = noted.get(folder, set())
        own = kept.get(folder)
        if folder == LATEST:
            copies = [one for one in sorted(hashes) if one in by_hash]
            copies.sort(key=lambda one: one != _hash_of(site / LATEST / NAME))
            own = kept[by_hash[copies[0]]] if copies else None
        found += _edition(site / folder, f"{name}/{folder}", own, hashes)
    return sorted(dict.fromkeys(found), key=lambda one: one.path)


def _edition(
    folder: Path, name: str, kept: tuple[Record, Manifest] | None, noted: set[str]
) -> Iterator[Difference]:
    """What is other in one edition than in its archive, or else than its manifest and the site's note say."""
    there = read_manifest(folder)
    if kept is not None and there is not None and there.status == "draft":
        yield Difference(name, "a draft stands here", f"edition {kept[0].edition} was published; build again")
        return
    record, manifest = kept if kept else (None, there)
    draft = record is None and manifest is not None and manifest.status != "published"
    since = "it was built" if draft else "publication"
    if not folder.is_dir():
        yield Difference(name, MISSING, since)
        return
    if manifest is None:
        yield Difference(f"{name}/{NAME}", CHANGED if (folder / NAME).exists() else MISSING, since)
        return
    for file, what in changes(folder, manifest, {record.manifest} if record else noted).items():
        yield Difference(f"{name}/{file}", what, since)


def _hash_of(file: Path) -> str:
    return sha256_of(file) if file.is_file() else ""


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


def _notes(site: Path) -> Iterator[dict[str, dict[str, str]]]:
    """What is noted of the files beside the editions, by the last build and by one that died in moving."""
    for file in (site / NAME, *sorted(site.glob(f".tmp-*/{NAME}"))):
        try:
            note = unsealed(file.read_bytes())
            yield {part: _texts(note[part]) for part in ("editions", "files")}
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _around(site: Path, name: str, notes: Sequence[Mapping[str, str]]) -> Iterator[Difference]:
    """What is other in the files beside the editions; each may be as any of ``notes`` says."""
    since = "the last build"
    if not _sound(site / NAME):
        yield Difference(f"{name}/{NAME}", CHANGED if (site / NAME).exists() else MISSING, since)
    there = {path.name for path in site.iterdir() if path.is_file() and not path.name.startswith(".")}
    noted, needed = _joined(notes), _in_all(notes)
    added = there - noted.keys() - {NAME} if notes else ()
    yield from (Difference(f"{name}/{file}", ADDED, since) for file in added)
    for file, hashes in noted.items():
        if file not in there and file in needed:
            yield Difference(f"{name}/{file}", MISSING, since)
        elif file in there and sha256_of(site / file) not in hashes:
            yield Difference(f"{name}/{file}", CHANGED, since)


def _sound(note: Path) -> bool:
    try:
        unsealed(note.read_bytes())
    except (OSError, ValueError):
        return False
    return True


def _joined(notes: Sequence[Mapping[str, str]]) -> dict[str, set[str]]:
    names = {name for note in notes for name in note}
    return {name: {note[name] for note in notes if name in note} for name in sorted(names)}


def _in_all(notes: Sequence[Mapping[str, str]]) -> set[str]:
    """The names in every one of ``notes``: a build that died may have had one more, or one fewer."""
    return set(notes[0]).intersection(*notes[1:]) if notes else set()


def _texts(thing: Any) -> dict[str, str]:
    if not isinstance(thing, Mapping):
        raise TypeError("a note of hashes holds names and hashes")
    return {str(key): str(value) for key, value in thing.items()}
