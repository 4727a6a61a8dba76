"""A measure: one thing that is counted or estimated, and how an author says to read it.

Nothing here knows a number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from jsna.model.bounds import no_less
from jsna.model.numbers import as_number
from jsna.model.options import (
    Number,
    Options,
    Refused,
    ShortTitle,
    Text,
    Title,
    When,
    Whole,
    Words,
)
from jsna.model.periods import Period
from jsna.model.wording import near

METHODS = (1, 5, 6, 12, 15, 16, 17)  # significance methods of Fingertips
STATISTICS = ("proportion", "dsr", "mean", "life expectancy", "as given")


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
    year: Literal["financial", "school", "survey"] = "financial"  # what a period such as 2024/25 is
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Statistic(NamedTuple):
    """How a value comes about; ``per`` is set for a rate."""

    name: str
    per: float | None = None


def _statistic(value: Any) -> Statistic:
    if isinstance(value, Statistic):
        return value
    text = " ".join(value.split()) if isinstance(value, str) else str(value)
    rate = re.fullmatch(r"rate per (.+)", text)
    if text in STATISTICS:
        return Statistic(text)
    if not rate:
        known = (*STATISTICS, "rate per 100000")
        raise Refused("unknown-word", f"'{text}' is not a statistic; {near(text, known) or one_of(known)}")
    try:
        per = as_number(rate[1].replace(",", ""))
    except ValueError:
        per = 0
    if per <= 0:
        raise Refused("unknown-word", f"'{rate[1]}' is not a number to count per; write rate per 100000")
    return Statistic("rate", per)


def one_of(known: tuple[object, ...]) -> str:
    """``write one of a, b, c``, for a hint."""
    return f"write one of {', '.join(map(str, known))}"


def _method(value: int) -> int:
    if value not in METHODS:
        raise Refused("unknown-word", f"{value} is not a significance method; {one_of(METHODS)}")
    return value


class Select(Options):
    """Which rows of the table are the measure."""

    indicator: Text | None = None
    sex: Text | None = None
    age: Text | None = None
    category_type: Text | None = None
    category: Text | None = None


class BreakLine(Options):
    """Where a series cannot be compared with what came before."""

    at: When
    because: Words


class MeasureFields(Options):
    """How to read one measure; written under ``measures``, or on the card for all of them."""

    select: Select = Field(default_factory=lambda: Select())
    statistic: Annotated[Statistic, PlainValidator(_statistic), WithJsonSchema({"type": "string"})] | None = (
        None
    )
    basis: Literal["resident", "registered", "attending"] | None = None
    better: Literal["higher", "lower", "neither"] | None = None
    every: Literal["year", "quarter", "month"] | None = None
    year: Literal["financial", "school", "survey"] | None = None
    breaks: tuple[BreakLine, ...] = ()
    due: Whole | None = None
    compare: Annotated[Whole, AfterValidator(_method)] | None = None
    matters: Number | None = None
    unit: Text | None = None
    decimals: Annotated[Whole, no_less(0, "0 to 6", 6)] | None = None
    of: Text | None = None
    definition: Words | None = None
    short: ShortTitle | None = None
    order: dict[str, tuple[Text, ...]] = Field(default_factory=dict)


class MeasureLine(MeasureFields):
    """One measure of a table that holds several."""

    title: Title | None = None


def unit_of(statistic: Statistic) -> str:
    """The unit that follows from the statistic, where the card names none."""
    if statistic.per:
        return f"per {statistic.per:,.0f}"
    return {"proportion": "%", "life expectancy": "years"}.get(statistic.name, "")
