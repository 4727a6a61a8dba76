"""A chapter's page: front sheet, key messages, at a glance, sections, recommendations, methods."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from markupsafe import Markup

from jsna.findings.claims.family import HOLDS
from jsna.model.book import Book
from jsna.model.chapter import Chapter
from jsna.pages.doubt import as_spans, check_lines, marked
from jsna.pages.glance import glance_table, whom_beside
from jsna.pages.links import leads_here, linked
from jsna.pages.markup import Cell, Column, Row, facts_list, table
from jsna.pages.narrative import html, inline
from jsna.pages.numbers import MARKS
from jsna.pages.page import Page
from jsna.pages.paths import PARTS
from jsna.pages.plan import Plan, Planned
from jsna.pages.refs import keys_of
from jsna.pages.sentences import bold_first
from jsna.pages.sheet import slug
from jsna.pages.sources import sources_list
from jsna.pages.templates import fill_page
from jsna.pages.words import day, month
from jsna.pages.writer import Writer

COURSES = {
    "starting-well": "Starting well",
    "living-well": "Living well",
    "ageing-well": "Ageing well",
    "all-ages": "All ages",
}
ROLES = {  # the chapter standard, in its order
    "summary": "In summary",
    "why": "Why this matters",
    "risk": "Who is at risk and why",
    "need": "The level of need here",
    "voices": "What people told us",
    "assets": "What we have",
    "works": "What works",
    "future": "Future need",
    "gaps": "Unmet needs and gaps",
    "recommend": "What we recommend",
    "outcomes": "How we will know",
    "methods": "Data and methods",
}
_HEADINGS = ("Key messages", "At a glance", "What rests on this")
_LAST = ("recommend", "methods")
_FIGURE_TITLE = re.compile(r'<h4( class="jn-figtitle">.*?)</h4>')
MARKS_EXPLAINED = (
    f"Marks. {MARKS['withheld']} withheld to protect people; {MARKS['not available']} not available; "
    f"{MARKS['not applicable']} not applicable. “Similar” means not statistically different."
)


def chapter_page(page: Planned, plan: Plan, writer: Writer) -> Page:
    """The page of the chapter that ``page`` plans, for its area."""
    view, chapter = writer.view, writer.view.book.chapters[page.document]
    title = view.name(page.area) if chapter.for_each else chapter.title
    top = slug(title) in _own(chapter)  # then a message or a recommendation has the id of the title
    view.sheet.reserve([*_own(chapter), *map(slug, (title, *ROLES.values(), *_HEADINGS)), "left-out"])
    markdown = fill_page(
        view.book.root,
        "chapter",
        title=title,
        eyebrow=chapter.title if chapter.for_each else COURSES[chapter.course],
        top=writer.anchor(title) if top else "",
        question=chapter.question,
        front=Markup(_front(chapter, writer)),
        sheet=Markup(_sheet(chapter, writer)),
        messages=[_message(chapter, number, writer) for number in range(len(chapter.key_messages))],
        for_board=_for_board(chapter, writer),
        glance=_glance(chapter, writer),
        roles=list(_roles(chapter, plan, writer)),
        recommends=Markup(_recommends(chapter, writer)) if chapter.recommends else "",
        reached=[Markup(line) for line in leads_here(chapter.id, view.book)],
        methods=Markup(_text_of(chapter, "methods", writer)),
        sources=Markup(sources_list(writer)),
        left_out=[(ROLES[role], why) for role, why in (chapter.left_out or {}).items()],
        marks=MARKS_EXPLAINED,
        comparisons=_comparisons(chapter, writer),
    )
    nav = (PARTS[page.part], page.heading, *((chapter.title,) if chapter.for_each else ()))
    return writer.page(page.path, title, chapter.question, markdown, nav)


def _for_board(chapter: Chapter, writer: Writer) -> Markup:
    """What the chapter asks of the board; empty where it asks nothing."""
    return Markup(inline(writer.words(chapter.id, "summary_for_board")) if chapter.summary_for_board else "")


def _comparisons(chapter: Chapter, writer: Writer) -> str:
    """How many comparisons the page made, in words, and kept as a finding: asked for when it is written."""
    view, seen = writer.view, writer.view.found.seen
    about, words = f"{chapter.id}/{view.area}" if chapter.for_each else chapter.id, seen.in_words()
    if words:
        view.found.say(f"comparisons|{about}", seen.finding(about))
    return words


def _own(chapter: Chapter) -> list[str]:
    """The ids of the chapter's messages and recommendations, which other documents lead to."""
    return [*(one.id for one in chapter.key_messages if one.id), *(one.id for one in chapter.recommends)]


def _front(chapter: Chapter, writer: Writer) -> str:
    status = chapter.status.replace("-", " ").capitalize()
    return facts_list(
        [
            ("Status", f"{status}, version {chapter.version}"),
            ("Data to", day(writer.view.edition.cut_off)),
            ("Written by", ", ".join(chapter.authors)),
            ("Reviewed by", chapter.reviewer),
            ("Next review", month(chapter.next_review)),
        ]
    )


