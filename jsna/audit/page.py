"""A page as a reader has it: its tables, its sentences, and which download belongs to which figure.

HTML in, plain records out; nothing here knows what a number means.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

PROSE = {"p", "li", "dd", "td", "h1", "h2", "h3", "h4", "figcaption"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "wbr", "source", "col"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[\d])")


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in one cell of a table, and its line."""

    said: str
    line: int


@dataclass
class Grid:
    """A table: ``heads`` over its columns, ``rows`` whose first cell is their name.

    ``figure`` is the id of the figure round it, ``files`` the downloads offered there,
    as the page writes them.
    """

    line: int
    caption: str = ""
    figure: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[list[GridCell]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence outside tables, and its line; ``grids``: how many tables stand before it."""

    said: str
    line: int
    grids: int


@dataclass
class Leaf:
    """What one page holds."""

    grids: list[Grid] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


def read_page(text: str) -> Leaf:
    """The page that ``text``, its HTML, is."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.give_files()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Leaf()
        self._open: list[tuple[str, str]] = []  # tag, id of the figure it is in
        self._files: dict[str, list[str]] = {}
        self._grid: Grid | None = None
        self._words: list[str] = []
        self._into = ""
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        figure = self._open[-1][1] if self._open else ""
        if tag == "figure":
            figure = given.get("id", "")
        if tag == "a" and figure and posixpath.splitext(given.get("href", ""))[1]:
            self._files.setdefault(figure, []).append(given["href"])
        self._open_part(tag, figure)
        if tag not in _VOID:
            self._open.append((tag, figure))

    def _open_part(self, tag: str, figure: str) -> None:
        if tag == "table":
            self._grid = Grid(self.getpos()[0], figure=figure)
            self.page.grids.append(self._grid)
        elif self._grid and tag == "tr":
            self._grid.rows.append([])
        elif self._grid and tag in ("th", "td", "caption"):
            self._begin(tag)
        elif not self._grid and tag in PROSE:
            self._end_prose()
            self._begin("prose")
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break
        if tag == "table":
            self._end_table()
        elif self._grid and tag in ("th", "td", "caption"):
            self._end_cell(tag)
        elif not self._grid and tag in PROSE:
            self._end_prose()

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self._open[-3:]}
        if self._into and not inside & {"script", "style"}:
            self._words.append(data)

    def _begin(self, into: str) -> None:
        self._into, self._words, self._line = into, [], self.getpos()[0]

    def _said(self) -> str:
        said = " ".join("".join(self._words).split())
        self._into, self._words = "", []
        return said

    def _end_cell(self, tag: str) -> None:
        if self._grid is None or self._into != tag:
            return
        said = self._said()
        if tag == "caption":
            self._grid.caption = said
        else:
            if not self._grid.rows:
                self._grid.rows.append([])
            self._grid.rows[-1].append(GridCell(said, self._line))

    def _end_table(self) -> None:
        if self._grid is not None:
            rows = [row for row in self._grid.rows if row]
            if rows and len(rows) > 1:
                self._grid.heads = [cell.said for cell in rows.pop(0)]
            self._grid.rows = rows
        self._grid = None

    def _end_prose(self) -> None:
        if self._into == "prose":
            for said in _SENTENCE.split(self._said()):
                if any(sign.isdigit() for sign in said):
                    self.page.sentences.append(Sentence(said, self._line, len(self.page.grids)))

    def give_files(self) -> None:
        """Each table gets the downloads of its figure, which stand after it."""
        for grid in self.page.grids:
            grid.files = self._files.get(grid.figure, [])


def beside(page: str, links: Iterable[str], suffix: str) -> list[str]:
    """The files that ``links`` on ``page`` (both with /) lead to, those that end in ``suffix``."""
    home = posixpath.dirname(page)
    return [posixpath.normpath(posixpath.join(home, link)) for link in links if link.endswith(suffix)]
