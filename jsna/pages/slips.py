"""A slip in an author's template, in plain words and at its line."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError

import jsna
from jsna.model.nodes import Node
from jsna.pages.quantities import Quantity, Series
from jsna.problems import Fault, Place

_HOW = "write {{ measure.latest.value | percent }}, and close {% claim %} with {% endclaim %}"
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
        said = f"'{unclosed.group(1)}' is not closed"
    return Fault(words.place(error.lineno or 1), f"this template cannot be read: {said}", _HOW, "template")


def undefined(words: Words, error: UndefinedError, context: Mapping[str, Any]) -> Fault:
    """A name, or a part of a quantity, that is not there."""
    said = str(error)
    at = line(error)
    part = re.search(r"has no attribute '(\w+)'", said)
    if part:
        return _no_part(words, at, part.group(1), context)
    name = (re.search(r"'(\w+)' is undefined", said) or [said, ""])[1]
    near = difflib.get_close_matches(name, [known for known in context if not known.startswith("_")], 1)
    hint = f"did you mean '{near[0]}'?" if near else "use the id of a measure, with _ for -"
    return Fault(words.place(at, name), f"no measure is called '{name}'", hint, "unknown-name")


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


def failed(words: Words, error: Exception) -> Fault:
    """What went wrong while a template ran: in our own words where we said it, never in Python's."""
    said, hint = "this cannot be worked out as it is written", _HOW.partition(",")[0]
    if isinstance(error, ZeroDivisionError):
        said, hint = "division by zero", ""
    elif isinstance(error, OverflowError):
        said, hint = "this number is too large", ""
    elif isinstance(error, RecursionError):
        said, hint = "this template calls itself without end", ""
    elif isinstance(error, (LookupError, ValueError)) and error.args and _we_said(error):
        said, hint = str(error.args[0]), ""
    return Fault(words.place(line(error)), said, hint, "template")


def _we_said(error: BaseException) -> bool:
    """Whether our own code raised ``error``: its words are for authors."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename.startswith(_OURS)
