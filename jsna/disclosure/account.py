"""The audit in figures: how much of each local table is shown, how much withheld, what that leaves open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from jsna.disclosure.attack import attack
from jsna.disclosure.linked import Attacked, Linked
from jsna.disclosure.policy import Policy
from jsna.disclosure.pool import Rows

COUNTED = 12  # values are counted up to here; more is said as that many or more


@dataclass(frozen=True, slots=True)
class TableAccount:
    """One local table: its policy by name and what it ``does``, and how many rows are shown and withheld.

    ``first``: withheld for their own numbers; ``others``: to protect these.  The
    two are for whoever makes the edition; printed, they would tell a reader how many
    of the marks are small counts, so what is printed is ``withheld``, their sum.
    """

    table: str
    policy: str
    does: str
    rows: int
    first: int
    others: int

    @property
    def withheld(self) -> int:
        """Rows that carry the mark."""
        return self.first + self.others

    @property
    def shown(self) -> int:
        """Rows that do not."""
        return self.rows - self.withheld


@dataclass(frozen=True, slots=True)
class Account:
    """All local ``tables``; ``fewest``: the smallest number of values that any withheld count keeps.

    None where none is withheld; COUNTED stands for that many or more.  ``earlier``:
    the editions whose printed figures were part of the audit.
    """

    tables: tuple[TableAccount, ...] = ()
    fewest: int | None = None
    earlier: tuple[str, ...] = ()

    @property
    def policies(self) -> list[str]:
        """The policies by name, each once."""
        return sorted({one.policy for one in self.tables})


class Ruled(Protocol):
    """A table's policy; anything that has one."""

    @property
    def policy(self) -> Policy:
        """The policy."""


def account(
    local: Mapping[str, Ruled], first: Mapping[str, Rows], linked: Linked, earlier: Iterable[str]
) -> Account:
    """The account of ``local`` tables: rows withheld at ``first``, and after all were ``linked``."""
    made = [
        TableAccount(
            table=table,
            policy=one.policy.name,
            does=one.policy.in_words,
            rows=len(linked.rows[table]),
            first=int(first[table].sum()),
            others=int((linked.rows[table] & ~first[table]).sum()),
        )
        for table, one in sorted(local.items())
    ]
    return Account(tuple(made), fewest(linked.attacked), tuple(sorted(earlier)) if made else ())


def fewest(attacked: Iterable[Attacked]) -> int | None:
    """The smallest number of whole values that a withheld count keeps, at most COUNTED."""
    found: list[int] = []
    for layout, hidden in attacked:
        asked = [name for name in sorted(hidden) if layout.figures[name].need > 1]
        known: Mapping[str, Any] = attack(layout.printed(hidden), asked, COUNTED)
        found += [COUNTED if one.possible is None else one.possible for one in known.values()]
    return int(np.min(found)) if found else None
