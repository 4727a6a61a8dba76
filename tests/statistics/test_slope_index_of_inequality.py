"""Slope and relative indices against published figures."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.slope_index_of_inequality import estimate

# test figures of the Department of Health and Social Care's indicator methods: people, values, SII, RII
PUBLISHED = {
    "a": (
        [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534],
        [
            75.9334590103081, 78.3442382727843, 83.8360631041654, 83.6375399664931, 80.4655031529559,
            81.1156759857022, 81.6930835718562, 84.1900062060987, 80.5955641081472, 86.2894349578624,
        ],
        6.934616473668819,
        1.0888180804446217,
    ),
    "b": (
        [21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312],
        [
            70.54853186, 71.57155734, 72.48698671, 73.51985519, 73.14605425,
            76.15898712, 78.65444871, 80.56476961, 80.85486627, 79.9711253,
        ],
        12.547846636351798,
        1.180885620848795,
    ),
}  # fmt: skip


def parts(people, value, error=1.0, **columns):
    frame = pd.DataFrame({"denominator": people, "value": value, "error": error}, dtype="float64")
    return frame.assign(quantile=range(1, len(frame) + 1), **columns)


def index(frame, *more, **options):
    return estimate(frame, *more, draws=1000, **options)


@pytest.mark.parametrize("name", PUBLISHED)
def test_indices_agree_with_the_department_of_health(name):
    people, value, slope, relative = PUBLISHED[name]
    made = index(parts(people, value)).iloc[0]
    assert made[["value", "relative"]].tolist() == pytest.approx([slope, relative], rel=1e-12)


def test_groups_do_not_disturb_each_other():
    frames = [parts(*PUBLISHED[name][:2], area=name) for name in PUBLISHED]
    both = index(pd.concat(frames), ["area"])
    alone = pd.concat([index(frame, ["area"]) for frame in frames], ignore_index=True)
    pd.testing.assert_frame_equal(both, alone)


def test_limits_of_a_straight_line_are_those_of_its_normal_slope():
    made = estimate(parts([100] * 5, [1, 2, 3, 4, 5])).iloc[0]
    rank = np.array([0.1, 0.3, 0.5, 0.7, 0.9]) - 0.5
    reach = 1.959964 / np.sqrt((rank**2).sum())
    assert made[["lower", "upper"]].tolist() == pytest.approx([5 - reach, 5 + reach], abs=0.05)


def test_parts_of_equal_rank_are_pooled():
    split = parts([100, 100, 100, 100, 50, 50], [1, 2, 3, 4, 5, 5], 0.1)
    split["quantile"] = [1, 2, 3, 4, 5, 5]
    whole = parts([100] * 5, [1, 2, 3, 4, 5], 0.1)
    assert index(split)["value"].item() == pytest.approx(index(whole)["value"].item())


def test_a_negative_unit_turns_both_indices_over():
    people, value, slope, relative = PUBLISHED["a"]
    made = index(parts(people, value), per=-1).iloc[0]
    assert made[["value", "relative"]].tolist() == pytest.approx([-slope, 1 / relative])
    assert made["lower"] < -slope < made["upper"]


def test_a_line_through_logs_ends_where_its_rates_do():
    rates = np.exp(np.array([0.1, 0.3, 0.5, 0.7, 0.9]))
    frame = parts([100] * 5, rates).drop(columns="error").assign(lower=rates * 0.9, upper=rates / 0.9)
    made = index(frame, kind="rate", transformed=True).iloc[0]
    assert made[["value", "relative", "start"]].tolist() == pytest.approx([np.e - 1, np.e, 1])


@pytest.mark.parametrize("spoiled", [{"value": np.nan}, {"error": np.nan}])
def test_a_group_that_lacks_a_number_has_no_index(spoiled):
    frame = parts(*PUBLISHED["a"][:2])
    frame.loc[3, list(spoiled)] = list(spoiled.values())
    made = index(frame)
    assert made["value"].isna().all()
    assert made["method"].tolist() == ["not given: a part is missing"]


def test_four_parts_are_too_few():
    assert index(parts([100] * 4, [1, 2, 3, 4]))["value"].isna().all()


REFUSED = {
    "each part needs people": lambda: index(parts([100, 0, 100, 100, 100], [1, 2, 3, 4, 5])),
    "at least 1,000 simulations are needed": lambda: estimate(parts([100] * 5, [1, 2, 3, 4, 5]), draws=500),
    "a value is a mean, a rate or a proportion, not a 'count'": lambda: index(
        parts([100] * 5, [1, 2, 3, 4, 5]), kind="count"
    ),
    "a line on another scale takes its errors from limits": lambda: index(
        parts([100] * 5, [1, 2, 3, 4, 5]), kind="rate", transformed=True
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_has_no_index_is_refused(message):
    with pytest.raises(ValueError) as caught:
        REFUSED[message]()
    assert str(caught.value) == message


@settings(max_examples=20)
@given(st.permutations(range(10)))
def test_the_order_of_parts_changes_nothing(order):
    given = parts(*PUBLISHED["a"][:2])
    pd.testing.assert_frame_equal(index(given.iloc[order]), index(given))


@settings(max_examples=20)
@given(st.floats(0.01, 1000))
def test_another_unit_scales_the_slope_and_not_the_relative_index(factor):
    people, value, slope, relative = PUBLISHED["b"]
    made = index(parts(people, np.array(value) * factor, factor)).iloc[0]
    assert made[["value", "relative"]].tolist() == pytest.approx([slope * factor, relative])
