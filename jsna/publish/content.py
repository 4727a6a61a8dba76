"""The hash of exactly what a decision approves, worked out from a draft and told to its author."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from jsna.build import Draft
from jsna.model.book import Book, edition_of
from jsna.model.content import PREFIX, document_content, edition_content
from jsna.model.nodes import Node


def content_of(made: Draft, root: Path) -> str:
    """The hash of the edition of ``made``: the words of its documents, its cards, data files and templates.

    Another version of the toolkit gives the same; so do the colours of the site.
    Of a local table it holds what may be seen: by the hash of its file a guess at
    what is withheld could be found right.
    """
    book = made.book
    shown = {*_documents(book), *made.tables}
    recorded = made.composed.record.get("tables", {})
    files = {table.file: str(recorded.get(table.id, {}).get("sha256", "")) for table in made.tables.values()}
    own = root / "templates"
    for path in sorted(own.rglob("*")) if own.is_dir() else ():
        if path.is_file():
            files[path.relative_to(root).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    documents = {id_: book.nodes[id_] for id_ in shown if id_ in book.nodes}
    return edition_content(book.nodes[edition_of(book).id], documents, files)


def told(book: Book, content: str = "") -> Iterator[str]:
    """A line for the edition where ``content`` is given, and for each chapter that a decision approves."""
    if content:
        yield f"content of edition {edition_of(book).id}: {PREFIX}{content}"
    approved = {one.of for decision in book.decisions.values() for one in decision.approves}
    for id_, chapter in book.chapters.items():
        if id_ in approved or chapter.status in ("endorsed", "approved"):
            yield f"content of {id_}: {PREFIX}{document_content(book.nodes[id_])}"


def _documents(book: Book) -> set[str]:
    """What the edition lists, what the blocks of its chapters name, and the board, whose seats pages name."""
    listed = {page for part in edition_of(book).contents for page in part.pages}
    named = {
        str(node.value)
        for id_ in listed & book.chapters.keys()
        for section in _sections(book.nodes[id_])
        for _, node in section.scalars()
    }
    shown = listed | {id_ for id_ in named if book.page(id_) is not None}
    return shown | ({book.board.id} if book.board else set())


def _sections(chapter: Node) -> Iterator[Node]:
    sections = chapter.child("sections")
    for section in sections.each() if sections else ():
        show = section.child("show")
        if show is not None:
            yield show
