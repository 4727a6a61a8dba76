"""What a card that cannot be understood may have meant, so that nobody is told it is not there.

Nothing here says what is wrong with the card; its own faults do.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jsna.model.argued import readable
from jsna.model.card import Card
from jsna.model.characters import LARGEST
from jsna.model.shelf import Entry

_NAMES = re.compile(r"^\s+([a-z0-9][a-z0-9_-]*):", re.MULTILINE)


def unread(root: Path, entry: Entry) -> Iterator[str]:
    """The table and the measures of a card with faults; of any other document nothing."""
    card = entry.document
    if not entry.file.startswith("data/") or (
        isinstance(card, Card) and (readable(card) or not _holds(card))
    ):
        return
    yield from (entry.id, entry.stem)
    measures = entry.node.child("measures") if entry.node else None
    if measures:
        yield from measures.keys
    elif entry.node is None:  # not even YAML: every indented name may be a measure
        with (root / entry.file).open("rb") as file:
            yield from _NAMES.findall(file.read(LARGEST).decode("utf-8", errors="replace"))


def _holds(card: Card) -> bool:
    return card.holds in ("indicator", "indicators")
