"""How a data file is to be read, where it cannot tell by itself: its marks, its commas, its totals.

Written on the card; nothing here opens the file.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from jsna.model.bounds import no_less
from jsna.model.nodes import Node
from jsna.model.options import (
    ONE_OR_MANY,
    Day,
    Options,
    Refused,
    Text,
    Whole,
    Word,
    Words,
    matching,
)
from jsna.model.wording import split
from jsna.problems import Fault

Reason = Literal["withheld", "not available", "not applicable"]
_CALLED = {"tab": "\t"}  # a delimiter that nobody can see has a name
_TEXT = WithJsonSchema({"type": "string"})


def _sign(allowed: str, what: str, example: str) -> PlainValidator:
    """A reader of one sign out of ``allowed``, or a name for it."""
    take = matching(r"\S+|,", "not-a-sign", f"'{{}}' is not {what}; write {example}")

    def read(value: object) -> str:
        raw = value if isinstance(value, str) and value and value in allowed else take(value)
        sign = _CALLED.get(raw, raw)
        if len(sign) != 1 or sign not in allowed:
            raise Refused("not-a-sign", f"'{raw}' is not {what}; write {example}")
        return sign

    return PlainValidator(read)


class Reviewed(Options):
    """Who looked at numbers that moved more than chance explains, and let them stand."""

    by: Text
    on: Day
    because: Words


class Reading(Options):
    """What a card says about the writing in its file."""

    encoding: Word | None = None
    delimiter: Annotated[str, _sign(",;\t|", "a sign between fields", '";", "|" or tab'), _TEXT] = ","
    thousands: Annotated[str, _sign(",. '", "a sign between thousands", '","'), _TEXT] | None = None
    decimal: Annotated[str, _sign(".,", "a decimal sign", '"," or "."'), _TEXT] = "."
    marks: dict[Text, Reason] = Field(default_factory=dict)
    totals: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    not_known: Annotated[Whole, no_less(0, "how many may be neither male nor female")] = 0
    rounded_to: Annotated[Whole, no_less(1, "5 where counts are rounded to 5")] = 1
    reviewed: Reviewed | None = None


def unreadable(card: Reading, node: Node) -> Iterator[Fault]:
    """A Fault where two signs of ``card`` cannot be told apart, or a mark would hide a number."""
    if card.thousands == card.decimal:
        said = f"'{card.decimal}' cannot stand for thousands and for decimals; write decimal: with another"
        yield split(node.at(("thousands",)), said, "same-sign")
    for mark in card.marks:
        if mark.lstrip("+-").replace(card.decimal, "", 1).isdecimal():
            said = f"'{mark}' is a number, and cannot be a mark; take it out of marks"
            yield split(node.key_at(("marks", mark)), said, "mark")
