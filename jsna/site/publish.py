"""Build an edition beside the site and put it in place in one step, or leave the site as it was.

The story of publishing; how pages are made, filled and moved is told elsewhere.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jsna.model.book import Book
from jsna.model.edition import Edition
from jsna.pages.page import Page
from jsna.problems import Fault, Place
from jsna.site import editions
from jsna.site.edition import in_words
from jsna.site.engine import make_html, write_docs
from jsna.site.feed import NAME as FEED
from jsna.site.feed import feed_of
from jsna.site.finish import finish
from jsna.site.lock import locked
from jsna.site.manifest import Manifest, manifest_of, read_manifest, stable_json, write_manifest
from jsna.site.settings import site_name, site_url
from jsna.site.swap import bring_back, flush, put_in_place

REFUSALS = {
    errno.ENOSPC: ("the disk is full; nothing was changed", "make room and build again"),
    errno.EDQUOT: ("your share of the disk is full; nothing was changed", "make room and build again"),
    errno.EFBIG: ("a file is larger than this system allows; nothing was changed", ""),
    errno.EROFS: ("this place can only be read; nothing was changed", "give another folder to build into"),
    errno.EACCES: (
        "you may not write here; nothing was changed",
        "give another folder, or ask for the right to",
    ),
    errno.EPERM: (
        "you may not write here; nothing was changed",
        "give another folder, or ask for the right to",
    ),
    errno.ENOTDIR: ("this is not a folder; nothing was changed", "give another folder to build into"),
    errno.EEXIST: ("this is not a folder; nothing was changed", "give another folder to build into"),
}


def publish(
    pages: Sequence[Page], kept: Mapping[str, Any], book: Book, root: Path, out: Path | None = None
) -> Manifest:
    """Build the edition of ``book`` from ``pages`` into ``out`` (``root/site`` unless said otherwise).

    ``kept``: plain data or dataclasses by name, each of which becomes a JSON file
    of the edition (``facts`` is ``facts.json``).  Raises Fault or Faults, and then
    ``out`` is as it was: for a slot left empty, a link to nowhere, an edition already
    published, another build at work, or a disk that refuses.
    """
    edition = book.edition
    if edition is None:
        raise ValueError("a book without an edition cannot be published")
    site = (out or root / "site").absolute()
    with _plainly_refused(site, root), _alone(site, root):
        _refuse_published(site / edition.id, edition, book)
        with _workplace(site) as work:
            made, manifest = _edition(pages, kept, edition, root / "mkdocs.yml", work)
            pairs = _around(site, made, manifest, root / "mkdocs.yml", work)
            for new, _ in pairs:
                _flush_all(new)
            put_in_place(pairs)
    return manifest


def _edition(
    pages: Sequence[Page], kept: Mapping[str, Any], edition: Edition, settings: Path, work: Path
) -> tuple[Path, Manifest]:
    words = in_words(edition)
    made = make_html(write_docs(pages, words, settings, work), words)
    for name, content in kept.items():
        (made / f"{name}.json").write_bytes(stable_json(content))
    finish(pages, made)
    published = edition.published.isoformat() if edition.published else ""
    manifest = manifest_of(
        made, edition.id, edition.title, edition.status, edition.cut_off.isoformat(), published
    )
    write_manifest(manifest, made)
    return made, manifest


def _around(
    site: Path, made: Path, manifest: Manifest, settings: Path, work: Path
) -> list[tuple[Path, Path]]:
    """What to move where: the edition, the copy called latest, and the files of the site as a whole."""
    others = [edition for edition in editions.editions_in(site) if edition.edition != manifest.edition]
    known = editions.newest_first([manifest, *others])
    shown, name = editions.current(known), site_name(settings, manifest.title)
    source = made if shown == manifest else site / shown.edition
    pairs = [(made, site / manifest.edition)]
    if read_manifest(site / editions.LATEST) != shown:
        pairs.append((Path(shutil.copytree(source, work / editions.LATEST)), site / editions.LATEST))
    files = editions.write_site_files(known, source, name, work)
    folders = {one.edition: made if one == manifest else site / one.edition for one in known}
    feed = work / FEED
    feed.write_bytes(feed_of(known, folders, name, site_url(settings)))
    files.append(feed)
    return pairs + [(file, site / file.name) for file in files]


def _refuse_published(folder: Path, edition: Edition, book: Book) -> None:
    if not folder.exists():
        return
    before = read_manifest(folder)
    if before and before.status != "published":
        return
    if not before and edition.status != "published":
        return
    when = f" on {before.published}" if before and before.published else ""
    raise Fault(
        book.place(edition.id),
        f"edition {edition.id} was published{when} and cannot change",
        "add a correction or make a new edition",
        "published",
    )


@contextmanager
def _alone(site: Path, root: Path) -> Iterator[None]:
    """Hold the lock of ``site``, cleared of what builds that died left there."""
    site.mkdir(parents=True, exist_ok=True)
    try:
        with locked(site):
            bring_back(site)
            for left in [*site.glob(".tmp-*"), *site.glob(".old-*")]:
                _remove(left)
            yield
    except BlockingIOError:
        said = "another build is publishing here; nothing was changed"
        raise Fault(
            Place(_shown(site, root)), said, "wait for it to end, or build elsewhere", "busy"
        ) from None


@contextmanager
def _workplace(site: Path) -> Iterator[Path]:
    work = Path(tempfile.mkdtemp(prefix=".tmp-", dir=site))
    try:
        yield work
    finally:
        _remove(work)


@contextmanager
def _plainly_refused(site: Path, root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refused(error, _shown(site, root)) from error


def refused(error: OSError, place: str) -> Fault | OSError:
    """``error`` in plain words, where the disk and not the program is at fault; else ``error`` itself."""
    if error.errno not in REFUSALS:
        return error
    return Fault(Place(place), *REFUSALS[error.errno], code="disk")


def _flush_all(path: Path) -> None:
    for folder, _, names in os.walk(path):
        for name in sorted(names):
            flush(Path(folder, name))
        flush(Path(folder))
    if path.is_file():
        flush(path)


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _shown(path: Path, root: Path) -> str:
    """``path`` for a message: relative to the workspace where it is inside."""
    whole = root.absolute()
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else path.name
