"""The whole story: from an author's files to a site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.disclosure.protect import protect
from jsna.findings.standing import Found
from jsna.model.book import Book, read_book
from jsna.pages.compose import Composed, Desk, compose
from jsna.pages.plan import Plan, plan_pages
from jsna.problems import Fault, Faults, errors
from jsna.site.manifest import Manifest
from jsna.site.publish import publish
from jsna.sources.load import Wanted, load
from jsna.sources.lock import write_lock
from jsna.sources.places import Places, places_of
from jsna.sources.rows import check_row_links
from jsna.sources.table import Table
from jsna.statistics.estimate import estimate

Tell = Callable[[str], None]  # is told each step, for a progress bar


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition understood and written, before it is a site, and all ``faults`` found on the way."""

    book: Book
    found: Found
    composed: Composed
    tables: Mapping[str, Table]
    faults: tuple[Fault, ...]


def build(
    root: Path, edition: str | None, today: date, tell: Tell = lambda step: None
) -> tuple[Manifest, Draft]:
    """The site of ``edition`` (None: the newest).  Raises Faults for mistakes; warnings come back."""
    made = draft(root, edition, today, tell)
    if errors(made.faults):
        raise Faults(made.faults)
    tell("making the site")
    pages, findings = made.composed.pages, made.found.said()
    published = publish(pages, made.composed.facts, findings, made.book, root)
    write_lock(root, made.tables, made.book.cards)  # which files it was made from
    return published, made


def draft(root: Path, edition: str | None, today: date, tell: Tell = lambda step: None) -> Draft:
    """Everything but the site.  What cannot be understood stops only what rests on it."""
    tell("reading documents")
    book = read_book(root, edition, today)  # words, and what the numbers should be
    if book.edition is None:
        return Draft(book, Found({}, {}), Composed((), (), ()), {}, book.faults)
    areas, area_faults = _places(book, root)
    plan = plan_pages(book, areas)  # every block understood before any number is read
    tell("reading tables")
    loaded = load(book, wanted(plan, book, areas), root)  # only the rows that the plan asks for
    estimates, wrong = _estimated(loaded.tables, book)  # with limits
    safe, unsafe = protect(estimates, book)  # fit to be seen
    found = Found(book.measures, safe)
    stopped = [*book.faults, *area_faults, *plan.faults, *loaded.faults, *wrong, *unsafe]
    stopped += check_row_links(book, loaded.tables)
    if errors(stopped):
        return Draft(book, found, Composed((), (), ()), loaded.tables, tuple(stopped))
    composed = compose(_desk(plan, book, found, areas, loaded.tables, root), tell)  # words and numbers meet
    return Draft(book, found, composed, loaded.tables, (*stopped, *composed.faults))


def _places(book: Book, root: Path) -> tuple[Places, list[Fault]]:
    names = [name for name, card in book.cards.items() if card.holds == "areas"]
    loaded = load(book, {name: Wanted(None, None) for name in names}, root)
    table = loaded.tables.get(names[0]) if names else None
    return places_of(table), list(loaded.faults)


def wanted(plan: Plan, book: Book, places: Places) -> dict[str, Wanted]:
    """What each table must give: the measures that pages show, and every table of another kind."""
    made = {name: Wanted(None, None) for name in book.cards if book.cards[name].holds not in _INDICATORS}
    for name in sorted(plan.tables):
        if book.cards[name].holds in _INDICATORS:
            measures = frozenset(one for one in plan.measures if book.measures[one].table == name)
            made[name] = Wanted(measures, None)
    return made


_INDICATORS = ("indicator", "indicators")


def _estimated(tables: Mapping[str, Table], book: Book) -> tuple[dict, list[Fault]]:
    try:
        return estimate(tables, book.measures), []
    except Faults as faults:
        return {}, list(faults.found)


def _desk(
    plan: Plan, book: Book, found: Found, places: Places, tables: Mapping[str, Table], root: Path
) -> Desk:
    cache = Cache(root / ".jsna" / "charts")
    read = {
        name: (table.read, [f"{one.rows:,} left out: {one.because}." for one in table.left_out])
        for name, table in tables.items()
    }
    return Desk(
        plan,
        book,
        found,
        places,
        read,
        lambda kind, name, options, rows: draw(kind, name, options, rows, cache),
    )
