"""An author's words made HTML: Jinja in a sandbox, then Markdown, then only what is allowed.

A mistake in a template is told at its line in the author's file.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jsna.findings.standing import NotThere
from jsna.model.characters import STRANGE
from jsna.pages.budget import limited
from jsna.pages.claims import CANNOT_BE_READ, MOST_TAGS, ClaimTag, tags_in
from jsna.pages.doubt import as_spans
from jsna.pages.printed import printed
from jsna.pages.sandbox import Sandbox, not_for_texts
from jsna.pages.slips import Words as Words
from jsna.pages.slips import failed, refusal, syntax, undefined
from jsna.problems import Fault, Faults

MARKDOWN = (
    MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table").disable("html_block")
)
MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]  # the cleaner takes bad ones out
TAGS = frozenset(
    "p ul ol li strong em a blockquote h3 h4 h5 h6 code pre br hr table thead tbody tr th td sub sup".split()
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # over paragraphs too, and to the end if not closed
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
LISTED = re.compile(r"\{:[^{}\n]*\}")  # attributes, as Markdown is extended elsewhere
GONE = {"script", "style", "svg", "iframe", "object", "template", "noscript"}  # with all that they hold
_SCHEMES = {"https", "mailto", "edition"}
_TOP = 4  # of a text's own headings: it stands under the heading of its section
_HEADING = re.compile(r"(</?h)([1-6])>")


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


@lru_cache(maxsize=64)
def parsed(text: str) -> list[Token]:
    """The tokens of Markdown ``text``, which nobody changes: each line is where it was.

    Comments are gone from it, and entities that stand for what nobody can see.
    """
    shown = COMMENT.sub(lambda one: "\n" * one[0].count("\n"), text)
    return MARKDOWN.parse(ENTITY.sub(lambda one: "" if unseen_in(one[0]) else one[0], shown))


def unseen_in(entity: str) -> str:
    """The character that ``entity`` stands for, if no document may hold it; else ""."""
    found = STRANGE.search(unescape(entity))
    return found[0] if found else ""


def html(text: str, top: int = _TOP) -> str:
    """Markdown as HTML that may be shown: no scripts, no styles, no pictures of elsewhere.

    Its highest heading becomes one of level ``top``.
    """
    tokens = parsed(LISTED.sub("", text))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    made = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    if levels:
        made = _HEADING.sub(lambda tag: f"{tag[1]}{min(6, int(tag[2]) + top - min(levels))}>", made)
    safe = nh3.clean(
        made,
        tags=TAGS,
        clean_content_tags=GONE,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return as_spans(safe)


def inline(text: str) -> str:
    """One sentence as HTML without the paragraph round it."""
    return re.sub(r"^<p>(.*)</p>\s*$", r"\1", html(text.strip()), flags=re.DOTALL)


@lru_cache(maxsize=2048)
def names_in(text: str) -> frozenset[str]:
    """The measures' names, or what else a template looks up, in ``text``; empty if it cannot be read."""
    if tags_in(text) > MOST_TAGS:
        return frozenset()
    env = ImmutableSandboxedEnvironment(extensions=[ClaimTag])
    try:
        return frozenset(name.name for name in env.parse(text).find_all(nodes.Name))
    except CANNOT_BE_READ:
        return frozenset()
