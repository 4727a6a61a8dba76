"""What filters and the methods of a text may make: looked at before it is made.

Values and names in, the same function out with a limit; nothing here knows a template.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jsna.pages.budget import LONGEST_TEXT, Stopped, charge, text_of, weigh

_WIDEST = 10_000  # characters, turns or columns that a number may ask for
_TEXT_METHODS = frozenset(
    """capitalize casefold center count endswith find format index isalnum isalpha isdigit islower isnumeric
    isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex
    rjust rpartition rsplit rstrip split splitlines startswith strip striptags swapcase title unescape upper
    zfill""".split()
)
_OTHER_METHODS = frozenset(("count", "get", "index", "items", "keys", "values"))


def may_be_called(owner: Any, name: str) -> bool:
    """Whether a template may call the method ``name`` of a text, list or mapping."""
    if isinstance(owner, str):
        return name in _TEXT_METHODS
    return isinstance(owner, (list, tuple, dict)) and name in _OTHER_METHODS


def before_call(owner: Any, name: str, given: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
    """What to give the method ``name`` of ``owner``.  Raises Stopped where it would make too much."""
    if not isinstance(owner, str):
        weigh([owner, *given])
    elif name == "join" and given:
        return _joinable(owner, given[0])
    elif name == "format":
        _formatted(owner, [*given, *named.values()])
    else:
        _grown(name, owner, [*given, *named.values()])
    return given


def guarded(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """The filter ``made``, which looks at what it is given before it works and takes off what it makes."""
    skip = 1 if hasattr(made, "jinja_pass_arg") else 0
    look = _LOOKS.get(name, _grown)

    @wraps(made)
    def within(*given: Any, **named: Any) -> Any:
        value, rest = given[skip], [*given[skip + 1 :], *named.values()]
        value = look(name, value, rest)
        return weigh(made(*given[:skip], value, *given[skip + 1 :], **named))

    return within


def weighed(made: Callable[..., bool]) -> Callable[..., bool]:
    """The test ``made``, which takes off what it compares."""

    @wraps(made)
    def within(*given: Any) -> bool:
        weigh(given)
        return made(*given)

    return within


def _grown(name: str, value: Any, rest: Iterable[Any]) -> Any:
    """``value``; the result may have as many characters as it has, times all that is asked for."""
    weigh(value)
    asked = 1
    for one in rest:
        if isinstance(one, int) and abs(one) > _WIDEST:
            raise Stopped(f"'{name}' takes no number above {_WIDEST:,}")
        asked += abs(int(one)) if isinstance(one, int) else len(one) if isinstance(one, str) else 0
    if isinstance(value, str) and (len(value) + 1) * asked > 20 * LONGEST_TEXT:
        raise Stopped(f"'{name}' would make a text of more than {LONGEST_TEXT:,} characters")
    return value


def _joinable(between: str, value: Any) -> tuple[list[Any]]:
    parts = list(value)
    text_of(sum(len(one) + len(between) for one in parts if isinstance(one, str)))
    return (parts,)


def _join(_name: str, value: Any, rest: Iterable[Any]) -> Any:
    if isinstance(value, (str, Mapping)) or not isinstance(value, Iterable):
        return weigh(value)
    between = next((one for one in rest if isinstance(one, str)), "")
    return _joinable(between, value)[0]


def _formatted(text: str, rest: Iterable[Any]) -> None:
    """Raises Stopped for a width that is too large, or comes from elsewhere."""
    if re.search(r"\d{4,}|\{[^{}]*\{|%[^%a-z]*\*", text):
        raise Stopped("a number of a format is at most 999, and stands in it")
    longest = max((len(one) for one in rest if isinstance(one, str)), default=0)
    weigh(rest)
    fields = text.count("{") + text.count("%")
    text_of(len(text) + fields * (1000 + longest))


def _format(_name: str, value: Any, rest: Iterable[Any]) -> Any:
    _formatted(str(value), list(rest))
    return value


def _sum(_name: str, value: Any, rest: Iterable[Any]) -> Any:
    if any(isinstance(one, (list, tuple)) for one in rest):
        raise Stopped("'sum' adds numbers")
    return weigh(value)


def _indented(name: str, value: Any, rest: Iterable[Any]) -> Any:
    rest = list(rest)
    wide = sum(
        abs(int(one)) if isinstance(one, int) else len(one) for one in rest if isinstance(one, (int, str))
    )
    if isinstance(value, str):
        text_of(len(value) + (value.count("\n") + 1) * wide)
    return _grown(name, value, [])


_LOOKS: Mapping[str, Callable[[str, Any, list[Any]], Any]] = {
    "format": _format,
    "indent": _indented,
    "join": _join,
    "sum": _sum,
}


def whole(*given: int) -> range:
    """``range`` of at most 100,000 numbers.  Raises Stopped for more."""
    made = range(*given)
    if len(made) > 100_000:
        raise Stopped("range of more than 100000")
    charge(1)
    return made
