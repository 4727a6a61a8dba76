"""The board: who we are, whom we answer to, how we behave.

Its form and what can be checked in it alone; nothing here knows another document.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from jsna.model.document import Placed
from jsna.model.nodes import Node
from jsna.model.options import (
    Address,
    AddressOrUrl,
    Day,
    Id,
    Options,
    Refused,
    Text,
    Whole,
    Words,
    at_least,
)
from jsna.model.people import HONORIFIC
from jsna.model.wording import split
from jsna.problems import Fault

ACT = "Health and Social Care Act 2012, s.194"
STATUTORY = {
    "councillor": "councillor of the local authority",
    "dass": "director of adult social services",
    "dcs": "director of children's services",
    "dph": "director of public health",
    "healthwatch": "seat for Healthwatch",
    "icb": "seat for the integrated care board",
}
_OFFICE = frozenset(
    """
    adult adults board cabinet care chair chief children clinical clerk college commissioner
    communities community council councillor deputy director elected executive fire forum governor
    group head health healthwatch holder hospital housing icb integrated lead leader local manager
    mayor medical member mental nhs nurse officer partner partnership place police portfolio primary
    principal provider public representative safeguarding school sector secretary service services
    social strategic trust vice voluntary wellbeing young
    """.split()
)


def _a_role(value: Any) -> Any:
    """Refuses what reads like the name of a person."""
    if not isinstance(value, str):
        return value
    words = value.split()
    named = 2 <= len(words) <= 3 and all(re.fullmatch(r"[A-Z][\w.'-]*", word) for word in words)
    if HONORIFIC.search(value) or (named and not _OFFICE & {word.lower().strip(".") for word in words}):
        raise Refused("person", "seats are roles; leave names out")
    return value


def _no_names(value: Any) -> Any:
    if isinstance(value, dict) and {"name", "person", "holder", "email"} & set(value):
        raise Refused("person", "seats are roles; leave names out")
    return value


class Seat(Options):
    """A role at the table, never a person; ``statutory`` names the seat the Act asks for."""

    id: Id
    title: Annotated[Text, BeforeValidator(_a_role)]
    org: Text
    statutory: Literal["councillor", "dass", "dcs", "dph", "healthwatch", "icb"] | None = None


class Accountable(Options):
    """One line of who answers to whom."""

    seat: Id
    to: Text
    for_: Text = Field(alias="for")
    how: Text | None = None
    every: Text | None = None


class Remit(Options):
    """What the board does, does not, and what others alone may decide."""

    does: Annotated[tuple[Text, ...], at_least(1, "say what the board is there to do")]
    does_not: tuple[Text, ...] = ()
    reserved: dict[str, Text] = Field(default_factory=dict)


class Stage(Options):
    """One step of settling a disagreement, and its limit in days."""

    stage: Text
    days: Whole


class Report(Options):
    """A report of a group: the day it is due, and where it is once received."""

    due: Day
    got: AddressOrUrl | None = None


def _due(value: Any) -> Any:
    return {"due": value} if isinstance(value, str) else value


_DAY_OR_REPORT = WithJsonSchema({"type": ["string", "object"]})


class Group(Options):
    """A task and finish group."""

    id: Id
    title: Text
    lead: Id
    seats: tuple[Id, ...]
    set_up_by: Address
    ends: Day | None = None
    reports: tuple[Annotated[Report, BeforeValidator(_due), _DAY_OR_REPORT], ...] = ()
    product: Text | None = None


class Development(Options):
    """How the board looks at itself: a table of scores, and when next."""

    framework: Id
    next: Day


class Board(Placed):
    """Who we are, whom we answer to, how we behave."""

    called = "a board"
    kind: Literal["board"]
    purpose: Words
    seats: Annotated[
        tuple[Annotated[Seat, BeforeValidator(_no_names)], ...], at_least(1, "a board needs seats")
    ]
    accountable: tuple[Accountable, ...]
    remit: Remit
    principles: Annotated[tuple[Text, ...], at_least(1, "a board needs at least one principle")]
    disagreements: Annotated[
        tuple[Stage, ...], at_least(1, "say how disagreements are settled, stage by stage")
    ]
    groups: tuple[Group, ...] = ()
    attendance: Id | None = None
    development: Development | None = None


def alone(board: Board, node: Node, _today: date) -> Iterator[Fault]:
    """What is wrong in ``board`` whatever the other documents say."""
    seated = {seat.statutory for seat in board.seats}
    for seat, title in STATUTORY.items():
        if seat not in seated:
            said = f"the board has no {title} ({ACT}); add the seat with statutory: {seat}"
            yield split(node.key_at(("seats",)), said, "statutory-seat")
    yield from _remit(board.remit, node)
    if len(board.principles) > 7:
        said = f"{len(board.principles)} principles are more than anybody remembers; keep at most 7"
        yield split(node.key_at(("principles",)), said, "too-many")
    for number, group in enumerate(board.groups):
        if group.ends is None:
            said = f"task and finish group '{group.id}' has no end; write the day under ends"
            yield split(node.at(("groups", number)), said, "no-end")


def _remit(remit: Remit, node: Node) -> Iterator[Fault]:
    place = node.key_at(("remit", "does_not"))
    if not remit.does_not:
        yield split(place, "say what the board is not there to do; list it under does_not", "no-limits")
    folded = {item.casefold() for item in remit.does}
    for item in remit.does_not:
        if item.casefold() in folded:
            said = f"'{item}' is in does and in does_not; take it out of one of them"
            yield split(place, said, "contradiction")
