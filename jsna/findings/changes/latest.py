"""The latest value of each measure in each of two editions, and those that moved while their meaning held."""

from collections.abc import Mapping
from dataclasses import dataclass

from jsna.findings.changes.meaning import standings_of
from jsna.findings.changes.numbers import WORKED_OUT, Number, latest_of
from jsna.findings.changes.pair import Pair

Key = tuple[str, ...]  # measure, area, sex, age, category


@dataclass(frozen=True, slots=True)
class Latest:
    """A measure's latest value in the old edition and in the new, and how it compares in each."""

    measure: str
    area: str
    group: str
    was: Number | None
    now: Number | None
    verdict_was: str = ""
    verdict_now: str = ""

    @property
    def size(self) -> float:
        """How far the value moved, as a share of what it was; 0 where either cannot be shown."""
        values = [number.states[0][0] for number in (self.was, self.now) if number is not None]
        if len(values) < 2 or None in values or not values[0]:
            return 0.0
        return float(abs(values[1] / values[0] - 1))


def latest_values(pair: Pair) -> Mapping[Key, tuple[Number | None, Number | None]]:
    """For each measure, area, sex, age and category: the latest number of the old edition, and of the new."""
    was: dict[Key, dict[str, Number]] = {}
    now: dict[Key, dict[str, Number]] = {}
    for move in pair.moves:
        if move.number.identity[0] != WORKED_OUT and move.number.about.get("field") == "value":
            for number, kept in ((move.was or move.before, was), (move.now, now)):
                if number is not None:
                    kept.setdefault(_key(number), {})[number.period] = number
    return {
        key: (_latest(was.get(key, {})), _latest(now.get(key, {}))) for key in sorted(was.keys() | now.keys())
    }


def _key(number: Number) -> Key:
    return tuple(str(number.about.get(name, "")) for name in ("measure", "area", "sex", "age", "category"))


def _latest(by_period: Mapping[str, Number]) -> Number | None:
    return by_period.get(latest_of(by_period))


def moved_and_mean_the_same(pair: Pair, area: str) -> list[Latest]:
    """The values of ``area`` that are other and compare as before; the largest change first.

    Not those of a measure that is made otherwise now: their difference is no change.
    """
    was, now = standings_of(pair.old), standings_of(pair.new)
    found = []
    values = latest_values(pair)
    for about, against, *group in sorted(was.keys() & now.keys()):
        measure, _, there = about.partition("@")
        before, after = values.get((measure, there, *group), (None, None))
        verdicts = was[about, against, *group][0], now[about, against, *group][0]
        moved = before and after and before.states != after.states
        if there == area and moved and verdicts[0] == verdicts[1] and measure not in pair.methods:
            found.append(Latest(measure, there, ", ".join(filter(None, group)), before, after, *verdicts))
    return sorted(found, key=lambda one: (-one.size, one.measure, one.group))
