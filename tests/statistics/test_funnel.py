"""Areas beside the average of all."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.statistics.methods.funnel import average, estimate, limits_of_events, limits_of_shares, steps


def areas(*rows, **columns):
    return pd.DataFrame(rows, columns=["count", "denominator"], dtype="float64").assign(**columns)


def test_an_area_far_from_the_average_is_told_from_one_that_is_only_outside():
    # 172 of 1,000 have 95% limits of 15.0% and 19.7%, and 99.8% limits of 13.8% and 21.2%
    given = areas((2000, 10_000), (150, 1000), (172, 1000), (200, 1000), (227, 1000), (260, 1000))
    made = estimate(given)
    assert made["average"].round(1).unique().tolist() == [20.1]
    assert made["compared"].tolist() == ["similar", "lowest", "lower", "similar", "higher", "highest"]


def test_the_average_of_ratios_is_one():
    given = areas((50, 10), (11, 10))
    assert average(given, "ratio", 100) == 100
    assert estimate(given, "ratio", 100)["compared"].tolist() == ["highest", "similar"]


def test_a_standardised_rate_stands_for_the_people_that_would_give_it():
    given = areas((20, np.nan), (9, np.nan), value=[200.0, 90.0])
    made = estimate(given, "standardised rate", 1000)
    assert made["average"].tolist() == [1000 * 29 / 200] * 2
    assert made["compared"].tolist()[1] == "not compared"


def test_limits_of_shares_are_normal_and_keep_within_the_whole():
    made = limits_of_shares([1, 10_000], 20).round(3)
    assert made.to_numpy().tolist() == [[1, 0, 98.399, 0, 100], [10_000, 19.216, 20.784, 18.764, 21.236]]


def test_limits_of_events_are_the_exact_ones_turned_over():
    # Garwood (1936), Biometrika 28, 437-442: 95% limits of 10 events are 4.795 and 18.390
    made = limits_of_events([10.0]).iloc[0]
    assert made[["upper", "lower"]].tolist() == pytest.approx([4.795, 18.390], abs=6e-4)


@given(st.integers(1, 1000), st.integers(101, 10**6))
def test_steps_are_whole_grow_and_arrive(first, further):
    made = steps(first, first + further)
    assert len(made) == 100
    assert (np.diff(made) >= 1).all()
    assert (made == np.round(made)).all()
    assert made[-1] == first + further


REFUSED = {
    "a funnel is of proportion, ratio, rate, standardised rate, not of 'mean'": (areas((1, 2)), "mean"),
    "each row needs a count of at least 0": (areas((-1, 2)), "rate"),
    "each row needs a denominator above 0": (areas((1, 0)), "rate"),
    "a count must lie between 0 and its denominator": (areas((3, 2)), "proportion"),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_has_no_place_in_a_funnel_is_refused(message):
    with pytest.raises(ValueError) as caught:
        estimate(*REFUSED[message])
    assert str(caught.value) == message
