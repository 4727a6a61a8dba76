"""Random tables that share their counts, protected together and attacked by a reader who knows how they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jsna.disclosure.areas import parts_of
from jsna.disclosure.attack import narrowed
from jsna.disclosure.facts import Bounds, Fact, Publication
from jsna.disclosure.ledger import printed_before
from jsna.disclosure.policy import NAMED, Policy
from jsna.disclosure.pool import Printed, column_of
from tests.disclosure.linking import Together, kept, together
from tests.disclosure.tables import small_counts

RULES = [NAMED["lt5"], NAMED["ons-health-lt3"], Policy("exact 5", 1, 4, 5), NAMED["lt10"]]


@dataclass
class Reader:
    """What was printed, as facts about the finest cells; ``small``: cells and sums that must stay open."""

    policy: Policy
    cells: dict[str, Bounds] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    small: dict[str, tuple[int, Bounds | None]] = field(default_factory=dict)
    seen: list[tuple[str, Mapping[str, int]]] = field(default_factory=list)

    def reads(self, label: str, inside: Mapping[str, int], withheld: bool) -> None:
        """A printed or withheld number, the sum of the cells ``inside`` with their true counts."""
        count = sum(inside.values())
        self.seen.append((label, inside))
        self.cells |= dict.fromkeys(inside, (0, None))
        name = next(iter(inside)) if len(inside) == 1 else label
        if name == label and len(inside) > 1:
            self.cells[label] = (0, None)
            self.facts.append(Fact({**dict.fromkeys(inside, 1), label: -1}, 0, 0))
        low, high = self.policy.low, self.policy.high
        small = low <= count <= high
        if withheld and small:
            size = min(self.policy.need, high - low + 1) if self.policy.announced else self.policy.need
            self.small[name] = (size, None if self.policy.announced else (low, high))
        if withheld and self.policy.announced and small:
            self.facts.append(Fact({name: 1}, low, high))
        elif not withheld:
            step = self.policy.round_to
            near = step * ((2 * count + step) // (2 * step))
            least = high + 1 if self.policy.announced and near > low else 0
            self.facts.append(Fact({name: 1}, max(near - step // 2, least), near + step // 2))

    def narrowed(self) -> list[str]:
        """The cells and sums of which too much follows."""
        return [
            f"{name} is {known}"
            for name, known in narrowed(Publication(self.cells, tuple(self.facts)), self.small).items()
        ]


def _hopeless(reader: Reader) -> bool:
    """Whether marks alone tell too much, so that a refusal is right: 1 + 1 + 1 = 3 where 1 to 4 are marked."""
    most = Reader(reader.policy)
    for label, inside in reader.seen:
        most.reads(label, inside, withheld=True)
    return bool(most.narrowed())


def _printed_small(frame: pd.DataFrame, withheld: pd.Series, policy: Policy) -> list[str]:
    shown = frame["count"][~withheld.to_numpy()]
    return [f"{count:g} is printed" for count in shown[shown.between(policy.low, policy.high)]]


def _refused(made: Together) -> list[str]:
    return [f"{labels} is refused" for labels in made.exposed()]


def groupings(seed: int) -> list[str]:
    """Two overlapping groupings of wards, of which none is printed itself."""
    return geographies(seed, 0.3 + seed % 3, with_wards=False)


def geographies(seed: int, mean: float = 12.0, with_wards: bool = True) -> list[str]:
    """Wards in one table and two overlapping groupings of them in others, joined by lookups."""
    random = np.random.default_rng(seed)
    policy, wards = RULES[seed % len(RULES)], int(random.integers(8, 16))
    counts = dict(zip((f"w{one}" for one in range(wards)), random.poisson(mean, wards).tolist(), strict=True))
    lookups, tables = [], {"wards": {ward: [ward] for ward in counts}} if with_wards else {}
    for way in "xy":
        into = random.integers(0, 4, wards)
        groups = {f"{way}{one}": [f"w{ward}" for ward in np.flatnonzero(into == one)] for one in range(4)}
        tables[way] = {area: inside for area, inside in groups.items() if inside}
        rows = [(ward, area, 1.0) for area, inside in tables[way].items() for ward in inside]
        lookups.append(pd.DataFrame(rows, columns=["from", "to", "share"]))
    frames = {
        name: pd.DataFrame({"area": list(areas), "period": "2025", "count": [float(sum(counts[one] for one in inside)) for inside in areas.values()]})
        for name, areas in tables.items()
    }  # fmt: skip
    made = together(frames, policy, parts_of(lookups))
    reader, wrong = Reader(policy), _refused(made)
    for name, areas in tables.items():
        wrong += _printed_small(frames[name], made.withheld(name), policy)
        for (area, inside), gone in zip(areas.items(), made.withheld(name), strict=True):
            reader.reads(area, {ward: counts[ward] for ward in inside}, bool(gone))
    return _told(seed, wrong, reader, made)


def windows(seed: int) -> list[str]:
    """Three or five years together, of which no single one is printed."""
    return series(seed, 0.3 + seed % 3, with_years=False)


def series(seed: int, mean: float = 9.0, with_years: bool = True) -> list[str]:
    """Single years in one table, three or five years together in another."""
    random = np.random.default_rng(seed)
    policy, many, width = RULES[seed % len(RULES)], int(random.integers(7, 14)), 3 + 2 * (seed % 2)
    years = {2000 + year: count for year, count in enumerate(random.poisson(mean, many).tolist())}
    rolled = {
        f"{start} to {start + width - 1}": range(start, start + width)
        for start in list(years)[: many - width + 1]
    }
    tables = {"rolled": rolled, **({"years": {str(year): [year] for year in years}} if with_years else {})}
    frames = {
        name: pd.DataFrame({"area": "a", "period": list(spans), "count": [float(sum(years[one] for one in inside)) for inside in spans.values()]})
        for name, spans in tables.items()
    }  # fmt: skip
    made = together(frames, policy, {})
    reader, wrong = Reader(policy), _refused(made)
    for name, spans in tables.items():
        wrong += _printed_small(frames[name], made.withheld(name), policy)
        for (label, inside), gone in zip(spans.items(), made.withheld(name), strict=True):
            reader.reads(label, {str(year): years[year] for year in inside}, bool(gone))
    return _told(seed, wrong, reader, made)


def editions(seed: int) -> list[str]:
    """A table of wards with their total, and the same a year on: some revised, some no longer printed."""
    random = np.random.default_rng(seed)
    policy, wards = RULES[seed % len(RULES)], int(random.integers(5, 12))
    first = dict(zip((f"w{one}" for one in range(wards)), small_counts(random, wards).tolist(), strict=True))
    revised = {ward for ward in first if random.random() < 0.15}
    second = {
        ward: count + int(ward in revised) * int(random.integers(1, 4)) for ward, count in first.items()
    }
    parts = {"all": [list(first)]}
    with_total = random.random(2) < 0.7
    frames = [_wards(one, bool(total)) for one, total in zip((first, second), with_total, strict=True)]
    before = together({"t": frames[0]}, policy, parts)
    earlier = {"2025": kept(before, frames[0], policy)}
    now = [Printed("t", "m", "count", column_of(frames[1], "count", np.arange(len(frames[1]))), policy)]
    made = together({"t": frames[1]}, policy, parts, printed_before(earlier, now))
    reader, wrong = Reader(policy), _refused(before) + _refused(made)
    wrong += _printed_small(frames[1], made.withheld(), policy)
    for edition, (one, counts, frame) in enumerate(zip((before, made), (first, second), frames, strict=True)):
        names = {ward: f"{ward}@{edition}" if ward in revised else ward for ward in counts}
        for (area, inside), gone in zip(_inside(frame, counts).items(), one.withheld(), strict=True):
            reader.reads(f"{area}@{edition}", {names[ward]: counts[ward] for ward in inside}, bool(gone))
    return _told(seed, wrong, reader, made)


def _wards(counts: Mapping[str, int], total: bool) -> pd.DataFrame:
    rows = {**counts, "all": sum(counts.values())} if total else counts
    return pd.DataFrame(
        {"area": list(rows), "period": "2025", "count": [float(one) for one in rows.values()]}
    )


def _inside(frame: pd.DataFrame, counts: Mapping[str, int]) -> dict[str, list[str]]:
    return {area: list(counts) if area == "all" else [area] for area in frame["area"]}


def _told(seed: int, wrong: list[str], reader: Reader, made: Together) -> list[str]:
    if made.exposed():
        return [] if _hopeless(reader) else [f"seed {seed}: {one}" for one in wrong]
    return [f"seed {seed}: {one}" for one in (*wrong, *reader.narrowed())]
