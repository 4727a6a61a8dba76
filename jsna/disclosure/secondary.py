"""Withhold more, so that what the rule withholds cannot be worked out from what is printed.

Each withheld figure gets a proof: other whole values that it could have, and
the withheld figures that would move with it.  What a proof needs beyond what is
withheld already is withheld too, the cheapest first; then whatever the proofs
can do without is printed again, the dearest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jsna.disclosure.layout import Layout
from jsna.disclosure.moves import Move, Moves

FURTHER = 4  # how much further than ``need`` other values are looked for


@dataclass(frozen=True, slots=True)
class Choice:
    """What is withheld, the rule's own included, and what could not be protected even so."""

    withheld: frozenset[str]
    unprotected: tuple[str, ...] = ()


def choose(layout: Layout) -> Choice:
    """What to withhold of ``layout`` so that every withheld figure keeps the values it needs."""
    search = Search(layout)
    for name in sorted(layout.primary):
        search.withhold(name)
    search.protect()
    search.drop()
    return Choice(frozenset(search.moves.withheld), tuple(search.unprotected))


class Search:
    """The proofs so far."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.moves = Moves(layout)
        self.proofs: dict[str, frozenset[str]] = {}  # what must stay withheld for each to be protected
        self.unprotected: list[str] = []
        self._waiting: list[str] = []

    def withhold(self, name: str) -> None:
        """``name`` is withheld, and needs a proof."""
        self.moves.withhold(name)
        self._waiting.append(name)

    def protect(self) -> None:
        """A proof for everything that is withheld; more is withheld on the way."""
        while self._waiting:
            name = self._waiting.pop(0)
            proof = self._proof(name)
            if proof is None:
                self.unprotected.append(name)
                continue
            self.proofs[name] = proof
            for other in sorted(proof - self.moves.withheld):
                self.withhold(other)

    def drop(self) -> None:
        """Print again whatever no proof needs, as long as anything is found."""
        dropped = [""]
        while dropped:
            extra = self.moves.withheld - self.layout.primary
            order = sorted(extra, key=lambda name: (-(self.layout.figures[name].cost or 0), name))
            dropped = [name for name in order if self._dropped(name)]

    def _dropped(self, name: str) -> bool:
        """Whether ``name`` could be printed again; if so it is."""
        self.moves.print_again(name)
        again: dict[str, frozenset[str]] = {}
        for other, proof in self.proofs.items():
            if name in proof and other != name:
                found = self._proof(other, only=True)
                if found is None:
                    self.moves.withhold(name)
                    return False
                again[other] = found
        self.proofs |= again
        self.proofs.pop(name, None)
        return True

    def _proof(self, name: str, only: bool = False) -> frozenset[str] | None:
        """What ``name`` needs withheld; ``only`` what is withheld now, None where that is not enough."""
        figure = self.layout.figures[name]
        chosen = self._outside(name, only)
        if chosen is None:
            return None
        enough = figure.need - 1
        for moves in self._by_distance(name, only):
            near = sorted([move for move in moves if move.by not in {one.by for one in chosen}], key=_dear)
            picked = [*chosen, *near][: max(enough, len(chosen))]
            if len(picked) >= enough:
                return frozenset({name}).union(*(move.moved for move in picked))
        return None

    def _outside(self, name: str, only: bool) -> list[Move] | None:
        """The move that takes ``name`` out of the range of its rule, where it needs one."""
        figure = self.layout.figures[name]
        if figure.outside is None:
            return []
        low, high = figure.outside
        ends = [low - 1 - figure.true, *([] if high is None else [high + 1 - figure.true])]
        found = [move for by in ends if (move := self._move(name, by, only))]
        return [min(found, key=_dear)] if found else None

    def _by_distance(self, name: str, only: bool) -> Iterator[list[Move]]:
        """All moves found up to a distance, first as near as they can be, then further."""
        need = self.layout.figures[name].need
        found: list[Move] = []
        for distance in range(1, need + FURTHER):
            found += [move for by in (distance, -distance) if (move := self._move(name, by, only))]
            if distance >= need - 1 or all(move.cost == 0 for move in found):
                yield found

    def _move(self, name: str, by: int, only: bool) -> Move | None:
        move = self.moves.move(name, by)
        return None if move is None or (only and not move.moved <= self.moves.withheld) else move


def _dear(move: Move) -> tuple[float, int, int]:
    return move.cost, abs(move.by), -move.by
