"""The address of every claim: ``chapter/part``, with the area between them where there is a page for each."""

from collections.abc import Iterator
from typing import Any

from jsna.model.book import Book
from jsna.model.chapter import Chapter
from jsna.pages.claims import Written, claims_in
from jsna.pages.plan import Plan


def address(book: Book, document: str, area: str, part: str) -> str:
    """The address of ``part`` on the page of ``area``."""
    chapter = book.chapters.get(document)
    own = f"{document}/{area}" if chapter is not None and chapter.for_each else document
    return f"{own}/{part}"


def message_part(chapter: Chapter, number: int) -> str:
    """The part of a key message, from 0."""
    return chapter.key_messages[number].id or f"summary-{number + 1}"


def tag_part(book: Book, document: str, where: tuple[Any, ...], one: Written) -> str:
    """The part of a claim in the text at ``where``: its own id, else role and number."""
    if one.options.get("id"):
        return str(one.options["id"])
    chapter = book.chapters.get(document)
    if chapter is None or where[:1] != ("sections",):
        return f"{'-'.join(map(str, where))}-{one.number}"
    role = chapter.sections[where[1]].role
    before = sum(
        len(claims_in(said.text or "")) for said in chapter.sections[: where[1]] if said.role == role
    )
    before += len(chapter.key_messages) if role == "summary" else 0
    return f"{role}-{before + one.number}"


def all_addresses(book: Book, plan: Plan) -> list[str]:
    """The addresses of all claims that the pages of ``plan`` make, whether or not they can be judged."""
    made = [
        address(book, page.document, page.area, part)
        for page in plan.pages
        if page.document in book.chapters
        for part in _parts(book, page.document)
    ]
    if book.edition and book.edition.headline and book.edition.headline.claim:
        made.append(f"{book.edition.id}/headline")
    return list(dict.fromkeys(made))


def _parts(book: Book, document: str) -> Iterator[str]:
    chapter = book.chapters[document]
    yield from (message_part(chapter, number) for number in range(len(chapter.key_messages)))
    texts: list[tuple[tuple[Any, ...], str]] = [
        (("key_messages", number, "say"), one.say) for number, one in enumerate(chapter.key_messages)
    ]
    texts += [(("sections", number, "text"), one.text or "") for number, one in enumerate(chapter.sections)]
    texts += [(("recommends", number, "text"), one.text) for number, one in enumerate(chapter.recommends)]
    texts += [(("summary_for_board",), chapter.summary_for_board or "")]
    for where, text in texts:
        yield from (tag_part(book, document, where, one) for one in claims_in(text))
