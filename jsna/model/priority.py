"""A priority: something we promised to change, by how much and how.

Its form and what can be checked in it alone; nothing here knows another document.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from jsna.model.document import Placed
from jsna.model.nodes import Node
from jsna.model.options import (
    Address,
    Day,
    Id,
    MeasureId,
    Number,
    Options,
    Refused,
    Text,
    When,
    Word,
    Words,
    YesNo,
    at_least,
)
from jsna.model.wording import near, split
from jsna.problems import Fault

Five = Literal[
    "maternity",
    "severe mental illness",
    "chronic respiratory disease",
    "early cancer diagnosis",
    "hypertension",
    "asthma",
    "diabetes",
    "epilepsy",
    "oral health",
    "children's mental health",
]


def _one_of_five(value: Any) -> Any:
    known = get_args(Five)
    if isinstance(value, str) and value not in known:
        hint = near(value, known) or f"write one of {', '.join(known)}"
        raise Refused("unknown-word", f"'{value}' is not one of the Core20PLUS5 areas; {hint}")
    return value


class RestsOn(Options):
    """What a priority follows from."""

    needs: Annotated[
        tuple[Address, ...],
        at_least(
            1, "a priority needs at least one need; name a chapter or recommendation under rests_on: needs"
        ),
    ] = Field((), validate_default=True)
    assets: tuple[Address, ...] = ()
    voices: tuple[Address, ...] = ()
    decision: Address | None = None


class People(Options):
    """Whom it is for: Core20PLUS5."""

    core20: YesNo = False
    plus: tuple[Text, ...] = ()
    five: tuple[Annotated[Five, BeforeValidator(_one_of_five)], ...] = ()


class Start(Options):
    """Where an outcome starts; without a value, the measure's own."""

    period: When
    value: Number | None = None


class Target(Options):
    """Where an outcome is to be, and when."""

    period: When
    value: Number


class Fair(Options):
    """How unfairness in an outcome is measured."""

    by: Word
    statistic: Literal["gap", "sii", "rii"]


class Outcome(Options):
    """What is to change: a measure, from here to there."""

    id: Id
    title: Text
    measure: MeasureId
    from_: Start = Field(alias="from")
    to: Target
    path: tuple[Target, ...] = ()
    fair: Fair | None = None


class Action(Options):
    """What is done, by whom, when and at what cost in pounds."""

    id: Id
    does: Words
    by: Annotated[tuple[Id, ...], at_least(1, "an action needs somebody to do it; name seats under by")]
    leads_to: tuple[Id, ...] = ()
    uses: tuple[Address, ...] = ()
    starts: Day
    ends: Day
    cost: Number | None = None


class Priority(Placed):
    """Something we promised to change."""

    called = "a priority"
    kind: Literal["priority"]
    status: Literal["proposed", "adopted", "closed"]
    lead: Id
    group: Address | None = None
    rests_on: RestsOn = Field(default_factory=dict, validate_default=True)
    people: People | None = None
    outcomes: Annotated[tuple[Outcome, ...], at_least(1, "a priority needs at least one outcome")] = Field(
        (), validate_default=True
    )
    actions: tuple[Action, ...] = ()
    resources: Id | None = None
    assumes: tuple[Text, ...] = ()
    closed_because: Words | None = None


def alone(priority: Priority, node: Node, _today: date) -> Iterator[Fault]:
    """What is wrong in ``priority`` whatever the other documents say."""
    if priority.status == "adopted":
        yield from _adopted(priority, node)
    if priority.status == "closed" and not priority.closed_because:
        yield split(node.at(), "a closed priority needs 'closed_because'", "missing-field")
    for number, outcome in enumerate(priority.outcomes):
        yield from _in_time(outcome, node.find("outcomes", number))
    known = [outcome.id for outcome in priority.outcomes]
    for number, action in enumerate(priority.actions):
        yield from _action(action, known, node.find("actions", number))


def _adopted(priority: Priority, node: Node) -> Iterator[Fault]:
    if priority.rests_on.decision is None:
        said = "an adopted priority needs 'decision' under rests_on"
        yield split(node.at(("rests_on",)), said, "missing-field")
    if not priority.actions:
        yield split(node.at(), "an adopted priority needs at least one action", "too-few")
    if priority.resources is None:
        said = f"{priority.id} is promised but not funded; name the table of money under resources"
        yield split(node.at(("status",)), said, "not-funded", "warning")


def _in_time(outcome: Outcome, node: Node) -> Iterator[Fault]:
    start, target = outcome.from_.period, outcome.to.period
    if target.start <= start.start:
        said = f"{target} is before {start}; the target must come after the start"
        said = f"{target} is the start too; the target must come after it" if target == start else said
        yield split(node.at(("to",)), said, "dates")
    for number, step in enumerate(outcome.path):
        if not start.start <= step.period.start <= target.start:
            said = f"{step.period} is not between {start} and {target}; correct the path"
            yield split(node.at(("path", number)), said, "dates")
    rhythms = {period.every for period in (start, target, *(step.period for step in outcome.path))}
    if len(rhythms) > 1:
        said = f"{start} and {target} are not the same kind of period; write both alike"
        yield split(node.at(("to",)), said, "periods")


def _action(action: Action, known: list[str], node: Node) -> Iterator[Fault]:
    if action.ends < action.starts:
        said = f"ends {action.ends} is before starts {action.starts}; correct one of them"
        yield split(node.at(("ends",)), said, "dates")
    for number, outcome in enumerate(action.leads_to):
        if outcome not in known:
            said = f"{action.id} leads to '{outcome}', which is not an outcome here; {near(outcome, known)}"
            yield split(node.at(("leads_to", number)), said.removesuffix("; "), "dead-address")
    if action.cost is not None and action.cost < 0:
        yield split(node.at(("cost",)), "a cost cannot be below 0; write pounds", "below-zero")
