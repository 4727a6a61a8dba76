"""The tables of the Trafford example: every file has its card, and is as its card says."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
CARDS = sorted(DATA.glob("*.yml"))
COLUMNS = [
    "measure", "area", "period", "sex", "age", "category_type", "category", "count", "denominator", "value",
    "lower", "upper", "lower_998", "upper_998", "compared", "trend", "note",
]  # fmt: skip
KEYS = ("measure", "area", "category_type", "category", "sex", "age", "period")
NUMBERS = ("count", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
HEADS = {
    "areas": ["code", "name", "level", "parent", "imd_decile", "imd_rank"],
    "population": ["area", "sex", "age", "resident"],
    "indicator": ["area", "period", "sex", "age", "count", "denominator"],
    "assets": [
        "id", "name", "kind", "holder", "supports", "area", "lat", "lon", "capacity", "unit", "status",
        "source", "checked",
    ],
}  # fmt: skip
SYNTHETIC = {"quit-dates-by-sex", "quit-dates-by-year"}  # made by groundwork/local_tables.py
CHAPTERS = {
    "ageing-well", "carers-disability-health", "child-mental-health", "deprivation", "healthy-weight",
    "heart-disease", "life-expectancy", "people", "smoking", "starting-well", "weight-activity-diabetes",
    "work-income-homes",
}  # fmt: skip


def card(path: Path) -> dict[str, Any]:
    """Return a card, every scalar as text."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - keeps every scalar as text
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CARD = {path.stem: card(path) for path in CARDS}
TIDY = sorted(i for i, c in CARD.items() if c["holds"] == "indicators" and "format" not in c)
PLAIN = sorted(i for i, c in CARD.items() if c["file"].endswith(".csv"))
AREAS = {row["code"]: row for row in rows(DATA / "areas.csv")}


def test_every_data_file_has_a_card_of_its_own_name() -> None:
    files = {p.name for p in DATA.iterdir() if p.suffix in {".csv", ".geojson"}}
    assert {c["file"] for c in CARD.values()} == files
    assert [c["id"] for c in CARD.values()] == list(CARD)
    assert all(Path(c["file"]).stem == i for i, c in CARD.items())


@pytest.mark.parametrize("table", sorted(CARD))
def test_a_card_names_its_source_and_protection(table: str) -> None:
    source = CARD[table]["source"]
    assert {"publisher", "title", "licence", "retrieved"} <= set(source)
    assert ("url" in source) == (table not in SYNTHETIC)
    assert source["licence"] == "OGL-3.0"
    assert source["retrieved"] <= "2026-04-30"
    assert (CARD[table].get("disclosure") == "published") == (table not in SYNTHETIC)


