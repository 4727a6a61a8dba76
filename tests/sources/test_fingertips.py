"""The Fingertips download, in each variant that is met in the wild."""

from pathlib import Path

import pytest

from tests.sources.cards import asked, read, refused

MEASURES = "measures: {a: {select: {indicator: 1}, statistic: proportion, basis: resident, better: lower, every: year}}"
HEAD = "Indicator ID,Area Code,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator"
LAYOUTS = {
    "campylobacter_county_ua_2015-2017": 852,  # line breaks in names; each row ends before the last heading
    "chd_admissions_utla_2022-23": 154,  # AreaName, a mark at the start, commas in counts, a period range
    "cyp_mental_health_north_west": 250,  # headings without spaces, or with _
    "suicide_north_west": 125,
}
COLUMNS = [
    "indicator", "area", "area_name", "sex", "age", "category_type", "category", "period", "value", "lower", "upper",
    "lower_998", "upper_998", "count", "denominator", "note", "trend", "compared",
]  # fmt: skip


def download(folder: Path, text: str) -> Path:
    (folder / "d.csv").write_text(text, encoding="utf-8")
    return folder / "d.csv"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_real_download_is_read_whole_into_the_same_columns(name: str, shared: Path):
    path = shared / f"data/fingertips/download_layout/{name}.csv"
    got = read("fingertips", asked(path, "indicators", MEASURES))
    assert (got.rows, list(got.frame)) == (LAYOUTS[name], COLUMNS)


def test_the_reshaped_download_is_read_whole(shared: Path):
    path = shared / "data/fingertips/reshaped_to_download_layout/trafford_gm_england_25_indicators.csv"
    got = read("fingertips", asked(path, "indicators", MEASURES))
    assert (got.rows, list(got.frame)) == (9925, COLUMNS)


def test_a_row_below_a_name_of_two_lines_has_the_line_on_which_it_begins(shared: Path):
    path = shared / "data/fingertips/download_layout/campylobacter_county_ua_2015-2017.csv"
    frame = read("fingertips", asked(path, "indicators", MEASURES)).frame
    assert frame.index[:3].tolist() == [2, 4, 6]
    assert frame.loc[2, ["area", "period", "count", "category"]].tolist() == [
        "E92000001",
        "2015",
        "51897",
        "",
    ]


def test_commas_are_taken_out_of_counts_and_never_out_of_values(tmp_path: Path):
    path = download(tmp_path, f'{HEAD}\n1,x,Male,All,,,2024,"1,5","214,022","1,000"\n')
    frame = read("fingertips", asked(path, "indicators", MEASURES)).frame
    assert frame.loc[2, ["value", "count", "denominator"]].tolist() == ["1,5", "214022", "1000"]


def test_a_dash_is_a_missing_value_and_stays_in_words(tmp_path: Path):
    path = download(tmp_path, f"{HEAD},Value note\n1,-,Male,All,,,2024,-,-,-,-\n")
    row = read("fingertips", asked(path, "indicators", MEASURES)).frame.loc[2]
    assert row[["area", "value", "count", "denominator", "note"]].tolist() == ["-", "", "", "", "-"]


@pytest.mark.parametrize(
    "heading", ["Compared to England value or percentiles", "Compared_to_England_value_or_percentiles"]
)
def test_the_comparison_with_england_is_kept_and_that_with_another_area_is_not(heading: str, tmp_path: Path):
    other = "Compared to Region value or percentiles"
    path = download(tmp_path, f"{HEAD},{other},{heading}\n1,x,Male,All,,,2024,1,1,1,Worse,Better\n")
    assert read("fingertips", asked(path, "indicators", MEASURES)).frame["compared"].tolist() == ["Better"]


def test_a_place_is_the_number_of_the_field_in_the_file(tmp_path: Path):
    got = read(
        "fingertips",
        asked(download(tmp_path, f"{HEAD}\n1,x,Male,All,,,2024,1,1,1\n"), "indicators", MEASURES),
    )
    assert str(got.spots.at(2, "count")) == "data/d.csv:2:9"


def test_what_is_no_download_is_refused(tmp_path: Path):
    assert refused(
        "fingertips", asked(download(tmp_path, "area,period,value\nx,2024,1\n"), "indicators", MEASURES)
    ) == (
        "data/d.csv:1:1: no column for indicator, area, sex, age, period\n"
        "    this is not a Fingertips download; say format: tidy, or download it again"
    )
