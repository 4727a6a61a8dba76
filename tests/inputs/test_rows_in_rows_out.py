"""Rows in are rows out and rows that are named, whatever layout they come in."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jsna.sources.kind import Read
from tests.sources.cards import asked, read

Row = tuple[str, str, int]
WORDS = st.text("abcXYZ ,\"'\n;-é0", min_size=1, max_size=8).filter(
    lambda text: text.strip() == text and text != "-"
)
ROWS = st.lists(
    st.tuples(WORDS, st.sampled_from(["east", "All wards", "x"]), st.integers(0, 999)), min_size=1, max_size=9
)
MEASURE = "measures: {a: {select: {indicator: 1}, statistic: proportion, basis: resident, better: lower, every: year}}"


def tidy(rows: list[Row], folder: Path) -> Read:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("name", "area", "resident"), *rows])
    return _read("tidy", folder / "d.csv", out.getvalue().encode(), "population", "")


def fingertips(rows: list[Row], folder: Path) -> Read:
    out = io.StringIO(newline="")
    head = ("Indicator ID", "Indicator Name", "Area Code", "Sex", "Age", "Time period", "Value", "")
    csv.writer(out).writerows(
        [head, *(("1", name, area, "Persons", "All", "2024", value, "") for name, area, value in rows)]
    )
    return _read("fingertips", folder / "d.csv", out.getvalue().encode(), "indicators", MEASURE)


def excel(rows: list[Row], folder: Path) -> Read:
    made, out = Workbook(), io.BytesIO()
    made.active.title = "S"
    for row in [("name", "area", "resident"), *rows]:
        made.active.append(row)
    for at, (name, _, _) in enumerate(rows, 2):
        made.active.cell(at, 1).value, made.active.cell(at, 1).data_type = name, "s"
    made.save(out)
    return _read("excel", folder / "d.xlsx", out.getvalue(), "population", "sheet: S")


def parquet(rows: list[Row], folder: Path) -> Read:
    out = io.BytesIO()
    columns = dict(zip(("name", "area", "resident"), map(list, zip(*rows, strict=True)), strict=True))
    pq.write_table(pa.table(columns), out)
    return _read("parquet", folder / "d.parquet", out.getvalue(), "population", "")


def open_referral(rows: list[Row], folder: Path) -> Read:
    services = [
        {"id": str(at), "name": name, "status": "active" if area == "east" else "defunct"}
        for at, (name, area, _) in enumerate(rows)
    ]
    return _read(
        "open_referral", folder / "d.json", json.dumps(services).encode(), "assets", "format: open-referral"
    )


def geojson(rows: list[Row], folder: Path) -> Read:
    ring = [[-1.4, 53.4], [-1.3, 53.4], [-1.3, 53.5], [-1.4, 53.4]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    features = [
        {"type": "Feature", "properties": {"code": str(at), "name": name}, "geometry": shape}
        for at, (name, _, _) in enumerate(rows)
    ]
    return _read(
        "geojson", folder / "d.geojson", json.dumps({"features": features}).encode(), "boundaries", ""
    )


def _read(kind: str, path: Path, body: bytes, holds: str, more: str) -> Read:
    path.write_bytes(body)
    return read(kind, asked(path, holds, more))


@pytest.mark.parametrize("reader", [tidy, fingertips, excel, parquet, open_referral, geojson])
def test_every_row_is_kept_or_left_out_and_named(reader: Callable[[list[Row], Path], Read]):
    @settings(max_examples=25)
    @given(ROWS)
    def holds(rows: list[Row]) -> None:
        with TemporaryDirectory() as folder:
            got = reader(rows, Path(folder))
        assert got.rows == len(rows)
        assert got.frame.index.is_unique and all(one.because for one in got.left_out)
        left_out = sum(one.rows for one in got.left_out)
        assert len(got.frame) + left_out == len(rows)
        assert bool(left_out) == (reader is open_referral and any(area != "east" for _, area, _ in rows))

    holds()


@pytest.mark.parametrize("reader", [tidy, excel, parquet])
def test_every_number_comes_out_as_it_went_in(reader: Callable[[list[Row], Path], Read]):
    @settings(max_examples=25)
    @given(ROWS)
    def holds(rows: list[Row]) -> None:
        with TemporaryDirectory() as folder:
            got = reader(rows, Path(folder))
        assert [float(value) for value in got.frame["resident"]] == [value for _, _, value in rows]
        assert got.frame["area"].tolist() == [area for _, area, _ in rows]

    holds()
