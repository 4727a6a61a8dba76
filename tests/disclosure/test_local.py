"""Local tables: what is withheld beside a small count, and what is said where that is not enough."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jsna.build import everything
from jsna.disclosure.attack import Known
from jsna.disclosure.policy import Policy
from jsna.disclosure.protect import protect
from jsna.disclosure.telling import possible
from jsna.model.book import read_book
from jsna.problems import in_order
from jsna.sources.load import load
from jsna.statistics.estimate import estimate
from tests.disclosure.linking import together
from tests.workspace import TODAY, rewritten, small

AREAS = (
    "code,name,level,parent,imd_decile\nE92000001,England,country,,\nnorthbrook,Northbrook,place,E92000001,\n"
)
WARDS = "".join(f"ward-{one},Ward {one.upper()},ward,northbrook,\n" for one in "abcd")
HEAD = "area,period,sex,age,count,denominator\n"
LT5 = Policy("fewer than 5 withheld", 1, 4)


def protected(root: Path, table: str) -> pd.DataFrame:
    """The rows of ``table`` as they may be shown."""
    book = read_book(root, None, TODAY)
    made = protect(estimate(load(book, everything(book), root).tables, book.measures), book)
    assert [fault for fault in made.faults if fault.severity == "error"] == []
    return made.tables[table].frame


def local(root: Path, rows: str, step: int) -> Path:
    """The workspace at ``root`` with ``rows`` as its local table of smokers."""
    policy = f"disclosure: {{smallest: 5, round_to: {step}, because: Council policy}}"
    rewritten(root, "data/adult-smoking.yml", "disclosure: published", policy)
    rewritten(root, "chapters/editions/2026.yml", "round_to: 5", f"round_to: {step}")
    (root / "data/adult-smoking.csv").write_text(HEAD + rows, encoding="utf-8")
    (root / "data/areas.csv").write_text(AREAS + WARDS, encoding="utf-8")
    return root


def withheld(folder: Path, rows: str, step: int = 1) -> list[str]:
    """The rows that the starter withholds when its table of smokers holds ``rows``."""
    root = local(small(folder), rows, step)
    frame = protected(root, "adult-smoking")
    gone = frame[frame["reason"] == "withheld"]
    assert gone[["count", "denominator", "value", "lower", "upper"]].isna().all(axis=None)
    kept = frame[frame["reason"] == ""]
    assert not kept["count"].between(1, 4).any()
    return [" ".join(row) for row in gone[["area", "period", "sex"]].itertuples(index=False)]


def ward_rows(sex: str, *counts: int) -> str:
    """A row a ward, and the place that they make up."""
    named = [*zip(["ward-a", "ward-b", "ward-c", "ward-d"], counts, strict=True), ("northbrook", sum(counts))]
    return "".join(f"{area},2025,{sex},18 and over,{count},900\n" for area, count in named)


def test_the_other_sex_goes_with_a_small_count(tmp_path):
    rows = "northbrook,2025,Female,18 and over,3,400\nnorthbrook,2025,Male,18 and over,40,400\nnorthbrook,2025,Persons,18 and over,43,800\n"
    assert withheld(tmp_path, rows) == ["northbrook 2025 Female", "northbrook 2025 Male"]


def test_a_second_ward_goes_with_a_small_one_and_the_place_stays(tmp_path):
    assert withheld(tmp_path, ward_rows("Persons", 30, 2, 12, 50)) == [
        "ward-b 2025 Persons",
        "ward-c 2025 Persons",
    ]


def test_the_method_of_a_withheld_rate_does_not_say_on_which_side_of_ten_its_count_lies(tmp_path):
    root = local(small(tmp_path), ward_rows("Persons", 30, 2, 12, 50), 1)
    rewritten(root, "data/adult-smoking.yml", "statistic: proportion", "statistic: rate per 1000")
    rewritten(root, "data/adult-smoking.yml", 'unit: "%"', 'unit: "per 1,000"')
    frame = protected(root, "adult-smoking")
    methods = frame.groupby("reason")["method"].agg(lambda words: sorted(set(words)))
    assert methods.to_dict() == {"": ["rate with Byar limits"], "withheld": ["not available"]}


def test_two_small_wards_protect_each_other(tmp_path):
    assert withheld(tmp_path, ward_rows("Persons", 30, 4, 3, 50)) == [
        "ward-b 2025 Persons",
        "ward-c 2025 Persons",
    ]


def test_a_range_inside_the_rule_is_no_protection(tmp_path):
    # 2 + 2 = 4 leaves 0 to 4 for each: 0 is outside the rule, and that is enough
    assert withheld(tmp_path, ward_rows("Persons", 30, 2, 2, 50)) == [
        "ward-b 2025 Persons",
        "ward-c 2025 Persons",
    ]


def test_sex_and_area_are_protected_together(tmp_path):
    rows = (
        ward_rows("Female", 2, 30, 15, 40)
        + ward_rows("Male", 25, 31, 9, 41)
        + ward_rows("Persons", 27, 61, 24, 81)
    )
    assert withheld(tmp_path, rows) == [
        f"{ward} 2025 {sex}" for sex in ("Female", "Male") for ward in ("ward-a", "ward-c")
    ]


def test_a_year_goes_with_another_of_the_same_three(tmp_path):
    counts = {"2021": 3, "2022": 9, "2023": 8, "2021 to 2023": 20}
    rows = "".join(
        f"northbrook,{period},Persons,18 and over,{count},900\n" for period, count in counts.items()
    )
    assert withheld(tmp_path, rows) == ["northbrook 2021 Persons", "northbrook 2023 Persons"]


def test_what_adds_up_to_nothing_is_left_alone(tmp_path):
    rows = "northbrook,2025,Female,18 and over,3,400\nnorthbrook,2025,Male,18 and over,40,400\nnorthbrook,2025,Persons,18 and over,44,800\n"
    assert withheld(tmp_path, rows) == ["northbrook 2025 Female"]


def test_rounded_neighbours_give_nothing_away(tmp_path):
    assert withheld(tmp_path, ward_rows("Persons", 30, 2, 12, 50), step=5) == ["ward-b 2025 Persons"]


def test_a_small_denominator_is_protected_too(tmp_path):
    rows = "northbrook,2025,Female,18 and over,0,4\nnorthbrook,2025,Male,18 and over,10,40\nnorthbrook,2025,Persons,18 and over,10,44\n"
    assert withheld(tmp_path, rows) == ["northbrook 2025 Female", "northbrook 2025 Male"]


def test_rows_of_people_are_protected_column_by_column(tmp_path):
    root = small(tmp_path)
    rewritten(root, "chapters/editions/2026.yml", "round_to: 5", "round_to: 1")
    (root / "data/people.yml").write_text(
        "kind: table\nid: people\nholds: population\ntitle: People\nfile: people.csv\n"
        "source: {publisher: Northbrook Council, title: Invented people, licence: OGL-3.0, retrieved: 2026-06-01}\n"
        "disclosure: {smallest: 5, round_to: 1, because: Council policy}\n",
        encoding="utf-8",
    )
    (root / "data/people.csv").write_text(
        "area,sex,resident\nnorthbrook,Female,3\nnorthbrook,Male,20\nnorthbrook,Persons,23\n",
        encoding="utf-8",
    )
    frame = protected(root, "people")
    assert frame["reason"].tolist() == ["withheld", "withheld", ""]
    assert frame["resident"].fillna(-1).tolist() == [-1, -1, 23]


def by_sex(*counts: float) -> pd.DataFrame:
    """Female, Male and Persons of one place and year."""
    return pd.DataFrame(
        {"area": "a", "period": "2025", "sex": ["Female", "Male", "Persons"], "count": np.array(counts)}
    )


def test_what_the_producer_left_blank_is_not_given_away_by_a_total():
    made = together({"t": by_sex(np.nan, 5, 8)}, LT5, {})
    assert made.withheld().tolist() == [True, True, False]
    assert made.exposed() == []


def test_rounding_cannot_hide_what_the_mark_announces():
    # 4 + 4 is printed as 10, which is 8 at least: both would be known
    frame = pd.DataFrame(
        {"area": ["a", "b", "n", "c", "all"], "period": "2025", "count": [4.0, 4, 8, 30, 38]}
    )
    parts = {"n": [["a", "b"]], "all": [["n", "c"]]}
    made = together({"t": frame}, Policy("rounded", 1, 4, 5), parts)
    assert made.withheld().tolist() == [True, True, True, False, False]
    assert made.exposed() == []


def test_a_small_total_of_as_many_small_parts_cannot_be_shown_by_any_pattern(tmp_path):
    # under a rule that marks 1 to 4 and rounds the rest, four marks that make up a mark are 1 each
    root = local(small(tmp_path), ward_rows("Persons", 1, 1, 1, 1), step=5)
    book = read_book(root, None, TODAY)
    made = protect(estimate(load(book, everything(book), root).tables, book.measures), book)
    assert "adult-smoking" not in made.tables
    assert [str(fault) for fault in in_order(made.faults)] == [
        f"data/adult-smoking.yml:8:13: {area} is {count} exactly\n"
        "    group the rows, use larger areas, or leave the totals out"
        for area, count in [("Northbrook", 4), *((f"Ward {one}", 1) for one in "ABCD")]
    ]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Known(3, 3, 1), "is 3 exactly"),
        (Known(1, 4, 2), "is 1 or 4"),
        (Known(1, 4, 4), "lies from 1 to 4"),
    ],
)
def test_what_is_possible_is_said_in_words(known: Known, words: str):
    assert possible(known) == words
