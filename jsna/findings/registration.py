"""People on no list: what can be said of each area and of all, from safe numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.statistics.methods.registration import estimate


@dataclass(frozen=True, slots=True)
class OnLists:
    """One area: people living there, people on lists, and the difference; NaN where one is withheld."""

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
    """Each area in the order of the table, and the floor over all of them."""
    frame = population.frame
    each = estimate(frame, by=["area"]).set_index("area").loc[frame["area"].drop_duplicates()]
    everybody = estimate(frame).iloc[0]
    return Lists(
        tuple(_area(row) for row in each.reset_index().to_dict("records")),
        everybody["floor"],
        everybody["difference"],
    )


def _area(row: Mapping[Any, Any]) -> OnLists:
    return OnLists(str(row["area"]), *(float(row[name]) for name in ("resident", "registered", "difference")))
