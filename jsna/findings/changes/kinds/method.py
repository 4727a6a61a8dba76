"""The same thing is now defined, measured or worked out in another way."""

from collections.abc import Sequence

from jsna.findings.changes.kind import Change, ChangeKind, by_subject
from jsna.findings.changes.numbers import MOVED, WORKED_OUT, Move
from jsna.findings.changes.pair import Pair

NAME = "method or definition"
OTHERWISE = "worked out in another way from the same file"


def explains(move: Move, pair: Pair) -> bool:
    """A number for the same period, with most others of a measure that is meant or made otherwise.

    Or one that is another out of the very same file.
    """
    if move.way != MOVED:
        return False
    measures = {str(fact.get("measure", "")) for fact in move.number.sources}
    if measures & pair.methods.keys() & pair.mostly_moved:
        return True
    return move.number.identity[0] != WORKED_OUT and pair.new_data(move.table) is False


def tell(pair: Pair, moves: Sequence[Move]) -> list[Change]:
    """Each measure whose record differs, and each whose numbers alone do."""
    grouped = by_subject(moves)
    made = []
    for measure, differences in pair.methods.items():
        own = [move for (_, name), found in grouped.items() if name == measure for move in found]
        title = str(pair.new.record["measures"][measure]["title"])
        was = "; ".join(f"{field}: {before}" for field, before, _ in differences)
        now = "; ".join(f"{field}: {after}" for field, _, after in differences)
        made.append(Change(NAME, measure, title, was, now, _fields(differences), tuple(own)))
    for (table, measure), found in grouped.items():
        if measure not in pair.methods:
            made.append(Change(NAME, measure or table, pair.title(found[0]), "", "", OTHERWISE, tuple(found)))
    return made


def _fields(differences: Sequence[tuple[str, str, str]]) -> str:
    return f"other {', '.join(field for field, _, _ in differences)}"


KIND = ChangeKind(NAME, "The same thing is defined or worked out in another way.", 2, explains, tell)
