"""What was put right after publishing: what was wrong, what it says now, and which decisions it may touch."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from jsna.model.book import Book, edition_of
from jsna.model.edition import Correction, Edition
from jsna.pages.documents.plain import items
from jsna.pages.links import linked
from jsna.pages.markup import facts_list
from jsna.pages.page import Page
from jsna.pages.paths import CORRECTIONS, page_path
from jsna.pages.templates import fill_page
from jsna.pages.words import day
from jsna.pages.writer import Writer


def line_of(edition: Edition, book: Book) -> list[Edition]:
    """``edition`` and those that it replaces, and those that they replace, newest first."""
    found = [edition]
    while (before := book.editions.get(found[-1].replaces or "")) and before not in found:
        found.append(before)
    return found


def corrected(book: Book) -> list[dict[str, Any]]:
    """Every correction of the book's edition and of those that it replaces, as plain data, newest first."""
    found = [line for edition in line_of(edition_of(book), book) for line in corrections_in(edition, book)]
    return sorted(found, key=lambda line: str(line["on"]), reverse=True)


def corrections_in(edition: Edition, book: Book) -> list[dict[str, Any]]:
    """The corrections that ``edition`` itself makes, as plain data.

    ``edition`` is where it is put right, ``in`` the edition that was wrong.
    """
    return [
        {
            "edition": edition.id,
            "in": edition.replaces or edition.id,
            "on": one.on.isoformat(),
            "page": _page(one.page, edition, book),
            "was": one.was,
            "now": one.now,
            "because": one.because,
            "decisions": [_page(address, edition, book) for address in _touched(one, edition, book)],
        }
        for one in edition.corrections
    ]


def _touched(one: Correction, edition: Edition, book: Book) -> list[str]:
    """The decisions that may be affected: those named, and those whose evidence is the page.

    The one that approves the correcting ``edition`` knew of it.
    """
    page = one.page.partition("/")[0]
    resting = [
        decision.id
        for decision in book.decisions.values()
        if decision.id != (edition.approved_by or "").partition("/")[0]
        and page in [address.partition("/")[0] for address in decision.evidence]
    ]
    return list(dict.fromkeys([*(address.partition("/")[0] for address in one.decisions), *resting]))


def _page(address: str, edition: Edition, book: Book) -> dict[str, str]:
    """A document by its address and title, with the path of its page in ``edition``; "" where it has none."""
    document, _, part = address.partition("/")
    page, chapter = book.page(document), book.chapters.get(document)
    each = part if chapter is not None and chapter.for_each else ""
    listed = [entry.part for entry in edition.contents if document in entry.pages]
    shown = bool(listed) and (each or chapter is None or not chapter.for_each)
    return {
        "address": address,
        "title": page.title if page is not None else document,
        "path": page_path(listed[0], document, each) if shown else "",
    }


def corrections_page(writer: Writer, read: Mapping[str, Any]) -> Page:
    """The corrections of this edition and of those that it replaces."""
    title = "Corrections"
    lead = "What was wrong in a published edition, what it says now, and which decisions may be affected."
    book = writer.view.book
    parts = [{"heading": _heading(line), "body": _told(line, book)} for line in corrected(book)]
    words = {"eyebrow": "Put right after publishing", "front": Markup(), "reached": []}
    markdown = fill_page(book.root, "document", title=title, lead=lead, parts=parts, **words)
    return writer.page(CORRECTIONS, title, lead, markdown)


def _heading(line: Mapping[str, Any]) -> str:
    return f"{line['page']['title']}, edition {line['in']}"


def _told(line: Mapping[str, Any], book: Book) -> Markup:
    where = linked(line["page"]["address"].partition("/")[0], book)
    pairs = [
        ("Where", Markup(where)),
        ("Corrected", f"{day(date.fromisoformat(line['on']))}, in edition {line['edition']}"),
        ("It said", line["was"]),
        ("It says now", line["now"]),
        ("Why", line["because"]),
    ]
    return Markup(facts_list(pairs)) + _decisions(line, book)


def _decisions(line: Mapping[str, Any], book: Book) -> Markup:
    lines = [linked(decision["address"], book) for decision in line["decisions"]]
    if not lines:
        return Markup("<p>No decision recorded here rests on this page.</p>")
    return Markup("<p>Decisions that may be affected:</p>") + items(lines)
