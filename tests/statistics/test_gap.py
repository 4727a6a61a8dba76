"""The gap between two groups, against published figures."""

import numpy as np
import pandas as pd
import pytest

from jsna.statistics.intervals import wilson_limits
from jsna.statistics.methods.gap import estimate


def parts(*rows, **more):
    return pd.DataFrame(rows, columns=["quantile", "value", "lower", "upper"]).assign(**more)


def shares(*counts):
    return parts(
        *((place, a / n, *map(float, wilson_limits(a, n))) for place, (a, n) in enumerate(counts, 1))
    )


def test_limits_of_a_difference_of_shares_agree_with_newcombe():
    made = estimate(shares((56, 70), (48, 80))).iloc[0]  # example (a), method 10
    assert made[["value", "lower", "upper"]].tolist() == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)


def test_only_the_ends_are_read():
    ends = parts((1, 28.0, 26.0, 30.0), (5, 13.0, 12.0, 14.0))
    middle = parts((3, 90.0, 89.0, 91.0))
    assert estimate(pd.concat([middle, ends])).equals(estimate(ends))


def test_the_other_way_round_is_the_same_gap_with_the_other_sign():
    made = estimate(parts((1, 28.0, 26.0, 30.0), (2, 13.0, 12.0, 14.0))).iloc[0]
    turned = estimate(parts((2, 28.0, 26.0, 30.0), (1, 13.0, 12.0, 14.0))).iloc[0]
    assert [made["value"], made["lower"], made["upper"]] == pytest.approx(
        [-turned["value"], -turned["upper"], -turned["lower"]]
    )
    assert [made["relative"], made["relative_lower"], made["relative_upper"]] == pytest.approx(
        [1 / turned["relative"], 1 / turned["relative_upper"], 1 / turned["relative_lower"]]
    )


def test_a_gap_without_limits_says_so():
    made = estimate(parts((1, 28.0, np.nan, np.nan), (2, 14.0, 13.0, 15.0)))
    assert made[["value", "relative"]].to_numpy().tolist() == [[14.0, 2.0]]
    assert made[["lower", "upper", "relative_lower", "relative_upper"]].isna().all(axis=None)
    assert made["method"].tolist() == ["gap of the first and the last group, without limits"]


def test_groups_stay_apart():
    rows = pd.concat(
        [
            parts((1, 3.0, 2.0, 4.0), (2, 1.0, 0.5, 1.5), area="B"),
            parts((1, 2.0, 1.0, 3.0), (2, 2.0, 1.0, 3.0), area="A"),
        ]
    )
    assert estimate(rows, ["area"])[["area", "value"]].to_numpy().tolist() == [["A", 0.0], ["B", 2.0]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (parts((1, -1.0, 0.0, 1.0), (2, 1.0, 0.0, 2.0)), "a value must be at least 0"),
        (parts((1, 1.0, 0.0, 1.0), (1, 1.0, 0.0, 2.0)), "a part stands twice in a group"),
        (parts((1, 1.0, 0.0, 1.0)), "a gap needs two parts"),
    ],
)
def test_what_is_no_gap_is_refused(rows, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        estimate(rows)
