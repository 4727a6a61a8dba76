"""An author's words made HTML: Jinja in a sandbox, then Markdown, then only what is allowed.

A mistake in a template is told at its line in the author's file.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import nh3
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt

from jsna.findings.standing import NotThere
from jsna.model.nodes import Node
from jsna.pages.claims import ClaimTag
from jsna.pages.doubt import as_spans
from jsna.pages.quantities import Quantity, Series
from jsna.problems import Fault, Place

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_TAGS = set("p ul ol li strong em a blockquote h4 h5 code br hr table thead tbody tr th td".split())
_GLOBALS = ("range", "dict", "lipsum", "cycler", "joiner", "namespace")


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


def render(words: Words, context: Mapping[str, Any], filters: Mapping[str, Any]) -> str:
    """``words`` as text.  Raises Fault at the author's line."""
    env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, extensions=[ClaimTag])
    for name in _GLOBALS:
        env.globals.pop(name, None)
    env.filters.update(filters)
    try:
        template = env.from_string(words.text)
        return template.render(context)
    except TemplateSyntaxError as error:
        raise _syntax(words, error) from None
    except UndefinedError as error:
        raise _undefined(words, error, context) from None
    except SecurityError as error:
        raise Fault(
            words.place(_line(error)), f"not allowed in a template: {error}", code="template"
        ) from None
    except NotThere:
        raise
    except (LookupError, ValueError, TypeError, ZeroDivisionError) as error:
        raise Fault(words.place(_line(error)), str(error).strip("'\""), code="template") from None


def html(text: str) -> str:
    """Markdown as HTML that may be shown: no scripts, no styles, no pictures of elsewhere."""
    made = _MARKDOWN.render(text)
    safe = nh3.clean(
        made, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"}, link_rel=None
    )
    return as_spans(safe)


def inline(text: str) -> str:
    """One sentence as HTML without the paragraph round it."""
    return re.sub(r"^<p>(.*)</p>\s*$", r"\1", html(text.strip()), flags=re.DOTALL)


def names_in(text: str) -> set[str]:
    """The measures' names, or what else a template looks up, in ``text``; empty if it cannot be read."""
    env = ImmutableSandboxedEnvironment(extensions=[ClaimTag])
    try:
        tree = env.parse(text)
    except TemplateSyntaxError:
        return set()
    return {name.name for name in tree.find_all(nodes.Name)}


def _line(error: BaseException) -> int:
    """The template's line in the traceback of ``error``."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _syntax(words: Words, error: TemplateSyntaxError) -> Fault:
    said = error.message or "cannot be read"
    unclosed = re.search(r"needs to be closed is '(\w+)'", said)
    if "Unexpected end of template" in said and unclosed:
        said = f"'{unclosed.group(1)}' is not closed"
    return Fault(words.place(error.lineno or 1), f"this template cannot be read: {said}", _HOW, "template")


_HOW = "write {{ measure.latest.value | percent }}, and close {% claim %} with {% endclaim %}"


def _undefined(words: Words, error: UndefinedError, context: Mapping[str, Any]) -> Fault:
    said = str(error)
    line = _line(error)
    part = re.search(r"has no attribute '(\w+)'", said)
    if part:
        return _no_part(words, line, part.group(1), context)
    name = (re.search(r"'(\w+)' is undefined", said) or [said, ""])[1]
    near = difflib.get_close_matches(name, [known for known in context if not known.startswith("_")], 1)
    hint = f"did you mean '{near[0]}'?" if near else "use the id of a measure, with _ for -"
    return Fault(words.place(line, name), f"no measure is called '{name}'", hint, "unknown-name")


def _no_part(words: Words, line: int, part: str, context: Mapping[str, Any]) -> Fault:
    written = words.text.splitlines()[line - 1] if line <= len(words.text.splitlines()) else words.text
    owner = re.search(rf"(\w+)((?:\.\w+(?:\([^)]*\))?)*)\.{part}\b", written)
    name = owner.group(1) if owner else ""
    parts = _parts(context.get(name), owner.group(2) if owner else "")
    label = getattr(getattr(context.get(name), "measure", None), "id", name) or "this"
    hint = f"it has {', '.join(parts)}" if parts else "see the list of names in the manual"
    return Fault(words.place(line, name or part), f"{label} has no '{part}'", hint, "unknown-name")


def _parts(owner: Any, path: str) -> tuple[str, ...]:
    if isinstance(owner, Series):
        return Quantity.PARTS if re.search(r"\.(latest|first)$", path) else Series.PARTS
    return ()
