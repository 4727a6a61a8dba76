"""The numbers of two editions, each one of the one beside its fellow in the other.

A number is what was printed of one row (or worked out from several) for one period,
on however many pages.  Nothing here knows why a number moved.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsna.findings.earlier import Earlier
from jsna.model.periods import read_period

Fact = Mapping[str, Any]
Identity = tuple[Any, ...]
SAME, MOVED, LATER, NEW, GONE = "the same", "another value", "a later period", "new", "gone"
WORKED_OUT = "worked out"
_VARYING = frozenset("page shown value line lower upper method status unit period".split())


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an edition: what it is of, for which period, and each value it was printed with.

    ``facts`` is how many facts of the edition it stands for; ``sources`` are the
    facts of the rows behind it, several where it was worked out.
    """

    identity: Identity
    period: str
    states: tuple[tuple[Any, ...], ...]
    facts: int
    pages: tuple[str, ...]
    shown: tuple[str, ...]
    sources: tuple[Fact, ...]

    @property
    def about(self) -> Fact:
        """The fact of its first row."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a number: ``was`` in the old edition, ``now`` in the new; None where it is not there.

    ``before``: for a number of a later period, the old edition's latest, where the new one shows that still.
    """

    way: str
    was: Number | None
    now: Number | None
    before: Number | None = None

    @property
    def number(self) -> Number:
        """The number as it is, or else as it was."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def measure(self) -> str:
        """The measure, or what a table that holds none counts."""
        return str(self.number.about.get("measure", ""))

    @property
    def table(self) -> str:
        """The table of its row."""
        return str(self.number.about.get("table", ""))


def moves(old: Earlier, new: Earlier) -> list[Move]:
    """Every number of both editions in exactly one Move, in a fixed order."""
    was, now = _series(old), _series(new)
    return [
        move
        for identity in sorted({*was, *now}, key=str)
        for move in _paired(was.get(identity, {}), now.get(identity, {}))
    ]


def _series(edition: Earlier) -> dict[Identity, dict[str, Number]]:
    """The numbers of an edition by what they are of, then by period."""
    made: dict[Identity, dict[str, Number]] = defaultdict(dict)
    for number in _numbers(edition):
        made[number.identity][number.period] = number
    return made


def _numbers(edition: Earlier) -> Iterator[Number]:
    plain: dict[tuple[Identity, str], list[Fact]] = defaultdict(list)
    worked: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for fact in edition.facts:
        if fact.get("field") == WORKED_OUT:
            key = tuple(fact.get(name) for name in ("page", "shown", "unit", "value"))
            worked[key].append(fact)
        else:
            plain[identity_of(fact), period_of(fact, edition.record)].append(fact)
    for facts in worked.values():
        rows = {(identity_of(fact), period_of(fact, edition.record)) for fact in facts}
        identity = (WORKED_OUT, facts[0]["page"], tuple(sorted((row[0] for row in rows), key=str)))
        plain[identity, "; ".join(sorted({row[1] for row in rows}))] += facts
    for (identity, period), facts in plain.items():
        yield _number(identity, period, facts)


def _number(identity: Identity, period: str, facts: list[Fact]) -> Number:
    states = sorted({_state(fact) for fact in facts}, key=str)
    pages = sorted({str(fact["page"]) for fact in facts})
    shown = sorted({str(fact["shown"]) for fact in facts})
    sources = facts if identity[0] == WORKED_OUT else facts[:1]
    return Number(identity, period, tuple(states), len(facts), tuple(pages), tuple(shown), tuple(sources))


def identity_of(fact: Fact) -> Identity:
    """What the number of ``fact`` is of, whatever its period, its page or the line it came from."""
    if "said_by" in fact:
        return "said", fact["page"], fact["said_by"]
    left_out = _VARYING | ({"table"} if "method" in fact else set())  # a measure may come to stand elsewhere
    return "row", tuple(sorted((name, str(value)) for name, value in fact.items() if name not in left_out))


def period_of(fact: Fact, record: Mapping[str, Any]) -> str:
    """The period of ``fact``: its row's, or else the one that its table's card names."""
    return str(fact.get("period") or record.get("tables", {}).get(fact.get("table"), {}).get("period", ""))


def _state(fact: Fact) -> tuple[Any, ...]:
    """What is compared: the value, with the limits of one that has them, or why there is none."""
    if "said_by" in fact:
        return (fact["shown"],)
    limits = (fact.get("lower"), fact.get("upper")) if fact.get("field", "value") == "value" else ()
    return (fact.get("value"), *limits, fact.get("status", "shown"))


def _paired(was: Mapping[str, Number], now: Mapping[str, Number]) -> Iterator[Move]:
    """The numbers of one series: period by period, then those of later periods beside the latest before."""
    for period in sorted(was.keys() & now.keys()):
        way = SAME if alike(was[period], now[period]) else MOVED
        yield Move(way, was[period], now[period])
    before = sorted(was.keys() - now.keys(), key=_end, reverse=True)
    last = max(map(_end, was), default=None)
    after = sorted(now.keys() - was.keys(), key=_end, reverse=True)
    later = [period for period in after if last is not None and _end(period) > last]
    yield from (Move(NEW, None, now[period]) for period in after if period not in later)
    if not later:
        yield from (Move(GONE, was[period], None) for period in before)
        return
    latest = was[max(was, key=_end)]
    for number, period in enumerate(later):
        old = was[before[number]] if number < len(before) else None
        yield Move(LATER, old, now[period], None if old else latest)
    yield from (Move(LATER, was[period], None) for period in before[len(later) :])


def alike(was: Number, now: Number) -> bool:
    """Whether two numbers were printed with the same values; the last bits of a float do not count."""
    return len(was.states) == len(now.states) and all(
        len(one) == len(other) and all(map(_close, one, other))
        for one, other in zip(was.states, now.states, strict=True)
    )


def _close(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return bool(one == other)


def _end(period: str) -> tuple[date, str]:
    """When ``period`` ends; for words that are no period, the last year that they name."""
    return max(map(_day, period.split("; "))), ""


def _day(period: str) -> date:
    try:
        return read_period(period).end
    except ValueError:
        years = re.findall(r"\b(?:18|19|20|21)\d{2}\b", period)
        return date(max(map(int, years)), 12, 31) if years else date.min


def latest_of(periods: Iterable[str]) -> str:
    """The one of ``periods`` that ends last; "" of none."""
    return max(periods, key=lambda one: (_end(one), one), default="")
