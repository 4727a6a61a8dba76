"""Make web pages from pages: the only file that knows MkDocs.

A plain docs tree and one settings file go in, HTML comes out; Zensical reads the same two.
"""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from jsna.pages.page import Page
from jsna.pages.paths import CORRECTIONS
from jsna.problems import Fault, Faults, Place
from jsna.site.edition import EditionWords, print_css
from jsna.site.menu import footer, menu
from jsna.site.settings import checked
from jsna.site.slots import address, veiled

THEME = Path(__file__).parent / "theme"
SHEETS = (
    "tokens",
    "material",
    "type",
    "frame",
    "home",
    "chapter",
    "tables",
    "charts",
    "small",
    "print",
    "edition",
)
FEATURES = ["navigation.tabs", "navigation.sections", "navigation.path", "navigation.prune", "toc.integrate"]
UNUSED = ("**/*.map", "assets/javascripts/lunr/**/*")  # for debugging, and for languages other than English


def write_docs(pages: Sequence[Page], words: EditionWords, settings: Path, work: Path) -> Path:
    """Write the docs tree and the settings file of an edition into ``work``; returns the settings file.

    ``settings`` is the workspace's ``mkdocs.yml``.  Raises Fault where that
    asks for something that the site cannot have.
    """
    theirs = _read_settings(settings, words.title)
    for page in pages:
        file = work / "docs" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_with_head(page), encoding="utf-8", newline="\n")
    sheet = work / "docs/assets/stylesheets/jn-edition.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(print_css(words, theirs["site_name"]), encoding="utf-8", newline="\n")
    ours = work / "mkdocs.yml"  # JSON is YAML too
    made = json.dumps(_settings(theirs, pages, words), indent=1)
    ours.write_text(made, encoding="utf-8", newline="\n")
    return ours


def make_html(settings: Path, words: EditionWords) -> Path:
    """Run MkDocs on ``settings`` (see ``write_docs``); returns the folder of web pages.

    Raises Faults, one for each warning of MkDocs.
    """
    with _environment({"SOURCE_DATE_EPOCH": str(words.epoch), "NO_MKDOCS_2_WARNING": "1"}):
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        with _overheard() as warnings:
            try:
                config = load_config(str(settings))
                build(config)
            except (MkDocsException, SystemExit) as stopped:
                told = warnings or [str(stopped)]
                raise Faults(Fault(Place("mkdocs.yml"), said, code="mkdocs") for said in told) from None
    folder = settings.parent / "html"
    for pattern in UNUSED:
        for file in sorted(folder.glob(pattern)):
            if file.is_file():
                file.unlink()
    if not config.site_url:
        _root_not_found(folder / "404.html", words.id)
    return folder


def _root_not_found(page: Path, edition: str) -> None:
    """Lead the links of the "not found" page into ``edition``, at the root of whatever host serves it.

    It is shown at addresses of any depth, so its links cannot be relative.
    """
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'\b(href|src|content)="/(?!/)', rf'\1="/{edition}/', text)
    text = text.replace('"base": "/"', f'"base": "/{edition}/"').replace(
        '"search": "/', f'"search": "/{edition}/'
    )
    page.write_text(text, encoding="utf-8", newline="\n")


def _with_head(page: Page) -> str:
    """The Markdown of ``page`` under its own front matter, or under one made from its title.

    A theme prints both as they are, in MkDocs as in Zensical, so they are escaped here.
    """
    if page.markdown.startswith("---\n"):
        return veiled(page.markdown)
    words = {"title": escape(page.title), "description": escape(page.description)}
    head = json.dumps(words, ensure_ascii=False)
    return f"---\n{head}\n---\n\n{veiled(page.markdown)}"


def _read_settings(file: Path, name: str) -> dict[str, Any]:
    """The workspace's own settings; no more than ``name`` where it has none."""
    from mkdocs.utils.yaml import yaml_load

    if not file.is_file():
        return {"site_name": name}
    checked(file)
    return yaml_load(file.read_text(encoding="utf-8"))


def _settings(theirs: Mapping[str, Any], pages: Sequence[Page], words: EditionWords) -> dict[str, Any]:
    """``theirs`` with what the site stands on laid over it."""
    theme = {"features": FEATURES, "favicon": "assets/images/jn-mark.svg"} | dict(theirs.get("theme") or {})
    extra = dict(theirs.get("extra") or {})
    known = {page.path for page in pages}
    about = [{"title": page.title, "path": address(page.path)} for page in footer(pages)]
    site_url = str(theirs.get("site_url") or "").rstrip("/")
    jsna = {
        **words.as_mapping(),
        "about": about,
        "changes": "changes.md" in known,
        "corrections": CORRECTIONS in known,
        "latest_url": f"{site_url}/latest/" if site_url else "",
    }
    return dict(theirs) | {
        "site_name": _named(str(theirs["site_name"])),
        "strict": True,
        "docs_dir": "docs",
        "site_dir": "html",
        "site_url": f"{site_url}/{words.id}/" if site_url else "",
        "use_directory_urls": True,
        "nav": menu(pages),
        "plugins": ["search"],
        "markdown_extensions": [
            "attr_list",
            "md_in_html",
            {"toc": {"permalink": "¶", "permalink_title": "Link to this part"}},
        ],
        "extra_css": [f"assets/stylesheets/jn-{name}.css" for name in SHEETS],
        "theme": theme | {"name": "material", "variant": "classic", "custom_dir": str(THEME), "font": False},
        "extra": extra
        | {"generator": False, "version": {"provider": "mike", "default": "latest"}, "jsna": jsna},
        "validation": {
            "links": {"absolute_links": "warn", "unrecognized_links": "warn", "anchors": "ignore"}
        },
    }


def _named(site: str) -> str:
    """The site's name, which a theme prints as it is; "&" stays, since a theme escapes it in one place."""
    return "".join(escape(sign) if sign in '<>"' else sign for sign in site)


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class _Listener(logging.Handler):
    """Keeps the warnings it hears."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(" ".join(record.getMessage().split()))


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """MkDocs's warnings, which are not printed."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = before
