"""One value that an author wrote, and where it stands.

Nothing here knows YAML, a field or a kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jsna.model.spots import spots
from jsna.problems import Place

Part = str | int


@dataclass(frozen=True, slots=True)
class Node:
    """One value and where it stands.

    ``value`` is text, a mapping of name to Node, a tuple of Nodes, or None for
    an empty plain scalar.  ``keys`` holds the place of each name of a mapping.
    ``written`` is the scalar's own lines in the file, without indentation and
    without the ``quote`` that it stands in.
    """

    place: Place
    value: "str | Mapping[str, Node] | tuple[Node, ...] | None"
    keys: Mapping[str, Place] = field(default_factory=dict)
    written: tuple[tuple[Place, str], ...] = ()
    quote: str = ""

    def child(self, part: Part) -> "Node | None":
        """The value under the name or number ``part``, or None; a lone value is a list of one."""
        if isinstance(part, int):
            parts = self.each()
            return parts[part] if part < len(parts) else None
        return self.value.get(part) if isinstance(self.value, Mapping) else None

    def find(self, *loc: Part) -> "Node":
        """The value at ``loc``.  Raises KeyError where there is none."""
        node: Node | None = self
        for part in loc:
            node = node.child(part) if node else None
        if node is None:
            raise KeyError(loc)
        return node

    def at(self, loc: Sequence[Part] = ()) -> Place:
        """The place of the deepest value along ``loc`` that exists."""
        return self._deepest(loc).place

    def key_at(self, loc: Sequence[Part]) -> Place:
        """The place of the last name of ``loc``, or of what should hold it."""
        holder = self._deepest(loc[:-1])
        return holder.keys.get(str(loc[-1]), holder.at(loc[-1:]))

    def _deepest(self, loc: Sequence[Part]) -> "Node":
        node = self
        for part in loc:
            node = node.child(part) or node
        return node

    def each(self) -> "tuple[Node, ...]":
        """The parts of a list; anything else is a list of one, nothing of none."""
        if isinstance(self.value, tuple):
            return self.value
        return () if self.value is None else (self,)

    def scalars(self, *loc: Part) -> "Iterator[tuple[tuple[Part, ...], Node]]":
        """Every text below this node with its way there."""
        if isinstance(self.value, str):
            yield loc, self
        elif isinstance(self.value, Mapping):
            for name, node in self.value.items():
                yield from node.scalars(*loc, name)
        elif isinstance(self.value, tuple):
            for number, node in enumerate(self.value):
                yield from node.scalars(*loc, number)

    def spot(self, offset: int) -> Place:
        """The place of the character ``offset`` (from 0) of a text, as near as can be told."""
        places = self.spots()
        return places[offset] if offset < len(places) else self.place

    def spots(self) -> tuple[Place, ...]:
        """The place of each character of a text; empty where that cannot be told."""
        return spots(self.value, self.written, self.quote) if isinstance(self.value, str) else ()


def plain(node: Node) -> Any:
    """``node`` as dicts, lists and text; an empty plain scalar is None."""
    if isinstance(node.value, Mapping):
        return {name: plain(part) for name, part in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(part) for part in node.value]
    return node.value


def found(value: object) -> str:
    """What kind of thing stands here, for a message: ``a list found``."""
    if isinstance(value, dict):
        return "fields found"
    if isinstance(value, list | tuple):
        return "a list found"
    return "nothing found" if value is None else "text found"
