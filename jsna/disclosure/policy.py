"""The rule that a table is protected by, and where it was written."""

from dataclasses import dataclass, replace
from typing import Any

from jsna.model.book import Book
from jsna.model.policy import BY_PRODUCER, PUBLISHED, Named, Written
from jsna.model.policy import Policy as Threshold

NEED = 3  # the fewest values that a withheld figure must keep


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts from ``low`` to ``high`` are withheld; all others are rounded to ``round_to``.

    ``high`` 0 withholds nothing; ``low`` 0 withholds zeros too.  ``because`` cites
    the rule in words.  ``need``: how many values a withheld figure must keep.  A
    rate is not given below ``least_for_rate`` events, a standardised one not below
    ``least_for_standardised``.  ``everyone``: a group all of whom, or none of whom
    but one part, are counted is withheld.  A sum is withheld where its ``dominant``
    [n, k] largest parts make up k per cent, or where the second largest
    contributor could tell the largest within ``p_percent`` per cent.
    """

    name: str
    low: int = 1
    high: int = 0
    round_to: int = 1
    because: str = ""
    rule_public: bool = True
    need: int = NEED
    least_for_rate: int = 0
    least_for_standardised: int = 0
    everyone: bool = False
    dominant: tuple[int, float] | None = None
    p_percent: float = 0.0

    @property
    def in_words(self) -> str:
        """What it does, for readers: ``1 to 4 withheld, the rest rounded to 5``."""
        low, high = self.low, self.high
        said = (
            "nothing withheld"
            if high < low
            else f"{low} to {high} withheld"
            if high > low
            else f"{low} withheld"
        )
        return f"{said}, the rest rounded to {self.round_to}" if self.round_to > 1 else said

    @property
    def by_producer(self) -> bool:
        """The producer of the table has protected it already."""
        return self.name in BY_PRODUCER

    @property
    def changes_nothing(self) -> bool:
        """It withholds nothing and rounds nothing."""
        return self.high < self.low and self.round_to == 1 and not self._more

    @property
    def _more(self) -> bool:
        least = self.least_for_rate or self.least_for_standardised
        return bool(least or self.everyone or self.dominant or self.p_percent)

    @property
    def announced(self) -> bool:
        """A mark says by itself that the count is a small one: all else is rounded, not withheld."""
        return self.rule_public and self.round_to > 1


NAMED = {
    policy.name: policy
    for policy in (
        Policy(
            "hes-1-7-round5", 1, 7, 5,
            "NHS England, change to disclosure control methodology for HES and ECDS, September 2018",
        ),
        Policy(
            "ons-deaths-lt3", 1, 2, 1, "ONS, disclosure control for births and deaths",
            least_for_rate=3, least_for_standardised=10,
        ),
        Policy("ons-health-lt3", 1, 2, 1, "ONS, disclosure control for health statistics", everyone=True),
        Policy(
            "ons-health-lt5", 1, 4, 1, "ONS, health statistics of small areas or sensitive subjects",
            everyone=True,
        ),
        Policy("lt5", 1, 4, 1, "NHS Business Services Authority, freedom of information practice"),
        Policy("opensafely-le7-round5", 0, 7, 5, "OpenSAFELY, releasing files"),
        Policy("lt10", 1, 9, 1, "ONS Secure Research Service, output checking guidance"),
        Policy("acro", 0, 9, 5, "ACRO, default rules", everyone=True, dominant=(2, 90.0), p_percent=10.0),
        Policy("cell-key", because="ONS Census 2021: noise was added by the producer", rule_public=False),
        Policy("source", because="as its producer marked it", rule_public=False),
    )
}  # fmt: skip


OFF = Policy("off", because="", rule_public=False)


def policy_of(book: Book, table: str) -> Policy:
    """The policy on the card of ``table``, else the one of the edition.

    Raises ValueError where neither says one; the model has told the author by then.
    """
    written = book.cards[table].disclosure or (book.edition and book.edition.disclosure)
    if written is None:
        raise ValueError(f"{table} has no disclosure rule")
    return as_policy(written)


def as_policy(written: Any) -> Policy:
    """What an author wrote, as the rule that it stands for."""
    if isinstance(written, Named):
        return replace(as_policy(written.policy), because=written.because)
    if isinstance(written, Written):
        return _in_full(written)
    if isinstance(written, Threshold):
        made = Policy("", 1, written.smallest - 1, written.round_to, written.because)
        rounded = f", the rest rounded to {made.round_to}" if made.round_to > 1 else ""
        return replace(made, name=f"fewer than {written.smallest} withheld{rounded}")
    if written == PUBLISHED:
        return Policy(PUBLISHED, because="protected by its producer")
    return NAMED.get(written, OFF)


def _in_full(written: Written) -> Policy:
    low, high = written.withhold
    dominance = written.dominance
    made = Policy(
        name="",
        low=0 if written.zeros == "withheld" else max(low, 1),
        high=high,
        round_to=written.round,
        because=written.because,
        rule_public=written.rule_public,
        need=written.need,
        least_for_rate=written.min_rate_count,
        least_for_standardised=written.min_standardised_count,
        everyone=written.everyone,
        dominant=None if dominance is None else (dominance.n, dominance.k),
        p_percent=written.p_percent or 0.0,
    )
    return replace(made, name=made.in_words)
