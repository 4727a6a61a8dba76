"""People on no list: what can be said, and what cannot.

Resident - registered = people here on no list - people on a list but not here,
so the difference is never "the unregistered"; only a floor can be given.
"""

from dataclasses import dataclass

from jsna.disclosure.safe import SafeTable


@dataclass(frozen=True, slots=True)
class OnLists:
    """One area: people living there, people on lists, and the difference."""

    area: str
    resident: float
    registered: float
    difference: float


@dataclass(frozen=True, slots=True)
class Lists:
    """All areas; ``floor`` is the least number of people on no list, if the residents are right."""

    areas: tuple[OnLists, ...]
    floor: float
    net: float


def on_lists(population: SafeTable) -> Lists:
    """The sum over the finest areas of max(0, resident - registered); withheld cells add nothing."""
    frame = population.frame
    difference = frame["resident"] - frame["registered"]
    made = zip(frame["area"], frame["resident"], frame["registered"], difference, strict=True)
    return Lists(
        tuple(OnLists(str(area), float(here), float(on), float(gap)) for area, here, on, gap in made),
        float(difference.clip(lower=0).sum()),
        float(difference.sum()),
    )
