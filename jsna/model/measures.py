"""A measure: one thing that is counted or estimated, and how to read it.

Nothing here knows a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jsna.model.periods import Period


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on, numbers are not like those before."""

    at: Period
    because: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one table.

    ``select`` narrows the table's rows (indicator, sex, age, category_type,
    category).  ``per`` is set for a rate (100000).  ``due`` = days from a
    period's end to its release; ``compare`` = number of the significance method;
    ``matters`` = the smallest change that matters, in the measure's own unit.
    """

    id: str
    title: str
    table: str
    select: Mapping[str, str]
    statistic: str
    per: float | None
    basis: Literal["resident", "registered", "attending"]
    better: Literal["higher", "lower", "neither"]
    every: Literal["year", "quarter", "month"]
    breaks: tuple[Break, ...] = ()
    due: int = 90
    compare: int | None = None
    matters: float | None = None
    unit: str = ""
    decimals: int | None = None
    of: str = ""
    definition: str = ""
    short: str = ""
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
