"""A card's own text with another day of retrieval: that one date, and no other letter."""

import re
from datetime import date

from jsna.model.nodes import Node

_LINE = re.compile("\r\n|\r|\n")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def retrieved_on(body: bytes, card: Node, today: date) -> bytes:
    """The card's file ``body`` where ``source.retrieved`` is ``today``.

    ``card`` is what was read of it.  Raises ValueError where the date does not stand where it was read.
    """
    text = body.decode("utf-8")
    place = card.find("source", "retrieved").place
    starts = [0, *(found.end() for found in _LINE.finditer(text))]
    at = starts[place.line - 1] + place.column - 1 + (text.startswith("\ufeff") and place.line == 1)
    found = _DAY.search(text, at)
    if found is None or text[at : found.start()] not in ("", '"', "'"):
        raise ValueError("the date does not stand where it was read")
    return (text[: found.start()] + today.isoformat() + text[found.end() :]).encode()
