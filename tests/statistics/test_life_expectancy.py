"""Years of life left against published figures, and every reason for having none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.life_expectancy import AGES, estimate

# test figures of the Department of Health and Social Care's indicator methods
PEOPLE = [
    7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
    50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936,
]  # fmt: skip
DEATHS = [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937]
LEFT = {0: 80.1696, 5: 75.4419, 25: 55.7884, 65: 18.7686, 90: 6.1621}


def bands(deaths=DEATHS, people=PEOPLE, **columns):
    return pd.DataFrame(
        {"age": AGES, "count": np.array(deaths, float), "denominator": np.array(people, float)}
    ).assign(**columns)


def test_years_left_agree_with_the_department_of_health():
    made = estimate(bands()).set_index("age")
    assert made.loc[list(LEFT), "value"].tolist() == pytest.approx(list(LEFT.values()), abs=5e-5)
    assert made.loc[0, ["lower", "upper"]].tolist() == pytest.approx([79.8827, 80.4565], abs=5e-5)


def test_people_and_deaths_are_those_from_that_age_on():
    made = estimate(bands()).set_index("age")
    assert made.loc[90, ["people", "deaths"]].tolist() == [11936, 1937]
    assert made.loc[0, "deaths"] == sum(DEATHS)


def changed(numbers, place, number):
    return [*numbers[:place], number, *numbers[place + 1 :]]


REFUSED = {
    "not given: an age has no figures": bands(changed(DEATHS, 3, np.nan)),
    "not given: deaths below 0": bands(changed(DEATHS, 3, -1)),
    "not given: an age without people": bands(changed(DEATHS, 3, 0), changed(PEOPLE, 3, 0)),
    "not given: more deaths than people": bands(changed(DEATHS, 3, 50000)),
    "not given: 5,000 people or fewer": bands(np.ones(20), np.full(20, 250)),
}


@pytest.mark.parametrize(("why", "frame"), REFUSED.items())
def test_a_group_without_a_life_table_says_why(why, frame):
    made = estimate(frame)
    assert made["value"].isna().all()
    assert made["method"].unique().tolist() == [why]


def test_a_missing_band_leaves_only_its_own_group_without_a_life_table():
    both = pd.concat([bands(area="A"), bands(area="B").drop(index=7)])
    made = estimate(both, ["area"]).groupby("area")["value"].count()
    assert made.tolist() == [20, 0]


def test_limits_too_far_apart_are_kept_and_their_value_is_not():
    made = estimate(bands(np.eye(20)[19] * 3, np.full(20, 300)))
    assert np.isnan(made.loc[19, "value"])
    assert made.loc[19, "upper"] - made.loc[19, "lower"] > 20
    assert made["method"].iloc[19] == "not given: limits more than 20 years apart"


def test_another_age_is_refused():
    with pytest.raises(ValueError, match=r"^the ages are not those of the life table$"):
        estimate(bands().replace({"age": {90: 95}}))


def test_an_age_that_no_group_has_is_refused():
    with pytest.raises(ValueError, match=r"^no group has the 20 ages of the life table$"):
        estimate(bands().head(19))


def test_an_age_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match=r"^an age stands twice in a group$"):
        estimate(pd.concat([bands(), bands().tail(1)]))


@settings(max_examples=30)
@given(st.integers(2, 50))
def test_more_people_with_the_same_rates_live_as_long_and_surer(times):
    one, many = estimate(bands()), estimate(bands(np.array(DEATHS) * times, np.array(PEOPLE) * times))
    assert many["value"].to_numpy() == pytest.approx(one["value"].to_numpy())
    width, narrower = ((made["upper"] - made["lower"]).to_numpy() for made in (one, many))
    assert narrower == pytest.approx(width / np.sqrt(times))


@settings(max_examples=30)
@given(st.permutations(range(20)))
def test_the_order_of_bands_changes_nothing(order):
    pd.testing.assert_frame_equal(estimate(bands().iloc[order]).sort_index(), estimate(bands()))
