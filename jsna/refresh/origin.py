"""What a kind of source is: how a card's settings become the bytes of its next data file."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsna.model.card import Card
from jsna.refresh.web import Answer, Refused

INCOMING = "data/incoming"
KINDS = "jsna.refresh.kinds"


@dataclass(frozen=True, slots=True)
class Asking:
    """One table's turn: its card, a way to ``get`` an address, and where a dropped file would lie.

    What a source says of its figures beside them (a CSV with a row an indicator) is put into ``metadata``.
    """

    card: Card
    get: Callable[[str], Awaitable[Answer]]
    incoming: Path
    metadata: list[bytes] = field(default_factory=list)

    @property
    def settings(self) -> Any:
        """What the card says under ``refresh``, as its kind's model."""
        return self.card.refresh


@dataclass(frozen=True, slots=True)
class Origin:
    """One kind of source.  ``fetch`` gives the bytes of the new file, or None where no new one is there.

    ``fetch`` raises Refused, and Faults at the places of the file that came.
    """

    says: str
    fetch: Callable[[Asking], Awaitable[bytes | None]]
    example: str


async def download(asking: Asking, address: str, wanted: str) -> bytes:
    """The body at ``address``.  Raises Refused where it is plainly not ``wanted`` (CSV, Excel, JSON)."""
    answer = await asking.get(address)
    came = _looks_like(answer)
    if came == "nothing":
        raise Refused("an empty answer came", "open the address; is the file still there?", "empty")
    if came and came != wanted:
        hint = "open the address in a browser: has the file moved, or does it ask for a password?"
        raise Refused(f"{came} came, {wanted} was wanted", hint, "other-kind")
    return answer.body


_HTML = re.compile(rb"<(!doctype html|html|head|body|title|!--)", re.IGNORECASE)


def _looks_like(answer: Answer) -> str:
    """What a body is by its first bytes; "" where they may be anything."""
    start = answer.body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "nothing"
    marked_up = answer.kind in ("text/html", "application/xhtml+xml") and b"<" in start
    if marked_up or _HTML.match(start):
        return "a web page"
    signs = {b"<": "XML", b"{": "JSON", b"[": "JSON", b"PK\x03\x04": "Excel", b"%PDF": "a PDF"}
    return next((name for sign, name in signs.items() if start.startswith(sign)), "")
