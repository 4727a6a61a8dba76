"""A place lies in the area that its row names, where the boundary of that area is known."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.inside import Polygons, inside, kilometres_to
from jsna.sources.table import Table
from jsna.sources.telling import told

_SLACK = 0.2  # km; boundaries are simplified, so a place near one may lie on either side


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Places that lie well outside their area, and inside another of the same kind."""
    frame = table.frame
    if not {"lat", "lon"} <= {*frame}:
        return
    placed = frame[frame["lat"].notna() & frame["lon"].notna()]
    for borders in around.holding("boundaries"):
        shapes = dict(zip(borders.frame["code"], borders.frame["polygons"], strict=True))
        groups = placed[placed["area"].isin(shapes)].groupby("area")
        wrong = [found for code, rows in groups for found in _elsewhere(str(code), rows, shapes)]
        yield from told(sorted(wrong), lambda one: _fault(table, *one))


def _elsewhere(code: str, rows: pd.DataFrame, shapes: dict[str, Polygons]) -> Iterator[tuple[int, str, str]]:
    points = rows[["lon", "lat"]].to_numpy()
    out = ~inside(points, shapes[code]) & (kilometres_to(points, shapes[code]) > _SLACK)
    for line, point in zip(rows.index[out], points[out], strict=True):
        other = next((name for name, shape in shapes.items() if inside(point[None], shape)[0]), None)
        if other:
            yield line, other, code


def _fault(table: Table, line: int, other: str, code: str) -> Fault:
    said = f"the point lies in {other}, not {code}"
    return Fault(table.place(line, "area"), said, "correct the area, or lat and lon", "elsewhere")


KIND = Check("A place lies in another area than its row says.", ("assets",), look)
