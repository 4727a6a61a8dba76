"""Ranks, ties, and the places that limits allow."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.ranking import estimate

FIGURES = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 3), st.integers(0, 3)), min_size=1
)


def table(rows):
    return pd.DataFrame(rows, columns=["area", "value", "lower", "upper"])


def ranks(made):
    return made[["rank", "rank_from", "rank_to"]].to_numpy().tolist()


def test_an_area_stands_between_those_wholly_above_and_those_wholly_below():
    made = estimate(table([("A", 8, 7, 9), ("B", 6, 5, 7.5), ("C", 5, 4, 6), ("D", 2, 1, 3)]))
    assert ranks(made) == [[1, 1, 2], [2, 1, 3], [3, 2, 3], [4, 4, 4]]
    assert made["among"].tolist() == [4] * 4


def test_the_lowest_may_come_first():
    made = estimate(table([("A", 8, 7, 9), ("B", 6, 5, 7.5), ("C", 2, 1, 3)]), highest_first=False)
    assert ranks(made) == [[3, 2, 3], [2, 2, 3], [1, 1, 1]]


def test_equal_values_share_the_best_of_their_ranks():
    made = estimate(table([("A", 5, 5, 5), ("B", 5, 5, 5), ("C", 4, 4, 4)]))
    assert ranks(made) == [[1, 1, 2], [1, 1, 2], [3, 3, 3]]


def test_limits_that_touch_overlap():
    assert ranks(estimate(table([("A", 8, 7, 9), ("B", 6, 5, 7)]))) == [[1, 1, 2], [2, 1, 2]]


def test_what_is_missing_has_no_rank_and_what_has_no_limits_no_range():
    nan = np.nan
    made = estimate(table([("A", nan, nan, nan), ("B", 6, nan, nan), ("C", 5, 4, 5), ("D", 1, 1, 2)]))
    assert made["rank"].tolist()[1:] == [1, 2, 3]
    assert made["rank"].isna().tolist() == [True, False, False, False]
    assert made[["rank_from", "rank_to"]].to_numpy()[2:].tolist() == [[1, 2], [2, 3]]
    assert made[["rank_from", "rank_to"]].isna().to_numpy()[:2].all()
    assert made["method"].tolist() == [
        "not ranked: no value",
        "rank by value",
        "rank by value, range by limits",
        "rank by value, range by limits",
    ]


def test_limits_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match=r"^a lower limit must not be above its upper limit$"):
        estimate(table([("A", 5, 6, 4)]))


def counted(rows, area, low, high):
    """The range of one row, by comparing it with every other."""
    others = [(lower, upper) for other, _, lower, upper in rows if other == area]
    before = sum(lower > high for lower, _ in others)
    return [1 + before, len(others) - sum(upper < low for _, upper in others)]


@settings(max_examples=60)
@given(FIGURES)
def test_each_group_is_ranked_as_if_every_pair_were_compared(figures):
    rows = [(area, value, value - down, value + up) for area, value, down, up in figures]
    made = estimate(table(rows), ["area"])
    expected = [counted(rows, area, lower, upper) for area, _, lower, upper in rows]
    assert made[["rank_from", "rank_to"]].to_numpy().tolist() == expected
    assert (made["rank_from"] <= made["rank"]).all()
    assert (made["rank"] <= made["rank_to"]).all()


@settings(max_examples=30)
@given(FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(figures, chance):
    rows = table([(area, value, value - down, value + up) for area, value, down, up in figures])
    mixed = rows.iloc[chance.sample(range(len(rows)), len(rows))]
    pd.testing.assert_frame_equal(estimate(mixed, ["area"]).sort_index(), estimate(rows, ["area"]))
