"""Limits against published figures, and what must hold for any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.statistics.intervals import byar_limits, count_limits, exact_poisson_limits, t_limits, wilson_limits

LEVELS = st.sampled_from([0.9, 0.95, 0.998])
COUNTS = st.integers(0, 10**7)

# published with the Department of Health and Social Care's indicator methods
SHARES = [(65, 100, 0.55254443, 0.73635752), (1045, 5000, 0.19795550, 0.22049130)]

# Garwood (1936), Biometrika 28, 437-442: exact 95% limits of a Poisson count
GARWOOD = [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390)]

# two-sided 5% points of Student's t: 12.706 with 1 degree of freedom, 2.262 with 9
STUDENT = [(2, 12.706), (10, 2.262)]


def test_shares_agree_with_the_department_of_health():
    count, denominator, lower, upper = np.array(SHARES).T
    assert np.array(wilson_limits(count, denominator)) == pytest.approx(np.array([lower, upper]), abs=1e-8)


def test_limits_of_nobody_start_at_nothing():
    assert wilson_limits(0, 50)[0] == 0


def test_limits_of_everybody_end_at_the_whole():
    assert wilson_limits(50, 50)[1] == 1


def test_small_counts_agree_with_garwood():
    count, lower, upper = np.array(GARWOOD).T
    assert np.array(exact_poisson_limits(count)) == pytest.approx(np.array([lower, upper]), abs=6e-4)


def test_byar_is_close_to_the_exact_limits_from_ten_events():
    counts = np.arange(10, 500)
    assert np.array(byar_limits(counts)) == pytest.approx(np.array(exact_poisson_limits(counts)), rel=0.01)


def test_a_negative_byar_limit_is_missing():
    assert np.isnan(byar_limits([0, 1], 0.998)[0]).all()


def test_few_events_have_exact_limits_and_many_have_byars():
    made = np.array(count_limits([9, 10]))
    assert made[:, 0].tolist() == np.array(exact_poisson_limits(9)).tolist()
    assert made[:, 1].tolist() == np.array(byar_limits(10)).tolist()


def test_a_mean_reaches_as_far_as_the_t_tables_say():
    number, reach = np.array(STUDENT).T
    assert t_limits(0, np.sqrt(number), number)[1] == pytest.approx(reach, abs=5e-4)


def test_one_measurement_has_no_limits():
    assert np.isnan(t_limits(31.5, np.nan, 1)).all()


def test_a_missing_number_has_missing_limits():
    made = [wilson_limits([np.nan, 3], [10, np.nan]), byar_limits([np.nan]), exact_poisson_limits([np.nan])]
    assert all(np.isnan(limits).all() for limits in made)


def test_nothing_out_of_nothing_has_missing_limits():
    assert np.isnan(wilson_limits(0, 0)).all()


def test_more_events_than_people_is_refused():
    with pytest.raises(ValueError, match=r"^a count must lie between 0 and its denominator$"):
        wilson_limits([3, 11], [10, 10])


@pytest.mark.parametrize("limits", [byar_limits, exact_poisson_limits, count_limits])
def test_a_negative_count_is_refused(limits):
    with pytest.raises(ValueError, match=r"^a count must be at least 0$"):
        limits([4, -1])


def test_a_negative_deviation_is_refused():
    with pytest.raises(ValueError, match=r"^a standard deviation must be at least 0$"):
        t_limits(1, -1, 3)


@pytest.mark.parametrize("level", [95, 1, 0.5])
def test_a_level_that_is_no_confidence_is_refused(level):
    with pytest.raises(ValueError, match=r"^a confidence level must be at least 0.9 and below 1$"):
        byar_limits(5, level)


@given(COUNTS, COUNTS, LEVELS)
def test_wilson_limits_hold_the_share_between_them(count, others, level):
    denominator = count + others or 1
    lower, upper = wilson_limits(count, denominator, level)
    assert 0 <= lower <= count / denominator <= upper <= 1


@given(COUNTS, LEVELS)
def test_limits_of_a_count_hold_it_between_them(count, level):
    lower, upper = count_limits(count, level)
    assert 0 <= lower <= count <= upper


@given(st.integers(1, 10**5), st.integers(2, 50))
def test_more_people_bring_the_limits_closer(count, times):
    few, many = wilson_limits([count, count * times], [2 * count, 2 * count * times])
    assert (many - few)[1] < (many - few)[0]


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_limits_of_those_with_and_those_without_mirror_each_other(count, others):
    lower, upper = wilson_limits([count, others], count + others)
    assert lower[0] == pytest.approx(1 - upper[1], abs=1e-12)
