"""The book: everything an author wrote, understood, and what is wrong with it.

Words only: no data file is opened here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.model.argued import contradictions, readable
from jsna.model.board import Board
from jsna.model.card import Card
from jsna.model.chapter import Chapter
from jsna.model.decision import Decision
from jsna.model.directory import Directory, directory
from jsna.model.edition import Edition
from jsna.model.engagement import Engagement
from jsna.model.links import Link, follow
from jsna.model.measures import Measure
from jsna.model.nodes import Node, Part
from jsna.model.priority import Priority
from jsna.model.shelf import Shelf, read_shelf
from jsna.model.together import disagreements
from jsna.model.unread import unread
from jsna.model.wording import listed, near, split
from jsna.problems import Fault, Place, in_order

Page = Chapter | Priority | Decision | Engagement | Board


@dataclass(frozen=True, slots=True)
class Book:
    """What was written in one workspace, as one edition sees it.

    A document that cannot be understood is left out and its faults are kept;
    ``nodes`` and ``files`` have it all the same.  ``edition`` is None only
    where ``faults`` says why.  ``links`` lead to documents and their parts,
    ``row_links`` to rows of tables, which are checked where tables are read.
    """

    root: Path
    today: date
    edition: Edition | None
    editions: Mapping[str, Edition]
    chapters: Mapping[str, Chapter]
    priorities: Mapping[str, Priority]
    decisions: Mapping[str, Decision]
    engagements: Mapping[str, Engagement]
    board: Board | None
    cards: Mapping[str, Card]
    measures: Mapping[str, Measure]
    nodes: Mapping[str, Node]
    files: Mapping[str, str]
    links: tuple[Link, ...]
    row_links: tuple[Link, ...]
    faults: tuple[Fault, ...]
    unreadable: frozenset[str] = frozenset()  # measures and tables that a card with faults may have meant

    def place(self, id_: str, *loc: Part) -> Place:
        """The place of the value at ``loc`` in document ``id_``, as near as it can be told."""
        return self.nodes[id_].at(loc) if id_ in self.nodes else Place(self.files[id_])

    def links_to(self, address: str) -> tuple[Link, ...]:
        """The links that reach ``address`` or a part of it, in the order of files."""
        whole = f"{address}/"
        return tuple(
            link
            for link in (*self.links, *self.row_links)
            if link.target == address or link.target.startswith(whole)
        )

    def pages_of(self, part: str) -> tuple[str, ...]:
        """The ids that this edition lists under ``part``, of documents that were understood."""
        parts = self.edition.contents if self.edition else ()
        listed = (page for group in parts if group.part == part for page in group.pages)
        return tuple(page for page in listed if self.page(page))

    def page(self, id_: str) -> Page | None:
        """The document ``id_`` if it is one that becomes a page, and was understood."""
        kinds: tuple[Mapping[str, Page], ...] = (
            self.chapters,
            self.priorities,
            self.decisions,
            self.engagements,
        )
        found = next((kind[id_] for kind in kinds if id_ in kind), None)
        return self.board if found is None and self.board and self.board.id == id_ else found


def edition_of(book: Book) -> Edition:
    """The edition of ``book``.  Raises ValueError where it has none, which its faults have told."""
    if book.edition is None:
        raise ValueError("this book has no edition")
    return book.edition


def read_book(root: Path, edition: str | None, today: date, frozen: Collection[str] = ()) -> Book:
    """The workspace at ``root`` as ``edition`` sees it on ``today``.

    None is the newest edition that is not among ``frozen``, or else the newest.

    Raises nothing for an author's mistake: every one is in ``faults``, in the order of places.
    """
    shelf = read_shelf(Path(root), today)
    chosen, missing = _choose(shelf, edition, frozen)
    known = directory(shelf)
    links, dead = follow(shelf, known)
    alone = [fault for entry in shelf.entries for fault in entry.faults]
    between = [*disagreements(shelf, chosen), *contradictions(shelf)]
    return _bound(
        shelf, chosen, links, in_order([*alone, *missing, *dead, *between, *_no_areas(shelf, known)])
    )


def _bound(shelf: Shelf, edition: Edition | None, links: list[Link], faults: list[Fault]) -> Book:
    cards = shelf.of(Card)
    return Book(
        root=shelf.root,
        today=shelf.today,
        edition=edition,
        editions=shelf.of(Edition),
        chapters=shelf.of(Chapter),
        priorities=shelf.of(Priority),
        decisions=shelf.of(Decision),
        engagements=shelf.of(Engagement),
        board=next(iter(shelf.of(Board).values()), None),
        cards=cards,
        measures={m.id: m for card in reversed(cards.values()) for m in readable(card)},
        nodes={id_: entry.node for id_, entry in shelf.by_id.items() if entry.node},
        files={id_: entry.file for id_, entry in shelf.by_id.items()},
        links=tuple(link for link in links if not link.holds),
        row_links=tuple(link for link in links if link.holds),
        faults=tuple(faults),
        unreadable=frozenset(name for entry in shelf.entries for name in unread(shelf.root, entry)),
    )


def _choose(shelf: Shelf, wanted: str | None, frozen: Collection[str]) -> tuple[Edition | None, list[Fault]]:
    """The edition ``wanted``, or why there is none."""
    ids = sorted((entry.id for entry in shelf.kind("edition")), key=natural)
    newest = [*(id_ for id_ in ids if id_ in frozen), *(id_ for id_ in ids if id_ not in frozen)][-1:]
    chosen = wanted if wanted is not None else "".join(newest)
    if chosen in ids:
        document = shelf.by_id[chosen].document
        return document if isinstance(document, Edition) else None, []
    if wanted is None and any(entry.document is None for entry in shelf.entries):
        return None, []
    if not ids:
        said = "there is no edition; write a document of kind edition"
    else:
        said = f"edition '{chosen}' does not exist; {near(chosen, ids) or f'there is {listed(ids)}'}"
    return None, [split(Place("chapters"), said, "no-edition")]


def natural(id_: str) -> list[tuple[int, str]]:
    """A key by which 2026-10 comes after 2026-2."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", id_)]


def _no_areas(shelf: Shelf, known: Directory) -> list[Fault]:
    """One Fault where documents name areas and no table holds any."""
    if "areas" in known.holds.values() or any(
        e.kind in ("", "table") and not e.document for e in shelf.entries
    ):
        return []
    placed = next((entry for entry in shelf.entries if entry.node and "area" in entry.node.keys), None)
    said = "no table holds areas, so this cannot be looked up; add data/areas.csv and its card data/areas.yml"
    return [split(placed.at("area"), said, "no-areas")] if placed else []
