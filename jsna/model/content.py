"""What exactly a decision approves: the words of a chapter, or of an edition with its data, as one hash.

Plain content only: quotes, comments, layout and the order of names do not count, nor does the toolkit.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from jsna.model.nodes import Node, plain

PREFIX, SHORTEST = "sha256:", 12
# What may be written once the rest is approved: who approved it, when it came out, what was put right since.
_AFTERWARDS = {
    "chapter": ("status", "endorsed_by", "approved_by"),
    "decision": ("approves",),
    "edition": ("status", "approved_by", "published", "corrections"),
}


def document_content(document: Node) -> str:
    """The hash (SHA-256 in hex) of the words of one document."""
    return _hash(_signed(document))


def edition_content(edition: Node, documents: Mapping[str, Node], files: Mapping[str, str]) -> str:
    """The hash of an edition: its own words, the words of ``documents`` by id, and ``files``.

    ``files`` gives the SHA-256 of each file by its path.
    """
    words = {id_: _signed(node) for id_, node in documents.items()}
    return _hash({"edition": _signed(edition), "documents": words, "files": dict(files)})


def approves(written: str, content: str) -> bool:
    """Whether the hash that a decision holds is ``content``: all of it, or its first 12 digits or more."""
    digits = written.strip().lower().removeprefix(PREFIX)
    return len(digits) >= SHORTEST and content.startswith(digits)


def _signed(node: Node) -> Any:
    words = plain(node)
    later = _AFTERWARDS.get(str(words.get("kind")), ())
    return {name: value for name, value in words.items() if name not in later}


def _hash(thing: Any) -> str:
    text = json.dumps(thing, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
