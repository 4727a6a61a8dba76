"""Build an edition beside the site and put it in place in one step, or leave the site as it was.

The story of publishing; how pages are made, filled and moved is told elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.model.book import Book, edition_of
from jsna.model.edition import Edition
from jsna.pages.page import Page
from jsna.problems import Fault, Place
from jsna.site.archive import Record, records
from jsna.site.around import Made, around
from jsna.site.edition import in_words
from jsna.site.engine import make_html, write_docs
from jsna.site.finish import finish
from jsna.site.manifest import Manifest, manifest_of, read_manifest, stable_json, write_manifest
from jsna.site.refusals import plainly_refused, shown
from jsna.site.swap import flush_all, put_in_place
from jsna.site.workplace import alone, workplace


def _nothing(made: Path, manifest: Manifest) -> None:
    """A draft is neither examined nor kept."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """What is done with an edition that is published for good, on its way into the site.

    ``examine`` is given the finished folder and raises Faults where it may not
    be published; ``keep`` keeps it, when everything else has been written.
    """

    examine: Callable[[Path, Manifest], None] = _nothing
    keep: Callable[[Path, Manifest], None] = _nothing


def publish(
    pages: Sequence[Page],
    kept: Mapping[str, Any],
    book: Book,
    root: Path,
    out: Path | None = None,
    keeper: Keeper | None = None,
) -> Manifest:
    """Build the edition of ``book`` from ``pages`` into ``out`` (``root/site`` unless said otherwise).

    ``kept``: plain data or dataclasses by name, each of which becomes a JSON file
    of the edition (``facts`` is ``facts.json``).  Published editions that the
    workspace keeps and ``out`` does not have are put back.  Raises Fault or
    Faults, and then ``out`` is as it was: for a slot left empty, a link to nowhere,
    an edition already published, another build at work, or a disk that refuses.
    """
    edition, keeper = edition_of(book), keeper or Keeper()
    site = (out or root / "site").absolute()
    with plainly_refused(site, root), alone(site, root):
        before = records(root)
        _refuse_published(site / edition.id, book, before, root)
        with workplace(site) as work:
            made = _edition(pages, kept, edition, root / "mkdocs.yml", work)
            keeper.examine(*made)
            pairs = around(site, root, book, before, work, made)
            for new, _ in pairs:
                flush_all(new)
            keeper.keep(*made)
            put_in_place(pairs)
    return made.manifest


def restore(book: Book, root: Path, out: Path | None = None) -> dict[str, Record]:
    """Put back into the site every published edition that it does not have; returns all there are.

    Raises Fault or Faults as ``publish`` does, and for a published edition whose files were changed.
    """
    site = (out or root / "site").absolute()
    with plainly_refused(site, root), alone(site, root):
        before = records(root)
        with workplace(site) as work:
            pairs = around(site, root, book, before, work)
            for new, _ in pairs:
                flush_all(new)
            put_in_place(pairs)
    return before


def _edition(
    pages: Sequence[Page], kept: Mapping[str, Any], edition: Edition, settings: Path, work: Path
) -> Made:
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
    return Made(made, manifest)


def _refuse_published(folder: Path, book: Book, before: Mapping[str, Record], root: Path) -> None:
    """Raises Fault where ``folder`` may hold something that was published: a draft alone gives way."""
    edition = edition_of(book)
    kept, there = before.get(edition.id), read_manifest(folder)
    if kept is not None:
        raise already(edition.id, kept.published, book)
    if there is not None and there.status == "published":
        raise already(edition.id, there.published, book)
    if there is None and folder.exists() and edition.status == "published":
        said = "this is here already and does not say which edition it is; nothing was changed"
        raise Fault(Place(shown(folder, root)), said, "take it away and publish again", "unknown-folder")


def already(edition: str, day: str, book: Book) -> Fault:
    """That ``edition`` was published on ``day`` ("" where that is not known)."""
    said = f"edition {edition} was published{f' on {day}' if day else ''} and cannot change"
    return Fault(book.place(edition), said, "add a correction or make a new edition", "published")
