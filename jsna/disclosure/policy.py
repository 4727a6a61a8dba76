"""The rule that a table is protected by, and where it was written."""

from dataclasses import dataclass
from typing import Any

from jsna.model.book import Book, edition_of

PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts from ``low`` to ``high`` are withheld; all others are rounded to ``round_to``.

    ``high`` 0 withholds nothing.  ``because`` cites the rule in words.
    """

    name: str
    low: int = 1
    high: int = 0
    round_to: int = 1
    because: str = ""

    @property
    def changes_nothing(self) -> bool:
        """Its producer has protected these figures already."""
        return self.high < self.low and self.round_to == 1


def policy_of(book: Book, table: str) -> Policy:
    """The policy on the card of ``table``, else the one of the edition.

    Raises ValueError where neither says one; the model has told the author by then.
    """
    written = book.cards[table].disclosure or edition_of(book).disclosure
    if written is None:
        raise ValueError(f"{table} has no disclosure rule")
    if written == PUBLISHED:
        return Policy(PUBLISHED, because="protected by its producer")
    return _local(written)


def _local(rule: Any) -> Policy:
    high = int(rule.smallest) - 1
    name = f"fewer than {int(rule.smallest)} withheld"
    rounded = int(rule.round_to or 1)
    if rounded > 1:
        name += f", the rest rounded to {rounded}"
    return Policy(name, 1, high, rounded, rule.because)
