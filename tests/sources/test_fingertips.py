"""The Fingertips download, in each of the layouts that were met."""

from pathlib import Path

import pytest

from tests.sources.cards import asked, read, refused

VARIANTS = {
    "campylobacter_county_ua_2015-2017.csv": (852, 26),
    "chd_admissions_utla_2022-23.csv": (154, 27),
    "cyp_mental_health_north_west.csv": (250, 26),
    "suicide_north_west.csv": (125, 26),
}


@pytest.mark.parametrize("file", VARIANTS)
def test_a_real_download_is_read_whole(file: str, shared: Path):
    got = read("fingertips", asked(shared / "data/fingertips/download_layout" / file))
    rows, columns = VARIANTS[file]
    assert (got.rows, len(got.frame), len(got.header)) == (rows, rows, columns)
    assert {"indicator", "area", "period", "value", "lower", "upper", "note", "trend", "compared"} <= {
        *got.frame
    }
    assert set(got.frame["area"].str.len()) == {9}


def test_counts_lose_their_commas_and_a_dash_is_nothing(shared: Path):
    got = read(
        "fingertips", asked(shared / "data/fingertips/download_layout/chd_admissions_utla_2022-23.csv")
    )
    england = got.frame.loc[2]
    assert england[["area", "count", "value"]].tolist() == ["E92000001", "214022", "387.11308"]
    assert str(got.spots.at(2, "count")).endswith("chd_admissions_utla_2022-23.csv:2:18")


def test_line_breaks_in_names_keep_the_line_of_the_file(shared: Path):
    got = read(
        "fingertips", asked(shared / "data/fingertips/download_layout/campylobacter_county_ua_2015-2017.csv")
    )
    assert got.frame.index[:3].tolist() == [2, 4, 6]


HEAD = "Indicator ID,Area Code,Sex,Age,Time period,Value,Count"


def test_a_trailing_comma_and_a_comma_in_a_value_are_told_apart(tmp_path: Path):
    row = '1,E1,Persons,All,2024,-,"1,234",'
    (tmp_path / "d.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    got = read("fingertips", asked(tmp_path / "d.csv"))
    assert got.frame[["value", "count"]].loc[2].tolist() == ["", "1234"]


def test_another_file_is_refused(tmp_path: Path):
    (tmp_path / "d.csv").write_text("area,value\nx,1\n", encoding="utf-8")
    assert refused("fingertips", asked(tmp_path / "d.csv")) == (
        "data/d.csv:1:1: no column for indicator, area, sex, age, period\n"
        "    this is not a Fingertips download; say format: tidy, or download it again"
    )
