"""A printed table of the form of the fixtures as a layout: what the policy withholds of it, and what may be withheld too.

Rates and the like of withheld counts go with them, so only counts and their totals are figures here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jsna.disclosure import printed
from jsna.disclosure.facts import Bounds, Exact, Fact
from jsna.disclosure.layout import Entry, Layout
from jsna.disclosure.pattern import pattern
from jsna.disclosure.policy import NEED


@dataclass(frozen=True)
class Rule:
    """A policy as a fixture writes it."""

    withheld: tuple[int, int]
    public: bool
    told_apart: bool
    step: int
    need: int

    def figure(self, true: int, cost: float | None, bounds: Bounds = (0, None)) -> Entry:
        """A count under this rule, with what a reader knows of it printed and withheld."""
        low, high = self.withheld
        primary = low <= true <= high
        hidden = bounds
        if self.public and primary and (self._announced or high - low + 1 >= self.need):
            hidden = (low, high)
        elif self.public and self.told_apart and true > high:
            hidden = (high + 1, bounds[1])
        size = self.need if hidden[1] is None else min(self.need, hidden[1] - hidden[0] + 1)
        return Entry(true, (true, true) if primary else self._shown(true), hidden, cost, primary, size)

    @property
    def _announced(self) -> bool:
        """Whether a mark says by itself that the count is a small one.

        Else a mark may stand for any count.  We protect against whoever takes it for a small one all the same,
        but for a rule so narrow that such a reader could never be left with enough values.
        """
        return self.told_apart or self.step > 1

    def _shown(self, true: int) -> Bounds:
        if self.step == 1 or true == 0:
            return true, true
        nearest = self.step * ((2 * true + self.step) // (2 * self.step))
        fact = printed.rounded({}, nearest, self.step, self.withheld if self.public else None)
        return max(0, int(fact.low or 0)), int(fact.high or 0)


def rule_of(told: Mapping[str, Any]) -> Rule:
    """The policy of a fixture; a name that ends in ``round5``, or a field ``round``, rounds to 5."""
    policy = told["policy"]
    step = re.search(r"round(?:ed to )?(\d+)", f"{policy['name']} round{policy.get('round', 1)}")
    return Rule(
        tuple(policy["withheld"]), policy.get("rule_public", False), policy.get("marks") == "different",
        int(step[1]) if step else 1, told.get("need", NEED),
    )  # fmt: skip


def withheld(
    rule: Rule, true: Mapping[str, int], bounds: Mapping[str, Bounds], sums: Mapping[str, Iterable[str]],
    known: tuple[Fact, ...] = (), before: Iterable[str] = (),
) -> set[str]:  # fmt: skip
    """The cells to withhold when ``sums`` of them are printed too.

    ``known`` is out already, and cells withheld ``before`` stay withheld.
    Totals stay, if that can be; what is known whatever is done needs nothing more.
    """
    for totals in ("stay", "by rule", "may go"):
        layout = _layout(rule, true, bounds, sums, known, frozenset(before), totals)
        choice = pattern(layout)
        if not choice.unprotected:
            return set(choice.withheld) & set(true)
    given_up = {name: replace(layout.figures[name], need=1) for name in choice.unprotected}
    return set(pattern(Layout({**layout.figures, **given_up}, layout.facts)).withheld) & set(true)


def _layout(
    rule: Rule, true: Mapping[str, int], bounds: Mapping[str, Bounds], sums: Mapping[str, Iterable[str]],
    known: tuple[Fact, ...], before: frozenset[str], totals: str,
) -> Layout:  # fmt: skip
    figures = {cell: rule.figure(count, float(count), bounds[cell]) for cell, count in true.items()}
    figures |= {cell: replace(figures[cell], primary=True) for cell in before & set(figures)}
    facts = list(known)
    for name, cells in sums.items():
        terms: dict[str, Exact] = dict.fromkeys(cells, 1)
        count = sum(true[cell] for cell in terms)
        figure = rule.figure(count, float(count) if totals == "may go" else None)
        figures[name] = replace(figure, primary=figure.primary and (totals != "stay" or rule.step > 1))
        facts.append(Fact({**terms, name: -1}, 0, 0, name))
    return Layout(figures, tuple(facts))
