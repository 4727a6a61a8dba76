"""Ways between documents: what a page follows from, and what leads on from it."""

from html import escape

from jsna.model.book import Book, Page, edition_of
from jsna.pages.paths import page_path, to


def path_of(document: str, book: Book) -> str:
    """The docs path of a document's page; "" where the edition does not list it, or it has a page an area."""
    chapter = book.chapters.get(document)
    if chapter is not None and chapter.for_each:
        return ""
    for entry in edition_of(book).contents:
        if document in (entry.pages or ()):
            return page_path(entry.part, document)
    return ""


def page_of(document: str, book: Book) -> Page:
    """The document that becomes a page.  Raises ValueError where it is none."""
    page = book.page(document)
    if page is None:
        raise ValueError(f"{document} is not a page")
    return page


def linked(address: str, book: Book, words: str = "") -> str:
    """A link to the page of ``address`` in the words of its title; plain words where it has no page."""
    document, _, part = address.partition("/")
    if document not in book.nodes:
        return escape(words or address)
    page = book.page(document)
    title = words or (page.title if page is not None else document)
    path = path_of(document, book)
    return f'<a href="{to(path, part)}">{escape(title)}</a>' if path else escape(title)


_SAYS = {
    "chapter": "Chapter",
    "priority": "Priority",
    "decision": "Decision",
    "engagement": "Conversation",
    "board": "Board",
}


def leads_here(document: str, book: Book) -> list[str]:
    """A line for each document that rests on this one or a part of it, as HTML."""
    lines = []
    for link in book.links:
        source, target = (address.partition("/")[0] for address in (link.source, link.target))
        page = book.page(source)
        if target == document and source != document and page is not None and link.field != "links":
            lines.append(f"{_SAYS[page.kind]}: {linked(source, book)}")
    return list(dict.fromkeys(lines))
