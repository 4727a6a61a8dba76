"""A card (kind ``table``): what a data file holds, where it came from, how to read it.

Its form and what can be checked in it alone; nothing here opens the data file.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema

from jsna.model.document import Document
from jsna.model.measures import Break, Measure
from jsna.model.nodes import Node
from jsna.model.numbers import as_number
from jsna.model.options import (
    Day,
    FileName,
    Id,
    MeasureId,
    Number,
    Options,
    ShortTitle,
    Text,
    Title,
    Url,
    When,
    Whole,
    Word,
    Words,
    matching,
    one_or_many,
    refuse,
)
from jsna.model.policy import Disclosure
from jsna.model.wording import near, split
from jsna.problems import Fault

METHODS = (1, 5, 6, 12, 15, 16, 17)  # significance methods of Fingertips
STATISTICS = ("proportion", "dsr", "mean", "life expectancy", "as given")
SUFFIXES = (".csv", ".xlsx", ".parquet", ".geojson", ".json")


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
        raise refuse("unknown-word", f"'{text}' is not a statistic; {near(text, known) or _one_of(known)}")
    try:
        per = as_number(rate[1].replace(",", ""))
    except ValueError:
        per = 0
    if per <= 0:
        raise refuse("unknown-word", f"'{rate[1]}' is not a number to count per; write rate per 100000")
    return Statistic("rate", per)


def _one_of(known: tuple[object, ...]) -> str:
    return f"write one of {', '.join(map(str, known))}"


def _method(value: int) -> int:
    if value not in METHODS:
        raise refuse("unknown-word", f"{value} is not a significance method; {_one_of(METHODS)}")
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
    breaks: tuple[BreakLine, ...] = ()
    due: Whole | None = None
    compare: Annotated[Whole, AfterValidator(_method)] | None = None
    matters: Number | None = None
    unit: Text | None = None
    decimals: Whole | None = None
    of: Text | None = None
    definition: Words | None = None
    short: ShortTitle | None = None
    order: dict[str, tuple[Text, ...]] = Field(default_factory=dict)


class MeasureLine(MeasureFields):
    """One measure of a table that holds several."""

    title: Title | None = None


class Source(Options):
    """Where the numbers came from."""

    publisher: Text
    title: Text | None = None
    url: Url | None = None
    licence: Annotated[
        Text,
        AfterValidator(
            matching(
                r"[A-Za-z0-9][\w.+-]*", "licence", "'{}' is not a licence's short name; write it as OGL-3.0"
            )
        ),
    ]
    retrieved: Day
    next_release: Day | None = None
    period: Text | None = None
    attribution: Words | None = None


class Scale(Options):
    """The ends of a scale of scores."""

    from_: Number = Field(alias="from")
    to: Number


class Card(Document, MeasureFields):
    """What a data file holds and where it came from."""

    called = "a table"
    kind: Literal["table"]
    holds: Literal[
        "indicator", "indicators", "assets", "areas", "population", "scores", "spend",
        "attendance", "responses", "boundaries", "travel",
    ]  # fmt: skip
    file: FileName
    format: Word = "tidy"
    sheet: Text | None = None
    header_row: Whole = 1
    columns: dict[str, Text] = Field(default_factory=dict)
    encoding: Word | None = None
    source: Source
    disclosure: Disclosure | None = None
    measures: dict[MeasureId, MeasureLine] = Field(default_factory=dict)
    stale_after: Whole = 365
    limit: Number = 30
    mode: Text | None = None
    need: Id | None = None
    scale: Scale | None = None
    domains: tuple[Text, ...] = ()
    scores: Literal["priorities", "maturity"] | None = None
    levels: tuple[Word, ...] = ()
    notes: Annotated[tuple[Words, ...], BeforeValidator(one_or_many)] = ()


def alone(card: Card, node: Node, today: date) -> Iterator[Fault]:
    """What is wrong in ``card`` whatever the other documents say."""
    path = PurePosixPath(card.file)
    if path.stem != card.id:
        said = f"file '{card.file}' must be called '{card.id}{path.suffix}'; rename it, or the card"
        yield split(node.at(("file",)), said, "file-name")
    if path.suffix not in SUFFIXES:
        yield split(node.at(("file",)), f"'{card.file}' is not a data file; {_one_of(SUFFIXES)}", "file-name")
    if card.format == "excel" and card.sheet is None:
        yield split(node.at(), "an excel table needs 'sheet'", "missing-field")
    if card.header_row < 1:
        yield split(node.at(("header_row",)), "rows are counted from 1", "below-one")
    if card.holds == "indicators" and not card.measures:
        yield split(node.at(), "a table of indicators needs 'measures'", "missing-field")
    if card.holds == "scores" and card.scores is None:
        yield split(
            node.at(), "a table of scores needs 'scores'; write priorities or maturity", "missing-field"
        )
    if card.scale and card.scale.from_ >= card.scale.to:
        yield split(node.at(("scale",)), "a scale must rise; write its lower end under from", "scale")
    yield from _readable(card, node)


def _readable(card: Card, node: Node) -> Iterator[Fault]:
    """A Fault for each thing a measure does not say and the card does not say for it."""
    lines: dict[tuple[str, ...], MeasureFields] = {
        ("measures", id_): line for id_, line in card.measures.items()
    }
    if card.holds == "indicator":
        lines = {(): card}
    for loc, line in lines.items():
        for name in ("statistic", "basis", "better", "every"):
            if getattr(line, name) is None and getattr(card, name) is None:
                who = f"measure '{loc[-1]}'" if loc else "a table that holds an indicator"
                place = node.key_at(loc) if loc else node.at()
                yield split(place, f"{who} needs '{name}'", "missing-field")


def measures_of(card: Card) -> list[Measure]:
    """The measures of a card that has no fault."""
    if card.holds == "indicator":
        return [_measure(card.id, card.title, card, card)]
    if card.holds != "indicators":
        return []
    return [
        _measure(id_, line.title or id_.replace("-", " ").capitalize(), card, line)
        for id_, line in card.measures.items()
    ]


def _measure(id_: str, title: str, card: Card, line: MeasureFields) -> Measure:
    def said(name: str, otherwise: Any = None) -> Any:
        for level in (line, card):
            if name in level.model_fields_set:
                return getattr(level, name)
        return otherwise

    statistic = said("statistic")
    select = {**card.select.model_dump(exclude_none=True), **line.select.model_dump(exclude_none=True)}
    same = ("basis", "better", "every", "compare", "matters", "decimals")
    words = ("unit", "of", "definition", "short")
    return Measure(
        id=id_,
        title=title,
        table=card.id,
        select=select,
        statistic=statistic.name,
        per=statistic.per,
        breaks=tuple(Break(line.at, line.because) for line in said("breaks", ())),
        due=said("due", 90),
        order=said("order", {}),
        **{name: said(name) for name in same},
        **{name: said(name, "") for name in words},
    )
