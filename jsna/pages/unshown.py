"""What an author's Markdown holds and no page shows: each told at its place, with what came of it.

Rendered text in, Faults out; ``narrative`` takes the same things out.
"""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

from jsna.pages.narrative import COMMENT, ENTITY, GONE, LISTED, TAGS, parsed, unseen_in
from jsna.pages.slips import Words
from jsna.problems import Fault, Place

RUNS = re.compile(r"(?!https:|mailto:|edition:|http:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
DROPPED = "link dropped", "https, mailto or a page of this site"
_INSTEAD = {
    "script": "pages run no scripts of their own",
    "style": "looks belong in the style sheet of the site",
    "svg": "use a chart: show: under a section draws one from data",
    "img": "use a chart: show: under a section draws one from data",
}
_LOOKS = "texts have no looks of their own; the style sheet of the site gives them"
_PICTURE = "texts show no pictures; show: under a section draws a chart or a map from data"
_MOST = 50  # things that are told one by one
Told = tuple[str, str, str]  # what stands there in the text, what is said of it, what to do


def unshown(words: Words, text: str) -> Iterator[Fault]:
    """A warning for each thing in ``text``, the Markdown of ``words``, that is taken out or out of order."""
    found = list(_found(text))
    places: dict[str, Iterator[Place]] = {}
    for number, (spot, said, hint) in enumerate(found[:_MOST], 1):
        place = next(places.setdefault(spot, _places(words, spot)), words.place(1, spot))
        more = f"; and {len(found) - number} more" if number == _MOST < len(found) else ""
        yield Fault(place, said, hint + more, "markup", "warning")


def _found(text: str) -> Iterator[Told]:
    for listed in LISTED.finditer(text):
        named = re.findall(r"([\w:-]+)\s*=", listed[0]) or ["list"]
        for name in named:
            yield listed[0], f"attribute {name} was removed", _LOOKS
    for entity in ENTITY.findall(text):
        if unseen := unseen_in(entity):
            yield entity, f"character U+{ord(unseen):04X} was removed", "delete it"
    level = 0
    for token in parsed(text):
        if token.type == "heading_open":
            now = int(token.tag[1])
            if level and now > level + 1:
                yield (
                    _sign(token, text),
                    f"heading level jumps from {level} to {now}",
                    f"write {'#' * (level + 1)}",
                )
            level = now
        yield from _inside(token.children or (), text)
    yield from _swallowed(text)


def _swallowed(text: str) -> Iterator[Told]:
    """A tag that takes what it holds with it, or a comment, that is never closed."""
    if any(not one[0].endswith("-->") for one in COMMENT.finditer(text)):
        yield "<!--", "<!-- is not closed: all after it was removed", "take it out, or close it with -->"
    low = text.lower()
    for tag in sorted(GONE):
        opened = low.rfind(f"<{tag}")
        if opened >= 0 and f"</{tag}" not in low[opened:]:
            yield (
                f"<{tag}",
                f"<{tag}> is not closed: all after it was removed",
                f"take it out, or close it with </{tag}>",
            )


def _inside(tokens: Sequence[Any], text: str) -> Iterator[Told]:
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.type == "html_inline":
            yield from _tags(token.content)
        elif token.type == "image":
            yield from _picture(str(token.attrs.get("src", "")), token.content)
        elif token.type == "link_open" and RUNS.match(_bare(str(token.attrs["href"]))):
            href = str(token.attrs["href"])  # in the author's own letters, or else the words that lead there
            yield (href if href in text else f"[{after.content if after else ''}"), *DROPPED


def _picture(source: str, described: str) -> Iterator[Told]:
    if re.match(r"(https?:)?//", source):
        yield "![", "image from another host", _PICTURE
    else:
        yield "![", "this picture was removed", _PICTURE
    if not described.strip():
        yield "![", "the image has no description", "write what it shows between [ and ]"


def _sign(token: Any, text: str) -> str:
    """The heading's line as it stands in ``text``."""
    lines = text.splitlines()
    return lines[token.map[0]].strip() if token.map and token.map[0] < len(lines) else token.markup


def _bare(address: str) -> str:
    """``address`` as a browser reads it: without what it passes over."""
    return re.sub(r"[\x00-\x20]", "", address)


class _Reader(HTMLParser):
    """Gathers what is taken out of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Told] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tag in TAGS
        if not kept:
            self.found.append((f"<{tag}", f"<{tag}> was removed", _INSTEAD.get(tag, "write Markdown")))
        for name, value in attrs:
            if tag == "a" and name == "href":
                if RUNS.match(_bare(value or "")):
                    self.found.append((f"<{tag}", *DROPPED))
            elif kept or name.startswith("on"):
                self.found.append((name, f"attribute {name} was removed", _LOOKS))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("<!", "<!> was removed", "write Markdown"))

    def handle_pi(self, data: str) -> None:
        self.found.append(("<?", "<?> was removed", "write Markdown"))


def _tags(written: str) -> list[Told]:
    reader = _Reader()
    reader.feed(written)
    reader.close()
    return reader.found


def _places(words: Words, spot: str) -> Iterator[Place]:
    """Each place of ``spot`` in the author's file, in whatever letters it stands."""
    for place, line in words.node.written:
        for found in re.finditer(re.escape(spot), line, re.IGNORECASE):
            yield Place(place.file, place.line, place.column + found.start())
