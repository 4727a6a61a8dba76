"""The author's own sentence of a claim, from where the claim stands."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsna.model.book import Book
from jsna.model.value import Node
from jsna.pages.sentences import first_sentence
from jsna.problems import Place

_TAG = re.compile(r"%\}(.*?)\{%-?\s*(?:else|endclaim)", re.DOTALL)
_NUMBER = re.compile(r"\{\{.*?\}\}")  # what a template prints, which is another number now
_PLACE = re.compile(r"(.+):(\d+):(\d+)")


def place_in(text: str) -> Place:
    """``file:line:column`` as a Place."""
    found = _PLACE.fullmatch(text)
    return Place(found[1], int(found[2]), int(found[3])) if found else Place(text)


def sentence(root: Path, book: Book, place: Place) -> str:
    """The sentence of the claim at ``place``, "…" for its numbers; "" where it cannot be told."""
    said = _key_message(book, place)
    if said:
        return _NUMBER.sub("…", said)
    try:
        lines = (root / place.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]]) if lines else ""
    found = _TAG.search(rest)
    return _NUMBER.sub("…", " ".join(found[1].split())) if found else ""


def _key_message(book: Book, place: Place) -> str:
    """What a key message or a headline says, where its ``claim`` field is at ``place``."""
    node = next((node for id_, node in book.nodes.items() if book.files[id_] == place.file), None)
    for holder in _holders(node):
        claim, say = holder.child("claim"), holder.child("say")
        if claim is not None and claim.place == place and say is not None:
            return " ".join(first_sentence(str(say.value or ""))[0].split())
    return ""


def _holders(node: Node | None) -> list[Node]:
    """Every value that holds both ``say`` and ``claim``."""
    found: list[Node] = []
    waiting: list[Any] = [node] if node else []
    while waiting:
        value = waiting.pop().value
        if isinstance(value, Mapping):
            waiting += value.values()
            found += [one for one in value.values() if one.child("claim") and one.child("say")]
        elif isinstance(value, tuple):
            waiting += value
            found += [one for one in value if one.child("claim") and one.child("say")]
    return found
