"""A table that is about to be published: its true figures, and what may be withheld to protect others.

Nothing here chooses; it says what a choice would leave a reader with.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jsna.disclosure.facts import Bounds, Fact, Publication
from jsna.disclosure.policy import NEED


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the table.

    ``shown`` is what a reader knows when it is printed (both ends ``true``,
    unless it is rounded), ``hidden`` what is known when it is withheld.
    ``cost`` is what a reader loses with it, None where it has to stay.
    ``primary``: the rule withholds it.  ``need`` is how many values it must
    keep when withheld; where ``outside`` is given, one of them outside that range.
    """

    true: int
    shown: Bounds
    hidden: Bounds = (0, None)
    cost: float | None = None
    primary: bool = False
    need: int = NEED
    outside: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Figures by name, and ``facts`` that anybody knows: which of them add up to which."""

    figures: Mapping[str, Entry]
    facts: tuple[Fact, ...]

    @property
    def primary(self) -> frozenset[str]:
        """What the rule withholds."""
        return frozenset(name for name, figure in self.figures.items() if figure.primary)

    def printed(self, withheld: Collection[str]) -> Publication:
        """What a reader has in hand when ``withheld`` are marks and all else is printed."""
        return Publication(
            {name: one.hidden if name in withheld else one.shown for name, one in self.figures.items()},
            self.facts,
        )


def plain(true: int, cost: float | None = None, primary: bool = False, need: int = NEED) -> Entry:
    """A figure printed exactly or not at all."""
    return Entry(true, (true, true), cost=cost, primary=primary, need=need)
