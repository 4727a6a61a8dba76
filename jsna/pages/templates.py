"""Where page templates are found: the workspace's own first, then the ones that come with the toolkit."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from markupsafe import Markup

import jsna
from jsna.pages.budget import Spent, endless, refused
from jsna.pages.kind import BlockKind
from jsna.pages.limits import Bounded
from jsna.problems import Fault, Place

_PACKAGE = Path(jsna.__file__).parent
_NOT_UTF8 = "this file is not UTF-8 text", "save it again with the encoding UTF-8", "encoding"


def environment(root: Path) -> Bounded:
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
def _environment(root: Path, files: tuple[Any, ...]) -> Bounded:
    folders = (root / "templates", default_folder())
    loaders = [_Files(folder) for folder in folders if folder.is_dir()]
    env = Bounded(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    env.add_filters({"heading": heading})
    return env


class _Files(FileSystemLoader):
    """Reads templates; one that is a link, or not UTF-8, is told at its line."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of ``template``.  Raises Fault where it is a link, or not UTF-8."""
        for folder in self.searchpath:
            if any(one.is_symlink() for one in _way(Path(folder), template)):
                hint = "put the file itself there"
                raise Fault(Place(f"templates/{template}"), "this is a link to elsewhere", hint, "link")
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            at = error.object[: error.start].count(b"\n") + 1
            raise Fault(Place(f"templates/{template}", at), *_NOT_UTF8) from None


def _way(folder: Path, template: str) -> list[Path]:
    """The file of ``template`` and the folders down to it."""
    file = folder / template
    return [one for one in (file, *file.parents) if one.is_relative_to(folder) and one != folder]


def default_folder() -> Path:
    """The templates that come with the toolkit: inside the wheel, or beside the package in its repository."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def fill_page(root: Path, name: str, **words: Any) -> str:
    """The page template ``name`` filled; runs of blank lines are drawn together.

    Raises Fault for a slip in a template of the workspace, at its line.
    """
    env = environment(root)
    made = _told(root, lambda: _filled(env, env.get_template(f"{name}.md.j2"), words))
    lines: list[str] = []
    for line in made.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def fill_block(root: Path, name: str, kind: BlockKind, words: dict[str, Any]) -> Markup:
    """The block ``name`` filled from ``templates/sections/NAME.md.j2``, else from the kind's own template.

    Raises Fault for a slip in a template of the workspace, at its line.
    """
    env, own = environment(root), f"sections/{name}.md.j2"

    def filled() -> str:
        there = own in env.list_templates()
        return _filled(env, env.get_template(own) if there else env.from_string(kind.template), words)

    return Markup(_told(root, filled).strip())


def _filled(env: Bounded, template: Template, words: dict[str, Any]) -> str:
    env.budget.begin()
    try:
        return template.render(words)
    except RecursionError as error:
        raise Spent(endless(env.budget)).with_traceback(error.__traceback__) from None


def _told(root: Path, fill: Callable[[], str]) -> str:
    """What ``fill`` gives; a slip in the workspace's own templates as a Fault, any other mistake as it is."""
    try:
        return fill()
    except (TemplateError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        at = _where(root / "templates", error)
        if at is None:
            raise
        if isinstance(error, SecurityError):
            raise Fault(at, *refused(error), "template") from None
        raise Fault(at, _in_words(error), "compare it with the template of the toolkit", "template") from None


def _where(folder: Path, error: Exception) -> Place | None:
    """The line of the workspace's template at which ``error`` arose; None where it arose elsewhere."""
    spots = [(error.filename, error.lineno)] if isinstance(error, TemplateSyntaxError) else []
    trace = error.__traceback__
    while trace is not None:
        spots.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    for file, at in reversed(spots if not isinstance(error, TemplateSyntaxError) else spots[:1]):
        if file and Path(file).is_relative_to(folder):
            return Place(f"templates/{Path(file).relative_to(folder).as_posix()}", at)
    return None


def _in_words(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"this template cannot be read: {error.message or 'it is not Jinja'}"
    if isinstance(error, TemplateNotFound):
        return f"no template is called '{error.name}'"
    if isinstance(error, UndefinedError):
        name = re.search(r"'(\w+)'(?: is undefined)?$", error.message or "")
        return f"nothing here is called '{name[1]}'" if name else "this template asks for what is not there"
    return "this cannot be worked out as it is written"


def heading(title: str) -> Markup:
    """``title`` for a Markdown heading: nothing in it is taken for Markdown or HTML."""
    plain = str(Markup.escape(title))
    return Markup("".join(f"\\{sign}" if sign in "\\`*_{}[]#|" else sign for sign in plain))
