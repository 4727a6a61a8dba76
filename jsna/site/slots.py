"""Put charts and tables where their pages left room, and lead every link to its target.

HTML in, HTML out; nothing here knows how the pages were made.
"""

import difflib
import html
import posixpath
import re
from collections.abc import Collection, Mapping

from jsna.pages.page import Page
from jsna.problems import Fault, Place

SLOT = re.compile(r'(<div\b[^>]*\bid="slot-([^"]+)"[^>]*>)\s*(</div>)')
LINK = re.compile(r'\b(href|src)="(?:edition:|https://edition\.invalid/)([^"#]*)(#[^"]*)?"')
WRITTEN = re.compile(r'(?<=["(])edition:')
INSIDE = re.compile(r'\bhref="#([^"]+)"')
NAMED = re.compile(r'\bid="([^"]+)"')


def address(path: str) -> str:
    """Where the page written as ``path`` is found, relative to the edition: ``needs/smoking/``."""
    stem = path.removesuffix(".md")
    folder = stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"
    return folder or "./"


def file_of(path: str) -> str:
    """The HTML file of the page written as ``path``: ``needs/smoking/index.html``."""
    return posixpath.normpath(posixpath.join(address(path), "index.html"))


def veiled(markdown: str) -> str:
    """``markdown`` with its ``edition:`` links as web addresses on a host that cannot exist.

    An engine leaves those alone, where it would look for a page called ``edition:...``.
    """
    return WRITTEN.sub("https://edition.invalid/", markdown)


def fill(page: Page, made: str) -> tuple[str, list[Fault]]:
    """``made``, the HTML of ``page``, with its slots filled; and what was wrong with them."""
    placed: list[str] = []

    def put(match: re.Match[str]) -> str:
        placed.append(html.unescape(match[2]))
        return f"{match[1]}{page.slots.get(placed[-1], '')}{match[3]}"

    filled = SLOT.sub(put, made)
    empty = [name for name in dict.fromkeys(placed) if not page.slots.get(name, "").strip()]
    astray = [name for name in page.slots if name not in placed]
    twice = sorted({name for name in placed if placed.count(name) > 1})
    said = [f"slot '{name}' was left empty" for name in empty]
    said += [f"slot '{name}' has no place on the page" for name in astray]
    said += [f"slot '{name}' is on the page twice" for name in twice]
    return filled, [Fault(Place(page.path), words, code="slot") for words in said]


def lead(page: Page, filled: str, pages: Collection[str], files: Collection[str]) -> tuple[str, list[Fault]]:
    """``filled`` with each ``edition:PATH`` as a link relative to ``page``; and the links that lead nowhere.

    ``pages`` are the Markdown paths of the edition, ``files`` everything else in it.
    """
    wrong: list[Fault] = []
    home = posixpath.dirname(file_of(page.path))

    def relative(match: re.Match[str]) -> str:
        path = html.unescape(match[2]) or "index.md"
        if path not in pages and path not in files:
            wrong.append(_nowhere(page, path, [*pages, *files]))
        target = address(path) if path in pages else path
        link = posixpath.relpath(f"/{target}", f"/{home}") + ("/" if target.endswith("/") else "")
        return f'{match[1]}="{html.escape(link)}{match[3] or ""}"'

    return LINK.sub(relative, filled), wrong


def places_missed(page: Page, filled: str, ids: Mapping[str, Collection[str]]) -> list[Fault]:
    """The links of ``page`` to a place (``#id``) that is not there.

    ``filled`` still has its ``edition:`` links; ``ids`` are the ids on each page, by Markdown path.
    """
    wanted = [(html.unescape(match[2]) or "index.md", match[3]) for match in LINK.finditer(filled)]
    wanted += [(page.path, f"#{match[1]}") for match in INSIDE.finditer(filled)]
    missed = dict.fromkeys(
        (path, html.unescape(place)[1:])
        for path, place in wanted
        if place and path in ids and html.unescape(place)[1:] not in ids[path]
    )
    return [
        Fault(Place(page.path), f"a link leads to '#{name}', which is not on {path}", code="dead-link")
        for path, name in missed
    ]


def ids_in(filled: str) -> frozenset[str]:
    """Every id on a page."""
    return frozenset(html.unescape(name) for name in NAMED.findall(filled))


def _nowhere(page: Page, path: str, known: list[str]) -> Fault:
    near = difflib.get_close_matches(path, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "name a page (.md) or a download of this edition"
    return Fault(
        Place(page.path), f"a link leads to '{path}', which is not in this edition", hint, "dead-link"
    )
