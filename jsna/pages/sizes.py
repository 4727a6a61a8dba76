"""Texts, lists and ranges that a template makes, with an end to each."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2.filters import FILTERS
from jinja2.runtime import markup_join
from markupsafe import Markup

from jsna.pages.budget import Spent

LONGEST = 100_000  # characters of a text, or items of a list, that a template makes
WIDEST = 10_000  # of a column that a text is put into
LARGEST = 10**18  # a whole number
MOST_OF_RANGE = 100_000

_WIDTHS = {"center", "ljust", "rjust", "zfill", "expandtabs"}


def concat(*parts: Any) -> Any:
    """What ``~`` gives."""
    _bound(sum(len(str(one)) for one in parts))
    return markup_join(parts) if any(isinstance(one, Markup) for one in parts) else "".join(map(str, parts))


def bounded_range(*ends: int) -> range:
    """``range``.  Raises ValueError for one of more than 100,000."""
    made = range(*ends)
    if len(made) > MOST_OF_RANGE:
        raise ValueError(f"range of more than {MOST_OF_RANGE}")
    return made


def refuse_long(method: str, text: str, args: list[Any]) -> None:
    """Raises Spent where ``text.method(*args)`` could be long out of all measure."""
    if method in _WIDTHS and any(isinstance(one, (int, float)) and one > WIDEST for one in args):
        raise Spent(f"a text of more than {WIDEST:,} columns")
    if method == "replace" and len(args) > 1:
        _bound(len(text) + (len(text) + 1) * len(str(args[1])) if not args[0] else _grown(text, args))
    if method == "join" and args:
        _bound(_joined(text, list(args[0])))


def _grown(text: str, args: list[Any]) -> int:
    return len(text) + text.count(str(args[0])) * len(str(args[1]))


def _joined(between: str, parts: Iterable[Any]) -> int:
    sizes = [len(str(one)) for one in parts]
    return sum(sizes) + len(between) * len(sizes)


def _bound(size: int) -> None:
    if size > LONGEST:
        raise Spent(f"a text of more than {LONGEST:,} characters")


def _narrow(name: str) -> Callable[..., Any]:
    """The filter ``name``, which puts a text into columns, for columns that have an end."""

    def filtered(value: Any, width: int = 80, *args: Any, **options: Any) -> Any:
        if isinstance(width, (int, float)) and width > WIDEST:
            raise Spent(f"a text of more than {WIDEST:,} columns")
        _bound(len(str(value)))
        return FILTERS[name](value, width, *args, **options)

    return filtered


def _replace(value: Any, old: str, new: str) -> Any:
    """Every ``old`` in a text made ``new``; the text is never HTML afterwards."""
    text = str(value)
    _bound(_grown(text, [old, new]) if old else len(text) * (1 + len(new)))
    made = text.replace(old, new)
    return Markup.escape(made) if isinstance(value, Markup) else made


def _join(value: Iterable[Any], between: str = "") -> Any:
    """The parts of a list with ``between`` between them."""
    parts = list(value)
    _bound(_joined(between, parts))
    if any(isinstance(one, Markup) for one in parts):
        return Markup.escape(between).join(parts)
    return between.join(map(str, parts))


FILTERS_WITHIN: Mapping[str, Callable[..., Any]] = {
    "center": _narrow("center"),
    "replace": _replace,
    "join": _join,
}
