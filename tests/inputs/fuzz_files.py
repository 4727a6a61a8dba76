"""Broken workbooks, Parquet files, boundaries and feeds, each changed at random from one that is read."""

import io
import json
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

from jsna.model.book import Book
from tests.inputs.fuzz_csv import Case
from tests.inputs.mutations import BYTES, changed
from tests.inputs.place import CARD, PEOPLE, SHARE
from tests.model.place import book_of
from tests.sources.littleton import littleton

KINDS = {
    "xlsx": PEOPLE + "format: excel\nsheet: S\n",
    "parquet": SHARE,
    "geojson": "holds: boundaries\n",
    "json": "holds: assets\nformat: open-referral\n",
}
_CELLS: tuple[Any, ...] = (
    "east",
    "0-4",
    12,
    4.5,
    "'5",
    "x\u00a0y",
    None,
    "",
    True,
    "=1+1",
    "#N/A",
    -1,
    1e300,
    "\u202e",
)
_VALUES: tuple[Any, ...] = (
    None, "", "x", 0, -1, 10**400, 1e300, True, [], {}, [[]], [None], {"a": 1}, "\ud800", "\u0000", "POLYGON", [[0, 91]],
)  # fmt: skip


def other_cases(seed: int, folder: Path) -> dict[str, Iterator[Case]]:
    """For each kind of file, cases without end."""
    return {suffix: _cases(Random(f"{seed} {suffix}"), suffix, folder / suffix) for suffix in KINDS}


def _cases(random: Random, suffix: str, folder: Path) -> Iterator[Case]:
    book = _book(suffix, folder)
    make = {"xlsx": _workbook, "parquet": _parquet, "geojson": _boundaries, "json": _feed}[suffix]
    while True:
        body = make(random)
        if random.random() < 0.5:
            body = (
                _inside(random, body)
                if suffix == "xlsx" and random.random() < 0.5
                else changed(random, body, BYTES)
            )
        yield Case(book, "d", body)


def _book(suffix: str, folder: Path) -> Book:
    book = littleton(folder, {})
    (book.root / "data/d.yml").write_text(
        CARD.format(file=f"d.{suffix}", about=KINDS[suffix]), encoding="utf-8"
    )
    return book_of(book.root)


def _workbook(random: Random) -> bytes:
    made = Workbook()
    made.active.title = random.choice(("S", "S", "S", "T"))
    made.active.append(["area", "sex", "age", "resident"])
    for _ in range(random.randrange(12)):
        row = ["east", random.choice(("Male", "Female")), "0-4", random.randrange(99)]
        row[random.randrange(4)] = random.choice(_CELLS)
        made.active.append(row)
    if random.random() < 0.1:
        made.active.merge_cells("A1:B2")
    if random.random() < 0.1:
        made.create_sheet("raw").sheet_state = random.choice(("hidden", "veryHidden", "visible"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _inside(random: Random, body: bytes) -> bytes:
    """The workbook with a change in one of the files inside it, well packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        names = was.namelist()
        unlucky = random.choice(names)
        for name in names:
            inner = was.read(name)
            if name != unlucky or random.random() < 0.9:
                now.writestr(name, changed(random, inner, BYTES) if name == unlucky else inner)
    return out.getvalue()


def _parquet(random: Random) -> bytes:
    rows = random.randrange(20)
    counts: list[Any] = [
        random.choice((1, 2.0, 4.5, None, -3, float("nan"), float("inf"))) for _ in range(rows)
    ]
    if random.random() < 0.2:
        counts = [random.choice(("1", "*", "", "<5")) for _ in range(rows)]
    if random.random() < 0.1:
        counts = [[1, 2]] * rows
    columns = {
        "area": [random.choice(("east", "west", "E0600001", "漢", "", None)) for _ in range(rows)],
        "period": [random.choice(("2023", "2024", "2024/26", "")) for _ in range(rows)],
        "count": counts,
        random.choice(("denominator", "denominator", "Denominator")): [40] * rows,
    }
    out = io.BytesIO()
    pq.write_table(pa.table({name: pa.array(cells) for name, cells in columns.items()}), out)
    return out.getvalue()


def _boundaries(random: Random) -> bytes:
    ring = [[-1.4, 53.4], [-1.3, 53.4], [-1.3, 53.5], [-1.4, 53.4]]
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code in ("east", "west")
    ]
    return _written(random, {"type": "FeatureCollection", "features": features})


def _feed(random: Random) -> bytes:
    place = {"latitude": 53.5, "longitude": -1.4}
    services = [
        {
            "id": str(at),
            "name": "Club",
            "status": "active",
            "service_at_locations": [{"location": dict(place)}],
        }
        for at in range(3)
    ]
    return _written(random, {"contents": services})


def _written(random: Random, made: Any) -> bytes:
    """JSON in which up to three values are others."""
    made = json.loads(json.dumps(made))
    for _ in range(random.randrange(4)):
        inner: Any = made
        while isinstance(inner, dict | list) and inner:
            key = random.choice([*inner] if isinstance(inner, dict) else range(len(inner)))
            if random.random() < 0.3 or not isinstance(inner[key], dict | list):
                inner[key] = deepcopy(random.choice(_VALUES))
                break
            inner = inner[key]
    return json.dumps(made).encode()
