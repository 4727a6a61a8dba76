"""Where an author's template runs: it sees quantities and their parts, and nothing of how they are made."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jsna.pages.claims import ClaimTag

_GLOBALS = ("range", "dict", "lipsum", "cycler", "joiner", "namespace")
_FILTERS = (  # they would print how things are made, lose a number's source, or differ from run to run
    "attr", "filesizeformat", "float", "format", "int", "pprint", "random", "string", "tojson", "urlize",
    "xmlattr",
)  # fmt: skip
_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja in which a quantity shows its PARTS alone, and sums stay within bounds."""

    intercepted_binops = frozenset(("**", "*", "%"))

    def __init__(self, filters: Mapping[str, Any], show: Callable[[Any], Any]) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False, extensions=[ClaimTag], finalize=show)
        for name in _GLOBALS:
            self.globals.pop(name, None)
        for name in _FILTERS:
            self.filters.pop(name, None)
        self.filters.update(filters)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see this part of a thing."""
        parts = getattr(type(obj), "PARTS", None)
        return attr in parts if parts is not None else super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """A hidden part of a quantity is like one that is not there."""
        if hasattr(type(obj), "PARTS"):
            return self.undefined(obj=obj, name=attribute)
        return super().unsafe_undefined(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product, power or remainder.  Raises ValueError for texts, which could grow endlessly."""
        if not all(isinstance(one, (int, float)) for one in (left, right)):
            raise ValueError(f"'{operator}' needs a number on both sides")
        if operator == "**":
            return float(left) ** float(right)
        return super().call_binop(context, operator, left, right)


def not_for_texts(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What a text of an author may not use, as (line of the template, what is said of it)."""
    for other in tree.find_all(_OTHER_FILES):
        yield other.lineno, "a text cannot take in another file"
    for joined in tree.find_all(nodes.Concat):
        yield joined.lineno, "'~' is not used in texts; write the two parts side by side"
