"""The menu of the site, from the pages and their order.

The home page comes first, named by the last word of its ``nav`` or else "Home".
Another page with no way to it (``nav == ()``) is not in the menu but in the footer.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from jsna.pages.page import Page
from jsna.pages.paths import ABOUT, CORRECTIONS, HOME

HOME_NAME = "Home"
ABOUT_SITE = (ABOUT, "data/accessibility.md")  # in the menu or not, the footer names these
Entry = dict[str, Any]  # a title, and its page or its part of the menu


def menu(pages: Sequence[Page]) -> list[Entry]:
    """MkDocs's ``nav``: each part of the menu in the order in which it is first met.

    A part that holds one page of the same name is that page.
    Names are HTML: a theme prints them as they are.
    """
    home = [page for page in pages if page.path == HOME]
    top: list[Entry] = [{escape(page.nav[-1] if page.nav else HOME_NAME): page.path} for page in home]
    for page in pages:
        if page.nav and page.path != HOME:
            _part(top, tuple(map(escape, page.nav))).append({escape(page.title): page.path})
    return [_single(entry) for entry in top]


def footer(pages: Sequence[Page]) -> list[Page]:
    """The pages about the site itself, which every footer names."""
    named = (HOME, CORRECTIONS)  # the footer has a place of its own for these
    return [page for page in pages if page.path in ABOUT_SITE or not (page.nav or page.path in named)]


def _part(entries: list[Entry], way: tuple[str, ...]) -> list[Entry]:
    """The part of the menu at ``way``; a part within a part of the same name is that part."""
    for name in (name for above, name in zip(("", *way), way, strict=False) if name != above):
        found = next((entry[name] for entry in entries if isinstance(entry.get(name), list)), None)
        if found is None:
            found = []
            entries.append({name: found})
        assert isinstance(found, list)
        entries = found
    return entries


def _single(entry: Entry) -> Entry:
    ((name, inside),) = entry.items()
    if isinstance(inside, str):
        return entry
    if len(inside) == 1 and name in inside[0]:
        return _single(inside[0])
    return {name: [_single(part) for part in inside]}
