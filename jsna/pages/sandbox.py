"""Where an author's template runs: it sees quantities and their parts, and nothing of how they are made."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from jsna.model.characters import STRANGE
from jsna.pages.budget import LONGEST_TEXT, printed
from jsna.pages.claims import ClaimTag
from jsna.pages.guarded import Guarded

_GLOBALS = ("dict", "namespace")
_FILTERS = (  # they would print how things are made, lose a number's source, or differ from run to run
    "attr", "filesizeformat", "float", "format", "int", "pprint", "safe", "string", "tojson", "urlize",
    "xmlattr",
)  # fmt: skip
_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Sandbox(Guarded):
    """Jinja in which a quantity shows its PARTS alone, for the texts of documents."""

    def __init__(self, filters: Mapping[str, Any], show: Callable[[Any], Any]) -> None:
        def counted(value: Any) -> Any:
            return printed(show(value), LONGEST_TEXT)

        super().__init__(autoescape=False, extensions=[ClaimTag], finalize=counted)
        for name in _GLOBALS:
            self.globals.pop(name, None)
        for name in _FILTERS:
            self.filters.pop(name, None)
        self.filters.update(filters)


def not_for_texts(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """What a text of an author may not use, as (line of the template, word there, what is said of it)."""
    for other in tree.find_all(_OTHER_FILES):
        yield other.lineno, _keyword(other), "a text cannot take in another file"
    for joined in tree.find_all(nodes.Concat):
        yield joined.lineno, "~", "'~' is not used in texts; write the two parts side by side"
    for const in tree.find_all(nodes.Const):
        unseen = STRANGE.search(const.value) if isinstance(const.value, str) else None
        if unseen:
            yield const.lineno, "\\", f"character U+{ord(unseen[0]):04X} is not allowed; delete it"
    yield from not_for_strangers(tree)
    yield from inner_names(tree)


def not_for_strangers(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """What would print words as they are, which only the toolkit's own templates may."""
    for changed in tree.find_all(nodes.ScopedEvalContextModifier):
        if any(option.key == "autoescape" for option in changed.options):
            yield changed.lineno, "autoescape", "'autoescape' is not allowed here"
    for used in tree.find_all(nodes.Filter):
        if used.name == "safe":
            yield used.lineno, "safe", "'safe' is not allowed here"


def inner_names(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """The names of Python's own inside, however they are asked for."""
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        name = _asked(node)
        if name.startswith("__"):
            yield node.lineno, name, f"'{name}' cannot be used in a template"


def _asked(node: nodes.Node) -> str:
    """The name that ``node`` asks a value for; "" where it asks for none."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    first = node.arg if isinstance(node, nodes.Getitem) else None
    if isinstance(node, nodes.Filter) and node.name == "attr" and node.args:
        first = node.args[0]
    return str(first.value) if isinstance(first, nodes.Const) else ""


def _keyword(other: nodes.Node) -> str:
    return {"FromImport": "from"}.get(type(other).__name__, type(other).__name__.lower())


def not_for_packs(text: str) -> Iterator[tuple[int, str, str]]:
    """What a template that somebody else made may not do, as (line, word there, what is said of it)."""
    try:
        tree = Guarded(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno or 1, "{", f"this template cannot be read: {error.message}"
    except (RecursionError, ValueError):
        yield 1, "", "this template is nested too deeply"
    else:
        yield from (
            (line, word, said.replace("here", "in a pack")) for line, word, said in not_for_strangers(tree)
        )
        yield from inner_names(tree)
