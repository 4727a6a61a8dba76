"""A chapter: something to read about needs, assets, a place or a year.

Its form and what can be checked in it alone; nothing here knows another document.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from jsna.model.document import Placed, Role, Selected
from jsna.model.nodes import Node
from jsna.model.options import (
    ONE_OR_MANY,
    Address,
    AddressOrUrl,
    Blocks,
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
from jsna.model.people import person_in
from jsna.model.wording import split
from jsna.problems import Fault

MADE_FOR_YOU = ("summary", "methods")  # roles that are filled without a section
Need = Literal["normative", "felt", "expressed", "comparative"]


class KeyMessage(Options):
    """One thing to remember, and the claim that keeps it true."""

    say: Words
    claim: Text
    id: Id | None = None
    measure: MeasureId | None = None
    for_: Selected | None = Field(None, alias="for")
    area: Code | None = None


class Section(Options):
    """One part of a chapter; ``show`` stays plain data, its first key names the block."""

    role: Role
    title: Text
    need: Annotated[tuple[Need, ...], ONE_OR_MANY] = ()
    show: Blocks = ()
    text: Words | None = None
    cites: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()


class Recommendation(Options):
    """What a chapter asks of somebody."""

    id: Id
    text: Words
    asks: tuple[Id, ...] = ()
    by: Day
    within: Text | None = None
    owned_by: Text | None = None
    measure: MeasureId | None = None
    resource: Text | None = None
    expects: Words | None = None


class Chapter(Placed):
    """Something to read."""

    called = "a chapter"
    kind: Literal["chapter"]
    owner: Text
    authors: Annotated[tuple[Text, ...], at_least(1, "a chapter needs at least one author")]
    reviewer: Text
    contact: Mailbox
    status: Literal["draft", "checked", "reviewed", "checked-back", "endorsed", "approved"]
    endorsed_by: Address | None = None
    approved_by: Address | None = None
    version: Text
    replaces: Text | None = None
    reviewed: Day
    next_review: Day
    course: Literal["starting-well", "living-well", "ageing-well", "all-ages"]
    question: Text
    equality: AddressOrUrl | None = None
    links: tuple[Address, ...] = ()
    key_messages: tuple[KeyMessage, ...] = ()
    sections: Annotated[tuple[Section, ...], at_least(1, "a chapter needs at least one section")]
    left_out: dict[Role, Text] = Field(default_factory=dict)
    recommends: tuple[Recommendation, ...] = ()
    for_each: Word | None = None
    summary_for_board: Words | None = None
    glance: tuple[MeasureId, ...] = ()


def alone(chapter: Chapter, node: Node, _today: date) -> Iterator[Fault]:
    """What is wrong in ``chapter`` whatever the other documents say."""
    if chapter.reviewer.casefold() in (author.casefold() for author in chapter.authors):
        yield split(node.at(("reviewer",)), "the reviewer must not be one of the authors", "own-reviewer")
    for loc in (("owner",), ("reviewer",), *(("authors", number) for number in range(len(chapter.authors)))):
        yield from person_in(str(node.find(*loc).value), node.at(loc))
    if chapter.next_review <= chapter.reviewed:
        said = (
            f"next_review {chapter.next_review} is not after reviewed {chapter.reviewed}; correct one of them"
        )
        yield split(node.at(("next_review",)), said, "dates")
    if not chapter.question.endswith("?"):
        said = "the question must end with a question mark; write the one question this chapter answers"
        yield split(node.at(("question",)), said, "question")
    yield from _standard(chapter, node)
    yield from _recommendations(chapter, node)


def _standard(chapter: Chapter, node: Node) -> Iterator[Fault]:
    """Warnings where the chapter standard is not met."""
    place = node.key_at(("sections",))
    written = {section.role for section in chapter.sections} | set(chapter.left_out) | set(MADE_FOR_YOU)
    if chapter.recommends:
        written.add("recommend")
    for role in get_args(Role):
        if role not in written:
            said = f"no section has role '{role}'; add one or say why under left_out"
            yield split(place, said, "missing-role", "warning")
    if not any("felt" in section.need for section in chapter.sections):
        said = "no evidence is tagged 'felt': did anybody ask people?"
        yield split(place, said, "no-felt-need", "warning")
    if chapter.equality is None:
        said = "no equality assessment; give its address under equality"
        yield split(node.at(), said, "no-equality", "warning")


def _recommendations(chapter: Chapter, node: Node) -> Iterator[Fault]:
    for number, asked in enumerate(chapter.recommends):
        place = node.at(("recommends", number))
        if not asked.asks:
            yield split(place, f"{asked.id} asks nobody; name seats under asks", "asks-nobody")
        if not (asked.within or asked.owned_by):
            said = f"{asked.id} has no owner; write within (the board's remit) or owned_by (a body)"
            yield split(place, said, "no-owner")
