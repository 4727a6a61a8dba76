"""Jinja within bounds: a sandbox that counts what a template does, and stops one that asks for too much."""

import functools
from collections.abc import Callable, Mapping
from types import BuiltinMethodType
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from jsna.pages.budget import Budget, Spent, size
from jsna.pages.sizes import FILTERS_WITHIN, LARGEST, LONGEST, bounded_range, concat, refuse_long

STEP, CONCAT = "_step", "_concat"  # the names under which templates reach the counting
_ENDLESS = ("batch", "format", "indent", "pprint", "random", "slice", "urlize", "wordwrap", "xmlattr", "attr")


class Bounded(ImmutableSandboxedEnvironment):
    """Jinja in a sandbox that counts.  ``budget`` is that of the template that runs."""

    intercepted_binops = frozenset(("+", "**", "*", "%"))

    def __init__(self, *args: Any, **options: Any) -> None:
        self.budget = Budget()
        show = options.pop("finalize", None)
        super().__init__(*args, finalize=self._printing(show), **options)
        for name in ("lipsum", "cycler", "joiner"):
            self.globals.pop(name, None)
        self.globals |= {STEP: self.budget.step, CONCAT: concat, "range": bounded_range}
        self.add_filters(FILTERS_WITHIN)
        for name in _ENDLESS:
            self.filters.pop(name, None)

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """More filters, or others of the same name; what is handed to any of them is counted."""
        self.filters = {name: self._counting(made) for name, made in {**self.filters, **filters}.items()}

    def _counting(self, made: Callable[..., Any]) -> Callable[..., Any]:
        if hasattr(made, "__wrapped__"):
            return made

        @functools.wraps(made)
        def counting(*args: Any, **options: Any) -> Any:
            for one in args[:2]:  # some are given the environment before the value
                if isinstance(one, (str, list, tuple)):
                    self.budget.count(one)
            return made(*args, **options)

        return counting

    def _printing(self, show: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
        """What prints a value: ``show`` first, then counting."""
        return lambda value: self.budget.count(value if show is None else show(value))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Counted().visit(super()._parse(source, name, filename))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum, product, power or remainder.  Raises ValueError or Spent for what could grow endlessly."""
        numbers = all(isinstance(one, (int, float)) for one in (left, right))
        if operator == "+":
            if not numbers and size(left) + size(right) > LONGEST:
                raise Spent(f"a text or list of more than {LONGEST:,}")
            return left + right
        if not numbers:
            raise ValueError(f"'{operator}' needs a number on both sides")
        if operator == "**":
            return float(left) ** float(right)
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, int) and abs(made) > LARGEST:
            raise OverflowError
        return made

    def wrap_str_format(self, value: Any) -> Any:
        """Raises SecurityError for a text's own way to fill in, which could be endlessly wide."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("'format' cannot be used in a template; use a filter such as number")
        return None

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call ``obj``; a method of a text only where what it makes has an end."""
        if isinstance(obj, BuiltinMethodType) and isinstance(obj.__self__, str):
            self.budget.count(obj.__self__)
            refuse_long(obj.__name__, obj.__self__, [*args, *kwargs.values()])
        return super().call(context, obj, *args, **kwargs)


class _Counted(NodeTransformer):
    """Puts a step into each round of a loop and each call of a macro, and bounds what ``~`` joins."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # the names are Jinja's
        return self._stepping(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._stepping(node, node.name)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._stepping(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call(CONCAT, node.nodes, node.lineno)

    def _stepping(self, node: Any, name: str = "") -> nodes.Node:
        self.generic_visit(node)
        said: list[nodes.Expr] = [nodes.Const(name)] if name else []
        step = nodes.ExprStmt(_call(STEP, said, node.lineno))
        node.body.insert(0, step.set_lineno(node.lineno))
        made: nodes.Node = node.set_environment(node.environment)
        return made


def _call(name: str, args: list[nodes.Expr], line: int) -> nodes.Call:
    return nodes.Call(nodes.Name(name, "load"), args, [], None, None).set_lineno(line, override=True)
