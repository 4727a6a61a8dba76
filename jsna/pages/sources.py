"""Where the numbers of a page come from, and the page that lists every table of the edition."""

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from jsna.model.card import Card
from jsna.pages.markup import facts_list, link
from jsna.pages.page import Page
from jsna.pages.paths import PARTS, SOURCES, to
from jsna.pages.templates import fill_page
from jsna.pages.words import day
from jsna.pages.writer import Writer


def sources_list(writer: Writer) -> str:
    """The sources of all that the page shows, each with the way to its card."""
    cards = [writer.view.book.cards[name] for name in writer.view.used_tables()]
    lines = "".join(f"<li>{_line(card)}</li>" for card in cards)
    return f'<ul class="jn-links">{lines}</ul>' if lines else "<p>This page shows no figures.</p>"


def _line(card: Card) -> str:
    source = card.source
    said = link(to(SOURCES, card.id), f"{source.title or card.title}")
    taken = f"Retrieved {day(source.retrieved)}, licence {source.licence}."
    return f"{said} from {escape(source.publisher)}. {taken}"


def sources_page(writer: Writer, read: Mapping[str, tuple[int, list[str]]]) -> Page:
    """The page of all sources; ``read`` says how many rows each table had and what was left out."""
    book = writer.view.book
    cards = [book.cards[name] for name in sorted(read)]
    markdown = fill_page(
        book.root,
        "sources",
        cards=[
            {
                "id": card.id,
                "title": card.title,
                "about": _about(card, read[card.id], writer),
                "notes": card.notes,
            }
            for card in cards
        ],
        edition=writer.view.edition.title,
    )
    title = "Sources"
    return writer.page(SOURCES, title, "Where every number comes from", markdown, (PARTS["data"],))


def _about(card: Card, read: tuple[int, list[str]], writer: Writer) -> str:
    source, rows = card.source, read[0]
    used = f"{rows:,} rows in the file. " + " ".join(read[1])
    pairs = [
        ("Publisher", source.publisher),
        (
            "Publication",
            Markup(link(source.url, source.title or card.title)) if source.url else source.title or "",
        ),
        ("Covers", source.period or "See each figure"),
        ("Licence", source.licence),
        ("Retrieved", day(source.retrieved)),
        ("Next release", day(source.next_release) or "Not announced"),
        ("Small numbers", writer.view.found.safe[card.id].policy),
        ("Rows", used.strip()),
    ]
    return facts_list(pairs, "jn-front jn-front--full")
