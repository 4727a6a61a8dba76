"""Arriaga's parts add up, in both directions, by age and by cause."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods import life_expectancy
from jsna.statistics.methods.life_expectancy import AGES
from jsna.statistics.methods.life_expectancy_gap import estimate, gap, weights

# test data of the Department of Health's method: person-years and deaths at 0, 1, 5 ... 90 and over
PEOPLE = [7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
          50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936]  # fmt: skip
DEATHS = np.array(
    [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937.0]
)
OLD = np.array([1.0] * 14 + [0.8] * 6)  # fewer deaths from 65 on
SHARES = st.lists(st.floats(0.05, 3), min_size=20, max_size=20)
WAYS = ["value", "forward", "backward"]


def table(**deaths):
    """A row an area and age; the deaths of each area by its name."""
    parts = [
        pd.DataFrame({"area": area, "age": AGES, "count": count, "denominator": np.array(PEOPLE, float)})
        for area, count in deaths.items()
    ]
    return pd.concat(parts, ignore_index=True)


def parts(first, second):
    return estimate(table(A=first, B=second), ("A", "B"))


def test_a_tenth_fewer_deaths_at_every_age():
    made = parts(DEATHS, 0.9 * DEATHS).set_index("age")["forward"]
    assert made.sum() == pytest.approx(1.175095, abs=5e-7)
    assert made[[0, 65, 80, 85, 90]].tolist() == pytest.approx(
        [0.0195, 0.1078, 0.1422, 0.1669, 0.1224], abs=5e-5
    )


def test_fewer_deaths_of_the_old_add_nothing_to_the_young():
    made = parts(DEATHS, OLD * DEATHS)
    assert made[WAYS].sum().tolist() == pytest.approx([1.800380] * 3, abs=5e-7)
    assert (made[WAYS].iloc[:14] == 0).all(axis=None)
    old = [0.228522, 0.277934, 0.327789, 0.315234, 0.375600, 0.275301]
    assert made["forward"].iloc[14:].tolist() == pytest.approx(old, abs=5e-7)


def test_single_years_of_age_add_up_too():
    """Gompertz death rates, halved; infants who die live 0.147 years (Andreev and Kingkade, 2015)."""
    rates = 0.001 * np.exp(0.07 * np.arange(101))
    width, lived = [1] * 100 + [np.inf], [0.147, *[0.5] * 100]
    for way in weights(rates, rates / 2, width, lived):
        assert (way * -rates / 2).sum() == pytest.approx(9.501863, abs=2e-6)


def causes(first, second, share):
    """Two causes of death; ``share`` of all deaths are of the first."""
    both = [table(A=first * part, B=second * part).assign(cause=name) for name, part in share.items()]
    return pd.concat(both, ignore_index=True)


def test_causes_share_an_ages_part_by_the_change_of_their_rates():
    rows = causes(DEATHS, 0.9 * DEATHS, {"heart": 0.3, "other": 0.7})
    by_cause, by_age = estimate(rows, ("A", "B")), parts(DEATHS, 0.9 * DEATHS)
    assert by_cause["cause"].tolist() == ["heart", "other"] * 20
    summed = by_cause.groupby("age")["value"].sum()
    assert summed.to_numpy() == pytest.approx(by_age["value"].to_numpy(), abs=1e-12)
    heart = by_cause.loc[by_cause["cause"] == "heart", "value"].sum()
    assert heart == pytest.approx(0.3 * by_age["value"].sum())


def test_causes_that_cancel_out_still_have_their_parts():
    rows = causes(DEATHS, DEATHS, {"heart": 0.5, "other": 0.5})
    turned = (rows["area"] == "B") & (rows["cause"] == "heart")
    risen = (rows["area"] == "B") & (rows["cause"] == "other")
    rows["count"] *= np.where(turned, 0.8, np.where(risen, 1.2, 1.0))
    made = estimate(rows, ("A", "B")).groupby("cause")[WAYS].sum()
    assert (made.loc["heart"] > 1).all()
    assert made.sum().tolist() == pytest.approx([0] * 3, abs=1e-9)


def test_the_gap_has_limits_of_its_own():
    made = gap(table(A=DEATHS, B=0.9 * DEATHS), ("A", "B")).iloc[0]
    alone = life_expectancy.estimate(table(A=DEATHS, B=0.9 * DEATHS), ["area"], level=0.95)
    alone = alone[alone["age"] == 0]
    assert made[["first", "second"]].tolist() == pytest.approx(alone["value"].tolist())
    reach = np.hypot(*(alone["upper"] - alone["value"]))
    assert made[["lower", "upper"]].tolist() == pytest.approx([1.175095 - reach, 1.175095 + reach], abs=5e-7)
    assert made["method"] == "difference of two life expectancies"


def test_each_group_has_a_gap_of_its_own():
    rows = [
        table(A=DEATHS, B=share * DEATHS).assign(sex=sex) for sex, share in (("Male", 0.9), ("Female", 0.8))
    ]
    made = estimate(pd.concat(rows), ("A", "B"), by=["sex"]).groupby("sex")["value"].sum()
    whole = gap(pd.concat(rows), ("A", "B"), by=["sex"])
    assert whole["sex"].tolist() == ["Female", "Male"]
    assert made.tolist() == pytest.approx(whole["value"].tolist(), abs=1e-12)
    assert made["Male"] == pytest.approx(1.175095, abs=5e-7)


def spoilt(place, **numbers):
    rows = table(A=DEATHS, B=0.9 * DEATHS)
    rows.loc[place, list(numbers)] = list(numbers.values())
    return rows


NONE = [
    (spoilt(25, count=np.nan), "not given: an age has no figures"),
    (spoilt(3, count=-1), "not given: deaths below 0"),
    (spoilt(3, denominator=0), "not given: an age without people"),
    (spoilt(3, count=60000), "not given: more deaths than people"),
    (spoilt(39, count=0), "not given: nobody died in the last age"),
    (spoilt(slice(0, 40), denominator=200, count=1), "not given: 5,000 people or fewer"),
    (table(A=DEATHS, B=DEATHS).drop(index=30), "not given: an age has no figures"),
]


@pytest.mark.parametrize(("rows", "said"), NONE)
def test_a_group_without_a_gap_says_why(rows, said):
    for made in (estimate(rows, ("A", "B")), gap(rows, ("A", "B"))):
        assert made["value"].isna().all()
        assert set(made["method"]) == {said}


def test_a_population_without_rows_is_refused():
    with pytest.raises(ValueError, match=r"^no rows for C$"):
        estimate(table(A=DEATHS), ("A", "C"))


def test_an_age_of_no_life_table_is_refused():
    with pytest.raises(ValueError, match=r"^the ages are not those of the life table$"):
        estimate(spoilt(3, age=11), ("A", "B"))


def test_an_age_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match=r"^an age stands twice in a population$"):
        estimate(spoilt(3, age=5), ("A", "B"))


def test_person_years_that_differ_between_causes_are_refused():
    rows = causes(DEATHS, DEATHS, {"heart": 0.5, "other": 0.5})
    rows.loc[0, "denominator"] = 7061
    with pytest.raises(ValueError, match=r"^the person-years of an age differ between causes$"):
        estimate(rows, ("A", "B"))


@settings(max_examples=50)
@given(SHARES, SHARES)
def test_parts_sum_to_the_gap_in_both_directions(first, second):
    rows = table(A=DEATHS * first, B=DEATHS * second)
    made, whole = estimate(rows, ("A", "B")), gap(rows, ("A", "B"))["value"].item()
    assert made[WAYS].sum().tolist() == pytest.approx([whole] * 3, abs=1e-9)
    back = estimate(rows, ("B", "A"))
    assert back["value"].to_numpy() == pytest.approx(-made["value"].to_numpy(), abs=1e-12)
    assert back["forward"].to_numpy() == pytest.approx(-made["backward"].to_numpy(), abs=1e-12)


@settings(max_examples=20)
@given(SHARES, st.integers(1, 50), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_size_of_both_changes_anything(shares, scale, chance):
    rows = table(A=DEATHS, B=DEATHS * shares)
    made = estimate(rows, ("A", "B"))
    mixed = rows.iloc[chance.sample(range(len(rows)), len(rows))]
    pd.testing.assert_frame_equal(estimate(mixed, ("A", "B")), made)
    larger = rows.assign(count=scale * rows["count"], denominator=scale * rows["denominator"])
    assert estimate(larger, ("A", "B"))["value"].to_numpy() == pytest.approx(
        made["value"].to_numpy(), abs=1e-12
    )
