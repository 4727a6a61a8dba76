"""XmR charts against published figures, and each sign of a special cause."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.control_chart import assurance, estimate

SERIES = st.lists(st.integers(0, 30), min_size=3, max_size=40)


def series(values, **columns):
    days = pd.date_range("2021-01-01", periods=len(values), freq="MS")
    return pd.DataFrame({"period_start": days, "value": np.array(values, dtype=float)}).assign(**columns)


def limits(values, **options):
    return estimate(series(values), **options).iloc[-1][["middle", "lower", "upper"]].tolist()


# NHSRplotthedots, vignette: one point far out among ones and twos
ONE_OUT = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]


def test_a_point_far_out_widens_the_limits_unless_ranges_are_screened():
    assert limits(ONE_OUT) == pytest.approx([1.94, -3.06, 6.95], abs=0.01)
    assert limits(ONE_OUT, screened=True) == pytest.approx([1.94, -0.72, 4.60], abs=0.01)


# nhspy-plotthedots, tests; the last is NIST, e-Handbook 6.3.2.2
PUBLISHED = [
    ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [5.5, 2.84, 8.16]),
    ([1, 2, 3, 4, 5, 4, 3, 2, 1, 2], [2.7, 0.04, 5.36]),
    ([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], [50.81, 45.8151, 55.8049]),
]


@pytest.mark.parametrize(("values", "expected"), PUBLISHED)
def test_limits_agree_with_published_ones(values, expected):
    assert limits(values) == pytest.approx(expected, abs=5e-4)


def causes(values, **options):
    made = estimate(series(values), **options)
    return [
        f"{cause} {way:+}" if cause else ""
        for cause, way in zip(made["cause"], made["direction"], strict=True)
    ]


def test_seven_rising_points_are_a_trend_and_a_pause_ends_it():
    wide = [0, 30, 0, 30, 0, 30, 0, 30]
    assert causes([*wide, 10, 11, 12, 13, 14, 15, 16, 0])[8:15] == ["7 in a row +1"] * 7
    assert "7 in a row +1" not in causes([*wide, 10, 11, 12, 12, 13, 14, 15, 0])


def test_seven_points_on_one_side_are_a_shift_and_six_are_not():
    noise = [0, 40, 0, 40, 0, 40, 0, 0]
    made = estimate(series([*noise, *[17, 18] * 3, 17, 0, 40]))
    assert (made["side"].iloc[8:15] == 1).all()
    assert made["cause"].iloc[8:15].tolist() == ["7 on one side"] * 7
    assert "7 on one side" not in causes([*noise, *[17, 18] * 3, 0, 40])


def test_two_of_three_near_a_limit_on_one_side_are_told():
    steady = [10, 12] * 8
    made = estimate(series([*steady, 16, 12, 16, *steady]))
    near = made["near"].to_numpy()
    assert made["cause"].to_numpy()[near].tolist() == ["2 of 3 near a limit"] * 2
    assert "2 of 3 near a limit" not in causes([*steady, 16, 10, 16, *steady])


def test_a_point_outside_is_told_first():
    assert causes(ONE_OUT)[4] == "outside the limits +1"


def test_a_flat_series_has_no_cause():
    for screened in (True, False):
        made = estimate(series([7] * 20), screened=screened)
        assert (made["cause"] == "").all()
        assert made[["lower", "middle", "upper"]].to_numpy().ravel().tolist() == [7] * 60


def test_a_segment_has_its_own_limits_and_no_run_crosses_it():
    both = series([1, 2] * 3 + [11, 12] * 3).assign(segment=[0] * 6 + [1] * 6)
    made = estimate(both)
    assert made["middle"].tolist() == [1.5] * 6 + [11.5] * 6
    assert (made["cause"] == "").all()


def test_a_baseline_sets_the_limits_of_what_comes_after():
    made = estimate(series([1, 2] * 6 + [50] * 3), baseline=12)
    assert made["middle"].unique().tolist() == [1.5]
    assert made["points"].unique().tolist() == [12]
    assert made["cause"].tolist()[-3:] == ["outside the limits"] * 3


TARGETS = [
    ((1, 3), 4, "higher", "consistently fail"),
    ((5, 7), 4, "higher", "consistently pass"),
    ((1, 5), 4, "higher", "inconsistent"),
    ((1, 3), 4, "lower", "consistently pass"),
    ((np.nan, np.nan), 4, "lower", "inconsistent"),
]


@pytest.mark.parametrize(("bounds", "target", "better", "met"), TARGETS)
def test_a_target_beyond_the_limits_is_always_or_never_met(bounds, target, better, met):
    assert assurance(*bounds, target, better) == met


def test_a_target_without_a_better_side_is_refused():
    with pytest.raises(ValueError, match=r"^better is 'higher' or 'lower', not 'neither'$"):
        assurance(1, 2, 3, "neither")


def test_a_short_baseline_is_refused():
    with pytest.raises(ValueError, match=r"^limits need a baseline of at least 12 points$"):
        estimate(series([1, 2] * 10), baseline=8)


def test_two_points_for_one_time_are_refused():
    with pytest.raises(ValueError, match=r"^two points are for the same time$"):
        estimate(pd.concat([series([1, 2]), series([3])]))


@settings(max_examples=20)
@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(values, chance):
    given = series(values)
    mixed = given.iloc[chance.sample(range(len(given)), len(given))]
    pd.testing.assert_frame_equal(estimate(mixed), estimate(given))


@settings(max_examples=20)
@given(SERIES)
def test_a_series_turned_over_has_its_causes_turned_over(values):
    one, other = estimate(series(values)), estimate(series([30 - value for value in values]))
    assert one["direction"].tolist() == (-other["direction"]).tolist()
    assert one["cause"].tolist() == other["cause"].tolist()


@settings(max_examples=20)
@given(SERIES, SERIES)
def test_groups_do_not_disturb_each_other(some, others):
    frames = [series(values, area=area) for values, area in ((some, "A"), (others, "B"))]
    alone = pd.concat([estimate(frame, ["area"]) for frame in frames], ignore_index=True)
    pd.testing.assert_frame_equal(estimate(pd.concat(frames), ["area"]), alone)
