"""The site's own rule is the floor: a table may be stricter, never weaker.

What weaker means is said here and nowhere else.
"""

from collections.abc import Iterator

from jsna.disclosure.policy import NAMED, Policy, as_policy, policy_of
from jsna.model.book import Book
from jsna.problems import Fault

# The fields in which an author may have written each part of a rule; what stands there is pointed at.
WRITTEN_AS = {
    "withhold": ("smallest", "withhold", "policy"),
    "zeros": ("zeros", "withhold", "policy", "smallest"),
    "round": ("round", "round_to", "policy"),
    "dominance": ("dominance", "policy"),
}


def below_the_floor(book: Book) -> dict[str, Fault]:
    """A Fault for each table whose rule is weaker than the edition's, by the table's id."""
    if book.edition is None:
        return {}
    floor, found = as_policy(book.edition.disclosure), {}
    for table, card in book.cards.items():
        policy = policy_of(book, table)
        part = next(weaker(policy, floor), "") if card.disclosure and not policy.by_producer else ""
        if part:
            fields = WRITTEN_AS.get(part, (part, "policy"))
            written = next((name for name in fields if getattr(card.disclosure, name, None) is not None), "")
            place = book.place(table, "disclosure", *filter(None, [written]))
            said = f"weaker than the site's policy{' ' if floor.name in NAMED else ': '}{floor.name}"
            found[table] = Fault(place, said, "a chapter may be stricter only", "weaker")
    return found


def weaker(policy: Policy, floor: Policy) -> Iterator[str]:
    """The parts of ``policy`` in which it protects less than ``floor``, as an author calls them."""
    less = {
        "withhold": policy.high < floor.high or policy.low > max(floor.low, 1),
        "zeros": floor.low == 0 and policy.low > 0,
        "round": policy.round_to < floor.round_to,
        "need": policy.need < floor.need,
        "min_rate_count": _rates(policy) < _rates(floor),
        "min_standardised_count": _standardised(policy) < _standardised(floor),
        "everyone": policy.everyone < floor.everyone,
        "dominance": floor.dominant is not None and not _no_looser(policy.dominant, floor.dominant),
        "p_percent": policy.p_percent < floor.p_percent,
    }
    return (part for part, weak in less.items() if weak)


def _rates(policy: Policy) -> int:
    """The fewest events of which a rate can be shown: those of a count that is withheld never are."""
    return max(policy.least_for_rate, policy.high + 1)


def _standardised(policy: Policy) -> int:
    return max(policy.least_for_standardised, _rates(policy))


def _no_looser(one: tuple[int, float] | None, floor: tuple[int, float]) -> bool:
    """Whether ``one`` finds whoever ``floor`` finds: as many contributors, and no larger a share."""
    return one is not None and one[0] >= floor[0] and one[1] <= floor[1]
