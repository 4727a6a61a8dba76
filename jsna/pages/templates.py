"""Where page templates are found: the workspace's own first, then the ones that come with the toolkit."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import jsna
from jsna.pages.kind import BlockKind

_PACKAGE = Path(jsna.__file__).parent


@cache
def environment(root: Path) -> Environment:
    """The templates of the workspace at ``root``; what they print is escaped unless it is HTML already."""
    loaders = [
        FileSystemLoader(folder) for folder in (root / "templates", default_folder()) if folder.is_dir()
    ]
    env = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    env.filters["heading"] = heading
    return env


def default_folder() -> Path:
    """The templates that come with the toolkit: inside the wheel, or beside the package in its repository."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def fill_page(root: Path, name: str, **words: Any) -> str:
    """The page template ``name`` filled; runs of blank lines are drawn together."""
    made = environment(root).get_template(f"{name}.md.j2").render(words)
    lines: list[str] = []
    for line in made.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def fill_block(root: Path, name: str, kind: BlockKind, words: dict[str, Any]) -> Markup:
    """The block ``name`` filled from ``templates/sections/NAME.md.j2``, else from the kind's own template."""
    env = environment(root)
    own = f"sections/{name}.md.j2"
    template = env.get_template(own) if own in env.list_templates() else env.from_string(kind.template)
    return Markup(template.render(words).strip())


def heading(title: str) -> Markup:
    """``title`` for a Markdown heading: nothing in it is taken for Markdown or HTML."""
    plain = str(Markup.escape(title))
    return Markup("".join(f"\\{sign}" if sign in "\\`*_{}[]#|" else sign for sign in plain))
