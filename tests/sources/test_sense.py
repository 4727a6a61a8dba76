"""Rows that are each well formed and together make no sense."""

from pathlib import Path

import pytest

from tests.sources.littleton import DATA, changed, littleton, said

HEAD = "indicator,area,period,sex,age,count,denominator,value\n"
POLICY = (
    "measures:\n",
    "disclosure: {smallest: 5, round_to: 5, because: Council policy}\nmeasures:\n",
)
LIFE = ("statistic: proportion", "statistic: life expectancy")
AREAS = "code,name,level,parent,imd_decile\nlittleton,Littleton,district,,\nmuchton,Muchton,district,,\n"


def in_units(*units: str) -> dict[str, str]:
    """The register with a place of 10 for each unit, all for sleep."""
    rows = "".join(
        f"p{i},Place {i},club,association,sleep; ,east,,,10,{unit},open,council,2026-01-10\n"
        for i, unit in enumerate(units)
    )
    head = DATA["assets"].splitlines()[0]
    return {"assets": DATA["assets"].replace("20,places", ",") + rows if units else f"{head}\n"}


def test_room_is_in_a_unit(tmp_path: Path):
    assert said(littleton(tmp_path, changed("assets", "20,places", "20,"))) == (
        "data/assets.csv:2:9: capacity 20 has no unit\n    say what is counted, as: checks a week"
    )


def test_room_for_one_need_is_in_one_unit(tmp_path: Path):
    assert said(littleton(tmp_path, in_units("checks a week", "checks a week", "places", "beds"))) == (
        "data/assets.csv:6:10: access to sleep mixes 'checks a week', 'places' and 'beds'\n"
        "    write every capacity in one unit"
    )


def test_a_closed_place_and_one_for_another_need_mix_nothing(tmp_path: Path):
    tables = in_units("places", "beds", "chairs")
    tables["assets"] = tables["assets"].replace("beds,open", "beds,closed")
    tables["assets"] = tables["assets"].replace(
        "association,sleep; ,east,,,10,chairs", "association,,east,,,10,chairs"
    )
    assert said(littleton(tmp_path, tables)) == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("31,240,12.92", ""),
        ("31,240,12.9", ""),
        ("31,240,13", ""),
        ("31,240,12", "value 12, but 31/240 x 100 = 12.9"),
        ("31,240,12.4", "value 12.4, but 31/240 x 100 = 12.9"),
        ("31,240,0.129", "value 0.129, but 31/240 x 100 = 12.9"),
        ("1,1000,0.1", ""),
        ("31,240,", ""),
        (",240,12", ""),
    ],
)
def test_a_local_value_is_what_its_count_and_denominator_make(row: str, told: str, tmp_path: Path):
    nights = {"nights": f"{HEAD}7,littleton,2022/23,Persons,All,{row}\n"}
    hint = "are share and per cent mixed, or the columns swapped?"
    expected = f"data/nights.csv:2:8: {told}\n    {hint}" if told else ""
    assert said(littleton(tmp_path / "local", nights, {"nights": POLICY})) == expected


def test_a_published_value_may_be_weighted(tmp_path: Path):
    nights = {"nights": f"{HEAD}7,littleton,2022/23,Persons,All,31,240,12.4\n"}
    published = ("measures:\n", "disclosure: published\nmeasures:\n")
    assert said(littleton(tmp_path, nights, {"nights": published})) == ""


def of_years(*rows: str) -> dict[str, str]:
    lines = [f"7,littleton,{2010 + place},{row}\n" for place, row in enumerate(rows)]
    return {"nights": HEAD.replace("2022/23", "2022") + "".join(lines)}


PUBLISHED = {"nights": ("measures:\n", "disclosure: published\nmeasures:\n")}


