"""Room in places: in a unit, and in one unit for all that serve the same need."""

from collections.abc import Iterator

import pandas as pd

from jsna.model.wording import listed
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Capacities without a unit, and chapters whose places count in several."""
    frame = table.frame
    if "capacity" not in frame:
        return
    unit = frame["unit"] if "unit" in frame else pd.Series("", frame.index)
    rows = lines_where(frame, frame["capacity"].notna() & (unit == ""))
    yield from told(list(rows["capacity"].items()), lambda one: _bare(table, *one))
    counted = frame.assign(unit=unit, chapter=frame["supports"].str.split(";"))
    counted = counted[counted["capacity"].notna() & (unit != "") & (frame["status"] != "closed")]
    counted = counted.explode("chapter")
    counted["chapter"] = counted["chapter"].str.strip()
    counted = counted[counted["chapter"] != ""]
    yield from told(_mixed(counted), lambda one: _mixes(table, *one))


def _mixed(counted: pd.DataFrame) -> list[tuple[int, str, list[str]]]:
    """The chapters with more than one unit: (line of the first place with another unit, chapter, units)."""
    found = []
    for chapter, rows in counted.groupby("chapter", sort=False):
        units = list(dict.fromkeys(rows["unit"]))
        if len(units) > 1:
            found.append((int(rows.index[rows["unit"] != units[0]][0]), str(chapter), units))
    return found


def _bare(table: Table, line: int, capacity: float) -> Fault:
    hint = "say what is counted, as: checks a week"
    return Fault(table.place(line, "capacity"), f"capacity {plain(capacity)} has no unit", hint, "no-unit")


def _mixes(table: Table, line: int, chapter: str, units: list[str]) -> Fault:
    quoted = [f"'{unit}'" for unit in units]
    said = f"access to {chapter} mixes {listed(quoted)}"
    return Fault(table.place(line, "unit"), said, "write every capacity in one unit", "mixed-units")


KIND = Check("Room in places cannot be added up.", ("assets",), look)
