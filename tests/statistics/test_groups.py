"""Rows of one key are added up, in whatever order they come."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.groups import grouped
from jsna.statistics.method import named

KEYS = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 2), st.integers(0, 99)), min_size=1
)


@settings(max_examples=40)
@given(KEYS, st.booleans())
def test_sums_are_those_of_each_key_in_order(rows, in_order):
    frame = pd.DataFrame(rows, columns=["area", "year", "count"]).astype({"area": "str", "count": float})
    frame = frame.sort_values(["area", "year"]) if in_order else frame
    made = grouped(frame, ["area", "year"])
    expected = frame.groupby(["area", "year"], dropna=False)["count"].sum().reset_index()
    got = made.keys.assign(count=made.total(frame["count"].to_numpy()))
    pd.testing.assert_frame_equal(got, expected)
    pd.testing.assert_frame_equal(
        made.keys.iloc[made.number].reset_index(drop=True), frame[["area", "year"]].reset_index(drop=True)
    )


def test_rows_in_order_of_their_keys_are_cut_where_a_key_begins():
    frame = pd.DataFrame({"area": ["a", "a", "b"]})
    assert grouped(frame, ["area"]).starts.tolist() == [0, 2]
    assert grouped(frame[::-1], ["area"]).starts is None


def test_without_keys_all_rows_are_one_group():
    made = grouped(pd.DataFrame({"count": [1.0, 2.0]}), [])
    assert made.total(np.array([1.0, 2.0])).tolist() == [3]
    assert made.keys.shape == (1, 0)


def test_no_rows_are_no_groups():
    empty = pd.DataFrame({"area": pd.Series([], dtype="str")})
    made = grouped(empty, ["area"])
    assert made.total(np.array([])).tolist() == []
    assert grouped(empty, []).total(np.array([])).tolist() == [0]


def test_words_stand_in_their_places():
    assert named([True, False, True], ("no", "yes")).tolist() == ["yes", "no", "yes"]
