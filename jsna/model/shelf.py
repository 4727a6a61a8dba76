"""Every document of a workspace, each read by itself.

A file that cannot be understood is kept as broken, with its faults; what
documents say about one another is for ``links`` and ``together``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from jsna.model import board, card, chapter, decision, edition, engagement, priority
from jsna.model.characters import text_of
from jsna.model.document import KINDS, Document
from jsna.model.nodes import Node, compose, plain
from jsna.model.people import emails
from jsna.model.understand import understand
from jsna.model.value import found
from jsna.model.wording import near, split
from jsna.problems import Fault, Faults, Place, errors

D = TypeVar("D", bound=Document)

_NO_ID = re.compile("[^a-z0-9-]")  # what no id has: the model says so
MODELS: dict[str, tuple[type[Document], ModuleType]] = {
    "chapter": (chapter.Chapter, chapter),
    "priority": (priority.Priority, priority),
    "decision": (decision.Decision, decision),
    "engagement": (engagement.Engagement, engagement),
    "board": (board.Board, board),
    "edition": (edition.Edition, edition),
    "table": (card.Card, card),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: what it is, and as much of it as could be read.

    ``kind`` is "" where it cannot be told; ``document`` is None where the file
    is broken; ``node`` is None where it is not even YAML.
    """

    file: str
    id: str
    kind: str = ""
    node: Node | None = None
    document: Document | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def stem(self) -> str:
        """The file's name without its ending, which an id must equal."""
        return Path(self.file).stem

    def at(self, *loc: str | int) -> Place:
        """The place of the value at ``loc``, as near as it can be told."""
        return self.node.at(loc) if self.node else Place(self.file)

    def key_at(self, *loc: str | int) -> Place:
        """The place of the name at ``loc``, as near as it can be told."""
        return self.node.key_at(loc) if self.node else Place(self.file)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All entries in the order of their files; of two with one id, the first counts."""

    root: Path
    today: date
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry] = field(default_factory=dict)

    def of(self, model: type[D]) -> dict[str, D]:
        """The understood documents of one kind by id."""
        return {id_: entry.document for id_, entry in self.by_id.items() if isinstance(entry.document, model)}

    def kind(self, *kinds: str) -> Iterator[Entry]:
        """The entries of ``kinds``, broken ones too."""
        return (entry for entry in self.by_id.values() if entry.kind in kinds)

    def unsure(self) -> set[str]:
        """Ids that stand for something, though it cannot be told what."""
        broken = (entry for entry in self.entries if entry.document is None or entry.id != entry.stem)
        return {name for entry in broken for name in (entry.id, entry.stem)}


def read_shelf(root: Path, today: date) -> Shelf:
    """Every document below ``root``; nothing is raised, each entry holds its own faults."""
    entries = tuple(_read(root, file, today) for file in _files(root))
    by_id: dict[str, Entry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    return Shelf(root, today, entries, by_id)


def _files(root: Path) -> list[str]:
    """The documents below ``root``: chapters, then cards, each in the order of their names."""
    found: list[str] = []
    for folder in ("chapters", "data"):
        inside = (root / folder).rglob("*")
        names = [path.relative_to(root) for path in inside if path.suffix.lower() in (".yml", ".yaml")]
        found += sorted(name.as_posix() for name in names if not any(p.startswith(".") for p in name.parts))
    return found


def _read(root: Path, file: str, today: date) -> Entry:
    stem, ending = Path(file).stem, Path(file).suffix
    if ending != ending.lower():
        said = f"'{stem}{ending}' ends in capital letters; rename it to '{stem}{ending.lower()}'"
        return Entry(file, stem, faults=(split(Place(file), said, "file-name"),))
    try:
        node, wrong = compose(text_of(root / file, file), file)
    except Fault as fault:
        return Entry(file, stem, faults=(fault,))
    if node is None:
        return Entry(file, stem, faults=tuple(wrong))
    whole = not errors(wrong)
    kind, id_ = _word(node, "kind"), _word(node, "id") or stem
    wrong += [*_kind(kind, file, node), *emails(node)]
    if id_ != stem and not _NO_ID.search(id_):
        said = f"id '{id_}' must equal the file name '{stem}'; change one of them"
        wrong.append(split(node.at(("id",)), said, "id-and-file"))
    if kind not in MODELS:
        return Entry(file, id_, "", node, None, tuple(wrong))
    document, more = _understood(node, kind, today, whole)
    return Entry(file, id_, kind, node, document, (*wrong, *_untold(more, wrong)))


def _untold(wrong: Iterable[Fault], told: list[Fault]) -> Iterator[Fault]:
    """``wrong`` less what only follows from a slip in YAML that was told on the same line."""
    lines = {fault.place.line for fault in told if fault.severity == "error"}
    follows = ("no-value", "missing-field", "unknown-field")
    return (fault for fault in wrong if fault.place.line not in lines or fault.code not in follows)


def _word(node: Node, name: str) -> str:
    value = node.child(name)
    return value.value.strip() if value and isinstance(value.value, str) else ""


def _kind(kind: str, file: str, node: Node) -> Iterator[Fault]:
    written = node.child("kind")
    if written and not isinstance(written.value, str | None):
        said = f"kind must be one word, {found(plain(written))}"
        yield Fault(written.place, said, _one_of(KINDS), "wrong-type")
    elif not kind:
        yield Fault(node.key_at(("kind",)), "a document needs 'kind'", _one_of(KINDS), "missing-field")
    elif kind not in KINDS:
        hint = near(kind, KINDS) or _one_of(KINDS)
        yield Fault(node.at(("kind",)), f"'{kind}' is not a kind", hint, "unknown-kind")
    elif (kind == "table") != file.startswith("data/"):
        home = "data/, beside its data file" if kind == "table" else "chapters/"
        said = f"a document of kind {kind} lives in {home}; move this file"
        yield split(node.at(("kind",)), said, "wrong-folder")


def _one_of(words: Iterable[str]) -> str:
    return f"write one of {', '.join(words)}"


def _understood(node: Node, kind: str, today: date, whole: bool) -> tuple[Document | None, tuple[Fault, ...]]:
    """The document, unless it is broken, and all that is wrong in it alone."""
    model, rules = MODELS[kind]
    check: Callable[[Any, Node, date], Iterator[Fault]] = rules.alone
    try:
        document = understand(node, model)
    except Faults as faults:
        return None, faults.found
    return document if whole else None, tuple(check(document, node, today))