def _sheet(chapter: Chapter, writer: Writer) -> str:
    book = writer.view.book
    contact = Markup('<a href="mailto:{0}">{0}</a>').format(chapter.contact)
    rows = [
        ("Owner", chapter.owner),
        ("Last reviewed", day(chapter.reviewed)),
        ("Endorsed by", _address(chapter.endorsed_by, book) or "Not yet endorsed"),
        ("Approved by", _address(chapter.approved_by, book) or "Not yet approved"),
        ("Replaces", chapter.replaces or "Nothing"),
        ("Area", writer.view.name(writer.view.area)),
        ("Equality assessment", _address(chapter.equality, book) or "Not yet done"),
        ("Contact", contact),
    ]
    return facts_list(rows, "jn-front jn-front--full")


def _address(said: str | None, book: Book) -> Markup:
    """What an address or a web address leads to, as a link; empty where there is none."""
    if not said:
        return Markup("")
    return Markup(linked_source(said) if said.startswith("https://") else linked(said, book))


def _message(chapter: Chapter, number: int, writer: Writer) -> dict[str, Any]:
    message = chapter.key_messages[number]
    said = bold_first(writer.words(chapter.id, "key_messages", number, "say"))
    verdict = writer.bench.message(chapter.id, number)
    nothing: list[Markup] = []
    return {
        "id": message.id or "",
        "say": Markup(as_spans(marked(said, verdict))),
        "margin": writer.unless_missing(
            lambda: [*check_lines([verdict], writer.view), *_margin(message, writer)], nothing
        ),
    }


def _glance(chapter: Chapter, writer: Writer) -> Markup:
    """The table of the measures that the chapter names; nothing where it names none."""
    view = writer.view
    made = writer.unless_missing(lambda: glance_table(chapter.glance, view), "") if chapter.glance else ""
    return Markup(view.sheet.slot(view.sheet.new_name("glance"), made)) if made else Markup("")


def _margin(message: Any, writer: Writer) -> Iterator[Markup]:
    if not message.measure:
        return
    view = writer.view
    chosen = keys_of(message.for_)
    area = message.area or view.area
    standing = view.found.standing(message.measure, area, view.comparator, chosen)
    if standing.now is None:
        return
    value = view.with_interval(standing.now)
    there = whom_beside(standing, view.comparator, view)
    beside = f", {there} {view.shown(standing.beside)}" if standing.beside else ""
    where_from = f" in {view.name(area)}" if message.area else ""
    yield Markup.escape(f"{standing.measure.short or standing.measure.title}{where_from}: {value}{beside}.")
    where = writer.first_figure_of(message.measure)
    if where:
        yield Markup(f'<a href="#{where}">See the numbers</a>')


def _roles(chapter: Chapter, plan: Plan, writer: Writer) -> Iterator[dict[str, Any]]:
    for role, words in ROLES.items():
        if role in _LAST:
            continue
        numbers = [number for number, section in enumerate(chapter.sections) if section.role == role]
        if numbers:
            yield {
                "heading": words,
                "sections": [_section(chapter, number, plan, writer) for number in numbers],
            }


def _section(chapter: Chapter, number: int, plan: Plan, writer: Writer) -> dict[str, Any]:
    section = chapter.sections[number]
    text = writer.words(chapter.id, "sections", number, "text") if section.text else ""
    blocks = plan.blocks.get((chapter.id, number), ())
    shown = Markup("\n").join(writer.block(block) for block in blocks)
    repeats = section.title == ROLES[section.role]
    if repeats:  # its figures then stand one level higher, so that no level of heading is passed over
        shown = Markup(_FIGURE_TITLE.sub(r"<h3\1</h3>", shown))
    told = writer.bench.told(chapter.id, "sections", number, "text")
    bare = [one for one in told if not (one.word == HOLDS and writer.first_figure_of(one.claim.measure))]
    return {
        "title": "" if repeats else section.title,
        "anchor": "" if repeats else writer.anchor(section.title),
        "text": Markup(html(text, top=3 if repeats else 4)),
        "checks": check_lines(bare, writer.view),
        "shown": shown,
        "need": ", ".join(section.need),
        "cites": [Markup(linked_source(one)) for one in section.cites],
    }


def linked_source(cited: str) -> str:
    """A source as it was cited; an address becomes a link."""
    said = escape(cited)
    return f'<a href="{said}">{said}</a>' if cited.startswith("https://") else said


def _text_of(chapter: Chapter, role: str, writer: Writer) -> str:
    numbers = [number for number, one in enumerate(chapter.sections) if one.role == role and one.text]
    return "".join(html(writer.words(chapter.id, "sections", number, "text")) for number in numbers)


def _recommends(chapter: Chapter, writer: Writer) -> str:
    book = writer.view.book
    columns = [Column("What we ask"), Column("Who"), Column("By"), Column("How we will know")]
    rows: list[Row] = []
    for number, one in enumerate(chapter.recommends):
        said = inline(writer.words(chapter.id, "recommends", number, "text"))
        asked = book.measures.get(one.measure or "")
        measure = asked.title if asked else one.expects or "[z]"
        rows.append([Cell(f'<span id="{one.id}">{said}</span>'), writer.who(one), month(one.by), measure])
    return table("Recommendations", "Each has an owner, a date and a measure.", columns, rows, stack=True)
