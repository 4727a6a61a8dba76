"""All that a site says, read once: rows, pages, drawings, and what could not be read."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pandas as pd

from jsna.audit.drawing import Drawing, NoDrawing, drawings_in
from jsna.audit.grids import grid_rows
from jsna.audit.ledger import NAME, ledger_rows
from jsna.audit.marks import Mark, marks
from jsna.audit.members import Member, Unread
from jsna.audit.page import Leaf, beside, read_page
from jsna.audit.rows import Row, csv_rows, json_rows
from jsna.audit.workbook import SUFFIXES, workbook_rows
from jsna.disclosure.areas import parts_of

# What no count is read out of, and why that is well: the search for withheld numbers reads every byte of it.
PLAIN = {"js", "css", "map", "txt", "xml", "gz", "lock", "yml", "md", "rels", "vml", ""}
AREAS = ({"code", "parent", "level"}, {"from", "to", "share"})  # columns of a list of areas, and of a lookup
SHOWN_ONLY = {"woff2", "woff", "ttf", "otf", "ico"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing in a file, with the rows of the download beside it."""

    file: str
    drawn: Drawing
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...] | None  # None where it has no scale that can be read


@dataclass
class Reading:
    """``rows`` of all files; ``pages`` by file, with the rows of each one's tables; ``charts``."""

    rows: list[Row] = field(default_factory=list)
    by_file: dict[str, list[Row]] = field(default_factory=dict)
    pages: dict[str, tuple[Leaf, list[list[Row]]]] = field(default_factory=dict)
    charts: list[Chart] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    parts: dict[str, list[list[str]]] = field(default_factory=dict)

    def add(self, file: str, rows: Iterable[Row]) -> None:
        """Keep ``rows`` of ``file``."""
        kept = list(rows)
        self.by_file.setdefault(file, []).extend(kept)
        self.rows += kept


def read(found: Iterable[Member]) -> Reading:
    """What ``found``, the members of a site, say."""
    made = Reading()
    whole = list(found)
    for member in whole:  # pages and drawings come last: they are read with the downloads beside them
        _numbers(member, made)
    for member in whole:
        if member.suffix in ("html", "htm"):
            _page(member, made)
        elif member.suffix == "svg":
            _drawings(member, made, made.by_file.get(str(PurePosixPath(member.file).with_suffix(".csv")), []))
    return made


def _numbers(member: Member, made: Reading) -> None:
    if member.suffix == "csv":
        text = member.text()
        made.add(member.file, csv_rows(text, member.file))
        _areas(text, made)
    elif member.suffix == "json":
        read_json = ledger_rows if PurePosixPath(member.file).name == NAME else json_rows
        made.add(member.file, read_json(member.text(), member.file))
    elif member.suffix in SUFFIXES:
        rows = workbook_rows(member)
        if isinstance(rows, Unread):
            made.unread.append(rows)
        else:
            made.add(member.file, rows)
    elif (
        member.suffix not in PLAIN | SHOWN_ONLY | {"html", "htm", "svg", "png", "zip", "pdf"}
        and not member.inside
    ):
        made.unread.append(Unread(member.name, "a kind of file that is not known"))


def _areas(text: str, made: Reading) -> None:
    """Which areas make up which, where a download says so by parents or by shares."""
    rows = csv.DictReader(io.StringIO(text))
    names = set(rows.fieldnames or ())
    if not any(names >= columns for columns in AREAS):
        return
    frame = pd.DataFrame(list(rows)).fillna("")
    if "share" in frame:
        frame["share"] = pd.to_numeric(frame["share"], errors="coerce")
    for area, ways in parts_of([frame]).items():
        made.parts.setdefault(area, []).extend(ways)


def _page(member: Member, made: Reading) -> None:
    page = read_page(member.text())
    tables: list[list[Row]] = []
    figures: dict[str, list[Row]] = {}
    for grid in page.grids:
        files = beside(member.file, grid.files, ".csv")
        downloads = [row for file in files for row in made.by_file.get(file, ())]
        rows = list(grid_rows(grid, member.file, downloads))
        tables.append(rows)
        figures.setdefault(grid.figure, []).extend([*rows, *downloads])
    made.pages[member.file] = (page, tables)
    made.add(member.file, [row for rows in tables for row in rows])
    _drawings(member, made, [], figures)


def _drawings(
    member: Member, made: Reading, rows: list[Row], figures: dict[str, list[Row]] | None = None
) -> None:
    for drawn in drawings_in(member.text()):
        if isinstance(drawn, NoDrawing):
            made.unread.append(Unread(member.name, str(drawn)))
            continue
        own = rows
        if figures is not None:
            name = drawn.id.removesuffix("-wide").removesuffix("-narrow")
            own = figures.get(name) or figures.get("", [])
        made.charts.append(Chart(member.file, drawn, tuple(own), marks(drawn)))
