"""What every option that an author writes has in common: its fields, and how text becomes a value.

Text in, values out, or a refusal in plain words.  Nothing here knows a document or a place.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from jsna.model.characters import device
from jsna.model.numbers import as_day, as_number, as_whole
from jsna.model.periods import Period, read_period
from jsna.model.value import found


class Options(BaseModel):
    """Fields an author may write; a field it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_absent(cls, written: Any) -> Any:
        """A field we know that holds nothing is as good as not written."""
        if not isinstance(written, dict):
            return written
        known = names_of(cls)
        return {name: value for name, value in written.items() if value is not None or name not in known}


def names_of(model: type[BaseModel]) -> dict[str, str]:
    """The names an author writes in ``model``, each with the attribute that holds it."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


class Refused(ValueError):
    """A value that cannot be what its author meant; ``code`` as in Fault, the hint after the first '; '."""

    def __init__(self, code: str, said: str) -> None:
        self.code = code
        super().__init__(said)


def _text(value: object) -> str:
    if not isinstance(value, str):
        how = "write one, without [ ]" if isinstance(value, list | tuple) else "put it in quotes"
        raise Refused("wrong-type", f"text is wanted, {found(value)}; {how}")
    if not value.strip():
        raise Refused("empty", "this is empty; write some words, or leave the field out")
    return value


def _line(value: object) -> str:
    text = _text(value).strip()
    if "\n" in text:
        raise Refused("one-line", "one line is wanted; take the line break out")
    return text


def _by(read: Callable[[str], Any], kinds: type | tuple[type, ...]) -> Callable[[object], Any]:
    """``read`` for text; a value that is already one of ``kinds`` passes."""

    def take(value: object) -> Any:
        if isinstance(value, kinds) and not isinstance(value, bool):
            return value
        try:
            return read(_line(value))
        except Refused:
            raise
        except ValueError as error:
            raise Refused("wrong-value", str(error)) from None

    return take


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _line(value)
    if text not in ("true", "false"):
        yes = text.lower() in ("yes", "y", "on", "true", "1")
        raise Refused(
            "not-yes-no", f"'{text}' is text, true or false is wanted; write {'true' if yes else 'false'}"
        )
    return text == "true"


def _as_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


class _OneOrMany(BeforeValidator):
    """Marks a list of which an author may write a lone value: ``need: felt``."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One item, or a list of them."""
        many = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [many["items"], many]}


ONE_OR_MANY = _OneOrMany(_as_many)


def matching(pattern: str, code: str, said: str) -> Callable[[object], str]:
    """A reader of one line that must match ``pattern`` whole; ``said`` has {} for the author's word."""
    whole = re.compile(pattern)

    def take(value: object) -> str:
        text = _line(value)
        if not whole.fullmatch(text):
            raise Refused(code, said.format(text))
        return text

    return take


def at_least(least: int, said: str) -> AfterValidator:
    """Refuses a list of fewer than ``least``, saying ``said``."""

    def check(value: Any) -> Any:
        if len(value) < least:
            raise Refused("too-few", said)
        return value

    return AfterValidator(check)


def _short(value: str, longest: int, what: str) -> str:
    if len(value) > longest:
        raise Refused("too-long", f"{what} has {len(value)} characters; write at most {longest}")
    return value


def _id(value: object) -> str:
    text = _line(value)
    if not re.search("[a-z0-9]", text):
        raise Refused("not-an-id", f"no usable letter in '{text}'; give an id of a-z, 0-9")
    text = _an_id(text)
    if device(text):
        raise Refused("not-an-id", f"Windows cannot write a file called '{text}'; choose another id")
    return text


def _words(type_: str, pattern: str = "") -> WithJsonSchema:
    return WithJsonSchema({"type": type_, "pattern": pattern} if pattern else {"type": type_})


_ANY_SCALAR = WithJsonSchema({"type": ["string", "number", "boolean"]})
_ID = "[a-z0-9][a-z0-9-]*"
_PART = "[A-Za-z0-9][A-Za-z0-9_-]*"
_an_id = matching(
    _ID, "not-an-id", "an id has a-z, 0-9 and - only, '{}' has more; begin with a letter or digit"
)
_ADDRESS_SAID = "'{}' is not an address; write id or id/part, as blood-pressure/treated"

Text = Annotated[str, PlainValidator(_line), _ANY_SCALAR]
Words = Annotated[str, PlainValidator(lambda value: _text(value).rstrip()), _ANY_SCALAR]
Title = Annotated[str, PlainValidator(lambda value: _short(_line(value), 80, "the title")), _ANY_SCALAR]
ShortTitle = Annotated[
    str, PlainValidator(lambda value: _short(_line(value), 40, "the short title")), _ANY_SCALAR
]
Word = Annotated[
    str,
    PlainValidator(matching(r"\S+", "not-a-word", "'{}' is more than one word; write one")),
    _words("string"),
]
Number = Annotated[float, PlainValidator(_by(as_number, (int, float))), _words("number")]
Whole = Annotated[int, PlainValidator(_by(as_whole, int)), _words("integer")]
Day = Annotated[date, PlainValidator(_by(as_day, date)), _words("string", r"^\d{4}-\d{2}-\d{2}$")]
YesNo = Annotated[bool, PlainValidator(_yes_no), _words("boolean")]
When = Annotated[
    Period, PlainValidator(_by(read_period, Period)), WithJsonSchema({"type": ["string", "integer"]})
]
Id = Annotated[
    str, PlainValidator(_id), WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_ID}$"})
]
MeasureId = Annotated[
    str,
    PlainValidator(
        matching("[a-z0-9][a-z0-9_-]*", "not-an-id", "a measure id has a-z, 0-9 and - only, '{}' has more")
    ),
    _words("string"),
]
Code = Annotated[
    str,
    PlainValidator(
        matching(_PART, "not-a-code", "'{}' is not an area code; write one from the table of areas")
    ),
    _words("string"),
]
Address = Annotated[
    str,
    PlainValidator(matching(f"{_ID}(/{_PART})?", "not-an-address", _ADDRESS_SAID)),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_ID}(/{_PART})?$"}),
]
AddressOrUrl = Annotated[
    str,
    PlainValidator(
        matching(
            rf"https?://\S+|{_ID}(/{_PART})?",
            "not-an-address",
            "'{}' is neither a web address nor an address here; begin with https://, or write id or id/part",
        )
    ),
    _words("string"),
]
Url = Annotated[
    str,
    PlainValidator(matching(r"https?://\S+", "not-a-url", "'{}' is not a web address; begin with https://")),
    _words("string"),
]
Mailbox = Annotated[
    str,
    PlainValidator(
        matching(
            r"[^@\s]+@[^@\s]+\.[^@\s.]+",
            "not-a-mailbox",
            "'{}' is not a mailbox; write a shared email address",
        )
    ),
    _words("string"),
]
FileName = Annotated[
    str,
    PlainValidator(
        matching(
            r"[A-Za-z0-9_-][\w.-]*",
            "not-a-file",
            "'{}' is not the name of a file; write the name alone, without a folder",
        )
    ),
    _words("string"),
]
Block = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "minProperties": 1})]
Blocks = Annotated[tuple[Block, ...], ONE_OR_MANY]
