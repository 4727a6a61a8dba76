"""The links that an author writes: to a page of the edition, to a place on the page, or to another site."""

import difflib
import re
from collections.abc import Collection, Iterator

from jsna.model.book import Book, edition_of
from jsna.pages.narrative import parsed
from jsna.pages.paths import ABOUT, ACCESSIBILITY, GLOSSARY, HOME, SOURCES, page_path
from jsna.pages.slips import Words
from jsna.pages.unshown import RUNS
from jsna.problems import Fault

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HINT = "write edition:needs/smoking.md for a page of this edition, or https:// for another site"


def links_astray(words: Words, text: str, book: Book) -> Iterator[Fault]:
    """A Fault for each link of ``text`` (``words`` rendered) that leads nowhere, at its line."""
    for href in hrefs(text):
        told = _wrong(href, book)
        if told is not None:
            yield Fault(words.place(1, href), told[0], told[1], "dead-link")


def hrefs(text: str) -> list[str]:
    """Where the links of Markdown ``text`` lead, each once."""
    inside = [token for block in parsed(text) for token in block.children or ()]
    return list(dict.fromkeys(str(token.attrs["href"]) for token in inside if token.type == "link_open"))


def _wrong(href: str, book: Book) -> tuple[str, str] | None:
    """What is wrong with a link and what to do, or None."""
    scheme = _SCHEME.match(href)
    if href.startswith("#") or RUNS.match(href) or (scheme and scheme[1].lower() in ("https", "mailto")):
        return None
    if scheme and scheme[1] == "edition":
        path = href.partition(":")[2].partition("#")[0]
        return _no_page(path, book) if path.endswith(".md") else None  # a download is looked for later
    return (f"a link cannot lead to '{href}'" if scheme else f"the link '{href}' leads nowhere"), _HINT


def _no_page(path: str, book: Book) -> tuple[str, str] | None:
    known, folders = _pages(book)
    if path in known or path.startswith(folders):
        return None
    near = difflib.get_close_matches(path, sorted(known), 1)
    return f"no page of this edition is '{path}'", f"did you mean '{near[0]}'?" if near else _HINT


def _pages(book: Book) -> tuple[Collection[str], tuple[str, ...]]:
    """The pages of the edition, and the folders of documents that have a page for each area."""
    known, folders = {HOME, SOURCES, ABOUT, GLOSSARY, ACCESSIBILITY}, []
    for entry in edition_of(book).contents:
        for document in entry.pages or ():
            path, chapter = page_path(entry.part, document), book.chapters.get(document)
            if chapter is not None and chapter.for_each:
                folders.append(path.removesuffix(".md") + "/")
            else:
                known.add(path)
    return known, tuple(folders)
