"""Areas cut into parts by rank."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.statistics.methods.quantiles import quantiles


def parts(values, *more, **options):
    return quantiles(pd.Series(values, dtype="float64"), *more, **options).tolist()


def test_the_first_part_holds_the_highest():
    assert parts([10, 20, 30, 40], 2) == [2, 2, 1, 1]


def test_the_first_part_may_hold_the_lowest():
    assert parts([10, 20, 30, 40], 2, highest_first=False) == [1, 1, 2, 2]


def test_each_value_may_say_which_end_is_first():
    region = pd.Series([0, 0, 1, 1])
    made = parts([1, 2, 1, 2], 2, groups=[region], highest_first=[True, True, False, False])
    assert made == [2, 1, 1, 2]


def test_equal_values_share_a_part():
    assert parts([1, 1, 1, 5], 4, highest_first=False) == [1, 1, 1, 4]


def test_a_missing_value_has_no_part_and_does_not_count():
    made = parts([1, np.nan, 3], 2)
    assert made[0] == 2
    assert np.isnan(made[1])
    assert made[2] == 1


def test_fewer_values_than_parts_have_none():
    assert np.isnan(parts([1, 2, 3], 4)).all()


def test_no_parts_are_refused():
    with pytest.raises(ValueError, match=r"^at least one part is needed$"):
        parts([1, 2], 0)


def test_words_are_refused():
    with pytest.raises(ValueError, match=r"^only numbers can be cut into parts$"):
        quantiles(pd.Series(["s5.4", "s2.1"]), 2)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60, unique=True), st.integers(1, 12))
def test_parts_rise_with_values_and_are_as_even_as_can_be(values, number):
    made = quantiles(pd.Series(values), number, highest_first=False)
    if len(values) < number:
        assert made.isna().all()
    else:
        assert made[np.argsort(values)].is_monotonic_increasing
        assert made.between(1, number).all()
        assert np.ptp(made.value_counts()) <= 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.randoms())
def test_the_order_of_values_changes_nothing(values, chance):
    given = pd.Series(values, dtype="float64")
    order = chance.sample(range(len(values)), len(values))
    pd.testing.assert_series_equal(quantiles(given.iloc[order], 5).sort_index(), quantiles(given, 5))
