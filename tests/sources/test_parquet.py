"""Parquet: only what is asked for is read, and the row is the place."""

from pathlib import Path

import pandas as pd
import pyarrow
import pytest
from pyarrow.parquet import write_table

from jsna.sources.table import LeftOut
from tests.sources.cards import asked, read, refused

MEASURE = "statistic: proportion\nbasis: resident\nbetter: lower\nevery: year"


def parquet(folder: Path, **columns: list[object]) -> Path:
    """p.parquet with ``columns``."""
    pd.DataFrame(columns).to_parquet(folder / "p.parquet")
    return folder / "p.parquet"


def figures(folder: Path) -> Path:
    return parquet(
        folder, other=[1, 2, 3], area=["x", "y", "x"], period=["2024", "2024", "2025"], count=[1, 2, None]
    )


def test_only_the_columns_of_a_measure_and_the_areas_asked_for_are_read(tmp_path: Path):
    got = read("parquet", asked(figures(tmp_path), "indicator", MEASURE, frozenset({"x", "z"})))
    assert list(got.frame) == ["area", "period", "count"]
    assert got.frame["area"].to_dict() == {1: "x", 3: "x"}
    assert got.frame["count"].tolist()[0] == 1 and got.frame["count"].isna().tolist() == [False, True]
    assert (got.rows, got.left_out) == (3, (LeftOut(1, "areas that no page shows"),))
    assert got.header == ("other", "area", "period", "count")
    assert str(got.spots.at(3, "count")) == "data/p.parquet:row 3:count"


def test_a_heading_that_stands_twice_is_told(tmp_path: Path):
    columns = [pyarrow.array(["x"]), pyarrow.array(["2024"]), pyarrow.array(["y"])]
    write_table(pyarrow.Table.from_arrays(columns, names=["area", "period", "area"]), tmp_path / "p.parquet")
    assert refused("parquet", asked(tmp_path / "p.parquet", "indicator", MEASURE)) == (
        "data/p.parquet:1:3: column 'area' is given twice\n    rename one of them"
    )


def test_all_areas_are_read_where_none_is_named_and_none_where_none_is_wanted(tmp_path: Path):
    path = figures(tmp_path)
    assert len(read("parquet", asked(path, "indicator", MEASURE)).frame) == 3
    assert len(read("parquet", asked(path, "indicator", MEASURE, frozenset())).frame) == 0


def test_other_tables_are_read_whole_and_what_is_no_number_is_text(tmp_path: Path):
    days = pd.to_datetime(["2026-03-31", None])
    path = parquet(tmp_path, name=["a", None], capacity=[1.5, None], checked=days, private=[True, False])
    got = read("parquet", asked(path, "assets", "columns: {id: name}"))
    assert got.frame[["id", "checked", "private"]].to_dict("list") == {
        "id": ["a", ""],
        "checked": ["2026-03-31", ""],
        "private": ["yes", "no"],
    }
    assert str(got.frame["capacity"].dtype) == "float64"


def test_a_code_that_is_a_number_is_text(tmp_path: Path):
    path = parquet(tmp_path, indicator=[92443, 7], area=[1.0, 2.5], period=[2024, 2025], count=["4", "x"])
    got = read("parquet", asked(path, "indicator", MEASURE))
    assert got.frame.loc[1].tolist() == ["92443", "1", "2024", "4"]


def test_a_path_with_brackets_is_one_file(tmp_path: Path):
    folder = tmp_path / "a[1]*?"
    folder.mkdir()
    assert len(read("parquet", asked(figures(folder), "indicator", MEASURE)).frame) == 3


@pytest.mark.parametrize(
    ("value", "said"),
    [([1], "lists"), ({"a": 1}, "records"), (b"a", "bytes")],
    ids=["list", "record", "bytes"],
)
def test_a_cell_that_holds_more_than_one_value_is_refused(value: object, said: str, tmp_path: Path):
    assert refused("parquet", asked(parquet(tmp_path, x=[value]))) == (
        f"data/p.parquet:column x: {said} are not read\n    write one text or number in each cell"
    )


def test_a_file_cut_short_is_refused(tmp_path: Path):
    path = figures(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert refused("parquet", asked(path)) == (
        "data/p.parquet:1:1: the footer is damaged\n    the file was cut short; copy it again"
    )
    path.write_bytes(whole[:4] + b"PAR1")
    assert refused("parquet", asked(path)) == (
        "data/p.parquet:1:1: this cannot be read to its end\n    the file is damaged; copy it again"
    )
    path.write_bytes(b"area,count\n")
    assert (
        refused("parquet", asked(path))
        == "data/p.parquet:1:1: this is not a Parquet file\n    write it again"
    )


def test_a_file_without_rows_is_refused(tmp_path: Path):
    assert refused("parquet", asked(parquet(tmp_path, area=[]))) == (
        "data/p.parquet:1:1: no rows\n    is this the right file?"
    )
