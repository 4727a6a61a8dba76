"""Rates put right for age, directly and indirectly."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.intervals import byar_limits
from jsna.statistics.methods import directly_standardised_rate as direct
from jsna.statistics.methods import indirectly_standardised_rate as indirect
from jsna.statistics.methods import indirectly_standardised_ratio as ratio

BANDS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(500, 50_000), st.integers(1, 7000)), min_size=1, max_size=19
).filter(lambda bands: sum(count for count, *_ in bands) >= 10)


def bands(rows, **columns):
    names = ["count", "denominator", "standard"]
    return pd.DataFrame(rows, columns=names, dtype="float64").assign(**columns)


def referred(rows, **columns):
    names = ["count", "denominator", "reference_count", "reference_denominator"]
    return pd.DataFrame(rows, columns=names, dtype="float64").assign(**columns)


def test_the_european_standard_population_is_a_hundred_thousand():
    assert len(direct.ESP_2013) == 19
    assert sum(direct.ESP_2013.values()) == 100_000


def test_a_standardised_rate_weighs_each_band_by_the_standard():
    made = direct.estimate(bands([(10, 1000, 3), (40, 2000, 1)]), per=1000).iloc[0]
    assert made[["count", "denominator", "value"]].tolist() == [50, 3000, 12.5]
    # (3 x 10/1000 + 1 x 40/2000) / 4, with variance (9 x 10/1000^2 + 40/2000^2) / 16
    step = np.sqrt(1000**2 * (90 / 1e6 + 40 / 4e6) / 16 / 50)
    lower, upper = byar_limits(50)
    assert made[["lower", "upper"]].tolist() == pytest.approx(
        [12.5 + step * (lower - 50), 12.5 + step * (upper - 50)]
    )


def test_nine_events_have_no_standardised_rate():
    made = direct.estimate(bands([(4, 1000, 3), (5, 2000, 1)], area="A"), ["area"]).iloc[0]
    assert np.isnan(made[["value", "lower", "upper"]].astype(float)).all()
    assert made["method"] == "not given below 10 events"


def test_repeated_events_have_the_same_rate_and_wider_limits():
    once = bands([(20, 1000, 3), (40, 2000, 1)], age=["young", "old"])
    rows = [(10, 1000, 3), (5, 1000, 3), (20, 2000, 1), (10, 2000, 1)]
    often = bands(rows, age=["young", "young", "old", "old"], frequency=[1, 2, 1, 2])
    one, other = direct.estimate(once).iloc[0], direct.estimate_repeated(often).iloc[0]
    alike = ["count", "denominator", "value"]
    assert other[alike].tolist() == pytest.approx(one[alike].tolist())
    assert other["lower"] < one["lower"]
    assert one["upper"] < other["upper"]


REFUSED = {
    "each age band needs a denominator above 0": ((5, 0, 1), {}),
    "each age band needs a standard population of at least 0": ((5, 10, np.nan), {}),
    "a count must be at least 0": ((-5, 10, 1), {}),
    "a rate is for a number of people above 0": ((5, 10, 1), {"per": 0}),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_cannot_be_standardised_is_refused(message):
    row, options = REFUSED[message]
    with pytest.raises(ValueError) as caught:
        direct.estimate(bands([row]), **options)
    assert str(caught.value) == message


def test_a_band_with_two_populations_is_refused():
    twice = bands([(10, 1000, 3), (5, 1001, 3)], age="young", frequency=[1, 2])
    with pytest.raises(ValueError, match=r"^an age band has one population and one standard$"):
        direct.estimate_repeated(twice)


def test_a_missing_frequency_is_refused():
    unsaid = bands([(10, 1000, 3)], age="young", frequency=np.nan)
    with pytest.raises(ValueError, match=r"^each row says how many events its people had$"):
        direct.estimate_repeated(unsaid)


@settings(max_examples=20)
@given(BANDS)
def test_a_place_with_the_standards_own_ages_keeps_its_crude_rate(rows):
    own = bands([(count, people, people) for count, people, _ in rows])
    made = direct.estimate(own).iloc[0]
    assert made["value"] == pytest.approx(100_000 * own["count"].sum() / own["denominator"].sum())


@settings(max_examples=20)
@given(BANDS, st.integers(2, 9))
def test_a_larger_standard_of_the_same_shape_changes_nothing(rows, times):
    larger = [(count, people, standard * times) for count, people, standard in rows]
    one, other = (direct.estimate(bands(given)).drop(columns="method") for given in (rows, larger))
    assert other.to_numpy() == pytest.approx(one.to_numpy(), nan_ok=True)


def test_a_place_like_its_reference_has_a_ratio_of_one_and_its_rate():
    rows = referred([(10, 1000, 100, 10_000), (40, 2000, 400, 20_000)])
    made = ratio.estimate(rows, per=100).iloc[0]
    assert made[["count", "expected", "value"]].tolist() == [50, 50, 100]
    assert indirect.estimate(rows, per=1000).iloc[0][["reference_rate", "value"]].tolist() == pytest.approx(
        [1000 * 500 / 30_000] * 2
    )


def test_events_may_be_given_for_the_whole_group():
    rows = referred([(0, 1000, 100, 10_000), (0, 2000, 400, 20_000)], area="A")
    made = ratio.estimate(rows, ["area"], observed=pd.DataFrame({"area": ["A"], "count": [25.0]}))
    assert made[["count", "value"]].to_numpy().tolist() == [[25, 0.5]]


def test_few_events_have_exact_limits_and_many_have_byars():
    rows = pd.concat([referred([(count, 1000, 1, 100)], area=str(count)) for count in (9, 10)])
    assert indirect.estimate(rows, ["area"])["method"].tolist() == [
        "indirectly standardised rate with Byar limits",
        "indirectly standardised rate with exact Poisson limits",
    ]


def test_groups_with_other_bands_are_refused():
    rows = pd.concat(
        [referred([(1, 10, 1, 10)] * bands_there, area=str(bands_there)) for bands_there in (1, 2)]
    )
    with pytest.raises(ValueError, match=r"^each group needs the same age bands$"):
        ratio.estimate(rows, ["area"])


UNREFERRED = {
    "counts and denominators must be at least 0": (-1, 10, 1, 10),
    "each age band needs a reference count of at least 0": (1, 10, np.nan, 10),
    "each age band needs a reference denominator above 0": (1, 10, 1, 0),
}


@pytest.mark.parametrize("message", UNREFERRED)
def test_a_band_without_a_reference_is_refused(message):
    with pytest.raises(ValueError) as caught:
        ratio.estimate(referred([UNREFERRED[message]]))
    assert str(caught.value) == message
