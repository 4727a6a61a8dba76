"""The place of an area among others."""

import math
from dataclasses import dataclass

import pandas as pd

from jsna.findings.claims.case import Case, has_limits, limits_of
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import Unsound
from jsna.findings.finding import Reading
from jsna.statistics.methods.quantiles import quantiles

PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_OTHER = {"highest": "lowest", "lowest": "highest"}


@dataclass(frozen=True, slots=True)
class Field:
    """The members of a group at one period: ours, the ``others``, and the areas that lack a figure."""

    ours: Reading
    others: tuple[Reading, ...]
    lacking: tuple[str, ...]
    group: str

    @property
    def size(self) -> int:
        """How many members the group has."""
        return 1 + len(self.others) + len(self.lacking)

    @property
    def place(self) -> int:
        """1 for the highest value; equal values share the lower number."""
        return 1 + sum(one.value > self.ours.value for one in self.others)

    def spread(self) -> tuple[int, int]:
        """The first and last place that the limits leave open."""
        above = sum(one.lower > self.ours.upper for one in self.others)
        below = sum(one.upper < self.ours.lower for one in self.others)
        return 1 + above, self.size - below

    def has_limits(self) -> bool:
        """Whether every member has limits."""
        return not self.lacking and all(has_limits(one) for one in (self.ours, *self.others))


def field(case: Case) -> Field:
    """The claim's figure among those of GROUP.  Raises Unsound, CannotCheck."""
    ours, group = case.row(), case["GROUP"]
    codes = [code for code in case.setting.members(group, ours.area) if code != ours.area]
    chosen = case.chosen(case.about.group)
    rows = case.found.readings(case.measure.id, chosen, area=codes, period=ours.period)
    if len({one.area for one in rows}) < len(rows):
        said = f"{case.measure.id} has several rows for each of {group}"
        raise Unsound(said, "name a group of people with for", "several-rows")
    others = tuple(one for one in rows if not one.reason)
    there = {one.area for one in others}
    return Field(ours, others, tuple(code for code in codes if code not in there), group)


def whole(case: Case) -> Field:
    """The field, which lacks nobody.  Raises Unsound, CannotCheck."""
    made = field(case)
    if made.lacking or not made.others:
        raise _lacks(case, made)
    return made


def _lacks(case: Case, made: Field) -> CannotCheck:
    names = ", ".join(case.setting.name(code) for code in made.lacking[:3])
    said = f"{len(made.lacking)} of {made.size} {made.group} have no figure for {made.ours.period} ({names})"
    return CannotCheck(said, made.ours)


def extreme(case: Case) -> Tested:
    """The highest or lowest value, and no other member's interval overlaps it."""
    made, way = whole(case), case.way
    limits_of(made.ours, *made.others)
    because, told = _words(case, made), _told(made, way)
    return Tested(way, _end(made), "95% limits do not overlap", because, told, _OTHER[way], _numbers(made))


def _end(made: Field) -> str:
    if all(one.upper < made.ours.lower for one in made.others):
        return "highest"
    return "lowest" if all(one.lower > made.ours.upper for one in made.others) else "neither"


def ranked(case: Case) -> Tested:
    """The rank by value is N."""
    made, size = whole(case), case["N"]
    because, told = _words(case, made), _told(made, "highest")
    return Tested(size.text, f"{made.place}", "rank by value", because, told, "", _numbers(made))


def in_part(case: Case) -> Tested:
    """The area is in that part of the group, equal values sharing the lowest rank.

    A member whose figure is lacking may be anywhere: only what holds both ways is told.
    """
    made = field(case)
    way, part = case.claim.ways
    if made.size <= PARTS[part]:
        raise CannotCheck(f"{made.size} {made.group} are too few for {part}s", made.ours)
    found = {_part(made, PARTS[part], anywhere) for anywhere in (math.inf, -math.inf)}
    if not made.others or (way in found and len(found) > 1):
        raise _lacks(case, made)
    because, told = _words(case, made), _told(made, way)
    return Tested(
        way,
        found.pop() if len(found) == 1 else "neither",
        f"{part}s by rank",
        because,
        told,
        _OTHER[way],
        _numbers(made),
    )


def _part(made: Field, number: int, lacking: float) -> str:
    """highest, lowest or neither, were every lacking figure ``lacking``."""
    values = pd.Series(
        [made.ours.value, *(one.value for one in made.others), *(lacking for _ in made.lacking)]
    )
    in_first = {name: quantiles(values, number, (), name == "highest").iloc[0] == 1 for name in _OTHER}
    return next((name for name, holds in in_first.items() if holds), "neither")


def _words(case: Case, made: Field) -> str:
    """ "Trafford 8.1 (7.0 to 9.3) in 2024: rank 10 of 10 districts, by its limits 8 to 10"."""
    first, last = made.spread()
    more = f", by its limits {first} to {last}" if made.has_limits() else ""
    more += f", {len(made.lacking)} of them without a figure" if made.lacking else ""
    return f"{case.said(made.ours)}: rank {made.place} of {made.size} {made.group}{more}"


def _numbers(made: Field) -> dict[str, int]:
    first, last = made.spread()
    spread = {"rank_from": first, "rank_to": last} if made.has_limits() else {}
    return {"rank": made.place, "of": made.size, **spread}


def _told(made: Field, way: str) -> tuple[Reading, ...]:
    """Ours, and the one that comes nearest to that end."""
    nearest = max(made.others, key=lambda one: one.value if way == "highest" else -one.value)
    return made.ours, nearest


KIND = Family(
    says="The place of an area among those of its level, or of a group.",
    only="only ranks",
    forms={
        "M is highest|lowest of GROUP": extreme,
        "M ranks N of GROUP": ranked,
        "M is in the highest|lowest third|quarter|fifth|tenth of GROUP": in_part,
    },
    example="smoking ranks 2 of districts",
    allows=("comparing", "superlative"),
)
