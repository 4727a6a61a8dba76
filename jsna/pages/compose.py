"""Words and numbers meet: every page of the plan written, with the facts that it prints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jsna.findings.changes.changed import what_changed
from jsna.findings.comparisons import Comparisons
from jsna.findings.earlier import Earlier
from jsna.findings.standing import Found
from jsna.model.book import Book, edition_of
from jsna.pages.accepted import wrongly_accepted
from jsna.pages.addresses import all_addresses
from jsna.pages.anchors import places_astray
from jsna.pages.bench import Bench
from jsna.pages.change_words import summary_of
from jsna.pages.documents.about import about_page, accessibility_page, methods_page
from jsna.pages.documents.before import as_earlier, edition_before
from jsna.pages.documents.board import board_page
from jsna.pages.documents.calendar import calendar_page
from jsna.pages.documents.changes import changes_page
from jsna.pages.documents.chapter import chapter_page
from jsna.pages.documents.corrections import corrected, corrections_page
from jsna.pages.documents.decision import decision_page
from jsna.pages.documents.engagement import engagement_page
from jsna.pages.documents.home import home_page
from jsna.pages.documents.priority import priority_page
from jsna.pages.facts import Facts
from jsna.pages.names import Name
from jsna.pages.page import Page
from jsna.pages.paths import (
    ABOUT,
    ACCESSIBILITY,
    CALENDAR,
    CHANGES,
    CORRECTIONS,
    GLOSSARY,
    HOME,
    SOURCES,
)
from jsna.pages.plan import Plan, Planned
from jsna.pages.prose.bases import two_bases
from jsna.pages.prose.scan import unbound
from jsna.pages.prose.suggest import Suggestions
from jsna.pages.prose.texts import texts
from jsna.pages.quantities import Series
from jsna.pages.record import record_of
from jsna.pages.sheet import Sheet
from jsna.pages.sources import sources_page
from jsna.pages.view import Artist, View
from jsna.pages.writer import Writer
from jsna.problems import Fault, Faults, Place, errors
from jsna.sources.places import Places

Write = Callable[[Planned, Plan, Writer], Page]
WRITERS: Mapping[str, Write] = {
    "chapter": chapter_page,
    "priority": priority_page,
    "decision": decision_page,
    "engagement": engagement_page,
    "board": board_page,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """Every page, the facts that they print, what could not be written, and what all of it was."""

    pages: tuple[Page, ...]
    facts: tuple[dict[str, Any], ...]
    faults: tuple[Fault, ...]
    record: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all pages share."""

    plan: Plan
    book: Book
    found: Found
    places: Places
    read: Mapping[str, tuple[int, list[str]]]
    draw: Artist
    troubled: bool = False  # something could not be understood or read
    files: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict
    )  # sha256 and rows of each table's file

    def writer(self, path: str, area: str) -> Writer:
        """A hand for the page at ``path``, which is about ``area``."""
        name = path.removesuffix(".md").replace("/", "-")
        found = replace(self.found, seen=Comparisons())  # the same findings, with a count of its own
        view = View(
            self.book, found, self.places, area, Sheet(name), Facts(path, self.book.measures), self.draw
        )
        series = {
            name.replace("-", "_"): Series(measure, area, found, self.places.names)
            for name, measure in self.book.measures.items()
        }
        page = {"area": area, "title": Name(self.places.names.get(area, area))}
        faults: list[Fault] = []
        return Writer(view, {**series, "page": page, "here": area}, faults, Bench(view, faults))


def compose(desk: Desk, tell: Callable[[str], None] = lambda page: None) -> Composed:
    """All pages of ``desk``.  A page with a fault is left out and its faults are kept."""
    pages: list[Page] = []
    facts: list[dict[str, Any]] = []
    faults: list[Fault] = []
    led: list[tuple[str, Place, str]] = []
    for path, document, write, writer in _work(desk):
        tell(path)
        try:
            made = write()
        except LookupError as error:
            made = None
            if not desk.troubled:  # else it rests on something whose fault has been told
                writer.faults.append(_not_there(error, desk.book.files[document]))
        except (Fault, Faults) as wrong:  # in the workspace's own template
            writer.faults.extend(wrong.found if isinstance(wrong, Faults) else (wrong,))
            made = None
        faults += writer.faults
        if made is not None and not writer.missing and not errors(writer.faults):
            pages.append(made)
        facts += writer.view.facts.listed()
        led += [(path, *one) for one in writer.led]
    faults += places_astray(led, pages)
    faults += wrongly_accepted(desk.book, desk.found, all_addresses(desk.book, desk.plan))
    suggest = Suggestions(desk.book, desk.found)
    for text in texts(desk.book):
        faults += unbound(text, suggest, desk.book.measures)
        faults += two_bases(text, desk.book.measures)
    record = record_of(desk.book, desk.found, desk.places, desk.files, pages, facts)
    before = edition_before(edition_of(desk.book), desk.found.earlier)
    if before is not None and not desk.troubled and not errors(faults):
        page, summary = _what_changed(desk, before, facts, record)
        pages, record = [*pages, page], {**record, "changed": summary}
    return Composed(tuple(pages), tuple(facts), tuple(faults), record)


def _what_changed(
    desk: Desk, before: Earlier, facts: list[dict[str, Any]], record: Mapping[str, Any]
) -> tuple[Page, dict[str, Any]]:
    """The page that compares this edition with the one ``before`` it, and its summary."""
    edition = edition_of(desk.book)
    found = what_changed(before, as_earlier(edition, facts, desk.found, record))
    return changes_page(found, desk.writer(CHANGES, edition.area)), summary_of(found)


def _not_there(error: LookupError, file: str) -> Fault:
    """What a page of ``file`` asks for and the data do not have."""
    if isinstance(error, KeyError | IndexError):
        raise error  # a mistake of ours, for its words are not for authors
    return Fault(Place(file), str(error.args[0]), "", "no-figures")


def _work(desk: Desk) -> Iterator[tuple[str, str, Callable[[], Page], Writer]]:
    """For each page: its path, its document, how it is written, and by whom."""
    edition = edition_of(desk.book)
    area = edition.area
    home = desk.writer(HOME, area)
    yield HOME, edition.id, lambda: home_page(desk.plan, home), home
    for page in desk.plan.pages:
        yield page.path, page.document, *_planned(page, desk)
    if corrected(desk.book):
        hand = desk.writer(CORRECTIONS, area)
        yield CORRECTIONS, edition.id, partial(corrections_page, hand, desk.read), hand
    for path, write in (
        (SOURCES, sources_page),
        (GLOSSARY, methods_page),
        (ABOUT, about_page),
        (CALENDAR, calendar_page),
        (ACCESSIBILITY, accessibility_page),
    ):
        hand = desk.writer(path, area)
        yield path, edition.id, partial(write, hand, desk.read), hand


def _planned(page: Planned, desk: Desk) -> tuple[Callable[[], Page], Writer]:
    hand = desk.writer(page.path, page.area)
    chapter = desk.book.chapters.get(page.document)
    for number in range(len(chapter.sections) if chapter else 0):
        for block in desk.plan.blocks.get((page.document, number), ()):
            hand.expect(block)
    document = desk.book.page(page.document)
    write = WRITERS[document.kind if document is not None else "chapter"]
    return (lambda: write(page, desk.plan, hand)), hand
