"""Jinja for words that somebody else wrote: plain values only, nothing changed, and an end to everything.

It holds for the texts of chapters and for page templates alike; what only one
of them may use is said where that is made.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, modifies_known_mutable
from jinja2.tests import TESTS

from jsna.pages.budget import (
    LETTERS_A_STEP,
    STEPS_A_CALL,
    STEPS_A_LOOK,
    Stopped,
    charge,
    joined,
    one_deeper,
    text_of,
    unclocked,
    weigh,
)
from jsna.pages.claims import MOST_TAGS, tags_in
from jsna.pages.growth import before_call, guarded, may_be_called, weighed, whole

_TURNS, _STEP, _WEIGH = "_turns", "_step", "_weigh"
_REMOVED = ("cycler", "joiner", "lipsum")
_LARGEST = 200  # bits of a whole number
_RANDOM = "random"  # another page each time
_FILTERS = {name: guarded(name, made) for name, made in FILTERS.items() if name != _RANDOM}
_TESTS: dict[str, Any] = {
    name: weighed(cast(Callable[..., bool], made)) if made.__module__ == "_operator" or name == "in" else made
    for name, made in TESTS.items()
}


class _Turns:
    """What a loop goes through; each turn is taken off."""

    def __init__(self, inside: Iterable[Any], weight: int) -> None:
        self.inside, self.weight = inside, weight

    def __iter__(self) -> Iterator[Any]:
        for one in self.inside:
            charge(self.weight)
            yield one

    def __len__(self) -> int:
        return len(self.inside)  # type: ignore[arg-type]  # a TypeError tells Jinja to count itself


@pass_context  # so that none of these three is worked out before the template runs
def _turns(_context: Any, inside: Any, weight: int) -> Any:
    return inside if isinstance(inside, Undefined) else _Turns(inside, weight)


@pass_context
def _step(_context: Any, weight: int) -> str:
    charge(weight)
    return ""


@pass_context
def _weigh(_context: Any, value: Any) -> Any:
    return weigh(value)


class Guarded(ImmutableSandboxedEnvironment):
    """A sandbox in which loops, calls and texts are counted (see ``budget``)."""

    intercepted_binops = frozenset(("**", "*", "%", "+"))
    concat = staticmethod(joined)

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        for name in _REMOVED:
            self.globals.pop(name, None)
        self.globals["range"] = whole
        self.tests = {**_TESTS}
        self.filters = {**_FILTERS, _TURNS: _turns, _STEP: _step, _WEIGH: _weigh}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if tags_in(source) > MOST_TAGS:
            raise TemplateSyntaxError(f"more than {MOST_TAGS:,} expressions and tags", 1, name, filename)
        try:
            return _counted(super()._parse(source, name, filename))
        except ValueError:  # Python reads no whole number that is longer
            long = re.search(r"[\d_]{4000,}", source)
            line = source.count("\n", 0, long.start() if long else 0) + 1
            raise TemplateSyntaxError("a number of thousands of digits", line, name, filename) from None

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of ``obj``; what one of our own things looks up is not on the template's clock."""
        if not hasattr(type(obj), "STEPS"):
            return super().getattr(obj, attribute)
        with unclocked():
            return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see this part of a thing."""
        parts = getattr(type(obj), "PARTS", None)
        if parts is not None:
            charge(getattr(type(obj), "STEPS", 1))
            return attr in parts
        if not super().is_safe_attribute(obj, attr, value):
            return False
        known = isinstance(value, Macro) or isinstance(obj, LoopContext)
        return known or not callable(value) or may_be_called(obj, attr)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What is said where a hidden part is asked for; of a quantity, that it has none."""
        if hasattr(type(obj), "PARTS"):
            return self.undefined(obj=obj, name=attribute)
        said = f"'{attribute}' cannot be used in a template"
        if modifies_known_mutable(obj, attribute):
            said = "values cannot be changed in a template"
        return self.undefined(said, obj=obj, name=attribute, exc=SecurityError)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja's
        """A call, counted.  Raises Stopped for one that would make too much or never ends."""
        charge(1)
        own = getattr(__obj, "__wrapped__", __obj)  # a text's format is wrapped by Jinja
        owner, name = getattr(own, "__self__", None), getattr(own, "__name__", "")
        if isinstance(__obj, LoopContext) and args:
            args = (_Turns(args[0], 1), *args[1:])
        elif isinstance(owner, (str, list, tuple, dict)):
            args = before_call(owner, name, args, kwargs)
        else:
            weigh(args)
        if hasattr(type(owner), "PARTS"):
            charge(STEPS_A_LOOK)
            with unclocked():
                return super().call(__context, __obj, *args, **kwargs)
        if not isinstance(__obj, (Macro, BlockReference, LoopContext)):
            return weigh(super().call(__context, __obj, *args, **kwargs))
        charge(STEPS_A_CALL)
        with one_deeper(_called(__obj)):
            return weigh(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum, product, power or remainder.  Raises ValueError for what could grow without end."""
        if operator == "+":
            return self._sum(context, left, right)
        if not all(isinstance(one, (int, float)) for one in (left, right)):
            for one in (left, right):
                if isinstance(one, Undefined):
                    str(one)  # says which name is not known
            raise ValueError(f"'{operator}' needs a number on both sides")
        if operator == "**":
            return _power(left, right)
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, int) and made.bit_length() > _LARGEST:
            raise Stopped("this number is too large")
        return made

    def _sum(self, context: Any, left: Any, right: Any) -> Any:
        if isinstance(left, str) and isinstance(right, str):
            text_of(len(left) + len(right))
        elif isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
            charge(len(left) + len(right))
        return super().call_binop(context, "+", left, right)


def _power(left: float, right: float) -> float:
    """A whole number where both are whole and it is no larger than any may be."""
    whole_ = isinstance(left, int) and isinstance(right, int) and right >= 0
    if whole_ and int(left).bit_length() * right <= _LARGEST:
        return left**right
    return float(left) ** float(right)


def _called(made: Any) -> str:
    if isinstance(made, Macro):
        return f"macro '{made.name}'"
    return "this loop" if isinstance(made, LoopContext) else f"block '{made.name}'"


def _counted(tree: nodes.Template) -> nodes.Template:
    """``tree`` with its loops, macros, comparisons and joined texts made to count what they do."""
    everything = list(tree.find_all(nodes.Node))
    for node in everything:
        if isinstance(node, nodes.For):
            node.iter = _by(cast(nodes.Expr, node.iter), _TURNS, _weight(node.body))
        elif isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.Block)):
            step = _by(nodes.Const(_weight(node.body), lineno=node.lineno), _STEP)
            node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))
        elif isinstance(node, (nodes.Compare, nodes.Operand)):
            node.expr = _by(node.expr, _WEIGH)
        elif isinstance(node, nodes.Concat):
            node.nodes = [_by(one, _WEIGH) for one in node.nodes]
    for node in everything:
        _weigh_joined(node)
    if tree.environment is not None:
        tree.set_environment(tree.environment)
    return tree


def _weigh_joined(holder: nodes.Node) -> None:
    """Take off what each ``~`` right inside ``holder`` makes."""
    for name, inside in holder.iter_fields():
        if isinstance(inside, nodes.Concat):
            setattr(holder, name, _by(inside, _WEIGH))
        elif isinstance(inside, list):
            setattr(
                holder, name, [_by(one, _WEIGH) if isinstance(one, nodes.Concat) else one for one in inside]
            )


def _weight(body: Iterable[nodes.Node]) -> int:
    """How many steps one turn through ``body`` is: its parts, and the letters that stand in it."""
    parts = [part for node in body for part in (node, *node.find_all(nodes.Node))]
    texts = [
        part.data if isinstance(part, nodes.TemplateData) else getattr(part, "value", "") for part in parts
    ]
    return 1 + len(parts) + sum(len(text) for text in texts if isinstance(text, str)) // LETTERS_A_STEP


def _by(expression: nodes.Expr, name: str, *given: int) -> nodes.Filter:
    arguments = [nodes.Const(one) for one in given]
    made = nodes.Filter(expression, name, arguments, [], None, None)
    made.set_lineno(expression.lineno)
    return made
