"""The areas of a table are areas that the table of areas names."""

import re
from collections.abc import Iterable, Iterator

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.area_codes import nation, slip
from jsna.sources.check import Around, Check
from jsna.sources.checks.ended_codes import ended
from jsna.sources.english_areas import english_areas
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import on_one_line, told
from jsna.sources.totals import says_total


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One warning for the table: the first code that is not known, and how many more there are.

    What cannot be a code of an area here has a fault of its own.
    """
    areas = around.areas()
    if areas is None or "area" not in table.frame:
        return
    known = areas.frame["code"]
    unknown = table.frame.loc[~table.frame["area"].isin({*known, *ended(table), ""}), "area"]
    first = unknown[~unknown.duplicated()]
    abroad = first.map(nation).astype("str") != ""
    first = first[~(first.map(slip).astype(bool) | says_total(first) | (abroad & around.in_england()))]

    def make(one: tuple[int, str]) -> Fault:
        said = f"'{on_one_line(one[1])}' is not an area of {areas.file}"
        meant = "" if one[1] in english_areas() else near(one[1], _alike(one[1], known))
        hint = meant or "it has no name here, and is on no page; add it, or leave its rows out"
        return Fault(table.place(one[0], "area"), said, hint, "unknown-area", "warning")

    yield from told(list(first.items()), make, most=1)


def _alike(code: str, known: Iterable[str]) -> list[str]:
    """Those of ``known`` that ``code`` may have been meant to be: one of another level is another place."""
    level = code[:3] if re.fullmatch(r"[A-Z]\d{8}", code) else ""
    return [one for one in known if one.startswith(level)]


KIND = Check("An area is not in the table of areas.", (*INDICATORS, "assets", "population", "travel"), look)
