"""What a kind of change is: which moves of numbers it explains, and what it tells of two editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jsna.findings.changes.numbers import Move
from jsna.findings.changes.pair import Pair

KINDS = "jsna.findings.changes.kinds"


@dataclass(frozen=True, slots=True)
class Change:
    """One change, told once: what it is about, what was and is, why, and the numbers it moved.

    ``about`` is the id of a measure or table, the address of a text or of a corrected page, or ``areas``.
    """

    kind: str
    about: str
    title: str
    was: str
    now: str
    why: str
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """One of the reasons for which a later edition differs.

    Each number that moved is offered to the kinds in the order of ``turn``; the
    first that ``explains`` it has it, so that it is listed once.  ``tell`` makes
    the changes of this kind, given the moves that fell to it.
    """

    name: str
    says: str  # one sentence, for readers of the page
    turn: int
    explains: Callable[[Move, Pair], bool]
    tell: Callable[[Pair, Sequence[Move]], list[Change]]


def by_subject(found: Sequence[Move]) -> dict[tuple[str, str], list[Move]]:
    """``found`` by measure, or by table where it holds none: (id of the table, measure) → moves."""
    made: dict[tuple[str, str], list[Move]] = {}
    for move in found:
        measure = move.measure if "method" in move.number.about else ""
        made.setdefault(("" if measure else move.table, measure), []).append(move)
    return dict(sorted(made.items()))
