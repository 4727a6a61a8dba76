"""We were wrong, said so, and put it right."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jsna.findings.changes.kind import Change, ChangeKind
from jsna.findings.changes.numbers import MOVED, Move, Number
from jsna.findings.changes.pair import Pair

NAME = "our correction"
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def explains(move: Move, pair: Pair) -> bool:
    """A number for the same period whose page a correction names, and whose old and new figures it quotes."""
    return move.way == MOVED and any(_of(one, move) for one in pair.corrections)


def _of(one: Mapping[str, Any], move: Move) -> bool:
    if move.was is None or move.now is None:
        return False
    pages = {*move.was.pages, *move.now.pages}
    if not any(stands_on(str(one["page"]), page) for page in pages):
        return False
    said = (figures(str(one["was"])), _shown(move.was)), (figures(str(one["now"])), _shown(move.now))
    quoted = [(words, shown) for words, shown in said if words]
    return bool(quoted) and all(words & shown for words, shown in quoted)


def stands_on(address: str, page: str) -> bool:
    """Whether the page at the path ``page`` is that of the document that ``address`` names."""
    document = address.partition("/")[0]
    return f"/{document}.md" in f"/{page}" or f"/{document}/" in f"/{page}"


def figures(text: str) -> set[str]:
    """Every figure in ``text``, without its commas."""
    return {one.replace(",", "") for one in _FIGURE.findall(text)}


def _shown(number: Number) -> set[str]:
    return {figure for shown in number.shown for figure in figures(shown)}


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """Each correction that is new, with the numbers that are its own."""
    own: list[list[Move]] = [[] for _ in pair.corrections]
    for move in moves:
        own[_whose(move, pair.corrections)].append(move)
    return [
        Change(NAME, one["page"], _title(one, pair), one["was"], one["now"], one["because"], tuple(mine))
        for one, mine in zip(pair.corrections, own, strict=True)
    ]


def _whose(move: Move, corrections: Sequence[Mapping[str, Any]]) -> int:
    """The number of the correction that quotes a figure; for what follows from one, of that on its page."""
    quoted = [number for number, one in enumerate(corrections) if _of(one, move)]
    pages = move.number.pages
    there = [n for n, one in enumerate(corrections) if any(stands_on(one["page"], page) for page in pages)]
    return [*quoted, *there, 0][0]


def _title(one: Mapping[str, Any], pair: Pair) -> str:
    document = str(one["page"]).partition("/")[0]
    return str(pair.new.record.get("documents", {}).get(document, {}).get("title", one["page"]))


KIND = ChangeKind(NAME, "We had something wrong and put it right.", 1, explains, tell)
