"""Where page templates are found: the workspace's own first, then the ones that come with the toolkit."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, Template, TemplateNotFound, Undefined
from jinja2.exceptions import TemplateError
from markupsafe import Markup

import jsna
from jsna.model.characters import LARGEST, strange_characters
from jsna.pages.budget import LONGEST_PAGE, limited, printed
from jsna.pages.guarded import Guarded
from jsna.pages.html_slips import not_for_pages
from jsna.pages.kind import BlockKind
from jsna.pages.template_slips import inside_out, told_at
from jsna.problems import Fault, Place

_PACKAGE = Path(jsna.__file__).parent
_NOT_UTF8 = "this file is not UTF-8 text", "save it again with the encoding UTF-8", "encoding"


def environment(root: Path) -> Environment:
    """The templates of the workspace at ``root``; what they print is escaped unless it is HTML already.

    It is made anew when a template of the workspace has changed, come or gone.
    """
    own = root / "templates"
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own.is_dir() else []
    return _environment(root, tuple((path, *_stamp(path)) for path in files))


def _stamp(path: Path) -> tuple[int, int]:
    known = path.stat()
    return known.st_mtime_ns, known.st_size


@lru_cache(maxsize=4)
def _environment(root: Path, files: tuple[Any, ...]) -> Environment:
    folders = (root / "templates", default_folder())
    loaders = [_Files(folder) for folder in folders if folder.is_dir()]
    env = Guarded(loader=ChoiceLoader(loaders), autoescape=True, lstrip_blocks=True, finalize=_printed)
    env.filters["heading"] = heading
    return env


def _printed(value: Any) -> Any:
    """``value``, if it is words or a number.  Raises ValueError for a list, which is gone through."""
    if isinstance(value, Undefined):  # printing it says which name is not known
        return value
    if isinstance(value, (list, tuple, dict, set, frozenset)) or callable(value):
        raise ValueError("only words and numbers are printed; go through a list with {% for %}")
    return printed(value, LONGEST_PAGE)


class _Files(FileSystemLoader):
    """Reads templates that are plain files of UTF-8 text; any other is told at its place."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of ``template``.  Raises Fault where it is a link, too large or not text."""
        file = Path(self.searchpath[0], template)
        if file.is_symlink() or Path(self.searchpath[0]).resolve() not in file.resolve().parents:
            if ".." in file.parts or file == Path(template):
                raise TemplateNotFound(template)
            raise Fault(
                Place(f"templates/{template}"),
                "this is a link to another file",
                "put the file itself here",
                "link",
            )
        if file.is_file() and file.stat().st_size > LARGEST:
            said = f"{file.stat().st_size / 1e6:.3g} MB, the limit is {LARGEST // 1_000_000} MB"
            raise Fault(Place(f"templates/{template}"), said, "split it, and include the parts", "too-large")
        try:
            made = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            at = error.object[: error.start].count(b"\n") + 1
            raise Fault(Place(f"templates/{template}", at), *_NOT_UTF8) from None
        for strange in strange_characters(made[0], f"templates/{template}"):
            raise strange
        return made


def default_folder() -> Path:
    """The templates that come with the toolkit: inside the wheel, or beside the package in its repository."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def fill_page(root: Path, name: str, **words: Any) -> str:
    """The page template ``name`` filled; runs of blank lines are drawn together.

    Raises Fault for a slip in a template of the workspace, at its line.
    """
    made = _filled(root, f"{name}.md.j2", lambda env: env.get_template(f"{name}.md.j2"), words)
    lines: list[str] = []
    for line in made.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def fill_block(root: Path, name: str, kind: BlockKind, words: dict[str, Any]) -> Markup:
    """The block ``name`` filled from ``templates/sections/NAME.md.j2``, else from the kind's own template.

    Raises Fault for a slip in a template of the workspace, at its line.
    """
    own = f"sections/{name}.md.j2"

    def template(env: Environment) -> Template:
        return env.get_template(own) if own in env.list_templates() else env.from_string(kind.template)

    return Markup(_filled(root, own, template, words).strip())


def _filled(root: Path, name: str, template: Callable[[Environment], Template], words: dict[str, Any]) -> str:
    """The template filled.  A slip in the workspace's own is a Fault, any other mistake stays as it is."""
    own = root / "templates"
    try:
        with limited():
            made = template(environment(root)).render(words)
    except (TemplateError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        fault: BaseException = told_at(own, name, error, words)
    except (RecursionError, SyntaxError, MemoryError) as error:
        fault = inside_out(own, name, error)
    else:
        if (own / name).is_file() and own != default_folder():
            not_for_pages(made, own, name)
        return made
    raise fault from None


def heading(title: str) -> Markup:
    """``title`` for a Markdown heading: nothing in it is taken for Markdown or HTML."""
    plain = str(Markup.escape(title))
    return Markup("".join(f"\\{sign}" if sign in "\\`*_{}[]#|" else sign for sign in plain))
