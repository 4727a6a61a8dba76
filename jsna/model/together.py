"""What the documents of a workspace must agree on, whatever they are about.

Ids, parts, the board, editions and cards.  Nothing here knows a number from a table.
"""

from collections.abc import Iterator

from jsna.model.card import Card
from jsna.model.chapter import Chapter
from jsna.model.edition import Edition
from jsna.model.reaches import PARTS
from jsna.model.shelf import Entry, Shelf
from jsna.model.wording import near, split
from jsna.problems import Fault, Place

FEWEST_MESSAGES, MOST_MESSAGES = 3, 5


def disagreements(shelf: Shelf, edition: Edition | None) -> Iterator[Fault]:
    """Every disagreement that does not come from an argument (see ``argued``)."""
    yield from _ids_taken(shelf)
    for entry in shelf.entries:
        yield from _parts_taken(entry)
    yield from _one_board(shelf)
    yield from _in_no_edition(shelf)
    for listed in shelf.of(Edition).values():
        yield from _key_messages(shelf, listed)
    yield from _measures_taken(shelf)
    yield from _levels(shelf)
    if edition is not None:
        yield from _after_cut_off(shelf, edition)
    if not any(entry.node and "disclosure" in entry.node.keys for entry in shelf.kind("edition")):
        yield from _unprotected(shelf)


def _ids_taken(shelf: Shelf) -> Iterator[Fault]:
    by_id: dict[str, list[Entry]] = {}
    for entry in shelf.entries:
        by_id.setdefault(entry.id, []).append(entry)
    for id_, (*others, last) in by_id.items():
        taken = last.at("id")
        for entry in others:
            said = f"id '{id_}' is already used by {taken.file}:{taken.line}; give one of them another id"
            yield split(entry.at("id"), said, "id-taken")


def _parts_taken(entry: Entry) -> Iterator[Fault]:
    """Parts of one document share one address space."""
    if entry.node is None:
        return
    first: dict[str, Place] = {}
    for name in PARTS.get(entry.kind, {}):
        items = entry.node.child(name)
        for item in items.each() if items else ():
            id_ = item.child("id")
            if id_ is None or not isinstance(id_.value, str):
                continue
            if id_.value in first:
                said = (
                    f"id '{id_.value}' is already used on line {first[id_.value].line}; give one another id"
                )
                yield split(id_.place, said, "id-taken")
            first.setdefault(id_.value, id_.place)


def _one_board(shelf: Shelf) -> Iterator[Fault]:
    boards = list(shelf.kind("board"))
    for entry in boards[1:]:
        said = f"there is a board already, in {boards[0].file}; keep one"
        yield split(entry.at("kind"), said, "second-board")
    if not boards and not any(entry.kind == "" for entry in shelf.entries):
        said = "no board: nobody is named who decides; write one document of kind board"
        yield split(Place("chapters"), said, "no-board", "warning")


def _in_no_edition(shelf: Shelf) -> Iterator[Fault]:
    editions = list(shelf.kind("edition"))
    if any(entry.document is None for entry in editions):
        return
    listed = {
        page for edition in shelf.of(Edition).values() for part in edition.contents for page in part.pages
    }
    for entry in shelf.kind("chapter", "priority", "decision", "engagement", "board"):
        if not {entry.id, entry.stem} & listed:
            said = "in no edition; list it under the contents of one"
            yield split(Place(entry.file), said, "in-no-edition", "warning")


def _key_messages(shelf: Shelf, edition: Edition) -> Iterator[Fault]:
    pages = [page for part in edition.contents if part.part == "needs" for page in part.pages]
    chapters = shelf.of(Chapter)
    for page in pages:
        if page in chapters and not chapters[page].for_each:
            count = len(chapters[page].key_messages)
            if not FEWEST_MESSAGES <= count <= MOST_MESSAGES:
                said = f"{count or 'no'} key message{'s' if count != 1 else ''}; write 3 to 5"
                yield split(shelf.by_id[page].key_at("key_messages"), said, "key-messages")


def _measures_taken(shelf: Shelf) -> Iterator[Fault]:
    """Measure ids are unique, in templates too, where - is written _."""
    first: dict[str, tuple[str, Place]] = {}
    for entry in shelf.kind("table"):
        if not isinstance(entry.document, Card) or entry.node is None:
            continue
        named = [(name, entry.key_at("measures", name)) for name in entry.document.measures]
        if entry.document.holds == "indicator":
            named = [(entry.id, entry.at("id"))]
        for name, place in named:
            other, taken = first.setdefault(name.replace("-", "_"), (name, place))
            if taken != place:
                said = f"measure '{name}' is already used by {taken.file}:{taken.line}"
                if other != name:
                    said = f"measures '{other}' and '{name}' are both {name.replace('-', '_')} in templates"
                yield split(place, f"{said}; give one of them another id", "id-taken")


def _levels(shelf: Shelf) -> Iterator[Fault]:
    """A profile is made for a level that the table of areas has."""
    levels = [level for card in shelf.of(Card).values() for level in card.levels]
    for id_, chapter in shelf.of(Chapter).items():
        if levels and chapter.for_each and chapter.for_each not in levels:
            hint = near(chapter.for_each, levels) or f"the levels are {', '.join(levels)}"
            said = f"no area is of level '{chapter.for_each}'; {hint}"
            yield split(shelf.by_id[id_].at("for_each"), said, "unknown-word")


def _after_cut_off(shelf: Shelf, edition: Edition) -> Iterator[Fault]:
    for id_, card in shelf.of(Card).items():
        if card.source.retrieved > edition.cut_off:
            said = (
                f"retrieved after the cut-off of edition {edition.id} ({edition.cut_off}); move the cut-off"
            )
            yield split(shelf.by_id[id_].at("source", "retrieved"), said, "after-cut-off")


def _unprotected(shelf: Shelf) -> Iterator[Fault]:
    for id_, card in shelf.of(Card).items():
        if card.disclosure is None:
            said = (
                "say how small numbers are protected: disclosure: published, or smallest, round_to, because"
            )
            yield split(shelf.by_id[id_].at(), said, "no-disclosure")
