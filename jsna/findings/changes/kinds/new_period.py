"""A later period came in."""

from collections.abc import Sequence

from jsna.findings.changes.kind import Change, ChangeKind, by_subject
from jsna.findings.changes.numbers import LATER, Move, latest_of
from jsna.findings.changes.pair import Pair

NAME = "new period"


def explains(move: Move, pair: Pair) -> bool:
    """A number for a later period, or for one that a later period has taken the place of."""
    return move.way == LATER


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """For each measure or table: the latest period that it had, and that it has."""
    made = []
    for (table, measure), found in by_subject(moves).items():
        before = [one for move in found for one in (move.was, move.before) if one is not None]
        was = latest_of(period for one in before for period in one.period.split("; "))
        now = latest_of(period for move in found if move.now for period in move.now.period.split("; "))
        title = pair.title(found[0])
        made.append(Change(NAME, measure or table, title, was, now, "data for later dates", tuple(found)))
    return made


KIND = ChangeKind(NAME, "A later year, quarter or month came in.", 4, explains, tell)
