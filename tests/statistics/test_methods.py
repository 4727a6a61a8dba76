"""Proportions, rates and means, and every method's own example."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.registry import kinds_in
from jsna.statistics.method import Method, limit_columns, worked
from jsna.statistics.methods import mean, proportion, rate

KINDS = kinds_in("jsna.statistics.methods", Method)
LIMITS = ["lower", "upper", "lower_998", "upper_998"]
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5000), st.integers(1, 5000)), min_size=1)


def table(rows):
    area, count, others = zip(*rows, strict=True)
    denominator = np.add(count, others)
    return pd.DataFrame({"area": area, "count": count, "denominator": denominator}).astype(
        {"count": float, "denominator": float}
    )


@pytest.mark.parametrize("name", KINDS)
def test_its_own_example_names_a_method_for_every_row(name):
    made = worked(KINDS[name])
    assert len(made)
    assert (made["method"] != "").all()
    assert KINDS[name].says
    assert KINDS[name].source


def test_a_share_is_in_per_cent_with_its_limits():
    made = proportion.estimate(table([("a", 65, 35)]))
    assert made[["value", "lower", "upper"]].to_numpy()[0] == pytest.approx(
        [65, 55.254443, 73.635752], abs=1e-6
    )
    assert made["method"].tolist() == ["proportion with Wilson limits"]


def test_counts_are_added_before_they_are_divided():
    made = proportion.estimate(table([("a", 1, 9), ("a", 0, 90), ("b", 1, 1)]), ["area"])
    assert made[["area", "value"]].to_numpy().tolist() == [["a", 1.0], ["b", 50.0]]


def test_a_missing_count_makes_its_group_missing():
    rows = table([("a", 1, 9), ("a", 2, 8), ("b", 1, 1)])
    rows.loc[0, "count"] = np.nan
    assert proportion.estimate(rows, ["area"])["value"].isna().tolist() == [True, False]


def test_nothing_out_of_nothing_is_missing():
    rows = pd.DataFrame({"count": [0.0], "denominator": [0.0]})
    for method in (proportion, rate):
        assert method.estimate(rows)[["value", *LIMITS]].isna().all(axis=None)


def test_a_rate_names_exact_limits_below_ten_events_and_byars_from_ten():
    made = rate.estimate(table([("a", 9, 991), ("a", 10, 990)]), per=1000)
    assert made["method"].tolist() == ["rate with exact Poisson limits", "rate with Byar limits"]
    assert made["value"].tolist() == [9, 10]


def test_events_among_nobody_are_refused():
    with pytest.raises(ValueError, match=r"^events need a denominator above 0$"):
        rate.estimate(pd.DataFrame({"count": [3.0], "denominator": [0.0]}))


def test_a_negative_population_is_refused():
    with pytest.raises(ValueError, match=r"^a denominator must be at least 0$"):
        rate.estimate(pd.DataFrame({"count": [3.0], "denominator": [-1.0]}))


def test_a_mean_of_everything_is_one_row():
    made = mean.estimate(pd.DataFrame({"value": [1.0, 2.0, 3.0]}))
    assert made[["total", "number", "deviation", "value"]].to_numpy().tolist() == [[6, 3, 1, 2]]


def test_levels_name_their_columns():
    assert limit_columns((0.95, 0.998)) == {0.95: ("lower", "upper"), 0.998: ("lower_998", "upper_998")}
    assert limit_columns(0.998) == {0.998: ("lower", "upper")}


@settings(max_examples=30)
@given(ROWS, st.sampled_from([proportion, rate]))
def test_a_value_lies_between_its_limits_and_the_wider_limits_hold_the_narrower(rows, method):
    made = method.estimate(table(rows))
    order = made[["lower_998", "lower", "value", "upper", "upper_998"]].to_numpy()
    assert (np.diff(order) >= -1e-9).all()


@settings(max_examples=30)
@given(ROWS, st.sampled_from([proportion, rate]))
def test_another_unit_scales_value_and_limits(rows, method):
    one, many = (method.estimate(table(rows), per=per)[["value", *LIMITS]] for per in (1, 1000))
    assert many.to_numpy() == pytest.approx(1000 * one.to_numpy(), rel=1e-12)


@settings(max_examples=30)
@given(ROWS, st.randoms(use_true_random=False), st.sampled_from([proportion, rate]))
def test_the_order_of_rows_changes_nothing(rows, chance, method):
    mixed = chance.sample(rows, len(rows))
    pd.testing.assert_frame_equal(
        method.estimate(table(rows), ["area"]), method.estimate(table(mixed), ["area"])
    )
