"""What moves where when a site changes: editions, the copy called latest, and the pages around them."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from jsna.model.book import Book
from jsna.pages.documents.corrections import corrections_in
from jsna.problems import Fault, Faults, Place
from jsna.site import editions
from jsna.site.archive import PUBLISHED, Record, archived, unpack
from jsna.site.corrections import Corrections, all_corrections
from jsna.site.manifest import Manifest, files_in, read_manifest
from jsna.site.refusals import shown
from jsna.site.settings import site_name, site_path, site_url
from jsna.site.verify import changes

Pairs = list[tuple[Path, Path]]  # what is new, and where it belongs


class Made(NamedTuple):
    """An edition as a folder, and its manifest."""

    folder: Path
    manifest: Manifest


def around(
    site: Path, root: Path, book: Book, before: Mapping[str, Record], work: Path, made: Made | None = None
) -> Pairs:
    """Everything that must move into ``site`` so that it shows ``made`` and all published editions.

    New files are written below ``work``.  Raises Faults where a published edition
    in ``site`` is not what was published.
    """
    back = list(_kept(site, root, before.values(), work))
    fresh = {one.manifest.edition: one for one in [*back, *([made] if made else [])]}
    there = {one.edition: Made(site / one.edition, one) for one in editions.editions_in(site)}
    every = {**there, **fresh}
    if not every:
        return []
    standing = _standing(every, root, before, book)
    pairs = [(one.folder, site / name) for name, one in fresh.items()]
    now, latest = every[standing.current.edition], site / editions.LATEST
    if changes(latest, now.manifest):
        pairs.append((_copied(now.folder, work / editions.LATEST), latest))
    files = editions.write_site_files(standing, work)
    return pairs + [(file, site / file.name) for file in files]


def _copied(folder: Path, into: Path) -> Path:
    """A copy of ``folder``.  Raises OSError at the first file that the disk refuses."""
    for name in files_in(folder):
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, into / name)
    return into


def _standing(
    every: Mapping[str, Made], root: Path, before: Mapping[str, Record], book: Book
) -> editions.Standing:
    folders = {name: one.folder for name, one in every.items()}
    settings = root / "mkdocs.yml"
    known = editions.newest_first(one.manifest for one in every.values())
    return editions.Standing(
        known,
        folders,
        site_name(settings, editions.current(known).title),
        site_path(settings),
        _corrections({one.edition: folders[one.edition] for one in known if one.status == "published"}, book),
        _replaced(before, book),
        site_url(settings),
    )


def _kept(site: Path, root: Path, before: Iterable[Record], work: Path) -> Iterable[Made]:
    """The published editions that are not in ``site``, or only as drafts, unpacked."""
    wrong: list[Fault] = []
    for record in before:
        folder = site / record.edition
        there = read_manifest(folder)
        if folder.exists() and (there is None or there.status != "draft"):  # a draft gives way
            wrong += _told(folder, root, archived(root, record), record)
            continue
        into = work / f"kept-{record.edition}"
        yield Made(into, unpack(root, record, into))
    if wrong:
        raise Faults(wrong)


def _told(folder: Path, root: Path, manifest: Manifest, record: Record) -> Iterable[Fault]:
    """A Fault for each file of a published edition in the site that is not what was published."""
    name = shown(folder, root)
    hint = (
        f"take the folder {name} away and build again: it is put back from {PUBLISHED}/{record.edition}.zip"
    )
    for file, what in changes(folder, manifest, [record.manifest]).items():
        yield Fault(Place(f"{name}/{file}"), f"{what} since publication", hint, "tampered")


def _corrections(folders: Mapping[str, Path], book: Book) -> Corrections:
    """What each published edition says was put right, and what was added to its document since."""
    written = [book.editions[name] for name in folders if name in book.editions]
    later = [line for edition in written for line in corrections_in(edition, book)]
    return all_corrections(folders.values(), later)


def _replaced(before: Mapping[str, Record], book: Book) -> dict[str, str]:
    """For each edition that another replaces: which."""
    written = {one.replaces: one.id for one in book.editions.values() if one.replaces}
    return written | {one.replaces: one.edition for one in before.values() if one.replaces}
