"""The tag ``{% claim "…" %}the author's sentence{% else %}other words{% endclaim %}``.

It keeps the sentence together with its predicate; what the predicate means is not this file's to know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

OPTIONS = ("id", "until", "cite")
MOST_TAGS = 5_000  # in one template
CANNOT_BE_READ = (TemplateSyntaxError, RecursionError, ValueError)  # nested too deeply; a number too long


@dataclass(frozen=True, slots=True)
class Written:
    """One tag as it was written: the ``number``th of its template (from 1), beginning on ``line``."""

    number: int
    line: int
    predicate: str
    options: Mapping[str, Any]
    has_else: bool


class ClaimTag(Extension):
    """Asks ``claim_is_kept(number)`` of the context which wording to print, and ``claim_said`` to mark it.

    What it has read is kept in the environment's ``claims``.
    """

    tags = {"claim"}

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        environment.extend(claims=[], in_a_claim=False)

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        predicate = parser.parse_expression()
        if not (isinstance(predicate, nodes.Const) and isinstance(predicate.value, str)):
            parser.fail("a claim is written in quotes", line)
        options = dict(_options(parser))
        if self.environment.in_a_claim:  # type: ignore[attr-defined]
            parser.fail("a claim does not stand inside another", line)
        self.environment.in_a_claim = True  # type: ignore[attr-defined]
        kept = parser.parse_statements(("name:else", "name:endclaim"))
        otherwise: list[nodes.Node] = []
        has_else = parser.stream.current.value == "else"
        if has_else:
            next(parser.stream)
            otherwise = parser.parse_statements(("name:endclaim",))
        next(parser.stream)
        self.environment.in_a_claim = False  # type: ignore[attr-defined]
        number = len(self.environment.claims) + 1  # type: ignore[attr-defined]
        self.environment.claims.append(  # type: ignore[attr-defined]
            Written(number, line, predicate.value, options, has_else)
        )
        marked = nodes.CallBlock(_call("claim_said", number), [], [], kept).set_lineno(line)
        return nodes.If(_call("claim_is_kept", number), [marked], [], otherwise).set_lineno(line)


def _call(name: str, number: int) -> nodes.Call:
    return nodes.Call(nodes.Name(name, "load"), [nodes.Const(number)], [], None, None)


def _options(parser: Parser) -> Iterator[tuple[str, Any]]:
    while parser.stream.current.type != "block_end":
        parser.stream.skip_if("comma")
        token = parser.stream.expect("name")
        parser.stream.expect("assign")
        value = parser.parse_expression()
        if not isinstance(value, nodes.Const):
            parser.fail(f"{token.value} is written in quotes", token.lineno)
        yield token.value, value.value


def tags_in(text: str) -> int:
    """How many expressions and tags a template has, at the most."""
    return text.count("{{") + text.count("{%")


@lru_cache(maxsize=2048)
def claims_in(text: str) -> tuple[Written, ...]:
    """The claims of a template, without running it; none where it cannot be read."""
    if "claim" not in text or tags_in(text) > MOST_TAGS:
        return ()
    env = ImmutableSandboxedEnvironment(extensions=[ClaimTag])
    try:
        env.parse(text)
    except CANNOT_BE_READ:
        return ()
    return tuple(env.claims)  # type: ignore[attr-defined]
