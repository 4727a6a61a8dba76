"""A dozen figures followed from the publishers' files to the pages."""

import csv
import json
from html import unescape
from pathlib import Path

import pytest

CHILDREN, HEALTH, ECONOMY = (
    f"data/indicators_simplified/{name}" for name in ("children", "health", "economy")
)
T, E = "E08000009", "E92000001"

# file, what picks the row, page, measure, what stands on the page
FIGURES = [
    (f"{CHILDREN}/obese_year6.csv", {"area_code": T, "period": "2024/25"}, "needs/healthy-weight", "obese-year-6", "17.4%"),
    (f"{CHILDREN}/obese_year6.csv", {"area_code": E, "period": "2024/25"}, "needs/healthy-weight", "obese-year-6", "22.2%"),
    (f"{CHILDREN}/obese_reception.csv", {"area_code": T, "period": "2024/25"}, "needs/healthy-weight", "obese-reception", "6.1%"),
    (f"{CHILDREN}/obese_year6.csv", {"area_code": T, "period": "2020/21 - 24/25", "inequality": "Most deprived quintile"}, "needs/healthy-weight", "obese-year-6-five-years", "28.6%"),
    (f"{CHILDREN}/obese_year6.csv", {"area_code": T, "period": "2020/21 - 24/25", "inequality": "Least deprived quintile"}, "needs/healthy-weight", "obese-year-6-five-years", "12.8%"),
    (f"{CHILDREN}/obese_year6.csv", {"area_code": "E05015244", "period": "2022/23 - 24/25"}, "places/ward-profiles/E05015244", "obese-year-6-three-years", "27.0%"),
    (f"{HEALTH}/adults_smoking.csv", {"area_code": T, "period": "2024"}, "needs/smoking", "smoking-adults", "7.4%"),
    (f"{HEALTH}/adults_smoking.csv", {"area_code": E, "period": "2024"}, "needs/smoking", "smoking-adults", "10.4%"),
    (f"{HEALTH}/adults_depression.csv", {"area_code": T, "period": "2024/25"}, "needs/work-income-homes", "depression", "17.0%"),
    (f"{CHILDREN}/children_poverty.csv", {"area_code": T, "period": "2024/25"}, "needs/work-income-homes", "children-low-income", "12.3%"),
    (f"{HEALTH}/admissions_care_homes_65p.csv", {"area_code": T, "period": "2023/24"}, "needs/ageing-well", "care-home-admissions", "779.6 per 100,000"),
    (f"{ECONOMY}/fuel_poverty.csv", {"area_code": T, "period": "2023"}, "needs/work-income-homes", "fuel-poverty", "9.8%"),
]  # fmt: skip


def rows(path: Path, picked: dict[str, str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            row for row in csv.DictReader(file) if all(row.get(key) == value for key, value in picked.items())
        ]


@pytest.mark.parametrize(("file", "picked", "page", "measure", "shown"), FIGURES)
def test_a_figure_is_the_publishers_own(shared, trafford, file, picked, page, measure, shown):
    published = {float(row["value"]) for row in rows(shared / file, picked) if row["value"] not in ("", "NA")}
    edition = trafford / "site" / "2026"
    facts = json.loads((edition / "facts.json").read_text(encoding="utf-8"))
    printed = [
        fact
        for fact in facts
        if (fact.get("measure"), fact["page"], fact["shown"]) == (measure, f"{page}.md", shown)
    ]
    assert printed, f"{shown} is not printed as {measure} on {page}"
    assert {fact["value"] for fact in printed} <= published
    assert shown in unescape((edition / page / "index.html").read_text(encoding="utf-8"))
