"""What changed between two editions: meaning, then each change once, by its kind; every number is counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jsna.findings.changes.kind import KINDS, Change, ChangeKind
from jsna.findings.changes.meaning import Meaning, meanings, moved_and_hold
from jsna.findings.changes.numbers import GONE, MOVED, NEW, SAME, WORKED_OUT, Move, identity_of, period_of
from jsna.findings.changes.pair import Pair
from jsna.findings.earlier import Earlier
from jsna.registry import kinds_in


@dataclass(frozen=True, slots=True)
class Account:
    """Facts in = facts accounted for: how many facts of an edition met each fate.

    ``explained`` counts those of each kind of change by its name.
    """

    facts: int
    same: int
    explained: Mapping[str, int]
    only_here: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Everything that differs between ``pair.old`` and ``pair.new``.

    ``came`` and ``went`` are numbers that only one edition shows and that no
    kind of change explains; the pages and measures are ids by where they are.
    """

    pair: Pair
    meaning: tuple[Meaning, ...]
    moved_and_hold: int
    changes: tuple[Change, ...]
    came: tuple[Move, ...]
    went: tuple[Move, ...]
    old_account: Account
    new_account: Account

    def of(self, kind: str) -> list[Change]:
        """The changes of ``kind``."""
        return [one for one in self.changes if one.kind == kind]

    def only_in(self, what: str) -> tuple[list[str], list[str]]:
        """The ids of ``what`` (pages, measures, tables) that only the old edition has, and only the new."""
        was, now = (set(one.record.get(what, {})) for one in (self.pair.old, self.pair.new))
        return (sorted(was - now), sorted(now - was)) if self.pair.recorded else ([], [])

    @property
    def is_nothing(self) -> bool:
        """Whether the editions say the same."""
        came_or_went = (
            self.came or self.went or any(map(any, map(self.only_in, ("pages", "measures", "tables"))))
        )
        return not (self.meaning or self.changes or came_or_went)


def kinds() -> dict[str, ChangeKind]:
    """Every kind of change by its name, in the order in which they are asked."""
    found = sorted(kinds_in(KINDS, ChangeKind).values(), key=lambda kind: kind.turn)
    return {kind.name: kind for kind in found}


def what_changed(old: Earlier, new: Earlier) -> Changed:
    """Everything that differs between the editions ``old`` and ``new``, each thing once."""
    pair = Pair(old, new)
    found = pair.moves
    fate = _fates(found, pair)
    by_kind: dict[str, list[Move]] = {name: [] for name in kinds()}
    for move in found:
        if fate[id(move)] in by_kind:
            by_kind[fate[id(move)]].append(move)
    changes = [one for name, kind in kinds().items() for one in kind.tell(pair, by_kind[name])]
    return Changed(
        pair,
        tuple(meanings(pair)),
        moved_and_hold(pair),
        tuple(changes),
        tuple(move for move in found if fate[id(move)] == NEW),
        tuple(move for move in found if fate[id(move)] == GONE),
        _account(found, fate, "was"),
        _account(found, fate, "now"),
    )


def _fates(found: Sequence[Move], pair: Pair) -> dict[int, str]:
    """For each move (by identity) the name of its kind, or its way where no kind explains it."""
    fate: dict[int, str] = {}
    rows: dict[tuple[object, str], str] = {}  # what became of each row's value: its limits follow it
    for move in sorted(found, key=_turn):
        made = _from_rows(move, rows, pair) or _explained(move, pair)
        fate[id(move)] = made
        if _turn(move) < _LAST and made not in (SAME, NEW, GONE):
            rows.setdefault((_row(move.number.identity), move.number.period), made)
    return fate


_LAST = 2


def _turn(move: Move) -> int:
    """Values first, then the limits and counts of their rows, then what was worked out from rows."""
    if move.number.identity[0] == WORKED_OUT:
        return _LAST
    return int(move.number.about.get("field", "value") != "value")


def _explained(move: Move, pair: Pair) -> str:
    if move.way == SAME:
        return SAME
    return next((name for name, kind in kinds().items() if kind.explains(move, pair)), move.way)


def _from_rows(move: Move, rows: Mapping[tuple[object, str], str], pair: Pair) -> str:
    """The kind of change of the rows that a number comes from; "" where none is known."""
    if move.way in (SAME, NEW, GONE) or (_turn(move) < _LAST and move.way != MOVED):
        return ""
    record = pair.new.record if move.now else pair.old.record
    behind = {
        rows.get((_row(identity_of(fact)), period_of(fact, record)), "") for fact in move.number.sources
    }
    return next((name for name in kinds() if name in behind), "")


def _row(identity: tuple[object, ...]) -> object:
    """What a number is of, whichever of value, limits and count it is."""
    pairs = identity[1]
    return tuple(one for one in pairs if one[0] != "field") if isinstance(pairs, tuple) else identity


def _account(found: Sequence[Move], fate: Mapping[int, str], side: str) -> Account:
    counted: Counter[str] = Counter()
    for move in found:
        number = getattr(move, side)
        if number is not None:
            counted[fate[id(move)]] += number.facts
    explained = {name: counted[name] for name in kinds()}
    only_here = counted[GONE] if side == "was" else counted[NEW]
    return Account(counted.total(), counted[SAME], explained, only_here)
