"""What a reader knows of one count, printed and withheld, under all the rules that it is printed under."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jsna.disclosure.facts import Bounds
from jsna.disclosure.layout import Entry
from jsna.disclosure.policy import Policy
from jsna.disclosure.printed import rounded

ANY: Bounds = (0, None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one count stands before the search.

    ``rules``: the policies of the tables that print it; ``told``: what is out already, by its
    producer or an earlier edition.  ``owned``: it can be withheld now.  ``guarded``: it needs
    protection though it is not small.
    """

    true: int
    rules: Sequence[Policy]
    told: Sequence[Bounds] = ()
    withheld: bool = False
    guarded: bool = False
    owned: bool = True

    @property
    def small(self) -> list[Policy]:
        """The policies that withhold it."""
        return [rule for rule in self.rules if rule.low <= self.true <= rule.high]


def entry(one: Standing) -> Entry:
    """``one`` as a figure of a layout."""
    known = meet(one.told)
    if not one.owned and (one.told or not one.small):
        return Entry(one.true, known)
    announced = meet([(rule.low, rule.high) for rule in one.small if rule.announced])
    hidden = meet([announced, known])
    shown = meet([hidden, *(seen(one.true, rule) for rule in one.rules)])
    if one.withheld and not one.small and not one.guarded:
        return Entry(one.true, shown, known, 0.0, True, need=1)
    need = max(rule.need for rule in one.rules)
    outside = None
    if one.small and announced == ANY:
        outside = min(rule.low for rule in one.small), max(rule.high for rule in one.small)
    elif announced[1] is not None:
        need = min(need, announced[1] - announced[0] + 1)
    cost = 1.0 + one.true if one.owned else 0.0
    return Entry(one.true, shown, hidden, cost, one.withheld, need, outside)


def meet(bounds: Iterable[Bounds]) -> Bounds:
    """The range that lies in all of ``bounds``."""
    low, high = ANY
    for lower, upper in bounds:
        low = max(low, lower)
        high = upper if high is None else high if upper is None else min(high, upper)
    return low, high


def seen(true: int, policy: Policy) -> Bounds:
    """What a reader knows of a count that ``policy`` shows, halves rounded up."""
    step = policy.round_to
    low, high = shown_as(step * ((2 * true + step) // (2 * step)), policy)
    return (low, high) if low <= true <= high else (true, true)


def shown_as(shown: int, policy: Policy) -> tuple[int, int]:
    """The smallest and the largest count that ``policy`` prints as ``shown``."""
    if policy.round_to == 1:
        return shown, shown
    rule = (policy.low, policy.high) if policy.announced else None
    fact = rounded({}, shown, policy.round_to, rule)
    return int(fact.low or 0), int(fact.high or 0)
