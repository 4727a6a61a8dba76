"""The tag ``{% claim "…" %}the author's sentence{% else %}other words{% endclaim %}``.

It keeps the sentence together with its predicate; what the predicate means is not this file's to know.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class ClaimTag(Extension):
    """Calls ``claim_is_kept(predicate, options)`` of the context to choose between the two wordings."""

    tags = {"claim"}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        predicate = parser.parse_expression()
        options = _options(parser)
        kept = parser.parse_statements(("name:else", "name:endclaim"))
        otherwise: list[nodes.Node] = []
        if parser.stream.current.value == "else":
            next(parser.stream)
            otherwise = parser.parse_statements(("name:endclaim",))
        next(parser.stream)
        asked = nodes.Call(nodes.Name("claim_is_kept", "load"), [predicate, options], [], None, None)
        return nodes.If(asked, kept, [], otherwise).set_lineno(line)


def _options(parser: Parser) -> nodes.Dict:
    pairs = []
    while parser.stream.current.type != "block_end":
        parser.stream.skip_if("comma")
        name = parser.stream.expect("name").value
        parser.stream.expect("assign")
        pairs.append(nodes.Pair(nodes.Const(name), parser.parse_expression()))
    return nodes.Dict(pairs)


Keeper = Callable[[str, dict[str, Any]], bool]
