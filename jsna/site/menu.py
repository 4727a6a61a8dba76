"""The menu of the site, from the pages and their order.

A page with no way to it (``nav == ()``) is not in the menu but in the footer; the home page comes first.
"""

from collections.abc import Sequence
from typing import Any

from jsna.pages.page import Page

HOME = "index.md"
Entry = dict[str, Any]  # a title, and its page or its part of the menu


def menu(pages: Sequence[Page]) -> list[Entry]:
    """MkDocs's ``nav``: each part of the menu in the order in which it is first met.

    A part that holds one page of the same name is that page.
    """
    top: list[Entry] = [{page.title: page.path} for page in pages if page.path == HOME]
    for page in pages:
        if page.nav and page.path != HOME:
            _part(top, page.nav).append({page.title: page.path})
    return [_single(entry) for entry in top]


def footer(pages: Sequence[Page]) -> list[Page]:
    """The pages about the site itself, which every footer names."""
    return [page for page in pages if not page.nav and page.path != HOME]


def _part(entries: list[Entry], way: tuple[str, ...]) -> list[Entry]:
    for name in way:
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
