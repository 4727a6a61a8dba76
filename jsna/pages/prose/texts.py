"""Which of an author's words are prose, and which claim stands behind the first sentence of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsna.model.book import Book
from jsna.model.chapter import Chapter
from jsna.model.edition import Edition
from jsna.pages.claims import claims_in
from jsna.pages.slips import Words


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the document and the place in it, its words, and its own claim ("" for none).

    ``whole``: the claim stands behind all of it, not only behind the first sentence.
    ``told``: the claims of its document, where each of them may stand behind it, for a title cannot hold one.
    """

    document: str
    where: tuple[Any, ...]
    words: Words
    claim: str = ""
    whole: bool = False
    told: tuple[str, ...] | None = None


def texts(book: Book) -> Iterator[Text]:
    """Every prose text of the chapters and of the edition, with the titles of sections and figures."""
    for name, chapter in book.chapters.items():
        yield from _found(book, name, _in_chapter(chapter))
        yield from _titles(book, name, chapter)
    if book.edition is not None:
        yield from _found(book, book.edition.id, _in_edition(book.edition))


def _found(book: Book, document: str, ways: Iterator[tuple[tuple[Any, ...], str, bool]]) -> Iterator[Text]:
    for where, claim, whole in ways:
        yield Text(document, where, _words(book, document, where), claim, whole)


def _words(book: Book, document: str, where: tuple[Any, ...]) -> Words:
    node = book.nodes[document].find(*where)
    return Words(str(node.value or ""), node)


def _titles(book: Book, document: str, chapter: Chapter) -> Iterator[Text]:
    """The titles of sections and figures, and how to read them: said in the words of the chapter's claims."""
    told = tuple(message.claim for message in chapter.key_messages)
    told += tuple(one.predicate for section in chapter.sections for one in claims_in(section.text or ""))
    for number, section in enumerate(chapter.sections):
        ways: list[tuple[Any, ...]] = [("title",)] if section.title else []
        node = book.nodes[document].find("sections", number)
        shown = node.child("show")
        for place, block in enumerate(shown.each() if shown else ()):
            ways += [("show", place, name) for name in ("title", "read") if block.child(name)]
        for way in ways:
            where = ("sections", number, *way)
            yield Text(document, where, _words(book, document, where), told=told)


def _in_chapter(chapter: Chapter) -> Iterator[tuple[tuple[Any, ...], str, bool]]:
    for number, message in enumerate(chapter.key_messages):
        yield ("key_messages", number, "say"), message.claim, False
    if chapter.summary_for_board:
        yield ("summary_for_board",), "", False
    for number, section in enumerate(chapter.sections):
        if section.text:
            yield ("sections", number, "text"), "", False
    for number, _ in enumerate(chapter.recommends):
        yield ("recommends", number, "text"), "", False


def _in_edition(edition: Edition) -> Iterator[tuple[tuple[Any, ...], str, bool]]:
    if edition.lead:
        yield ("lead",), "", False
    if edition.headline:
        yield ("headline", "say"), edition.headline.claim or "", True
