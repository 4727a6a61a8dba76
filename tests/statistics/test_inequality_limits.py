"""Exact limits of the slope and relative indices are those that simulation nears."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.slope_index_of_inequality import estimate

VALUES = st.lists(st.floats(50, 90), min_size=5, max_size=5)
LIMITS = ["lower", "upper", "relative_lower", "relative_upper"]
EXACT = "slope index of inequality with normal limits"


def parts(value, error):
    return pd.DataFrame({"quantile": range(1, 6), "denominator": 100.0, "value": value, "error": error})


def simulated(value, error, per):
    """Limits of both indices from 200,000 lines, each drawn through every part."""
    drawn = np.random.default_rng(1).normal(value, error, (200_000, 5))
    rank = np.arange(0.1, 1, 0.2)
    slope, start = np.polyfit(rank, drawn.T, 1)
    relative = (start + slope) / start if per > 0 else start / (start + slope)
    return [*np.quantile(per * slope, [0.025, 0.975]), *np.quantile(relative, [0.025, 0.975])]


@pytest.mark.parametrize("per", [1, -1, 100])
@pytest.mark.parametrize("error", [0.5, 4.0])
def test_exact_limits_are_those_that_simulation_nears(error, per):
    value = [70.0, 74, 73, 78, 82]
    made = estimate(parts(value, error), per=per)
    assert made["method"].tolist() == [EXACT]
    got, near = made[LIMITS].to_numpy()[0], simulated(value, error, per)
    assert got[:2] == pytest.approx(near[:2], abs=0.03 * error * abs(per))
    assert got[2:] == pytest.approx(near[2:], rel=0.004)


def test_a_ratio_whose_lower_term_may_be_nothing_is_simulated_and_says_so():
    made = estimate(parts([1.0, 2, 2, 3, 4], 1.0), draws=1_000)
    assert made["method"].tolist() == [f"{EXACT}, the relative from 1,000 simulations"]
    assert made[LIMITS].notna().all(axis=None)


@pytest.mark.parametrize(("kind", "scale"), [("rate", 1.0), ("proportion", 0.01)])
def test_other_scales_are_simulated_the_same_way_each_time(kind, scale):
    value = scale * np.array([70.0, 74, 73, 78, 82])
    rows = parts(value, 1.0).drop(columns="error").assign(lower=0.9 * value, upper=1.1 * value)
    for transformed in (True, False):
        one, other = (estimate(rows, kind=kind, transformed=transformed, draws=1_000) for _ in range(2))
        pd.testing.assert_frame_equal(one, other)
        assert one["method"].tolist() == ["slope index of inequality, 1,000 simulations"]
        assert one["lower"].item() < one["value"].item() < one["upper"].item()


@settings(max_examples=10)
@given(VALUES, st.floats(0.1, 2))
def test_limits_bracket_the_value_and_scale_with_it(value, error):
    made, larger = estimate(parts(value, error)), estimate(parts(value, error), per=10)
    assert made["lower"].item() < made["value"].item() < made["upper"].item()
    assert made["relative_lower"].item() < made["relative"].item() < made["relative_upper"].item()
    slopes = ["value", "lower", "upper"]
    assert larger[slopes].to_numpy() == pytest.approx(10 * made[slopes].to_numpy())
    assert larger[LIMITS[2:]].to_numpy() == pytest.approx(made[LIMITS[2:]].to_numpy())


@settings(max_examples=10)
@given(VALUES)
def test_a_value_that_is_known_has_no_width(value):
    made = estimate(parts(value, 0.0))
    assert made[["lower", "upper"]].to_numpy()[0] == pytest.approx([made["value"].item()] * 2, abs=1e-9)
    assert made[["relative_lower", "relative_upper"]].to_numpy()[0] == pytest.approx(
        [made["relative"].item()] * 2
    )
