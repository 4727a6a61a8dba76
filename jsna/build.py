"""The whole story: from an author's files to a site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from jsna.cache import Cache
from jsna.charts.draw import describe, draw
from jsna.disclosure.protect import protect
from jsna.findings.earlier import Earlier
from jsna.findings.protection import say_protection
from jsna.findings.standing import Found
from jsna.model.book import Book, read_book
from jsna.pages.compose import Composed, Desk, compose
from jsna.pages.plan import Plan, plan_pages
from jsna.pages.view import Artist
from jsna.problems import Fault, Faults, Place, each, errors
from jsna.site.earlier import earlier_editions
from jsna.site.manifest import Manifest
from jsna.site.publish import publish
from jsna.site.settings import NAME, checked
from jsna.sources.load import Wanted, load
from jsna.sources.lock import LOCK, compare, locked, read_lock, write_lock
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
    """The site of ``edition`` (None: the newest).  Raises Faults for mistakes; warnings come back."""
    made = draft(root, edition, today, tell)
    if errors(made.faults):
        raise Faults(made.faults)
    tell("making the site")
    kept = {"facts": made.composed.facts, "findings": made.found.said(), "cells": made.cells}
    published = publish(made.composed.pages, kept, made.book, root)
    return published, replace(made, faults=(*made.faults, *_recorded(root, made.tables)))


def _recorded(root: Path, tables: Mapping[str, Table]) -> list[Fault]:
    """What the site was made from, written down; a warning where that cannot be."""
    try:
        write_lock(root, read_lock(root), locked(tables.values()))
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
    book = read_book(root, edition, today)  # words, and what the numbers should be
    unset = _settings(root)
    if book.edition is None:
        return Draft(book, Found({}, {}), Composed((), (), ()), {}, (*book.faults, *unset))
    areas, area_faults = _places(book, root)
    plan = plan_pages(book, areas, only_check)  # every block understood before any number is read
    tell("reading tables")
    asked = everything(book) if only_check else wanted(plan, book)
    loaded = load(book, asked, root)  # only the rows that the plan asks for
    estimates, wrong = _estimated(loaded.sound, book)  # with limits
    earlier, lost = _earlier(root, book.edition.id)
    safe = protect(estimates, book, {one.edition: one.cells for one in earlier})  # fit to be seen
    found = Found(book.measures, safe.tables, earlier)
    say_protection(found, safe.account)
    stopped = [*book.faults, *unset, *area_faults, *plan.faults, *loaded.faults, *wrong, *safe.faults, *lost]
    stopped += [*check_row_links(book, loaded.tables), *_changed(root, loaded.tables)]
    troubled = bool(errors(stopped))
    artist = describe if only_check or troubled else _artist(root)
    desk = Desk(plan, book, found, areas, _read(loaded.tables), artist, troubled)
    composed = compose(desk, tell)  # words and numbers meet
    faults = (*stopped, *_untold(composed.faults, book))
    return Draft(book, found, composed, loaded.tables, faults, safe.cells)


def _earlier(root: Path, edition: str) -> tuple[tuple[Earlier, ...], list[Fault]]:
    """The editions published before ``edition``, newest first."""
    kept, lost = each(earlier_editions, [root])
    return tuple(one for editions in kept for one in editions if one.edition != edition), lost


def _untold(faults: Iterable[Fault], book: Book) -> Iterator[Fault]:
    """``faults`` less those that only follow from a card that cannot be read, which its own faults tell."""
    missed = {name for one in book.unreadable for name in (one, one.replace("-", "_"))}
    follow = {f"no measure is called '{name}'" for name in missed}
    return (fault for fault in faults if fault.message not in follow)


def _settings(root: Path) -> list[Fault]:
    """What is wrong with the looks of the site."""
    return each(checked, [root / NAME])[1]


def _places(book: Book, root: Path) -> tuple[Places, list[Fault]]:
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
            made[name] = Wanted(frozenset(one for one in plan.measures if book.measures[one].table == name))
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
