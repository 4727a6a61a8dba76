"""The plain page that priorities, decisions, conversations and the board share."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jsna.pages.links import leads_here
from jsna.pages.markup import facts_list
from jsna.pages.page import Page
from jsna.pages.paths import PARTS
from jsna.pages.plan import Planned
from jsna.pages.templates import fill_page
from jsna.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the HTML under it."""

    heading: str
    body: Markup


def plain_page(
    page: Planned,
    writer: Writer,
    eyebrow: str,
    title: str,
    lead: str,
    front: Sequence[tuple[str, str]],
    parts: Sequence[Part | None],
) -> Page:
    """A document's page: lead, front sheet, its parts, and what links to it."""
    book = writer.view.book
    markdown = fill_page(
        book.root,
        "document",
        title=title,
        eyebrow=eyebrow,
        lead=lead,
        front=Markup(facts_list(front)),
        parts=[part for part in parts if part is not None],
        reached=[Markup(line) for line in leads_here(page.document, book)],
    )
    return writer.page(page.path, title, lead, markdown, (PARTS[page.part], page.heading))


def items(lines: Sequence[str]) -> Markup:
    """Lines of HTML as a list."""
    inside = "".join(f"<li>{line}</li>" for line in lines)
    return Markup(f'<ul class="jn-links">{inside}</ul>')


def part(heading: str, lines: Sequence[str]) -> Part | None:
    """A part that is a list; none where there are no lines."""
    return Part(heading, items(lines)) if lines else None
