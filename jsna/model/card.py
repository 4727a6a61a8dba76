"""A card (kind ``table``): what a data file holds, where it came from, how to read it.

Its form and what can be checked in it alone; nothing here opens the data file.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from jsna.model.document import Document
from jsna.model.glyphs import without_glyph
from jsna.model.measures import Break, Measure, MeasureFields, MeasureLine, one_of, unit_of
from jsna.model.nodes import Node
from jsna.model.options import (
    ONE_OR_MANY,
    Day,
    FileName,
    Id,
    MeasureId,
    Number,
    Options,
    Text,
    Url,
    Whole,
    Word,
    Words,
    matching,
)
from jsna.model.policy import Disclosure
from jsna.model.reading import Reading, unreadable
from jsna.model.refreshing import Refreshing, misfits
from jsna.model.wording import split
from jsna.problems import Fault

SUFFIXES = (".csv", ".xlsx", ".parquet", ".geojson", ".json")


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


class Card(Document, MeasureFields, Reading):
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
    source: Source
    refresh: Refreshing | None = None
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
    notes: Annotated[tuple[Words, ...], ONE_OR_MANY] = ()


def alone(card: Card, node: Node, _today: date) -> Iterator[Fault]:
    """What is wrong in ``card`` whatever the other documents say."""
    path = PurePosixPath(card.file)
    if path.stem != card.id:
        said = f"file '{card.file}' must be called '{card.id}{path.suffix}'; rename it, or the card"
        yield split(node.at(("file",)), said, "file-name")
    if path.suffix not in SUFFIXES:
        yield split(node.at(("file",)), f"'{card.file}' is not a data file; {one_of(SUFFIXES)}", "file-name")
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
    misfit = misfits(card.refresh, card.file, card.format)
    yield from (split(node.at((name,)), said, "refresh") for name, said in misfit)
    yield from unreadable(card, node)
    yield from _undrawable(card, node)
    yield from _readable(card, node)


def _undrawable(card: Card, node: Node) -> Iterator[Fault]:
    """A Fault for each title that a chart would have to leave letters out of."""
    titles: dict[tuple[str, ...], str | None] = {("title",): card.title, ("short",): card.short}
    for id_, line in card.measures.items():
        titles |= {("measures", id_, "title"): line.title, ("measures", id_, "short"): line.short}
    for loc, title in titles.items():
        if title and (sign := without_glyph(title)):
            said = f"the font has no glyph for {sign}; write it in the letters of a European language"
            yield split(node.at(loc), said, "label")


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
    words = ("of", "definition")
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
        unit=said("unit") or unit_of(statistic),
        year=said("year") or "financial",
        short=line.short or "",
        **{name: said(name) for name in same},
        **{name: said(name, "") for name in words},
    )
