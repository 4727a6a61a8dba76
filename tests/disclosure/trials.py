"""Random tables protected and then attacked: one trial a seed, for the suite a few, for the benchmark all.

Each trial gives back what went wrong, in words; nothing is what is hoped for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from jsna.disclosure.areas import parts_of
from jsna.disclosure.attack import attack, narrowed
from jsna.disclosure.audit import exposed
from jsna.disclosure.facts import Fact, Publication
from jsna.disclosure.layout import Layout
from jsna.disclosure.lines import possible_lines
from jsna.disclosure.pattern import pattern
from jsna.disclosure.policy import NAMED, Policy
from jsna.disclosure.primary import is_small, rounded
from jsna.disclosure.printed import count_limits_printed, rate
from jsna.statistics.intervals import byar_limits
from tests.disclosure.linked_trials import editions, geographies, groupings, series, windows
from tests.disclosure.linking import together
from tests.disclosure.tables import (
    every_solution,
    hierarchical,
    linked,
    rolling,
    small_counts,
    strictest,
    two_way,
    under_the_rule,
)

RULES = [
    NAMED["lt5"],
    NAMED["lt10"],
    NAMED["ons-health-lt3"],
    NAMED["hes-1-7-round5"],
    Policy("exact 5", 1, 4, 5),
]


@dataclass(frozen=True)
class Trials:
    """A kind of trial: how often it is run at full count, and the trial."""

    full: int
    trial: Callable[[int], list[str]]


def _random(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def made_two_way(seed: int) -> Layout:
    """A two-way table; every third is read as strictly as can be."""
    random = _random(seed)
    shape = [(8, 5), (5, 4), (12, 8)][seed % 3]
    table = two_way(small_counts(random, shape, float(random.integers(6, 30))))
    return strictest(table) if seed % 5 == 0 else table


def made_hierarchical(seed: int) -> Layout:
    """Wards in localities in a borough."""
    random = _random(seed)
    return hierarchical(small_counts(random, (6, 3 + seed % 2), float(random.integers(8, 30))))


def made_linked(seed: int) -> Layout:
    """Areas in two or three groupings that overlap."""
    random = _random(seed)
    areas = int(random.integers(8, 20))
    cuts = [random.integers(0, 3 + way, areas) for way in range(2 + seed % 2)]
    return linked(small_counts(random, areas), cuts)


def made_rolling(seed: int) -> Layout:
    """A series of years with sums over three or five."""
    random = _random(seed)
    return rolling(small_counts(random, int(random.integers(7, 16)), 9.0), 3 + 2 * (seed % 2))


def protected(make: Callable[[int], Layout]) -> Callable[[int], list[str]]:
    """A trial: protect the table, then attack it."""

    def trial(seed: int) -> list[str]:
        table = make(seed)
        choice = pattern(table)
        open_ = exposed(table, choice.withheld)
        wrong = [f"seed {seed}: {name} is printed" for name in under_the_rule(table, choice.withheld)]
        wrong += [
            f"seed {seed}: {name} is {known}" for name, known in open_.items() if name not in hopeless(table)
        ]
        return wrong + [
            f"seed {seed}: {name} was given up" for name in choice.unprotected if name not in hopeless(table)
        ]

    return trial


def hopeless(table: Layout) -> set[str]:
    """What can be worked out even where everything is withheld that may be: its totals stay, and tell."""
    most = [name for name, one in table.figures.items() if one.cost is not None]
    return set(exposed(table, most))


def mutants(make: Callable[[int], Layout]) -> Callable[[int], list[str]]:
    """A trial: print each secondary figure again; something must come out, or it was not needed."""

    def trial(seed: int) -> list[str]:
        table = make(seed)
        choice = pattern(table)
        extra = sorted(choice.withheld - table.primary) if not choice.unprotected else []
        needless = [name for name in extra if not exposed(table, choice.withheld - {name})]
        return [f"seed {seed}: {name} is withheld for nothing" for name in needless]

    return trial


def by_trying_every_number(seed: int) -> list[str]:
    """A small table attacked, and every number tried."""
    random = _random(seed)
    table = two_way(random.integers(0, 5, (3, 2 + seed % 2)))
    cells = [name for name, one in table.figures.items() if one.cost is not None]
    hidden = random.choice(cells, 5, replace=False).tolist()
    publication = table.printed(hidden)
    tried = {name: (low, 12 if high is None else high) for name, (low, high) in publication.cells.items()}
    values = every_solution(Publication(tried, publication.facts), 99)
    found = attack(publication, hidden)
    return [f"seed {seed}: {name}" for name in hidden if found[name].values != values[name]]


def local_rows(seed: int) -> tuple[pd.DataFrame, dict[str, list[list[str]]]]:
    """Wards and their place, by sex, with people: an indicator table and the parts of its areas."""
    random = _random(seed)
    wards = int(random.integers(4, 12))
    counts = small_counts(random, (wards, 2), float(random.integers(6, 25)))
    counts = np.vstack([counts, counts.sum(axis=0)])
    counts = np.column_stack([counts, counts.sum(axis=1)])
    people = random.integers(400, 9000, (wards, 2))
    people = np.vstack([people, people.sum(axis=0)])
    people = np.column_stack([people, people.sum(axis=1)])
    codes = [*(f"w{ward}" for ward in range(wards)), "place"]
    frame = pd.DataFrame(
        [
            {
                "measure": "m",
                "area": code,
                "period": "2025",
                "sex": sex,
                "count": float(count),
                "denominator": float(among),
            }
            for code, row, those in zip(codes, counts, people, strict=True)
            for sex, count, among in zip(("Female", "Male", "Persons"), row, those, strict=True)
        ]
    )
    areas = pd.DataFrame({"code": codes[:-1], "parent": "place", "level": "ward"})
    return frame, parts_of([areas])


def local(seed: int) -> list[str]:
    """A local table: no small count is printed, and none follows from counts, rates and limits that are."""
    frame, parts = local_rows(seed)
    policy = RULES[seed % len(RULES)]
    made = together({"t": frame[[*frame.columns.drop("denominator")]]}, policy, parts)
    withheld = made.withheld()
    wrong = [f"seed {seed}: {label} can be worked out" for label in made.exposed()]
    shown = rounded(frame["count"], policy)[~withheld]
    wrong += [f"seed {seed}: {count} is printed" for count in shown[shown.between(policy.low, policy.high)]]
    return wrong + [f"seed {seed}: {name} follows" for name in _inverted(frame, withheld, parts, policy)]


def _inverted(
    frame: pd.DataFrame, withheld: pd.Series, parts: dict[str, list[list[str]]], policy: Policy
) -> Iterator[str]:
    """What follows from the rates and limits that are printed, with their populations, and from the lines."""
    facts = [
        Fact({str(line.total): -1, **dict.fromkeys(map(str, line.parts), 1)}, 0, 0)
        for line in possible_lines(frame, parts)
    ]
    counts = rounded(frame["count"], policy)
    step = policy.round_to // 2
    for place in np.flatnonzero(~withheld):
        name, count, people = str(place), int(counts.iloc[place]), int(frame["denominator"].iloc[place])
        printed = round(count * 100000 / people, 1)
        told = rate({name: 1}, _tenths(printed), 1, people, 100000)[0]
        upper = float(byar_limits(count)[1]) * 100000 / people
        limit = count_limits_printed({name: 1}, None, _tenths(round(upper, 1)), 1, people, 100000)
        facts += [Fact({name: 1}, (fact.low or 0) - step, (fact.high or 0) + step) for fact in (told, limit)]
    cells = {str(place): (0, None) for place in range(len(frame))}
    small = np.flatnonzero(is_small(frame["count"], policy))
    needs = {str(place): (policy.need if policy.high > 2 else 2, None) for place in small}
    yield from narrowed(Publication(cells, tuple(facts)), needs)


def _tenths(number: float) -> Fraction:
    return Fraction(round(number * 10), 10)


TRIALS = {
    "local tables, nothing small printed, rates and limits inverted": Trials(10_000, local),
    "two-way tables protected and attacked": Trials(2000, protected(made_two_way)),
    "hierarchical tables protected and attacked": Trials(500, protected(made_hierarchical)),
    "linked tables protected and attacked": Trials(300, protected(made_linked)),
    "rolling series protected and attacked": Trials(100, protected(made_rolling)),
    "overlapping geographies in tables of their own, protected together": Trials(200, geographies),
    "years and rolling years in tables of their own, protected together": Trials(100, series),
    "overlapping groupings of wards that are not printed": Trials(200, groupings),
    "rolling years of which no single one is printed": Trials(100, windows),
    "pairs of editions, the later one protected with the earlier": Trials(300, editions),
    "two-way tables, each secondary printed again": Trials(300, mutants(made_two_way)),
    "hierarchical tables, each secondary printed again": Trials(100, mutants(made_hierarchical)),
    "linked tables, each secondary printed again": Trials(100, mutants(made_linked)),
    "small tables, every number tried": Trials(1000, by_trying_every_number),
}
