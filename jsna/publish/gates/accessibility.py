"""Every page has what assistive technology reads: checked on the made pages, not on what they came from."""

from html.parser import HTMLParser
from pathlib import Path

from jsna.problems import Fault, Place
from jsna.publish.gate import Candidate, Gate

_HINT = "if a template of the workspace makes this, correct it there; else it is a mistake of the toolkit"


class Reader(HTMLParser):
    """Notes what a page lacks, in ``wrong``; ``close`` completes it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.headings = 0
        self.described = self.language = False
        self.titles: list[str] = []
        self._tables: list[bool] = []  # for each open table: whether it has a caption
        self._svgs: list[set[str]] = []  # for each open picture: what says what it shows
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        if tag == "html":
            self.language = bool(given.get("lang"))
        elif tag == "meta" and given.get("name") == "description":
            self.described = self.described or bool(given.get("content"))
        elif tag == "h1":
            self.headings += 1
        elif tag == "img" and "alt" not in given:
            self.wrong.append(f"the image '{given.get('src', '')}' has no alt text")
        elif tag == "table":
            self._tables.append(False)
        elif tag == "caption" and self._tables:
            self._tables[-1] = True
        elif tag == "th" and "scope" not in given:
            self.wrong.append("a heading of a table does not say what it heads (scope)")
        self._picture(tag, given)

    def _picture(self, tag: str, given: dict[str, str]) -> None:
        if tag == "svg":
            hidden = given.get("aria-hidden") == "true" or given.get("role") != "img"
            named = {"title", "desc"} if hidden or given.get("aria-label") else set[str]()
            self._svgs.append(named)
        elif tag in ("title", "desc"):
            self._title = []
            if self._svgs:
                self._svgs[-1].add(tag)

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "desc") and self._title is not None:
            said, self._title = "".join(self._title).strip(), None
            if not self._svgs and tag == "title":
                self.titles.append(said)
            elif self._svgs and not said:
                self._svgs[-1].discard(tag)
        elif tag == "table" and self._tables and not self._tables.pop():
            self.wrong.append("a table has no caption")
        elif tag == "svg" and self._svgs and not {"title", "desc"} <= self._svgs.pop():
            self.wrong.append("a figure has no title and description")

    def close(self) -> None:
        super().close()
        if self.headings != 1:
            self.wrong.append(f"the page has {self.headings or 'no'} main headings, and needs one")
        for there, said in (
            (self.described, "the page has no description"),
            (self.language, "the page does not say its language"),
            (any(self.titles), "the page has no title"),
        ):
            if not there:
                self.wrong.append(said)


def check(candidate: Candidate) -> list[Fault]:
    """What the pages of the finished site lack."""
    folder = candidate.folder
    files = sorted(folder.rglob("*.html")) if folder else []
    return [fault for file in files for fault in _page(file, folder or file) if file.name != "404.html"]


def _page(file: Path, folder: Path) -> list[Fault]:
    reader = Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    place = Place(file.relative_to(folder).as_posix())
    return [Fault(place, said, _HINT, "accessibility") for said in dict.fromkeys(reader.wrong)]


KIND = Gate("every page can be read by everyone", check)
