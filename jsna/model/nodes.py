"""What an author wrote, each value with its place: YAML read with care.

Scalars stay text.  Nothing here knows a field, a kind or a document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import yaml

from jsna.model.characters import strange_characters
from jsna.model.slips import (
    colon_slip,
    doubled,
    dropped_comment,
    in_plain_words,
    in_quotes,
    number_as_name,
    open_quote,
    scalar_slips,
    unwanted_properties,
)
from jsna.model.value import Node, Part, plain
from jsna.problems import Fault, Faults, Place

__all__ = ["Node", "Part", "compose", "plain", "read_yaml"]

DEEPEST = 40
_FAST: Any = getattr(yaml, "CLoader", yaml.Loader)
_PATIENT: Any = yaml.Loader  # slower; reads on where the fast one stops at its own depth


def read_yaml(text: str, file: str) -> Node:
    """The one document in ``text``: a Node that holds fields.

    ``file`` is its path relative to the workspace.  Raises Faults with every
    mistake that can be found; warnings alone do not raise (see ``compose``).
    """
    node, found = compose(text, file)
    if node is None or any(fault.severity == "error" for fault in found):
        raise Faults(found)
    return node


def compose(text: str, file: str, loader: Any = _FAST) -> tuple[Node | None, list[Fault]]:
    """The document in ``text`` as far as it can be read, and all that is wrong with it.

    ``loader`` is a loader of PyYAML; only its events are used, so that nothing is ever built by it.
    """
    text = text.removeprefix("\ufeff")
    found = list(strange_characters(text, file))
    if found:
        return None, found
    work = _Composer(file, text.splitlines())
    try:
        for event in yaml.parse(text, Loader=loader):
            if not work.take(event):
                break
    except yaml.MarkedYAMLError as error:
        if loader is not _PATIENT and "nesting depth" in str(error.problem):
            return compose(text, file, _PATIENT)
        return None, [*work.told(), work.runs_on(error) or in_plain_words(error, file, work.lines)]
    return work.document(), work.told()


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    place: Place
    mapping: bool
    parts: list[Node] = field(default_factory=list)
    names: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    name: str | None = None
    repeated: bool = False


class _Composer:
    """Events in, one Node out; never deeper in Python than in a single loop."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.found: list[Fault] = []
        self.anchors: list[Fault] = []
        self.aliases: list[Fault] = []
        self.documents = 0
        self.quoted: tuple[Place, int] | None = None  # the last quoted text of many lines, and its last

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def told(self) -> list[Fault]:
        """What is wrong; an anchor only where nothing points to one."""
        return self.found + (self.aliases or self.anchors)

    def runs_on(self, error: yaml.MarkedYAMLError) -> Fault | None:
        """The Fault of a quote that was closed only by the next one, on the line of ``error``."""
        if self.quoted and error.problem_mark and error.problem_mark.line + 1 == self.quoted[1]:
            return open_quote(self.quoted[0], f"close it on this line; it runs on to line {self.quoted[1]}")
        return None

    def document(self) -> Node | None:
        """The whole, if it holds fields; otherwise that is one more Fault."""
        if self.root is not None and isinstance(self.root.value, Mapping):
            return self.root
        if self.documents < 2 and not self.told():
            what = "nothing" if self.root is None or self.root.value is None else "text"
            what = "a list" if self.root and isinstance(self.root.value, tuple) else what
            message = f"fields are wanted (name: value), {what} found"
            self.found.append(Fault(Place(self.file), message, "begin with kind: and id:", "no-fields"))
        return None

    def take(self, event: Any) -> bool:
        """Go one event further; False where reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                second = "a second document begins"
                where = self.place(event.start_mark)
                self.found.append(Fault(where, second, "one document a file, remove ---", "two-documents"))
            return self.documents == 1
        if isinstance(event, yaml.AliasEvent):
            self.aliases.append(in_quotes("alias", self.place(event.start_mark)))
            self.add(Node(self.place(event.start_mark), None))
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self.begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.end()
        return True

    def begin(self, event: Any) -> bool:
        self.properties(event)
        place = self.place(event.start_mark)
        if len(self.open) == DEEPEST:
            self.found.append(
                Fault(place, f"nested more than {DEEPEST} deep", "write it flatter", "too-deep")
            )
            return False
        self.open.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))
        return True

    def end(self) -> None:
        done = self.open.pop()
        if done.mapping:
            self.add(Node(done.place, done.names, done.keys))
        else:
            self.add(Node(done.place, tuple(done.parts)))

    def scalar(self, event: Any) -> None:
        self.properties(event)
        place, unquoted = self.place(event.start_mark), event.style in (None, "")
        if not unquoted and event.style in "'\"" and event.end_mark.line > event.start_mark.line:
            self.quoted = place, event.end_mark.line + 1
        name = self.open[-1].name if self.open else None
        self.found.extend(scalar_slips(event, place, self.lines, name))
        if unquoted:
            self.found.extend(dropped_comment(event, place, self.lines, name))
        value = None if unquoted and event.value == "" else event.value
        is_name = bool(self.open) and self.open[-1].mapping and name is None
        if is_name and unquoted:
            self.found.extend(number_as_name(event.value, place, self.lines))
        quote = event.style if event.style and event.style in "'\"" else ""
        written = () if is_name else _written(event, place, self.lines)
        self.add(Node(place, value, written=written, quote=quote))

    def properties(self, event: Any) -> None:
        for fault in unwanted_properties(event, self.place(event.start_mark)):
            (self.anchors if fault.code == "anchor" else self.found).append(fault)

    def add(self, node: Node) -> None:
        """Put ``node`` where it belongs: in the list, as a name, or under the last name."""
        if not self.open:
            self.root = node
            return
        into = self.open[-1]
        if not into.mapping:
            into.parts.append(node)
        elif into.name is None:
            self.name(into, node)
        else:
            if not into.repeated:
                into.names[into.name] = node
            into.name, into.repeated = None, False

    def name(self, into: _Open, node: Node) -> None:
        if not isinstance(node.value, str):
            self.found.append(colon_slip(node.place, self.lines))
        into.name = node.value if isinstance(node.value, str) else ""
        into.repeated = into.name in into.keys
        if into.repeated and into.name:
            self.found.append(doubled(into.name, node.place, into.keys[into.name]))
        into.keys.setdefault(into.name, node.place)


def _written(event: Any, place: Place, lines: list[str]) -> tuple[tuple[Place, str], ...]:
    """The lines of a scalar as they stand in the file, each with the place of its first letter."""
    first, last = event.start_mark.line, event.end_mark.line
    if first >= len(lines):  # an empty one, where the file ends too early
        return ()
    if event.style not in ("|", ">"):
        return _in_line(event, place, lines)
    body = [(number, lines[number]) for number in range(first + 1, min(last + 1, len(lines)))]
    depths = [len(line) - len(line.lstrip(" ")) for number, line in body if line.strip() and number < last]
    own = any(sign.isdigit() for sign in lines[first][event.start_mark.column :].partition("#")[0])
    depth = min(depths, default=0) if own else next(iter(depths), 0)
    inside = takewhile(lambda one: not one[1].strip() or not one[1][:depth].strip(), body)
    written = [(Place(place.file, number + 1, depth + 1), line[depth:]) for number, line in inside]
    while written and not written[-1][1].strip():
        written.pop()
    return tuple(written)


def _in_line(event: Any, place: Place, lines: list[str]) -> tuple[tuple[Place, str], ...]:
    """The same for a text that begins beside its name, without the quotes round it."""
    inside = 1 if event.style else 0
    start, end = event.start_mark.column + inside, event.end_mark.column - inside
    first, last = event.start_mark.line, event.end_mark.line
    if first == last:
        return ((Place(place.file, place.line, start + 1), lines[first][start:end]),)
    made = [(Place(place.file, place.line, start + 1), lines[first][start:])]
    for number in range(first + 1, min(last + 1, len(lines))):
        line = lines[number][:end] if number == last else lines[number]
        depth = len(line) - len(line.lstrip(" "))
        made.append((Place(place.file, number + 1, depth + 1), line[depth:]))
    return tuple(made)
