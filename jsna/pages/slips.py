"""A slip in an author's template, in plain words and at its line."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

import jsna
from jsna.model.nodes import Node
from jsna.pages.budget import Stopped
from jsna.pages.quantities import Quantity, Series
from jsna.problems import Fault, Place

_HOW = "write {{ measure.latest.value | percent }}, and close {% claim %} with {% endclaim %}"
_UNCLEAR = "this cannot be worked out as it is written"
_SHOWN = 8  # names in a message
_OURS = str(Path(jsna.__file__).parent)


@dataclass(frozen=True, slots=True)
class Words:
    """An author's template and where it stands."""

    text: str
    node: Node

    def place(self, line: int, name: str = "") -> Place:
        """Line ``line`` (from 1) of the template, at the column of ``name`` if it is there.

        Folded text has lost its lines, so there ``name`` is looked for in all of them.
        """
        written = self.node.written
        kept = len(written) == len(self.text.splitlines())
        from_line = written[line - 1 :] if kept and 0 < line <= len(written) else written
        for place, words in from_line:
            if name in words:
                return Place(place.file, place.line, place.column + words.find(name))
        return self.node.place

    def asked(self, line: int, name: str) -> Place:
        """Line ``line`` of the template, at the column where the expression that holds ``name`` begins."""
        spot = self.place(line, name)
        text = next((words for place, words in self.node.written if place.line == spot.line), "")
        before = text[: text.find(name)] if name in text else ""
        return replace(spot, column=spot.column - len(before) + len(re.sub(r"[^\s{}%~]+$", "", before)))

    def expression(self, line: int) -> Place:
        """Line ``line`` of the template, at its first expression or tag if it has one."""
        whole = self.text.splitlines()
        there = re.search(r"\{\{|\{%", whole[line - 1]) if 0 < line <= len(whole) else None
        return self.place(line, there[0] if there else "")


def line(error: BaseException) -> int:
    """The template's line in the traceback of ``error``."""
    at, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            at = trace.tb_lineno
        trace = trace.tb_next
    return at


def syntax(words: Words, error: TemplateSyntaxError, known: Sequence[str]) -> Fault:
    """A template that cannot be read; ``known`` are the filters."""
    said = error.message or "cannot be read"
    filter_name = re.fullmatch(r"No filter named '(.*)'\.", said)
    if filter_name:
        return _no_filter(words, error.lineno or 1, filter_name.group(1), known)
    unclosed = re.search(r"needs to be closed is '(\w+)'", said)
    if "Unexpected end of template" in said and unclosed:
        return _not_closed(words, unclosed[1])
    return Fault(
        words.expression(error.lineno or 1), f"this template cannot be read: {said}", _HOW, "template"
    )


def _not_closed(words: Words, tag: str) -> Fault:
    """The Fault of ``{% tag %}`` without its end, at the last one that has none."""
    open_at: list[int] = []
    for found in re.finditer(rf"{{%[-+]?\s*(end)?{tag}\b", words.text):
        if found[1] and open_at:
            open_at.pop()
        elif not found[1]:
            open_at.append(found.start())
    at = words.text.count("\n", 0, open_at[-1] if open_at else 0) + 1
    place = words.place(at, words.text[open_at[-1] :].split("\n")[0] if open_at else "")
    return Fault(place, f"'{tag}' is not closed", f"close it with {{% end{tag} %}}", "template")


def refusal(words: Words, error: SecurityError) -> Fault:
    """What a template may not see or do."""
    said = str(error)
    name = (re.search(r"'(\w+)'", said) or ["", ""])[1]
    return Fault(words.asked(line(error), name), said, code="template")


def undefined(words: Words, error: UndefinedError, context: Mapping[str, Any]) -> Fault:
    """A name, or a part of a quantity, that is not there."""
    said = str(error)
    at = line(error)
    part = re.search(r"has no attribute '(\w+)'", said)
    if part:
        return _no_part(words, at, part.group(1), context)
    name = (re.search(r"'(\w+)' is undefined", said) or [said, ""])[1]
    hint = known_names(name, context)
    return Fault(words.asked(at, name), f"'{name}' is not defined", hint, "unknown-name")


def known_names(name: str, context: Iterable[str]) -> str:
    """The nearest name to ``name`` that a template may use, or the first of all that it may."""
    known = sorted(one for one in context if not one.startswith(("_", "claim_")))
    near = difflib.get_close_matches(name, known, 1)
    if near or not known:
        return f"did you mean '{near[0]}'?" if near else ""
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"known names are {', '.join(known[:_SHOWN])}{more}"


def _no_part(words: Words, line: int, part: str, context: Mapping[str, Any]) -> Fault:
    written = words.text.splitlines()[line - 1] if line <= len(words.text.splitlines()) else words.text
    owner = re.search(rf"(\w+)((?:\.\w+(?:\([^)]*\))?)*)\.{part}\b", written)
    name = owner.group(1) if owner else ""
    parts = _parts(context.get(name), owner.group(2) if owner else "")
    label = getattr(getattr(context.get(name), "measure", None), "id", name) or "this"
    hint = f"it has {', '.join(parts)}" if parts else "see the list of names in the manual"
    return Fault(words.place(line, name or part), f"{label} has no '{part}'", hint, "unknown-name")


def _parts(owner: Any, path: str) -> tuple[str, ...]:
    if re.search(r"\.(value|lower|upper|count|denominator)$", path):
        return ()
    if isinstance(owner, Series):
        return Quantity.PARTS if re.search(r"\.(latest|first)$", path) else Series.PARTS
    return ()


def _no_filter(words: Words, line: int, name: str, known: Sequence[str]) -> Fault:
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else "see the list of filters in the manual"
    return Fault(words.place(line, name), f"no filter is called '{name}'", hint, "template")


_TOO_MUCH: Sequence[tuple[type[BaseException], str]] = (
    (ZeroDivisionError, "division by zero"),
    (OverflowError, "this number is too large"),
    (MemoryError, "this template needs too much memory"),
    (RecursionError, "this template is nested too deeply"),
    (SyntaxError, "this template is nested too deeply"),
)


def failed(words: Words, error: Exception) -> Fault:
    """What went wrong while a template ran: in our own words where we said it, never in Python's."""
    said, hint = in_words(error)
    how = _HOW.partition(",")[0] if said == _UNCLEAR else ""
    return Fault(words.expression(line(error)), said, hint or how, "template")


def in_words(error: BaseException) -> tuple[str, str]:
    """What ``error`` means to an author, and what to do."""
    for kind, said in _TOO_MUCH:
        if isinstance(error, kind):
            return said, ""
    if isinstance(error, Stopped):
        said, _, hint = str(error).partition("; ")
        return said, hint
    if isinstance(error, (LookupError, ValueError)) and error.args and _we_said(error):
        return str(error.args[0]), ""
    return _UNCLEAR, ""


def _we_said(error: BaseException) -> bool:
    """Whether our own code raised ``error``: its words are for authors."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename.startswith(_OURS)
