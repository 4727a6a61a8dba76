"""An edition: what is published together, as at which day.

Its form and what can be checked in it alone; nothing here knows another document.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from jsna.model.document import Placed, Selected
from jsna.model.nodes import Node
from jsna.model.options import (
    Address,
    Code,
    Day,
    Id,
    Mailbox,
    MeasureId,
    Options,
    Text,
    Word,
    Words,
    at_least,
)
from jsna.model.policy import Floor
from jsna.model.wording import split
from jsna.problems import Fault, Place

ACCEPTABLE = ("cannot be checked", "expired")
PartName = Literal["needs", "places", "assets", "strategy", "board", "data"]


class Neighbours(Options):
    """Areas like ours, to compare with, and why they are alike."""

    name: Word
    areas: Annotated[tuple[Code, ...], at_least(1, "a neighbour group needs at least one area")]
    because: Words


def _form(value: Any) -> str:
    return "group" if isinstance(value, dict | Neighbours) else "name"


Comparator = Annotated[
    Annotated[Code, Tag("name")] | Annotated[Neighbours, Tag("group")], Discriminator(_form)
]


class Part(Options):
    """One group of pages in the menu."""

    part: PartName
    title: Text
    pages: tuple[Id, ...] = ()


class Accepted(Options):
    """A claim that is published though it could not be checked, and why."""

    claim: Text
    verdict: Text
    because: Words
    by: Id


class Correction(Options):
    """What was put right after publishing."""

    on: Day
    page: Address
    was: Words
    now: Words
    because: Words
    decisions: tuple[Address, ...] = ()


class Headline(Options):
    """The one sentence at the top of the home page."""

    say: Words
    claim: Text | None = None


class Matter(Options):
    """One number on the home page: a key message, its measure, and what the number is, in words."""

    message: Address
    measure: MeasureId
    for_: Selected | None = Field(None, alias="for")
    area: Code | None = None
    number_is: Words


class HomeMap(Options):
    """The map of the home page: a measure over the areas of a level."""

    measure: MeasureId
    level: Word
    title: Text


class PlaceName(Options):
    """What the place is called, in full and in short."""

    title: Text
    short: Text


class Edition(Placed):
    """What is published together, as at which day."""

    called = "an edition"
    kind: Literal["edition"]
    compare_with: Annotated[tuple[Comparator, ...], at_least(1, "an edition needs something to compare with")]
    cut_off: Day
    contents: Annotated[tuple[Part, ...], at_least(1, "an edition needs contents")]
    disclosure: Floor
    status: Literal["draft", "published"]
    approved_by: Address | None = None
    published: Day | None = None
    replaces: Id | None = None
    accepts: tuple[Accepted, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lead: Words | None = None
    headline: Headline | None = None
    matters: tuple[Matter, ...] = ()
    next_edition: Text | None = None
    licence: Text | None = None
    contact: Mailbox | None = None
    place: PlaceName | None = None
    map: HomeMap | None = None


def alone(edition: Edition, node: Node, today: date) -> Iterator[Fault]:
    """What is wrong in ``edition`` whatever the other documents say."""
    yield from _listed_twice(edition, node)
    if edition.id == "latest":
        said = "'latest' is the address of the newest edition; give this one another id, as 2026"
        yield split(node.at(("id",)), said, "id-taken")
    if edition.cut_off > today:
        said = f"the cut-off is in the future ({edition.cut_off}); what comes until then is not in yet"
        yield split(node.at(("cut_off",)), said, "in-the-future", "warning")
    if edition.status == "published" and edition.published is None:
        yield split(node.at(), "a published edition needs 'published'", "missing-field")
    for number, accepted in enumerate(edition.accepts):
        if accepted.verdict not in ACCEPTABLE:
            said = f"'{accepted.verdict}' cannot be accepted; rewrite the sentence"
            yield split(node.at(("accepts", number)), said, "accepts")


def _listed_twice(edition: Edition, node: Node) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for number, part in enumerate(edition.contents):
        for index, page in enumerate(part.pages):
            place = node.at(("contents", number, "pages", index))
            if page in first:
                said = f"{page} is already listed on line {first[page].line}; list a page once"
                yield split(place, said, "listed-twice")
            first.setdefault(page, place)
