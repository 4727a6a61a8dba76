"""Figures of the Trafford example, followed from the source files to our tables.

Collected only where the source files stand beside the project.
"""

import csv
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SOURCE = HOME.parent / "shared" / "data"
Want = dict[str, str]
ENGLAND, TRAFFORD = "E92000001", "E08000009"
NEXT = "fingertips/reshaped_to_download_layout/trafford_gm_england_25_indicators.csv"
SIMPLE = "indicators_simplified/"


def only(path: Path, want: Want) -> dict[str, str]:
    """Return the one row of a CSV file that has the wanted cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        hits = [r for r in csv.DictReader(file) if all(r[k] == v for k, v in want.items())]
    assert len(hits) == 1, (path.name, want, len(hits))
    return hits[0]


def ours(table: str, **want: str) -> dict[str, str]:
    """Return the one row of one of our tables that has the wanted cells."""
    return only(HOME / "data" / f"{table}.csv", want)


def theirs(path: str, **want: str) -> dict[str, str]:
    """Return the one row of a source file; `_` stands for a space in a column's name."""
    spaced = path.startswith("fingertips")
    return only(SOURCE / path, {k.replace("_", " ") if spaced else k: v for k, v in want.items()})


LISTED = [
    # our table, measure, period, our other cells, source file, source cells
    ("adult-smoking", "smoking-adults", "2024", {}, "health/adults_smoking.csv", {}),
    ("length-of-life", "life-expectancy", "2023 - 25", {"sex": "Female"},
     "health/life_expectancy.csv", {"inequality": "Female"}),
    ("length-of-life", "healthy-life-expectancy", "2022 - 24", {"sex": "Male"},
     "health/healthy_life_expectancy.csv", {"inequality": "Male"}),
    ("length-of-life", "life-expectancy-gap", "2022 - 24", {"sex": "Male"},
     "health/inequality_life_expectancy.csv", {"inequality": "Male"}),
    ("preventable-deaths", "preventable-mortality", "2024", {"sex": "Persons"},
     "health/mortality_rate.csv", {"unit": "Persons"}),
    ("child-weight", "obese-year-6", "2024/25", {}, "children/obese_year6.csv", {}),
    ("child-weight", "obese-reception-five-years", "2020/21 - 24/25",
     {"category": "Most deprived fifth"}, "children/obese_reception.csv",
     {"inequality": "Most deprived quintile"}),
    ("weight-activity", "overweight-adults", "2024/25", {}, "health/overweight_adult.csv", {}),
    ("depression-registers", "depression", "2024/25", {}, "health/adults_depression.csv", {}),
    ("nhs-health-checks", "health-checks", "2025/26 Q3", {}, "health/nhs_health_checks.csv",
     {"period": "2021/22 Q1 - 2025/26 Q3"}),
    ("social-care", "care-home-admissions", "2023/24", {}, "health/admissions_care_homes_65p.csv", {}),
    ("care-homes", "care-homes-good", "2026-04", {}, "health/care_homes_rating.csv",
     {"period": "Apr 2026"}),
    ("work", "employment-rate", "2025", {}, "economy/employment_rate.csv",
     {"period": "Jan 2025-Dec 2025"}),
    ("immunisation", "mmr-two-doses", "2024/25", {}, "children/vaccination_mmr.csv",
     {"indicator": "Population vaccination coverage: MMR for two doses (5 years old)"}),
]  # fmt: skip


# England's gap in length of life rests on other tenths than a council's, so its rows were left out
BOTH = [
    (*row, area)
    for row in LISTED
    for area in (TRAFFORD, ENGLAND)
    if (row[1], area) != ("life-expectancy-gap", ENGLAND)
]


@pytest.mark.parametrize(("table", "measure", "period", "cells", "path", "source", "area"), BOTH)
def test_a_value_is_the_text_of_the_source(
    table: str, measure: str, period: str, cells: Want, path: str, source: Want, area: str
) -> None:
    found = ours(table, measure=measure, area=area, period=period, **cells)
    there = theirs(SIMPLE + path, area_code=area, **({"period": period} | source))
    assert found["value"] == there["value"]
    compared = there.get("compared_to_England", "")
    assert found.get("compared", "") == ("" if compared == "NA" else compared)


COUNTED = [
    ("maternity", "smoking-at-delivery", "93085", "2023/24", "Female", "All ages"),
    ("falls-admissions", "falls", "22401", "2023/24", "Persons", "65+ yrs"),
    ("gp-registers", "diabetes", "241", "2023/24", "Persons", "17+ yrs"),
    ("end-of-life", "deaths-in-hospital", "93474", "2023", "Persons", "All ages"),
    ("weight-activity-groups", "inactive-adults-by-group", "93015", "2022/23", "Persons", "19+ yrs"),
]