def test_a_published_value_that_parts_from_its_own_series_is_told(tmp_path: Path):
    rows = ("Persons,All,10,100,10.0",) * 3 + ("Persons,All,10,120,10.0",)
    assert said(littleton(tmp_path, of_years(*rows), PUBLISHED)) == (
        "data/nights.csv:5:8: warning: value 10, but 10/120 x 100 = 8.3\n"
        "    are share and per cent mixed, or the columns swapped?"
    )


def test_a_published_measure_whose_people_were_all_counted_anew_is_told(tmp_path: Path):
    rows = [f"Persons,All,{count},120,{count}" for count in (10, 12, 14, 16)]
    told = said(littleton(tmp_path, of_years(*rows), PUBLISHED))
    assert told.count("warning: value ") == 4
    assert told.startswith("data/nights.csv:2:8: warning: value 10, but 10/120 x 100 = 8.3\n")


def test_men_and_women_are_all_persons(tmp_path: Path):
    year = ("Male,All,5,50,", "Female,All,5,50,", "Persons,All,10,100,")
    lines = [f"7,littleton,{2010 + place},{row}\n" for place in range(4) for row in year]
    lines[-1] = lines[-1].replace("10,100,", "10,120,")
    sexed = ("measures:\n", "disclosure: published\nmeasures:\n")
    told = said(littleton(tmp_path, {"nights": HEAD + "".join(lines)}, {"nights": sexed}))
    assert (
        "data/nights.csv:13:7: warning: 50 + 50 is not 120\n"
        "    correct one of the three: do they rest on the same population?"
    ) in told


def years(*periods: str) -> dict[str, str]:
    rows = "".join(
        f"7,{area},{period},Persons,All,1,10,\n" for area in ("littleton", "muchton") for period in periods
    )
    return {"nights": HEAD + rows}


def test_years_of_two_kinds_are_told_once_for_a_measure(tmp_path: Path):
    assert said(littleton(tmp_path, years("2023/24", "2025"))) == (
        "data/nights.csv:2:3: warning: 2024/25 is missing between 2023/24 and 2025\n"
        "    in 2 series; nothing is filled in: lines break there, and trends start anew\n"
        "data/nights.csv:3:3: financial and calendar years mixed\n"
        "    2025 follows 2023/24: write both alike, or name the break on the card"
    )


def test_a_break_that_the_card_names_may_change_the_kind_of_year(tmp_path: Path):
    assert said(littleton(tmp_path, years("2021", "2022/23"))) == (
        "data/nights.csv:2:3: warning: 2022 is missing between 2021 and 2022/23\n"
        "    in 2 series; nothing is filled in: lines break there, and trends start anew"
    )


def lives(*values: float) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Wards of decile 1, 2, 3 … with the life expectancy of each."""
    areas = AREAS + "east,East,ward,littleton,1\nwest,West,ward,littleton,1\n"
    areas += "".join(f"w{i},Ward {i},ward,littleton,{i + 2}\n" for i in range(len(values) - 2))
    codes = ["east", "west", *(f"w{i}" for i in range(len(values) - 2))]
    rows = "".join(
        f"7,{code},2022/23,Persons,All,,,{value}\n" for code, value in zip(codes, values, strict=True)
    )
    old = "".join(f"7,{code},2021/22,Persons,All,,,{99 if code == 'east' else 70}\n" for code in codes)
    return {"areas": areas, "nights": HEAD + old + rows}, {"nights": LIFE}


def test_deciles_from_the_wrong_end_are_found_by_the_length_of_lives(tmp_path: Path):
    assert said(littleton(tmp_path, *lives(84, 85, 82, 80, 78))) == (
        "data/areas.csv:4:5: warning: imd_decile 1 has the longest life expectancy: is it reversed?\n"
        "    1 is the most deprived tenth"
    )


@pytest.mark.parametrize("values", [(78, 79, 80, 82, 84), (84, 70, 82, 80, 78), (84, 85, 82)])
def test_deciles_that_may_be_right_are_left_alone(values: tuple[float, ...], tmp_path: Path):
    assert said(littleton(tmp_path, *lives(*values))) == ""
