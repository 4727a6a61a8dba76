"""Rows as they are published: what each is about, and its figures as they were printed.

One shape for what a page's table, a CSV, a JSON file and a workbook say.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from jsna.problems import Place
from jsna.sources.table import KEYS

COUNTS = ("count", "denominator")
FIGURES = (*COUNTS, "value", "lower", "upper")
PEOPLE = ("resident", "registered", "need", "heard")  # columns of other tables that count people
WITHHELD = ""  # how a withheld figure is kept
_MARKS = {"[c]", "c", "*", "withheld", "suppressed"}
_PLAIN = re.compile(r"[-−]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
About = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure: as digits and a point (WITHHELD for a mark), how many decimals say something, and where."""

    shown: str
    decimals: int
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """``about`` (key, label) pairs that tell it apart, and its ``figures`` by name.

    ``unit`` is that of the value, ``method`` its method, ``policy`` the words after
    "protected by"; ``labels``: words by which a page may name it.
    """

    edition: str
    about: About
    figures: Mapping[str, Printed]
    unit: str = ""
    method: str = ""
    policy: str = ""
    labels: frozenset[str] = field(default_factory=frozenset)
    source: tuple[str, str] = ("", "")  # table and line of a fact

    @property
    def withheld(self) -> bool:
        """Whether any of its figures is."""
        return any(one.shown == WITHHELD for one in self.figures.values())


def bare(said: str) -> str | None:
    """``said`` as digits and a point, as of "1,234.5" or "12.3%"; WITHHELD for its mark; None for words."""
    text = said.strip()
    if text.lower() in _MARKS:
        return WITHHELD
    text = text.removesuffix("%").removeprefix("£").strip()
    return text.replace(",", "").replace("−", "-") if _PLAIN.fullmatch(text) else None


def decimals_of(shown: str) -> int:
    """How many decimals ``shown`` has."""
    return len(shown.partition(".")[2])


def edition_of(file: str) -> str:
    """The edition whose folder ``file`` is in."""
    return file.partition("/")[0] if "/" in file else ""


def csv_rows(text: str, file: str) -> list[Row]:
    """The rows of a CSV download."""
    reader = csv.reader(io.StringIO(text))
    made: list[Row] = []
    heads: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not heads:
                heads = [head.strip() for head in cells]
            elif cells:
                made += _row(dict(zip(heads, cells, strict=False)), Place(file, line), exact=True)
            line = reader.line_num + 1
    except csv.Error:
        pass  # what came before it was read; every byte is searched all the same
    return made


def sheet_rows(grid: Sequence[Sequence[Any]], file: str, sheet: str) -> list[Row]:
    """The rows of one sheet of a workbook; its headings are the first row that names a figure."""
    known = {*FIGURES, *PEOPLE}
    first = next(
        (at for at, row in enumerate(grid) if known & {str(cell).strip().lower() for cell in row}), None
    )
    if first is None:
        return []
    heads = [str(cell).strip().lower() for cell in grid[first]]
    made: list[Row] = []
    for number, cells in enumerate(grid[first + 1 :], start=first + 2):
        given = {head: _written(cell) for head, cell in zip(heads, cells, strict=False)}
        made += _row(given, Place(file, cell=f"{sheet}!A{number}"), exact=True)
    return made


def _written(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def json_rows(text: str, file: str) -> list[Row]:
    """The rows of a list of objects, such as ``facts.json``: those that name a measure and a figure."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return []
    lines = _lines_of(text)
    found = whole if isinstance(whole, list) else []
    made: list[Row] = []
    for at, one in enumerate(found):
        if isinstance(one, dict) and isinstance(one.get("measure"), str):
            line = lines[at] if at < len(lines) else 1
            made += _fact(one, Place(file, line))
    return made


def _lines_of(text: str) -> list[int]:
    """The line on which each object of a list begins, as our own files are written."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if line == " {"]


def _fact(fact: Mapping[str, Any], place: Place) -> Iterable[Row]:
    """One fact: the field it prints, as a row."""
    given = {key: str(fact[key]) for key in KEYS if fact.get(key)}
    name = str(fact.get("field", "value"))
    if fact.get("status") == "withheld":
        given["reason"] = "withheld"
        number = None
    else:
        number = fact.get("value")
    name = name if name in FIGURES else "" if name == "worked out" else "value"
    if name and isinstance(number, (int, float)):
        given[name] = _written(float(number))
    for limit in ("lower", "upper", *COUNTS):
        if isinstance(fact.get(limit), (int, float)):
            given[limit] = _written(float(fact[limit]))
    given |= {"unit": str(fact.get("unit", "")), "method": str(fact.get("method", ""))}
    source = (str(fact.get("table", "")), str(fact.get("line", "")))
    return [replace(row, source=source) for row in _row(given, place, exact=True)]


def _row(given: Mapping[str, str], place: Place, exact: bool) -> Iterator[Row]:
    """``given`` (cells by heading) as rows: of a table of people, one for each column that counts them."""
    withheld = given.get("reason", "").strip() == "withheld"
    people = [name for name in PEOPLE if name in given] if "count" not in given else []
    keys = {key: given[key].strip() for key in KEYS if given.get(key, "").strip()}
    worked_out = exact and given.get("method", "") not in ("", "as given")
    for column in people or [""]:
        figures: dict[str, Printed] = {}
        for name in ("count",) if column else FIGURES:
            shown = bare(given.get(column or name, ""))
            if shown is None and withheld and (name in COUNTS[:1] or name in given):
                shown = WITHHELD
            if shown is not None:
                figures[name] = Printed(shown, 6 if worked_out else decimals_of(shown), place)
        about = keys | ({"measure": f"{_table(place.file)} {column}"} if column else {})
        if "measure" not in about and figures:
            about["measure"] = _table(place.file)
        if figures:
            yield Row(
                edition_of(place.file), tuple(sorted(about.items())), figures, given.get("unit", ""),
                given.get("method", ""), given.get("protected_by", ""), _labels(given),
            )  # fmt: skip


def _table(file: str) -> str:
    """What a download is of, by its name: ``pyramid-population.csv`` is of population."""
    stem = PurePosixPath(file).stem
    return stem.partition("-")[2] or stem


def _labels(given: Mapping[str, str]) -> frozenset[str]:
    names = ("area", "area_name", "period", "sex", "age", "category", "measure_title")
    return frozenset(label for name in names if (label := given.get(name, "").strip()))
