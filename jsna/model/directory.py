"""The directory: everything that has an address, and what it is.

Broken documents count as far as they can be read, so that one mistake is told once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jsna.model.nodes import Node
from jsna.model.reaches import PARTS, ROWS
from jsna.model.shelf import Shelf

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that has an address, and what it is: ``board/bp-group`` is a group."""

    things: dict[str, str]
    holds: dict[str, str]  # table id -> what it holds
    measures: dict[str, str]  # measure id -> address
    unsure: set[str]
    profiles: set[str]  # chapters with one page for each area: id/CODE
    board: str | None

    def thing(self, address: str) -> str | None:
        """What stands at ``address``, ``unknown`` where that cannot be told, or None."""
        head, _, part = address.partition("/")
        if address in self.things:
            return self.things[address]
        if head in self.unsure:
            return UNKNOWN
        if part and head in self.profiles:
            return "chapter"
        if part and head in self.holds:
            return ROWS.get(self.holds[head], "row")
        return None

    def table(self, holds: str) -> str:
        """The id of the first table that holds ``holds``, or that word itself."""
        return next((id_ for id_, held in self.holds.items() if held == holds), holds)


def directory(shelf: Shelf) -> Directory:
    """What can be reached on ``shelf``; broken documents count as far as they can be read."""
    things: dict[str, str] = {}
    holds: dict[str, str] = {}
    measures: dict[str, str] = {}
    for id_, entry in shelf.by_id.items():
        things[id_] = entry.kind or UNKNOWN
        if entry.node is None:
            continue
        for name, thing in PARTS.get(entry.kind, {}).items():
            things |= {f"{id_}/{part}": thing for part in _ids(entry.node, name)}
        if entry.kind == "table":
            holds[id_] = word_of(entry.node, "holds")
            measures |= {name: f"{id_}/{name}" for name in _names(entry.node, "measures")}
            measures |= {id_: id_} if holds[id_] == "indicator" else {}
    kept = sorted((shelf.root / "published").glob("*.zip"))  # their documents may have gone since
    things = {**{file.stem: "edition" for file in kept}, **things}
    things |= {address: "measure" for address in measures.values() if "/" in address}
    board = next((entry.id for entry in shelf.kind("board")), None)
    profiles = {entry.id for entry in shelf.kind("chapter") if entry.node and word_of(entry.node, "for_each")}
    return Directory(things, holds, measures, shelf.unsure(), profiles, board)


def word_of(node: Node, name: str) -> str:
    """The text under ``name`` of ``node``, or nothing."""
    child = node.child(name)
    return child.value if child and isinstance(child.value, str) else ""


def _names(node: Node, name: str) -> tuple[str, ...]:
    child = node.child(name)
    return tuple(child.keys) if child else ()


def _ids(node: Node, name: str) -> Iterator[str]:
    child = node.child(name)
    for item in child.each() if child else ():
        if word_of(item, "id"):
            yield word_of(item, "id")
