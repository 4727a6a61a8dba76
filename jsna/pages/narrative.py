"""An author's words made HTML: Jinja in a sandbox, then Markdown, then only what is allowed.

A mistake in a template is told at its line in the author's file.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import nh3
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt

from jsna.findings.standing import NotThere
from jsna.pages.budget import limited
from jsna.pages.claims import CANNOT_BE_READ, ClaimTag
from jsna.pages.doubt import as_spans
from jsna.pages.printed import printed
from jsna.pages.sandbox import Sandbox, not_for_texts
from jsna.pages.slips import Words as Words
from jsna.pages.slips import failed, refusal, syntax, undefined
from jsna.problems import Fault, Faults

MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_TAGS = set("p ul ol li strong em a blockquote h4 h5 code br hr table thead tbody tr th td".split())
_SCHEMES = {"https", "mailto", "edition"}


def render(
    words: Words,
    context: Mapping[str, Any],
    filters: Mapping[str, Any],
    show: Callable[[Any], Any] | None = None,
) -> str:
    """``words`` as text; ``show`` says what is printed for a value (see ``printed``).

    Raises Fault or Faults at the author's line.
    """
    env = Sandbox(filters, show or printed())
    try:
        with limited():
            tree = env.parse(words.text)
            refused = [
                Fault(words.asked(at, name), *said.partition("; ")[::2], code="template")
                for at, name, said in not_for_texts(tree)
            ]
            if refused:
                raise Faults(refused)
            return env.from_string(tree).render(context)
    except TemplateSyntaxError as error:
        raise syntax(words, error, sorted(env.filters)) from None
    except UndefinedError as error:
        raise undefined(words, error, context) from None
    except SecurityError as error:
        raise refusal(words, error) from None
    except NotThere:
        raise
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise failed(words, error) from None
    except (RecursionError, SyntaxError, MemoryError, TemplateError) as error:
        raise failed(words, error) from None


def html(text: str) -> str:
    """Markdown as HTML that may be shown: no scripts, no styles, no pictures of elsewhere."""
    made = MARKDOWN.render(text)
    safe = nh3.clean(made, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)
    return as_spans(safe)


def inline(text: str) -> str:
    """One sentence as HTML without the paragraph round it."""
    return re.sub(r"^<p>(.*)</p>\s*$", r"\1", html(text.strip()), flags=re.DOTALL)


def names_in(text: str) -> set[str]:
    """The measures' names, or what else a template looks up, in ``text``; empty if it cannot be read."""
    env = ImmutableSandboxedEnvironment(extensions=[ClaimTag])
    try:
        tree = env.parse(text)
    except CANNOT_BE_READ:
        return set()
    return {name.name for name in tree.find_all(nodes.Name)}
