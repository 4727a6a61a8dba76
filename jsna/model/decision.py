"""A decision: something we chose, or must choose, and how we came to it.

Its form and what can be checked in it alone; nothing here knows another document.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from jsna.model.document import Placed
from jsna.model.nodes import Node
from jsna.model.options import (
    ONE_OR_MANY,
    Address,
    Block,
    Day,
    Id,
    Number,
    Options,
    Refused,
    Text,
    Whole,
    Word,
    Words,
    at_least,
    matching,
)
from jsna.model.wording import near, split
from jsna.problems import Fault

REGISTER = (
    "id", "name", "kind", "holder", "supports", "area", "lat", "lon", "capacity", "unit", "status",
    "source", "checked", "private", "cost", "step_free", "funding_ends", "said_by",
)  # fmt: skip
Signal = Annotated[
    str,
    BeforeValidator(
        matching(
            r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*@\S.*",
            "not-a-signal",
            "'{}' is not a signal; write priority/outcome@period, as blood-pressure/treated@2027-Q1",
        )
    ),
]


def _fields_apart(value: Any) -> Any:
    """``{set: asset, capacity: 100}`` with its new values under ``fields``."""
    if not isinstance(value, dict) or "set" not in value:
        return value
    fields = {name: new for name, new in value.items() if name not in ("set", "close", "open")}
    return {name: value[name] for name in value if name not in fields} | {"fields": fields}


def _register_columns(schema: dict[str, Any]) -> None:
    """In editors, a change that sets an asset offers the columns of the register."""
    schema["properties"].pop("fields")
    schema["properties"] |= {name: {"type": ["string", "number", "boolean"]} for name in REGISTER}


class Change(Options):
    """One change to the register: an asset closes, opens, or has another value."""

    model_config = ConfigDict(json_schema_extra=_register_columns)

    close: Address | None = None
    open_: dict[str, Text] | None = Field(None, alias="open")
    set_: Address | None = Field(None, alias="set")
    fields: dict[str, Text] = Field(default_factory=dict)


def _one_change(change: Change) -> Change:
    if [change.close, change.open_, change.set_].count(None) != 2:
        raise Refused("change", "a change is one of close, open or set; write one change a line")
    written = change.fields if change.set_ else change.open_ or {}
    for name in written:
        if name not in REGISTER:
            raise Refused("unknown-field", f"the register has no column '{name}'; {near(name, REGISTER)}")
    if change.fields and not change.set_:
        raise Refused("unknown-field", "no field called 'fields'; write set, and the columns beside it")
    if change.set_ and not written:
        raise Refused("change", "set needs what becomes of the asset; write a column and its new value")
    return change


class Option(Options):
    """One thing that could be chosen; ``costs`` and ``saves`` in pounds a year."""

    id: Id
    title: Text
    changes: tuple[Annotated[Change, BeforeValidator(_fields_apart), AfterValidator(_one_change)], ...] = ()
    costs: Number | None = None
    saves: Number | None = None


class Criterion(Options):
    """What options are judged by; ``swing`` is its worth beside the most important, which has 100."""

    id: Id
    title: Text
    swing: Number


class Position(Options):
    """Where one seat stood."""

    seat: Id
    view: Literal["agree", "disagree", "abstain"]
    because: Words | None = None
    stage: Text | None = None
    settled: Words | None = None


class Approval(Options):
    """What a decision approves, and the hash of exactly that text."""

    of: Address
    content: Word


class Review(Options):
    """When a decision is looked at again, and the outcomes to look at."""

    on: Day
    if_: tuple[Address, ...] = Field((), alias="if")


class Decision(Placed):
    """Something we chose, or must choose."""

    called = "a decision"
    kind: Literal["decision"]
    question: Text
    options: Annotated[tuple[Option, ...], at_least(2, "a decision needs at least two options")] = Field(
        (), validate_default=True
    )
    status: Literal["open", "made", "replaced"]
    replaced_by: Address | None = None
    opened: Day
    papers: Day | None = None
    made: Day | None = None
    by: Text
    evidence: Annotated[tuple[Address, ...], at_least(1, "a decision needs at least one chapter as evidence")]
    consulted: tuple[Address, ...] = ()
    serves: tuple[Address, ...] = ()
    choose: Whole | None = None
    chosen: tuple[Id, ...] = ()
    because: Words | None = None
    criteria: tuple[Criterion, ...] = ()
    scores: Id | None = None
    weights_agreed: Day | None = None
    positions: tuple[Position, ...] = ()
    answers: tuple[Signal, ...] = ()
    approves: Annotated[tuple[Approval, ...], ONE_OR_MANY] = ()
    test: Block | None = None
    review: Review | None = None
    consult_days: Whole | None = None
    consider_days: Whole = 28


def alone(decision: Decision, node: Node, _today: date) -> Iterator[Fault]:
    """What is wrong in ``decision`` whatever the other documents say."""
    yield from _complete(decision, node)
    yield from _dates(decision, node)
    yield from _choice(decision, node)
    yield from _criteria(decision, node)
    for number, position in enumerate(decision.positions):
        if position.view == "disagree" and not position.because:
            said = f"{position.seat} disagrees without a reason; write it under because"
            yield split(node.at(("positions", number)), said, "no-reason")
    yield from _changes(decision, node)


def _complete(decision: Decision, node: Node) -> Iterator[Fault]:
    if decision.status == "made":
        for name in ("made", "choose", "chosen", "because", "review"):
            if not getattr(decision, name):
                yield split(node.at((name,)), f"a made decision needs '{name}'", "missing-field")
    if decision.status == "replaced" and not decision.replaced_by:
        yield split(node.at(), "a replaced decision needs 'replaced_by'", "missing-field")
    if decision.criteria and not decision.scores:
        said = "a decision with criteria needs 'scores'; name the table of scores"
        yield split(node.at(), said, "missing-field")


def _dates(decision: Decision, node: Node) -> Iterator[Fault]:
    for later, *before in (("papers", "opened"), ("made", "opened", "papers")):
        then = getattr(decision, later)
        for earlier in before:
            day = getattr(decision, earlier)
            if then and day and then < day:
                said = f"{later} {then} is before {earlier} {day}; correct one of them"
                yield split(node.at((later,)), said, "dates")
                break


def _choice(decision: Decision, node: Node) -> Iterator[Fault]:
    known = [option.id for option in decision.options]
    for number, chosen in enumerate(decision.chosen):
        if chosen not in known:
            hint = near(chosen, known) or "name an option by its id"
            said = f"'{chosen}' is not one of the options; {hint}"
            yield split(node.at(("chosen", number)), said, "dead-address")
    if decision.choose is not None and decision.chosen and decision.choose != len(decision.chosen):
        count = len(decision.chosen)
        said = f"choose says {decision.choose} but {count} {'is' if count == 1 else 'are'} chosen"
        said += "; correct one of them"
        yield split(node.at(("choose",)), said, "choice")


def _criteria(decision: Decision, node: Node) -> Iterator[Fault]:
    swings = [criterion.swing for criterion in decision.criteria]
    if swings and (max(swings) != 100 or min(swings) < 0):
        said = "the most important criterion must have swing 100; give every other one 0 to 100"
        yield split(node.key_at(("criteria",)), said, "swing")


def _changes(decision: Decision, node: Node) -> Iterator[Fault]:
    if decision.test is not None:
        return
    for number, option in enumerate(decision.options):
        if option.changes:
            does = "closes" if any(change.close for change in option.changes) else "changes"
            said = f"'{option.id}' {does} an asset; add test so that people can see who loses access"
            yield split(node.at(("options", number)), said, "no-test")