@pytest.mark.parametrize(("table", "measure", "indicator", "period", "sex", "age"), COUNTED)
def test_value_limits_count_and_denominator_are_those_of_the_source(
    table: str, measure: str, indicator: str, period: str, sex: str, age: str
) -> None:
    there = theirs(
        NEXT, Indicator_ID=indicator, Area_Code=TRAFFORD, Time_period=period, Sex=sex, Age=age, Category=""
    )
    words = {"All ages": "All ages", "65+ yrs": "65 and over", "17+ yrs": "17 and over"}
    cells = {"age": words.get(age, "19 and over"), "sex": sex}
    if table in {"maternity", "falls-admissions", "weight-activity-groups"}:
        cells["category"] = ""
    found = ours(table, measure=measure, area=TRAFFORD, period=period, **cells)
    names = {"value": "Value", "lower": "Lower CI 95.0 limit", "upper": "Upper CI 95.0 limit",
             "count": "Count", "denominator": "Denominator", "trend": "Recent Trend"}  # fmt: skip
    assert {k: found[k] for k in names} == {k: there[v] for k, v in names.items()}


def test_heart_disease_keeps_both_sets_of_limits_and_the_producers_word() -> None:
    there = theirs("fingertips/download_layout/chd_admissions_utla_2022-23.csv", Area_Code=TRAFFORD)
    found = ours("heart-admissions", area=TRAFFORD)
    assert [found[k] for k in ("value", "lower_998", "upper_998", "compared", "count")] == [
        there[k]
        for k in (
            "Value",
            "Lower CI 99.8 limit",
            "Upper CI 99.8 limit",
            "Compared to England value or percentiles",
            "Count",
        )
    ]


def test_a_count_with_a_comma_loses_the_comma_only() -> None:
    there = theirs("fingertips/download_layout/chd_admissions_utla_2022-23.csv", Area_Code=ENGLAND)
    assert there["Count"] == "214,022"
    assert ours("heart-admissions", area=ENGLAND)["count"] == "214022"


def test_every_row_of_the_fingertips_cut_is_a_row_of_the_download() -> None:
    path = SOURCE / "fingertips/download_layout/cyp_mental_health_north_west.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        download = {tuple(row) for row in csv.reader(file)}
    with (HOME / "data/child-mental-health-2018.csv").open(encoding="utf-8", newline="") as file:
        cut = [tuple(row) for row in csv.reader(file)][1:]
    assert len(cut) == 96
    assert set(cut) <= download


def test_census_carers_are_the_sum_of_the_hours_they_give() -> None:
    with (SOURCE / "census2021/2021_unpaid_care_la_gm.csv").open(encoding="utf-8", newline="") as file:
        answers = [r for r in csv.DictReader(file) if r["area_code"] == TRAFFORD]
    none = next(int(r["value"]) for r in answers if r["unpaid_care"] == "Provides no unpaid care")
    everyone = sum(int(r["value"]) for r in answers)
    found = ours("census-health", measure="unpaid-carers", area=TRAFFORD, category="")
    assert found["count"] == str(everyone - none)
    assert found["denominator"] == str(everyone)


def test_men_aged_90_and_over_in_a_ward_are_those_of_the_estimates() -> None:
    there = theirs("population/mye_2024_trafford_ward.csv", area_code="E05015239", sex="Males")
    found = ours("population", area="E05015239", sex="Male", age="90 and over")
    assert found["resident"] == there["90+"]
    ten = sum(int(there[str(age)]) for age in range(10, 15))
    assert ours("population", area="E05015239", sex="Male", age="10 to 14")["resident"] == str(ten)


def test_people_in_the_most_deprived_tenth_are_those_of_six_neighbourhoods() -> None:
    with (SOURCE / "deprivation/imd2025_england_lsoa21.csv").open(encoding="utf-8", newline="") as file:
        first = {r["lsoa21_code"] for r in csv.DictReader(file) if r["IMD_decile"] == "1"}
    with (SOURCE / "population/mye_2024_trafford_lsoa.csv").open(encoding="utf-8", newline="") as file:
        people = {r["area_code"]: int(r["all_ages"]) for r in csv.DictReader(file) if r["sex"] == "Persons"}
    assert len(first & set(people)) == 6
    found = ours(
        "deprivation-people",
        measure="lives-in-deprivation-tenth",
        area=TRAFFORD,
        category="Most deprived tenth",
    )
    assert found["count"] == str(sum(people[code] for code in first & set(people)))
    assert found["denominator"] == str(sum(people.values()))