def test_ids_of_tables_measures_and_chapters_are_all_different() -> None:
    measures = [m for c in CARD.values() for m in c.get("measures", {})]
    ids = [i.replace("-", "_") for i in (*CARD, *measures, *CHAPTERS)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("table", PLAIN)
def test_a_csv_file_is_utf8_with_plain_line_ends(table: str) -> None:
    text = (DATA / f"{table}.csv").read_bytes()
    assert b"\r" not in text
    assert not text.startswith(b"\xef\xbb\xbf")
    assert text.endswith(b"\n")
    assert not text.endswith(b"\n\n")
    assert text.decode("utf-8")


@pytest.mark.parametrize("table", PLAIN)
def test_a_csv_file_has_only_the_columns_of_what_it_holds(table: str) -> None:
    head = list(rows(DATA / f"{table}.csv")[0])
    holds = CARD[table]["holds"]
    if table in TIDY:
        assert head == [c for c in COLUMNS if c in head]
        assert {"measure", "area", "period"} <= set(head)
    elif holds in HEADS:
        assert head == HEADS[holds]
    else:
        assert len(head) == 26


@pytest.mark.parametrize("table", TIDY)
def test_rows_are_sorted_and_no_key_stands_twice(table: str) -> None:
    keys = [tuple(r.get(k, "") for k in KEYS) for r in rows(DATA / f"{table}.csv")]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", TIDY)
def test_numbers_are_numbers_and_an_empty_row_says_why(table: str) -> None:
    for row in rows(DATA / f"{table}.csv"):
        for name in NUMBERS:
            assert re.fullmatch(r"(-?\d+(\.\d+)?)?", row.get(name, "")), row
        counted = row.get("count") and row.get("denominator")
        assert row.get("value") or counted or row.get("note"), row


@pytest.mark.parametrize("table", TIDY)
def test_limits_hold_the_value_and_counts_fit_their_denominator(table: str) -> None:
    for row in rows(DATA / f"{table}.csv"):
        value, lower, upper = (row.get(k, "") for k in ("value", "lower", "upper"))
        if value and lower:
            assert float(lower) <= float(value) <= float(upper), row
        if row.get("lower_998"):
            assert float(row["lower_998"]) <= float(lower) < float(upper) <= float(row["upper_998"])
        if row.get("count") and row.get("denominator"):
            assert float(row["count"]) <= float(row["denominator"]), row


@pytest.mark.parametrize("table", TIDY)
def test_every_area_is_in_the_table_of_areas(table: str) -> None:
    assert {row["area"] for row in rows(DATA / f"{table}.csv")} <= set(AREAS)


@pytest.mark.parametrize("table", TIDY)
def test_a_select_matches_one_row_for_each_area_and_period(table: str) -> None:
    data = rows(DATA / f"{table}.csv")
    for name, measure in CARD[table]["measures"].items():
        select = {"category_type": "", "category": ""} | measure["select"]
        select["measure"] = select.pop("indicator", name)
        hits = [r for r in data if all(r.get(k, "") == v for k, v in select.items())]
        places = [(r["area"], r["period"]) for r in hits]
        assert places, name
        assert len(places) == len(set(places)), name


@pytest.mark.parametrize("table", TIDY)
def test_every_row_belongs_to_a_measure_of_the_card(table: str) -> None:
    wanted = {m["select"].get("indicator", i) for i, m in CARD[table]["measures"].items()}
    assert {r["measure"] for r in rows(DATA / f"{table}.csv")} == wanted


@pytest.mark.parametrize("table", TIDY)
def test_a_given_order_names_every_category_once(table: str) -> None:
    data = rows(DATA / f"{table}.csv")
    for name, measure in CARD[table]["measures"].items():
        for kind, order in measure.get("order", {}).items():
            mine = [r for r in data if r["measure"] == measure["select"].get("indicator", name)]
            have = {r["category"] for r in mine if r["category_type"] == kind}
            assert have == set(order), (name, kind)
            assert len(order) == len(set(order)), (name, kind)


def test_the_fingertips_cut_matches_every_measure_of_its_card() -> None:
    data = rows(DATA / "child-mental-health-2018.csv")
    for name, measure in CARD["child-mental-health-2018"]["measures"].items():
        want = measure["select"]
        hits = [r for r in data if r["Indicator ID"] == want["indicator"]]
        assert {(r["Sex"], r["Age"]) for r in hits} == {(want["sex"], want["age"])}, name
        assert {r["Area Code"] for r in hits} <= set(AREAS), name


@pytest.mark.parametrize(
    "path", sorted(path for path in DATA.iterdir() if path.suffix != ".lock"), ids=lambda p: p.name
)
def test_no_file_holds_an_address_of_mail_a_telephone_number_or_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w", text)
    assert not re.search(r"(?<![\d.])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?![\d.])", text)
    assert not re.search(r"</?(div|span|a|p|br)\b", text)


def test_parents_are_areas_and_lead_to_england() -> None:
    for code in AREAS:
        seen = [code]
        while AREAS[seen[-1]]["parent"]:
            seen.append(AREAS[seen[-1]]["parent"])
            assert len(seen) < 6, seen
        assert seen[-1] == "E92000001"
    levels = CARD["areas"]["levels"]
    assert {row["level"] for row in AREAS.values()} == set(levels)


@pytest.mark.parametrize(
    ("table", "level"), [("wards", "ward"), ("districts", "district"), ("lsoas", "lsoa")]
)
def test_boundaries_have_the_codes_and_names_of_their_level(table: str, level: str) -> None:
    found = json.loads((DATA / f"{table}.geojson").read_text(encoding="utf-8"))["features"]
    named = {f["properties"]["code"]: f["properties"]["name"] for f in found}
    assert named == {c: row["name"] for c, row in AREAS.items() if row["level"] == level}


def test_people_of_the_wards_add_up_to_the_people_of_trafford() -> None:
    total = {"ward": 0, "district": 0}
    for row in rows(DATA / "population.csv"):
        total[AREAS[row["area"]]["level"]] += int(row["resident"])
    assert total == {"ward": 241025, "district": 241025}


def test_assets_are_placed_named_once_and_support_known_chapters() -> None:
    data = rows(DATA / "assets.csv")
    ids = [row["id"] for row in data]
    assert ids == sorted(set(ids))
    for row in data:
        assert set(row["supports"].split(";")) <= CHAPTERS, row
        assert row["holder"] in {"association", "organisation"}, row
        assert row["status"] == "open", row
        assert AREAS[row["area"]]["level"] == ("ward" if row["lat"] else "district"), row


def test_all_the_data_is_small_enough_to_read() -> None:
    assert sum(p.stat().st_size for p in DATA.iterdir()) < 3_000_000
