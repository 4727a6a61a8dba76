"""What an audit found, and all that it looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.audit.members import Unread
from jsna.problems import Fault, errors, in_order

MOST = 3  # names that one line of the account gives


@dataclass(frozen=True, slots=True)
class Report:
    """``faults``: what gives a withheld number away.  The rest says how far the audit saw.

    ``files`` and ``packed``: files read, and files inside them; ``pages``: those that are
    pages.  ``cells``: counts and denominators told apart, ``withheld`` of which carry a mark.
    ``facts``: printed figures that say something of a withheld one.  ``secrets``: withheld
    numbers that were searched for, ``plain`` ones that are too ordinary to be (None: the true
    numbers were not at hand).
    """

    faults: tuple[Fault, ...]
    files: int
    packed: int
    pages: int
    editions: tuple[str, ...]
    cells: int
    withheld: int
    facts: int
    drawings: int
    unread: tuple[Unread, ...]
    secrets: int | None = None
    plain: int = 0

    @property
    def safe(self) -> bool:
        """Whether nothing was found."""
        return not errors(self.faults)

    def lines(self) -> list[str]:
        """What was looked at, in words."""
        made = [
            f"Read {self.files:,} files and {self.packed:,} packed inside them"
            f" ({_listed('edition', self.editions)}): {self.cells:,} counts,"
            f" {self.withheld:,} of them withheld; {self.drawings:,} charts measured."
        ]
        if not self.withheld:
            made.append("No count is withheld, so there is none to work out.")
        else:
            made.append(f"{self.facts:,} printed figures say something about the withheld counts.")
        if self.secrets is not None:
            made.append(f"Searched every byte for {self.secrets:,} withheld numbers.")
            if self.plain:
                made.append(
                    f"Not searched for: {self.plain:,} withheld numbers with too few digits, or that are"
                    " printed of something else too."
                )
        return [*made, *_told(self.unread)]

    def plainly(self) -> dict[str, Any]:
        """The report for a program, without its faults."""
        return {
            "files": self.files,
            "packed": self.packed,
            "pages": self.pages,
            "editions": list(self.editions),
            "counts": self.cells,
            "withheld": self.withheld,
            "facts": self.facts,
            "charts_measured": self.drawings,
            "searched_for": self.secrets,
            "not_searched_for": self.plain,
            "not_read": [{"name": one.name, "why": one.why} for one in self.unread],
        }


def _listed(what: str, names: tuple[str, ...]) -> str:
    if not names:
        return f"no {what}"
    return f"{what}{'' if len(names) == 1 else 's'} {', '.join(names)}"


def _told(unread: Iterable[Unread]) -> list[str]:
    """One line for each reason."""
    reasons: dict[str, Counter[str]] = {}
    for one in unread:
        reasons.setdefault(one.why, Counter())[one.name] += 1
    return [f"not read: {why}: {_some(names)}" for why, names in sorted(reasons.items())]


def _some(names: Mapping[str, int]) -> str:
    shown = sorted(names)[:MOST]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def ordered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """``faults`` by place, each once."""
    return tuple(in_order(faults))
