"""The producer changed what had been published before."""

from collections.abc import Sequence

from jsna.findings.changes.kind import Change, ChangeKind, by_subject
from jsna.findings.changes.numbers import MOVED, WORKED_OUT, Move
from jsna.findings.changes.pair import Pair

NAME = "revision by the producer"


def explains(move: Move, pair: Pair) -> bool:
    """Any other value for the same period: defined as before, out of the same people, and not our slip."""
    return move.way == MOVED and "said_by" not in move.number.about


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """For each measure or table: its value before and after where one row was revised, and who did it."""
    made = []
    for (table, measure), found in by_subject(moves).items():
        was, now = _single(found)
        title, why = pair.title(found[0]), _who(pair, found[0].table)
        made.append(Change(NAME, measure or table, title, was, now, why, tuple(found)))
    return made


def _single(found: Sequence[Move]) -> tuple[str, str]:
    """The value of the one row that was revised; the number of rows where there are several."""
    values = [
        move
        for move in found
        if move.number.identity[0] != WORKED_OUT and move.number.about.get("field", "value") == "value"
    ]
    if len(values) == 1 and values[0].was and values[0].now:
        return values[0].was.shown[0], values[0].now.shown[0]
    return "", f"{len(values) or len(found):,} values revised"


def _who(pair: Pair, table: str) -> str:
    was, now = pair.told("tables", table, "retrieved")
    publisher = pair.told("tables", table, "publisher")[1] or "the producer"
    return f"{publisher}, retrieved {was} and {now}" if was != now else f"{publisher}, in the same retrieval"


KIND = ChangeKind(NAME, "The producer changed figures for dates already published.", 5, explains, tell)
