"""The places on pages that links lead to, and the links that lead to none."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from jsna.pages.page import Page
from jsna.pages.sheet import slug
from jsna.problems import Fault, Place

_ID = re.compile(r'\bid="([^"]+)"')
_GIVEN = re.compile(r"\{:\s*#([\w-]+)\s*\}")


def places_astray(led: Iterable[tuple[str, Place, str]], pages: Iterable[Page]) -> Iterator[Fault]:
    """A Fault for each link of ``led`` (page, where it is written, address) to no place on its page.

    Nothing is said of a page that is not among ``pages``.
    """
    led = list(led)
    wanted = {_target(page, href)[0] for page, _, href in led}
    known = {page.path: _ids(page) for page in pages if page.path in wanted}
    for page, place, href in led:
        path, anchor = _target(page, href)
        if anchor and path in known and anchor not in known[path]:
            yield Fault(place, f"no page '{path}#{anchor}'", _nearest(path, anchor, known), "dead-link")


def _target(page: str, href: str) -> tuple[str, str]:
    path, _, anchor = href.removeprefix("edition:").partition("#")
    return path or page, anchor


def _nearest(path: str, anchor: str, known: Mapping[str, set[str]]) -> str:
    near = difflib.get_close_matches(anchor, sorted(known[path]), 1)
    return f"did you mean '{path}#{near[0]}'?" if near else "lead to the page alone"


def _ids(page: Page) -> set[str]:
    """Every place on ``page``: what has an id, and each heading."""
    whole = "\n".join((page.markdown, *page.slots.values()))
    headings = (line.lstrip("# ") for line in page.markdown.splitlines() if re.match("#{1,6} ", line))
    plain = (unescape(_GIVEN.sub("", heading).replace("\\", "")) for heading in headings)
    return {*_ID.findall(whole), *_GIVEN.findall(page.markdown), *map(slug, plain)}
