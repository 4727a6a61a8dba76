"""Ages are bands of years that can be read, and bands that stand side by side do not overlap."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from jsna.model.numbers import MONTHS
from jsna.problems import Fault, Severity
from jsna.sources.ages import OPEN, band, in_years
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_DATE = re.compile(r"(\d{1,2})-([A-Z][a-z]{2})|([A-Z][a-z]{2})-(\d{2})")  # what a spreadsheet makes of 5-9
_FEWEST = 3  # bands side by side that were meant to cover all ages
Bands = dict[str, tuple[int, int]]  # of the texts that name a band
_OTHERS = ("measure", "area", "period", "sex", "category_type", "category")


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Ages that nobody can read, bands that overlap, and years that are in none of the bands."""
    if "age" not in table.frame:
        return
    first = table.frame["age"].drop_duplicates()
    dates = [(line, text) for line, text in first.items() if _of_a_date(text)]
    yield from told(dates, lambda one: _a_date(table, *one))
    first = first[~first.isin([text for _, text in dates])]
    bands = {text: ends for text in first if (ends := band(text))}
    if len(bands) * 2 > len(first) - ("" in first.values):
        unread = [
            (line, text) for line, text in first.items() if re.search(r"\d", text) and text not in bands
        ]
        severity: Severity = "error" if table.holds == "population" else "warning"
        yield from told(unread, partial(_not_known, table, severity))
    yield from _side_by_side(table, bands, around)


def _of_a_date(text: str) -> str:
    """The band of ages that ``text``, a day or a month, was made from; "" for any other text."""
    found = _DATE.fullmatch(text)
    if not found:
        return ""
    name = found[2] or found[3]
    month = next((number for number, one in enumerate(MONTHS, 1) if one.startswith(name)), 0)
    other = int(found[1] or found[4])
    return f"{min(month, other)}-{max(month, other)}" if month else ""


def _a_date(table: Table, line: int, text: str) -> Fault:
    hint = f"age band {_of_a_date(text)} turned into a date? format the column as text"
    return Fault(table.place(line, "age"), f"a date ({text})", hint, "date")


def _side_by_side(table: Table, bands: Bands, around: Around) -> Iterator[Fault]:
    """What is wrong between the bands of one group, once for each pair of bands."""
    frame = table.frame[table.frame["age"].isin(bands)]
    others = [name for name in _OTHERS if name in frame]
    sets = [tuple(dict.fromkeys(ages)) for _, ages in frame.groupby(others, sort=False)["age"]]
    overlaps: dict[tuple[str, str], None] = {}
    gaps: dict[tuple[str, str], None] = {}
    for ages in dict.fromkeys(sets):
        ordered = sorted(ages, key=lambda text: (bands[text][0], -bands[text][1]))
        overlaps |= dict.fromkeys(_overlapping(ordered, bands))
        gaps |= dict.fromkeys(_apart(ordered, bands)) if table.holds == "population" else {}
    lines = dict(zip(frame["age"][::-1], frame.index[::-1], strict=True))
    severity: Severity = "warning" if around.published(table) and table.holds != "population" else "error"
    yield from told([*overlaps], lambda pair: _overlap(table, lines[pair[1]], pair, bands, severity))
    yield from told([*gaps], lambda pair: _gap(table, lines[pair[1]], pair, bands))


def _overlapping(ordered: list[str], bands: Bands) -> Iterator[tuple[str, str]]:
    """The pairs of which neither holds the whole of the other."""
    for at, later in enumerate(ordered):
        for earlier in ordered[:at]:
            (low, high), (start, end) = bands[earlier], bands[later]
            if low < start <= high < end:
                yield earlier, later


def _apart(ordered: list[str], bands: Bands) -> Iterator[tuple[str, str]]:
    """The neighbours with years between them, among bands that hold no other."""
    ends = [bands[text] for text in ordered]
    lone = [
        text
        for text in ordered
        if not any(
            bands[text][0] <= low and high <= bands[text][1] and (low, high) != bands[text]
            for low, high in ends
        )
    ]
    if len(lone) >= _FEWEST:
        yield from ((one, other) for one, other in pairwise(lone) if bands[one][1] + 1 < bands[other][0])


def _not_known(table: Table, severity: Severity, found: tuple[int, str]) -> Fault:
    line, text = found
    hint = "write 0-4, 85+, Under 5 or All ages"
    return Fault(table.place(line, "age"), f"age '{text}' not known", hint, "age", severity)


def _overlap(table: Table, line: int, pair: tuple[str, str], bands: Bands, severity: Severity) -> Fault:
    one, other = (in_years(*bands[text]) for text in pair)
    hint = "whoever is in both would be counted twice"
    place = table.place(line, "age")
    return Fault(place, f"{other} overlaps {one}", hint, "age-overlap", severity)


def _gap(table: Table, line: int, pair: tuple[str, str], bands: Bands) -> Fault:
    missing = in_years(bands[pair[0]][1] + 1, min(bands[pair[1]][0] - 1, OPEN))
    said = f"no band has the ages {missing}"
    return Fault(table.place(line, "age"), said, "add the rows of that age", "age-gap")


KIND = Check("Ages cannot be read, overlap, or leave a gap.", (*INDICATORS, "population"), look)
