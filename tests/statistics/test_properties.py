"""What must hold of every rate whatever its numbers: of the unit, of strata that are alike, and of the order of rows."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.statistics.methods import directly_standardised_rate, proportion, rate

LIMITS = ["value", "lower", "upper", "lower_998", "upper_998"]
strata = st.lists(
    st.tuples(st.integers(2, 400), st.integers(1_000, 90_000), st.integers(1, 9_000)), min_size=2, max_size=8
)


def bands(rows: list[tuple[int, int, int]]) -> pd.DataFrame:
    """Age bands with more than ten events in all."""
    frame = pd.DataFrame(rows, columns=["count", "denominator", "standard"]).astype("float64")
    return frame.assign(count=frame["count"] + 5)


def numbers(made: pd.DataFrame) -> list[float]:
    return made[LIMITS].to_numpy().ravel().tolist()


@given(strata, st.sampled_from([1, 100, 1_000, 1_000_000]))
def test_another_multiplier_scales_a_standardised_rate_and_all_its_limits(rows, per):
    base, other = (
        directly_standardised_rate.estimate(bands(rows), per=many)[LIMITS].to_numpy()
        for many in (100_000, per)
    )
    assert other == pytest.approx(base * per / 100_000, rel=1e-12)


@given(strata, st.integers(0, 7))
def test_two_bands_that_are_alike_may_be_put_together(rows, which):
    frame = bands(rows)
    alike = frame.iloc[[which % len(frame)]]
    apart = pd.concat([frame, alike], ignore_index=True)
    together = frame.copy()
    together.iloc[which % len(frame)] = alike.iloc[0] * 2
    one, other = (numbers(directly_standardised_rate.estimate(found)) for found in (apart, together))
    assert one == pytest.approx(other, rel=1e-12)


@given(strata, st.randoms(use_true_random=False))
def test_the_order_of_age_bands_changes_nothing(rows, chance):
    mixed = list(rows)
    chance.shuffle(mixed)
    one, other = (numbers(directly_standardised_rate.estimate(bands(found))) for found in (rows, mixed))
    assert one == pytest.approx(other, rel=1e-12)


@given(strata)
def test_limits_lie_about_the_value_and_wider_ones_lie_outside(rows):
    for method in (directly_standardised_rate, rate, proportion):
        row = method.estimate(bands(rows)).iloc[0]
        assert row["lower_998"] <= row["lower"] <= row["value"] <= row["upper"] <= row["upper_998"]


@given(strata, st.sampled_from([1, 1_000, 100_000]))
def test_groups_added_up_are_the_rate_of_their_sums(rows, per):
    frame = bands(rows).assign(area="A")
    whole = frame[["count", "denominator"]].sum().to_frame().T
    for method in (rate, proportion):
        added = method.estimate(frame, by=["area"], per=per)
        assert numbers(added) == pytest.approx(numbers(method.estimate(whole, per=per)), rel=1e-12)
