"""A published edition is never built again: its files come back from where they are kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.model.book import Book, edition_of
from jsna.model.content import document_content
from jsna.problems import Fault, Faults, errors
from jsna.publish.mark import mark
from jsna.site.archive import Record, archived, names
from jsna.site.publish import already, restore


@dataclass(frozen=True, slots=True)
class Restored:
    """A published edition that stands in the site, how many files it has, and warnings."""

    record: Record
    files: int
    faults: tuple[Fault, ...] = ()


def restored_if_published(book: Book, root: Path) -> Restored | None:
    """The edition of ``book``, put back in the site; None where it is still to be built.

    Raises Fault or Faults where the site or what is kept is not what was published.
    """
    published = book.edition is not None and book.edition.id in names(root)
    return restored(book, root) if published else None


def restored(book: Book, root: Path) -> Restored:
    """The published edition of ``book`` put back in the site; its document says that it is published.

    Raises Fault where that document says something else than when it was published.
    """
    edition, node = edition_of(book), book.nodes[edition_of(book).id]
    unread = [
        id_
        for id_, one in book.nodes.items()
        if id_ not in book.editions and (kind := one.child("kind")) is not None and kind.value == "edition"
    ]
    if unread:  # their corrections would be missing from the public list
        raise Faults(errors(book.faults))
    record = restore(book, root)[edition.id]
    if record.document not in ("", document_content(node)):
        raise already(edition.id, record.published, book)
    undone = None
    if edition.status != "published":
        undone = mark(root, book.files[edition.id], date.fromisoformat(record.published))
    files = len(archived(root, record).files)
    return Restored(record, files, (undone,) if undone else ())
