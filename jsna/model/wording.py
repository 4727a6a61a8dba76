"""What pydantic found, in our words.

Errors, models and nodes in, Faults out; no message of pydantic's is ever shown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from jsna.model.nodes import Node
from jsna.model.options import Refused, names_of
from jsna.model.value import found
from jsna.problems import Fault, Place


def near(word: str, known: Iterable[str]) -> str:
    """``did you mean 'X'?`` for the nearest other of ``known``, or nothing."""
    choices = [one for one in dict.fromkeys(known) if one != word]
    folded = {choice.lower().replace("_", "-"): choice for choice in reversed(choices)}
    close = get_close_matches(word.lower().replace("_", "-"), folded, n=1)
    return f"did you mean '{folded[close[0]]}'?" if close else ""


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    *most, end = list(words)
    return f"{', '.join(most)} {last} {end}" if most else end


def split(place: Place, said: str, code: str, severity: Any = "error") -> Fault:
    """A Fault from one text: what follows the first '; ' is what to do."""
    message, _, hint = said.partition("; ")
    return Fault(place, message, hint, code, severity)


def in_our_words(error: Mapping[str, Any], model: type[BaseModel], node: Node) -> Fault:
    """The Fault that ``error`` of ``model`` stands for, at its place in ``node``."""
    loc = error["loc"]
    given = error["input"]
    if error["type"] == "missing":
        return _missing(loc, model, node)
    if error["type"] == "extra_forbidden":
        return _unknown(loc, model, node)
    if error["type"] == "value_error":
        refused: Refused = error["ctx"]["error"]
        return split(node.at(loc), str(refused), refused.code)
    if error["type"] == "literal_error" and isinstance(given, str):
        return _not_one_of(node, given, error["ctx"]["expected"], loc)
    wanted, how = _wanted(error["type"])
    return Fault(node.at(loc), f"{wanted}, {found(given)}", how, "wrong-type")


def _missing(loc: tuple[str | int, ...], model: type[BaseModel], node: Node) -> Fault:
    name = str(loc[-1])
    place = node.key_at(loc)
    if place != node.at(loc[:-1]) or name in _keys(node, loc[:-1]):
        return Fault(place, f"'{name}' is required and has no value", "write its value", "no-value")
    called = getattr(model, "called", "")
    if called and len(loc) == 1:
        return Fault(place, f"{called} needs '{name}'", "", "missing-field")
    return Fault(place, f"'{name}' is missing", "", "missing-field")


def _keys(node: Node, loc: tuple[str | int, ...]) -> Iterable[str]:
    try:
        return node.find(*loc).keys
    except KeyError:
        return ()


def _unknown(loc: tuple[str | int, ...], model: type[BaseModel], node: Node) -> Fault:
    name = str(loc[-1])
    known = sorted({field for inner in _models_at(loc[:-1], model) for field in names_of(inner)})
    hint = near(name, known) or (f"the fields here are {listed(known)}" if known else "")
    return Fault(node.key_at(loc), f"no field called '{name}'", hint, "unknown-field")


def _models_at(loc: tuple[str | int, ...], model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that may stand at ``loc`` below ``model``."""
    here = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        fields = [inner.model_fields[names_of(inner)[part]] for inner in here if part in names_of(inner)]
        if fields:
            here = [inner for field in fields for inner in _models_in(field.annotation)]
    return here


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _not_one_of(node: Node, given: str, expected: str, loc: tuple[str | int, ...]) -> Fault:
    words = [one or other for one, other in re.findall(r"'([^']*)'|\"([^\"]*)\"", expected)]
    hint = near(given, words) or f"write {listed(words, 'or')}"
    if loc[-1] == "[key]":
        place, holder = node.key_at(loc[:-1]), loc[-3]
        return Fault(place, f"{holder} cannot have '{given}'", hint, "unknown-word")
    name = next((part for part in reversed(list(_written(loc, node))) if isinstance(part, str)), "this")
    return Fault(node.at(loc), f"{name} cannot be '{given}'", hint, "unknown-word")


def _written(loc: tuple[str | int, ...], node: Node) -> Iterator[str | int]:
    """The parts of ``loc`` that an author wrote; the rest are pydantic's own."""
    for part in loc:
        below = node.child(part)
        if below is not None:
            yield part
        node = below or node


def _wanted(kind: str) -> tuple[str, str]:
    """What should stand there, and how it is written."""
    if kind in ("tuple_type", "list_type"):
        return "a list is wanted", "write [one, two], or a line with - for each"
    if kind.startswith(("dict", "model", "mapping")):
        return "fields are wanted (name: value)", "write each field on a line of its own, indented"
    return "one word is wanted", "write it without [ ] or { }"
