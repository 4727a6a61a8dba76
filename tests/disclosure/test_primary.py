from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.disclosure.policy import NAMED, Policy, policy_of
from jsna.disclosure.primary import (
    dominated,
    is_small,
    reasons,
    rounded,
    tells_of_everyone,
    withheld_rows,
)
from jsna.model.book import read_book
from tests.workspace import TODAY, drafted, rewritten, said, small

LOCAL = "disclosure: {smallest: 5, round_to: 5, because: Council policy}"


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """The starter with a local table that has one small count."""
    root = small(tmp_path)
    rewritten(root, "data/adult-smoking.yml", "disclosure: published", LOCAL)
    rewritten(root, "data/adult-smoking.csv", "northbrook,2023,Female,18 and over,516,4000", "northbrook,2023,Female,18 and over,3,4000")  # fmt: skip
    return root


def test_a_small_count_is_withheld_with_all_that_was_worked_out_from_it(local):
    rows = drafted(local).found.safe["adult-smoking"].where(area="northbrook", period="2023", sex="Female")
    row = rows.frame.iloc[0]
    assert row["reason"] == "withheld"
    assert row[["count", "denominator", "value", "lower", "upper"]].isna().all()


def test_other_counts_are_rounded_and_their_values_follow(local):
    row = (
        drafted(local)
        .found.safe["adult-smoking"]
        .where(area="northbrook", period="2023", sex="Male")
        .frame.iloc[0]
    )
    assert row["count"] % 5 == 0
    assert row["value"] == pytest.approx(100 * row["count"] / row["denominator"])


def test_a_table_protected_by_its_producer_passes_unchanged(tmp_path):
    safe = drafted(small(tmp_path)).found.safe["adult-smoking"]
    assert safe.policy == "published"
    assert set(safe.frame["reason"]) == {""}


def test_the_policy_is_named_on_the_table(local):
    assert drafted(local).found.safe["adult-smoking"].policy == "fewer than 5 withheld, the rest rounded to 5"


def test_the_editions_policy_holds_where_the_card_says_none(tmp_path):
    root = small(tmp_path)
    rewritten(root, "data/adult-smoking.yml", "disclosure: published\n", "")
    assert drafted(root).found.safe["adult-smoking"].policy == "fewer than 5 withheld, the rest rounded to 5"


def test_values_without_counts_cannot_be_protected_and_are_refused(tmp_path):
    root = small(tmp_path)
    rewritten(root, "data/adult-smoking.yml", "disclosure: published", LOCAL)
    rewritten(root, "data/adult-smoking.yml", "statistic: proportion", "statistic: as given")
    (root / "data/adult-smoking.csv").write_text(
        "area,period,sex,age,value\nnorthbrook,2025,Persons,18 and over,12.5\n", encoding="utf-8"
    )
    assert (
        "data/adult-smoking.yml:8:13: 'adult-smoking' has values without counts, so its small numbers cannot be found\n"
        "    give count and denominator, or say disclosure: published if its producer protected it"
    ) in said(drafted(root))


@given(st.lists(st.integers(0, 40), min_size=1), st.integers(1, 9), st.sampled_from([1, 5, 10]))
def test_no_count_under_the_policy_is_left_and_none_moves_further_than_half_a_step(counts, high, step):
    policy = Policy("p", 1, high, step)
    written = pd.Series(counts, dtype="float64")
    kept = rounded(written, policy)[~is_small(written, policy)]
    assert not written[~is_small(written, policy)].between(1, high).any()
    assert ((kept - written[kept.index]).abs() <= step / 2).all()


def test_a_part_of_a_person_is_small_too_and_nothing_is_not():
    counts = pd.Series([0, 0.4, 1, 4, 4.6, 5, float("nan")])
    assert is_small(counts, Policy("p", 1, 4, 5)).tolist() == [False, True, True, True, True, False, False]
    assert not is_small(counts, Policy("published")).any()


def test_a_producers_own_withholding_is_not_read_as_missing():
    frame = pd.DataFrame(
        {"value": [float("nan"), float("nan"), 1.0], "note": ["Suppressed for small numbers", "", ""]}
    )
    assert reasons(frame, pd.Series([False] * 3)).tolist() == ["withheld", "not available", ""]


@pytest.mark.parametrize("name", NAMED)
def test_a_named_policy_says_where_it_comes_from(name: str):
    policy = NAMED[name]
    assert policy.name == name and policy.because
    assert policy.changes_nothing == (name in {"cell-key", "source"})


def rows(**columns: list) -> pd.DataFrame:
    return pd.DataFrame(
        {"method": "proportion"} | {name: pd.Series(column) for name, column in columns.items()}
    )


def test_rates_of_few_events_are_withheld_and_standardised_ones_sooner():
    frame = rows(count=[0, 2, 3, 9, 10], denominator=[900] * 5)
    policy = NAMED["ons-deaths-lt3"]
    assert withheld_rows(frame, policy).tolist() == [False, True, False, False, False]
    standardised = frame.assign(method="directly standardised rate")
    assert withheld_rows(standardised, policy).tolist() == [True, True, True, True, False]


def test_a_rate_may_need_more_events_than_a_count():
    frame = rows(count=[0, 4, 5], denominator=[900] * 3)
    assert withheld_rows(frame, Policy("rates", least_for_rate=5)).tolist() == [False, True, False]


def test_six_of_six_tell_of_everyone():
    frame = rows(count=[6, 5, 0], denominator=[6, 6, 0])
    assert tells_of_everyone(frame).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([0, 30, 30], [True, True, False]),  # all of them are men
        ([1, 30, 31], [False, False, False]),
        ([0, 0, 0], [False, False, False]),
    ],
)
def test_zeros_but_one_tell_of_everyone(counts: list[int], found: list[bool]):
    frame = rows(sex=["Female", "Male", "Persons"], count=counts, denominator=[900, 900, 1800])
    assert tells_of_everyone(frame).tolist() == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([95, 3, 2], True),  # the two largest make up 98 per cent
        ([40, 30, 20, 10], False),
        ([60, 28, 12], False),
        ([0, 0], False),
        ([], False),
    ],
)
def test_a_sum_in_which_one_could_be_made_out_is_found(parts: list[float], found: bool):
    assert dominated(parts, NAMED["acro"]) is found


def test_without_a_rule_nobody_dominates():
    assert dominated([95, 3, 2], NAMED["lt5"]) is False


def test_p_per_cent_alone_finds_the_second_who_could_tell_the_first():
    policy = Policy("p", p_percent=10)
    assert [dominated(parts, policy) for parts in ([100, 50, 9], [100, 50, 10])] == [True, False]


def test_a_table_without_a_rule_is_a_mistake_of_ours(tmp_path):
    root = small(tmp_path)
    book = read_book(root, None, TODAY)
    bare = book.cards["adult-smoking"].model_copy(update={"disclosure": None})
    unruled = replace(book, edition=None, cards={"adult-smoking": bare})
    with pytest.raises(ValueError, match="^adult-smoking has no disclosure rule$"):
        policy_of(unruled, "adult-smoking")
