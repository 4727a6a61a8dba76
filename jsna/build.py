"""The whole story: from an author's files to a site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from jsna.cache import Cache
from jsna.charts.draw import describe, draw
from jsna.disclosure.protect import Protected, protect
from jsna.findings.earlier import Earlier
from jsna.findings.leaps import since_the_last
from jsna.findings.protection import say_protection
from jsna.findings.standing import Found
from jsna.model.book import Book, edition_of, read_book
from jsna.model.content import document_content
from jsna.pages.compose import Composed, Desk, compose
from jsna.pages.documents.corrections import corrected
from jsna.pages.plan import Plan, plan_pages
from jsna.pages.view import Artist
from jsna.problems import Fault, Faults, Place, each, errors
from jsna.site.archive import PUBLISHED, names, read_record
from jsna.site.earlier import earlier_editions
from jsna.site.manifest import Manifest
from jsna.site.publish import already, publish
from jsna.site.settings import NAME, checked
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.lock import LOCK, compare, keep_accepted, locked, read_lock, write_lock
from jsna.sources.places import Places, places_of
from jsna.sources.rows import check_row_links
from jsna.sources.table import Table
from jsna.statistics.estimate import estimate
from jsna.statistics.estimates import Estimates

Tell = Callable[[str], None]  # is told each step, for a progress bar


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition understood and written, before it is a site, and all ``faults`` found on the way."""

    book: Book
    found: Found
    composed: Composed
    tables: Mapping[str, Table]
    faults: tuple[Fault, ...]
    cells: Mapping[str, Any] = field(default_factory=dict)  # what is printed of each local count


def build(
    root: Path, edition: str | None, today: date, tell: Tell = lambda step: None
) -> tuple[Manifest, Draft]:
    """The site of ``edition`` (None: the newest that is not published).

    Raises Fault for one that is, Faults for mistakes; warnings come back.
    """
    tell("reading documents")
    return build_book(read_book(root, edition, today, names(root)), root, tell)


def build_book(book: Book, root: Path, tell: Tell = lambda step: None) -> tuple[Manifest, Draft]:
    """The site of a book that was read already, as ``build`` gives it."""
    made = written(book, root, tell)
    wrong = [*made.faults, *_never_published(made.book, root)]
    if errors(wrong):
        raise Faults(wrong)
    tell("making the site")
    published = publish(made.composed.pages, kept(made), made.book, root)
    return published, replace(made, faults=(*made.faults, *record_data(root, made.tables)))


def kept(made: Draft) -> dict[str, Any]:
    """What an edition keeps beside its pages, by name, for those that come after it."""
    composed = made.composed
    said = {"facts": composed.facts, "findings": made.found.said(), "record": composed.record}
    return {**said, "cells": made.cells, "corrections": corrected(made.book)}


def _never_published(book: Book, root: Path) -> Iterator[Fault]:
    """That an edition says it is published and is not kept as one: only the gates make it so."""
    edition = book.edition
    if edition is not None and edition.status == "published" and edition.id not in names(root):
        said = f"edition {edition.id} says that it is published, and {PUBLISHED}/ does not hold it"
        hint = f"write draft and run jsna publish {edition.id}, or put its files in {PUBLISHED}/ back"
        yield Fault(book.place(edition.id, "status"), said, hint, "not-published")


def record_data(root: Path, tables: Mapping[str, Table]) -> list[Fault]:
    """What the site was made from, written down; a warning where that cannot be."""
    try:
        write_lock(root, read_lock(root), locked(tables.values()))
        with suppress(OSError):  # a copy, so that the next refresh can tell old values
            keep_accepted(root, read_lock(root))
    except OSError as error:
        said = f"the site is made, but this file could not be written ({error.strerror or error})"
        return [Fault(Place(LOCK), said, "make it writable and build again", "lock", "warning")]
    return []


def draft(
    root: Path, edition: str | None, today: date, tell: Tell = lambda step: None, only_check: bool = False
) -> Draft:
    """Everything but the site.  What cannot be understood stops only what rests on it.

    With ``only_check`` every table is read, and figures are described and not drawn.
    """
    tell("reading documents")
    book = read_book(root, edition, today, names(root))  # words, and what the numbers should be
    return written(book, root, tell, only_check)


