"""Where an author's template runs: it sees quantities and their parts, and nothing of how they are made."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes

from jsna.pages.claims import ClaimTag
from jsna.pages.limits import CONCAT, Bounded

_GLOBALS = ("dict", "namespace")
# They would print how things are made, or lose a number's source.
_FILTERS = ("filesizeformat", "float", "int", "string", "tojson")
_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Sandbox(Bounded):
    """Jinja within bounds, in which a quantity shows its PARTS alone."""

    def __init__(self, filters: Mapping[str, Any], show: Callable[[Any], Any]) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False, extensions=[ClaimTag], finalize=show)
        for name in _GLOBALS:
            self.globals.pop(name, None)
        for name in _FILTERS:
            self.filters.pop(name, None)
        self.add_filters(filters)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see this part of a thing."""
        parts = getattr(type(obj), "PARTS", None)
        return attr in parts if parts is not None else super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """A hidden part of a quantity is like one that is not there."""
        if hasattr(type(obj), "PARTS"):
            return self.undefined(obj=obj, name=attribute)
        return super().unsafe_undefined(obj, attribute)


def not_for_texts(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What a text of an author may not use, as (line of the template, what is said of it)."""
    for other in tree.find_all(_OTHER_FILES):
        yield other.lineno, "a text cannot take in another file"
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == CONCAT:
            yield call.lineno, "'~' is not used in texts; write the two parts side by side"
