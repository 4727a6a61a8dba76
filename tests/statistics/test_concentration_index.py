"""The concentration index against published figures and a simulated sample."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.concentration_index import curve, estimate

# World Bank, Analyzing health equity, chapter 8: deaths of children under five in India, poorest first
BIRTHS = [29939, 28776, 26528, 24689, 19739]
DEATHS = [4632, 4400, 3170, 2145, 1072]
PARTS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 99), st.integers(0, 50)), min_size=2)


def deaths(**columns):
    parts = {"rank": range(1, 6), "denominator": BIRTHS, "count": DEATHS}
    return pd.DataFrame(parts).astype(float).assign(**columns)


def values(parts):
    return pd.DataFrame(parts, columns=["rank", "denominator", "value"]).astype(float)


def test_the_index_of_child_deaths_in_india_is_the_world_banks():
    made = estimate(deaths())
    assert made["value"].item() == pytest.approx(-0.1694, abs=5e-5)
    points = curve(deaths())
    people, of_all = points["people"].to_numpy(), points["value"].to_numpy()
    terms = people[:-1] * of_all[1:] - people[1:] * of_all[:-1]
    assert terms == pytest.approx([-0.0008, -0.0267, -0.0592, -0.0827], abs=5e-5)
    assert terms.sum() == pytest.approx(made["value"].item())


def test_limits_are_those_of_a_sample_of_people():
    """1,000 samples of 2,000 births spread as the error says."""
    chance = np.random.default_rng(8)
    births = chance.multinomial(2000, np.array(BIRTHS) / sum(BIRTHS), 1000)
    died = chance.binomial(births, np.array(DEATHS) / np.array(BIRTHS))
    rows = pd.DataFrame(
        {
            "draw": np.repeat(np.arange(1000), 5),
            "rank": np.tile(np.arange(1.0, 6), 1000),
            "denominator": births.ravel().astype(float),
            "count": died.ravel().astype(float),
        }
    )
    made = estimate(rows, ["draw"], level=0.95)
    error = (made["upper"] - made["lower"]) / (2 * 1.959964)
    assert error.mean() == pytest.approx(made["value"].std(), rel=0.05)


def test_the_limits_of_groups_alone_say_so():
    known = deaths()
    bare = known.assign(value=known["count"] / known["denominator"]).drop(columns="count")
    share = bare["value"]
    people, groups = estimate(bare.assign(deviation=np.sqrt(share * (1 - share)))), estimate(bare)
    assert groups["value"].item() == people["value"].item()
    pd.testing.assert_frame_equal(people, estimate(known))
    assert groups["lower"].item() < people["lower"].item()
    assert people["method"].tolist() == ["concentration index with limits of people in groups"]
    assert groups["method"].tolist() == ["concentration index with limits of groups alone"]


def test_parts_of_one_rank_are_pooled():
    together = values([(1, 30, 2.0), (2, 20, 5.0)])
    apart = values([(1, 10, 4.0), (1, 20, 1.0), (2, 20, 5.0)])
    columns = ["people", "mean", "value"]
    assert estimate(apart)[columns].to_numpy() == pytest.approx(estimate(together)[columns].to_numpy())
    assert curve(apart)["people"].tolist() == pytest.approx([0.6, 1])
    assert curve(apart)["value"].tolist() == pytest.approx([60 / 160, 1])


NONE = [
    ([(1, 10, 1.0)], "not given: one rank alone"),
    ([(1, 10, 0.0), (2, 10, 0.0)], "not given: the mean is 0"),
    ([(1, 10, 1.0), (2, 10, np.nan)], "not given: a part lacks a number"),
    ([(1, 10, 1.0), (np.nan, 10, 2.0)], "not given: a part lacks a number"),
    ([(1, np.nan, 1.0), (2, 10, 2.0)], "not given: a part lacks a number"),
]


@pytest.mark.parametrize(("parts", "said"), NONE)
def test_a_group_without_an_index_says_why_and_leaves_others_theirs(parts, said):
    good = values([(1, 10, 1.0), (2, 10, 2.0)]).assign(area="B")
    made = estimate(pd.concat([values(parts).assign(area="A"), good]), ["area"])
    assert made["method"].tolist() == [said, "concentration index with limits of groups alone"]
    assert made[["value", "lower", "upper"]].isna().all(axis=1).tolist() == [True, False]


WRONG = [
    ({"denominator": 0.0}, "each part needs people"),
    ({"count": -1.0}, "a count must lie between 0 and its denominator"),
    ({"count": 30000.0}, "a count must lie between 0 and its denominator"),
]


@pytest.mark.parametrize(("columns", "said"), WRONG)
def test_a_number_outside_its_range_is_refused(columns, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        estimate(deaths(**columns))


def test_a_value_or_deviation_below_nothing_is_refused():
    with pytest.raises(ValueError, match=r"^a value must be at least 0$"):
        estimate(values([(1, 10, -1.0), (2, 10, 2.0)]))
    with pytest.raises(ValueError, match=r"^a standard deviation must be at least 0$"):
        estimate(values([(1, 10, 1.0), (2, 10, 2.0)]).assign(deviation=-1.0))


@settings(max_examples=15)
@given(PARTS, st.integers(1, 1000), st.randoms(use_true_random=False))
def test_neither_unit_nor_order_changes_the_index_and_turning_ranks_over_turns_it(parts, scale, chance):
    rows = values(parts)
    made = estimate(rows)
    mixed = rows.iloc[chance.sample(range(len(rows)), len(rows))]
    for other in (
        mixed,
        rows.assign(value=scale * rows["value"]),
        rows.assign(denominator=rows["denominator"] * scale),
    ):
        assert estimate(other)["value"].to_numpy() == pytest.approx(
            made["value"].to_numpy(), abs=1e-12, nan_ok=True
        )
    turned = estimate(rows.assign(rank=-rows["rank"]))
    assert turned["value"].to_numpy() == pytest.approx(-made["value"].to_numpy(), abs=1e-12, nan_ok=True)
    assert not (made["value"].abs() > 1).any()


@settings(max_examples=10)
@given(PARTS, PARTS)
def test_groups_do_not_disturb_each_other(some, others):
    frames = [values(parts).assign(area=area) for parts, area in ((some, "A"), (others, "B"))]
    both, alone = (
        estimate(pd.concat(frames), ["area"]),
        pd.concat([estimate(one, ["area"]) for one in frames]),
    )
    numbers = ["people", "mean", "value", "lower", "upper"]
    assert both[numbers].to_numpy() == pytest.approx(alone[numbers].to_numpy(), abs=1e-12, nan_ok=True)