def written(book: Book, root: Path, tell: Tell = lambda step: None, only_check: bool = False) -> Draft:
    """The draft of a book that was read already, as ``draft`` gives it."""
    unset = _settings(root)
    if book.edition is None:
        return Draft(book, Found({}, {}), Composed((), (), ()), {}, (*book.faults, *unset))
    areas, area_faults = places(book, root)
    plan = plan_pages(book, areas, only_check)  # every block understood before any number is read
    tell("reading tables")
    made = numbers(book, plan, root, only_check)
    tables, safe = made.loaded.tables, made.safe
    found = Found(book.measures, safe.tables, made.earlier, areas.levels)
    say_protection(found, safe.account)
    stopped = [*book.faults, *unset, *area_faults, *plan.faults, *made.faults]
    stopped += [*check_row_links(book, tables), *_changed(root, tables), *_edited(book, root)]
    stopped += since_the_last(made.earlier, safe.tables, tables, book)
    troubled = bool(errors(stopped))
    artist = describe if only_check or troubled else _artist(root)
    files = {one.id: {"sha256": one.sha256, "rows": one.read} for one in tables.values()}
    desk = Desk(plan, book, found, areas, _read(tables), artist, troubled, files)
    composed = compose(desk, tell)  # words and numbers meet
    faults = (*stopped, *_untold(composed.faults, book))
    return Draft(book, found, composed, tables, faults, safe.cells)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of an edition on their way to its pages: as they came, with limits, fit to be seen."""

    loaded: Loaded
    estimates: Mapping[str, Estimates]
    safe: Protected
    earlier: tuple[Earlier, ...]
    faults: tuple[Fault, ...]


def numbers(book: Book, plan: Plan, root: Path, only_check: bool = False) -> Numbers:
    """The numbers that ``plan`` asks for (all of them for a check), protected with earlier editions."""
    loaded = load(book, everything(book) if only_check else wanted(plan, book), root)
    estimates, wrong = _estimated(loaded.sound, book)  # with limits
    earlier, lost = _earlier(root, edition_of(book).id)
    safe = protect(estimates, book, {one.edition: one.cells for one in earlier})  # fit to be seen
    return Numbers(loaded, estimates, safe, earlier, (*loaded.faults, *wrong, *safe.faults, *lost))


def _earlier(root: Path, edition: str) -> tuple[tuple[Earlier, ...], list[Fault]]:
    """The editions published before ``edition``, newest first."""
    kept, lost = each(earlier_editions, [root])
    return tuple(one for editions in kept for one in editions if one.edition != edition), lost


def _edited(book: Book, root: Path) -> Iterator[Fault]:
    """A Fault for each published edition whose document says something else since."""
    kept, _ = each(lambda name: read_record(root, name), names(root))  # a damaged one is told elsewhere
    for record in kept:
        node = book.nodes.get(record.edition)
        if node is not None and record.document not in ("", document_content(node)):
            yield already(record.edition, record.published, book)


def _untold(faults: Iterable[Fault], book: Book) -> Iterator[Fault]:
    """``faults`` less those that only follow from a card that cannot be read, which its own faults tell."""
    missed = {name for one in book.unreadable for name in (one, one.replace("-", "_"))}
    follow = {
        said for name in missed for said in (f"no measure is called '{name}'", f"'{name}' is not defined")
    }
    return (fault for fault in faults if fault.message not in follow)


def _settings(root: Path) -> list[Fault]:
    """What is wrong with the looks of the site."""
    return each(checked, [root / NAME])[1]


def places(book: Book, root: Path) -> tuple[Places, list[Fault]]:
    """The areas of the workspace, and what is wrong in the tables that hold them."""
    names = [name for name, card in book.cards.items() if card.holds == "areas"]
    loaded = load(book, {name: Wanted() for name in names}, root)
    lists = [
        table for table in loaded.tables.values() if "code" in table.frame
    ]  # others hold shares of areas
    return places_of(lists[0] if lists else None), list(loaded.faults)


def _changed(root: Path, tables: Mapping[str, Table]) -> list[Fault]:
    """What is other in the files than when they were last accepted."""
    try:
        return compare(read_lock(root), locked(tables.values()))
    except Fault as damaged:
        return [damaged]


def wanted(plan: Plan, book: Book) -> dict[str, Wanted]:
    """What each table must give: the measures that pages show, and every table of another kind."""
    made = {name: Wanted() for name, card in book.cards.items() if card.holds not in _INDICATORS}
    for name in sorted(plan.tables):
        if book.cards[name].holds in _INDICATORS:
            own = frozenset(one for one in plan.measures if book.measures[one].table == name)
            made[name] = Wanted(own or None)  # a page may show a whole table and none of its measures
    return made


def everything(book: Book) -> dict[str, Wanted]:
    """All rows of all tables: a check looks at what no page shows too."""
    return {name: Wanted() for name in book.cards}


_INDICATORS = ("indicator", "indicators")


def _estimated(tables: Mapping[str, Table], book: Book) -> tuple[dict[str, Estimates], list[Fault]]:
    try:
        return estimate(tables, book.measures), []
    except Faults as faults:
        return {}, list(faults.found)


def _artist(root: Path) -> Artist:
    """Draws figures, each once for the same numbers and code."""
    cache = Cache(root / ".jsna" / "charts")
    return lambda kind, name, options, rows: draw(kind, name, options, rows, cache)


def _read(tables: Mapping[str, Table]) -> dict[str, tuple[int, list[str]]]:
    """For each table: how many rows its file has, and which were left out, in words."""
    return {
        name: (table.read, [f"{one.rows:,} left out: {one.because}." for one in table.left_out])
        for name, table in tables.items()
    }
