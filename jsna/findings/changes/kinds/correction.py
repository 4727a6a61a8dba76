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
    """A number for the same period whose page a correction names, and whose old or new figure it quotes."""
    return move.way == MOVED and any(_of(one, move) for one in pair.corrections)


def _of(one: Mapping[str, Any], move: Move) -> bool:
    assert move.was is not None and move.now is not None
    pages = {*move.was.pages, *move.now.pages}
    if not any(stands_on(str(one["page"]), page) for page in pages):
        return False
    return bool(figures(str(one["was"])) & _shown(move.was) or figures(str(one["now"])) & _shown(move.now))


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
    made, left = [], list(moves)
    for one in pair.corrections:
        own = [move for move in left if _is_its(one, move)]
        left = [move for move in left if move not in own]
        page = str(one["page"])
        title = pair.new.record.get("documents", {}).get(page.partition("/")[0], {}).get("title", page)
        made.append(Change(NAME, page, title, one["was"], one["now"], one["because"], tuple(own)))
    if made and left:  # worked out from what was corrected
        made[0] = Change(
            NAME, made[0].about, made[0].title, made[0].was, made[0].now, made[0].why, (*made[0].moves, *left)
        )
    return made


def _is_its(one: Mapping[str, Any], move: Move) -> bool:
    return move.way == MOVED and _of(one, move)


KIND = ChangeKind(NAME, "We had something wrong and put it right.", 1, explains, tell)
