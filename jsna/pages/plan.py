"""Every page and block of an edition understood, before any number is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.findings.claims.grammar import measure_in
from jsna.model.book import Book, edition_of
from jsna.model.chapter import Chapter
from jsna.model.edition import Neighbours
from jsna.model.nodes import Node
from jsna.model.options import Options
from jsna.model.understand import understand
from jsna.model.wording import near
from jsna.pages.claims import claims_in
from jsna.pages.kind import BLOCKS, BlockKind
from jsna.pages.narrative import names_in
from jsna.pages.paths import page_path
from jsna.pages.refs import refs
from jsna.problems import Fault, Faults, Place, each
from jsna.registry import kinds_in
from jsna.sources.places import Places


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a section: its kind, its options, and where it was written."""

    kind: str
    options: Options
    place: Place


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be written: the document, the area it is about, and where it will stand."""

    document: str
    area: str
    part: str
    heading: str
    path: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages in the order of the edition, the blocks of each section, and what they read."""

    pages: tuple[Planned, ...]
    blocks: Mapping[tuple[str, int], tuple[Block, ...]]
    measures: frozenset[str]
    tables: frozenset[str]
    levels: frozenset[str]
    faults: tuple[Fault, ...]


def plan_pages(book: Book, places: Places, unlisted: bool = False) -> Plan:
    """The plan of ``book``'s edition.  A block that cannot be understood is a fault and is left out.

    With ``unlisted`` the chapters that the edition does not list get a page too, so that a check reads them.
    """
    pages = tuple(_pages(book, places))
    if unlisted:
        listed_already = {page.document for page in pages}
        others = [name for name in book.chapters if name not in listed_already]
        pages += tuple(
            Planned(name, book.chapters[name].area, "needs", "", f"unlisted/{name}.md") for name in others
        )
    listed = dict.fromkeys(page.document for page in pages if page.document in book.chapters)
    blocks, faults = _blocks(book, [*listed, *(name for name in book.chapters if name not in listed)], places)
    found = [ref for several in blocks.values() for block in several for ref in refs(block.options)]
    named = {kind: {name for to, name, _ in found if to == kind} for kind in ("measure", "table", "level")}
    measures = frozenset(named["measure"] | _measures_in_words(book))
    tables = frozenset(
        named["table"] | {book.measures[name].table for name in measures} | _other_tables(book)
    )
    levels = frozenset(
        named["level"] | {chapter.for_each for chapter in book.chapters.values() if chapter.for_each}
    )
    return Plan(pages, blocks, measures, tables, levels, tuple(faults))


def _pages(book: Book, places: Places) -> Iterator[Planned]:
    for entry in edition_of(book).contents:
        for document in entry.pages or ():
            chapter = book.chapters.get(document)
            if chapter is not None and chapter.for_each:
                for area in places.members(chapter.for_each):
                    path = page_path(entry.part, document, area)
                    yield Planned(document, area, entry.part, entry.title, path)
            elif book.page(document) is not None:
                area = _area_of(book, document)
                yield Planned(document, area, entry.part, entry.title, page_path(entry.part, document))


def _area_of(book: Book, document: str) -> str:
    page = book.page(document)
    return page.area if page is not None else ""


def _blocks(
    book: Book, chapters: list[str], places: Places
) -> tuple[dict[tuple[str, int], tuple[Block, ...]], list[Fault]]:
    made: dict[tuple[str, int], tuple[Block, ...]] = {}
    faults: list[Fault] = []
    for name in chapters:
        for number, section in enumerate(book.chapters[name].sections):
            if section.show:
                nodes = book.nodes[name].find("sections", number, "show").each()
                done, wrong = each(lambda node: _block(node, book, places), nodes)
                made[name, number] = tuple(done)
                faults += wrong
    return made, faults


def _block(node: Node, book: Book, places: Places) -> Block:
    kinds = kinds_in(BLOCKS, BlockKind)
    name = next(iter(node.keys), "")
    if name not in kinds:
        hint = near(name, kinds) or f"the first word names the block: {', '.join(sorted(kinds))}"
        raise Fault(node.key_at((name,)), f"'{name}' is not a block", hint, "unknown-block")
    options = understand(node, kinds[name].options)
    _check_refs(node, options, book, places)
    return Block(name, options, node.place)


def _check_refs(node: Node, options: Options, book: Book, places: Places) -> None:
    known: dict[str, Any] = {
        "measure": book.measures,
        "table": book.cards,
        "level": [*_levels(places), *(one.name for one in _groups(book))],
        "chapter": book.chapters,
        "priority": book.priorities,
        "engagement": book.engagements,
    }
    wrong, unread = [], False
    for to, name, where in refs(options):
        if to in ("measure", "table") and name in book.unreadable and name not in known[to]:
            unread = True  # its card has told why
        elif to in known and name not in known[to] and not (to == "level" and not places.names):
            there = node.find(*where).place
            wrong.append(Fault(there, f"no {to} is called '{name}'", near(name, known[to]), "dead-address"))
    if wrong or unread:
        raise Faults(wrong)


def _levels(places: Places) -> list[str]:
    return [*places.all_levels(), *(f"{level}s" for level in places.all_levels())]


def _groups(book: Book) -> list[Neighbours]:
    return [one for one in edition_of(book).compare_with if isinstance(one, Neighbours)]


def _measures_in_words(book: Book) -> set[str]:
    by_name = {name.replace("-", "_"): name for name in book.measures}
    found: set[str] = set()
    for text in _texts(book):
        found |= {by_name[name] for name in names_in(text) & by_name.keys()}
    for chapter in book.chapters.values():
        found |= {message.measure for message in chapter.key_messages if message.measure}
        found |= {name for name in chapter.glance if name in book.measures}
    found |= {one.measure for priority in book.priorities.values() for one in priority.outcomes}
    found |= {one.measure for one in edition_of(book).matters}
    found |= {measure_in(predicate) for predicate in _predicates(book)}
    home_map = edition_of(book).map
    found |= {home_map.measure} if home_map else set()
    return found & book.measures.keys()


def _texts(book: Book) -> Iterator[str]:
    for chapter in book.chapters.values():
        yield from (message.say for message in chapter.key_messages)
        yield from (section.text for section in chapter.sections if section.text)
        yield from (one.text for one in chapter.recommends)
        yield chapter.summary_for_board or ""
    yield from _edition_texts(book)


def _predicates(book: Book) -> Iterator[str]:
    """Every claim that the edition's documents make."""
    for chapter in book.chapters.values():
        yield from (message.claim for message in chapter.key_messages)
    headline = edition_of(book).headline
    if headline and headline.claim:
        yield headline.claim
    yield from (written.predicate for text in _texts(book) for written in claims_in(text))


def _edition_texts(book: Book) -> Iterator[str]:
    edition = edition_of(book)
    yield edition.lead or ""
    if edition.headline:
        yield edition.headline.say


def _other_tables(book: Book) -> set[str]:
    """Tables that documents other than chapters read, and the areas with their boundaries."""
    always = {name for name, card in book.cards.items() if card.holds in ("areas", "boundaries")}
    talks = {talk.heard for talk in book.engagements.values() if talk.heard}
    money = {priority.resources for priority in book.priorities.values() if priority.resources}
    return {name for name in always | talks | money if name in book.cards}


def chapter_of(book: Book, page: Planned) -> Chapter:
    """The chapter that ``page`` shows."""
    return book.chapters[page.document]
