"""Two-step floating catchment areas against published examples."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods import concentration_index, slope_index_of_inequality
from jsna.statistics.methods.access import estimate, share_within, supply_ratios, zones

MINUTES = st.lists(st.integers(0, 60), min_size=6, max_size=6)


def pairs(minutes, people, supply):
    """Every pair of area (rows of ``minutes``) and asset (its columns)."""
    minutes = np.array(minutes, dtype=float)
    area, asset = (place.ravel() for place in np.indices(minutes.shape))
    numbers = {"people": np.array(people, float)[area], "supply": np.array(supply, float)[asset]}
    return pd.DataFrame({"area": area, "asset": asset, "minutes": minutes.ravel(), **numbers})


def score(minutes, people, supply, limit, decay=None):
    return estimate(pairs(minutes, people, supply), limit, decay, per=1)["value"].tolist()


def test_catchments_of_the_catchment_vignette():
    within = np.where(np.array([[1, 0], [1, 1], [0, 1]]) == 1, 0, np.inf)
    assert score(within, [10] * 3, [5, 5], 30) == [0.25, 0.5, 0.25]


def test_catchments_of_the_aceso_tests():
    rows = pairs([[5, 5], [10, 0], [15, 15]], [1] * 3, [1, 1])
    assert supply_ratios(rows, 6)["demand"].tolist() == [1, 2]
    made = estimate(rows, 6, per=1)
    assert made["value"].tolist() == [1.5, 0.5, 0]
    assert made["nearest"].tolist() == [5, 0, 15]
    assert made["reached"].tolist() == [2, 1, 0]


def test_nearer_assets_weigh_more_as_in_the_sdc_catchment_example():
    distance = np.abs(np.subtract.outer([0, 1, 2], [0, 2]))
    found = score(distance, [100] * 3, [10, 10], 30, lambda away: np.exp(-(away**2) / 2))
    assert found == pytest.approx([0.065179, 0.069641, 0.065179], abs=5e-7)


HUB = [[0, 80, 40], [80, 0, 40], [40, 40, 1]]
HOSPITALS = [
    (np.array(HUB) + np.diag([1, 1, 0]), None, [0.761364, 0.958333, 1.094697]),
    (np.array(HUB) + np.diag([1, 1, 0]), lambda away: 1 / away, [0.331444, 0.579828, 7.286418]),
    ([[1, 40, 20], [40, 1, 20], [20, 20, 1]], None, [0.84375] * 3),
]


@pytest.mark.parametrize(("minutes", "decay", "expected"), HOSPITALS)
def test_hospitals_of_the_access_package_example(minutes, decay, expected):
    assert score(minutes, [100, 50, 10], [15, 20, 100], 61, decay) == pytest.approx(expected, abs=5e-7)


def harrowmere(folder):
    """Its areas with people in need, its assets for blood pressure, and the minutes between."""
    travel, people, assets, areas = (
        pd.read_csv(folder / "data" / f"{name}.csv") for name in ("travel", "population", "assets", "areas")
    )
    supports = assets[assets["supports"] == "high-blood-pressure"]
    rows = travel.merge(people).merge(supports[["id", "capacity"]], left_on="asset", right_on="id")
    return rows.rename(columns={"need": "people", "capacity": "supply"}), areas.set_index("code")[
        "imd_decile"
    ]


def inverse_care(made, decile):
    """The concentration index, and the line through access by deprivation."""
    parts = made.rename(columns={"people": "denominator"}).assign(rank=made["area"].map(decile), error=0.0)
    index = concentration_index.estimate(parts)["value"].item()
    line = slope_index_of_inequality.estimate(parts.assign(quantile=parts["rank"]), draws=1_000)
    return index, line["value"].item(), line["start"].item()


def check(made, decile, expected):
    assert dict(zip(made["area"], made["value"], strict=True)) == pytest.approx(expected["per_100_needing"])
    assert dict(zip(made["area"], made["nearest"], strict=True)) == expected["nearest_minutes"]
    assert np.average(made["value"], weights=made["people"]) == pytest.approx(expected["mean"])
    assert made.loc[made["value"] == 0, "people"].sum() == expected["people_needing_with_none"]
    line = expected["sii"]
    assert inverse_care(made, decile) == pytest.approx(
        (expected["concentration_index"], line["slope"], line["intercept"]), abs=1e-9
    )


def test_a_small_place_has_the_access_that_was_worked_out_for_it(shared):
    expected = json.loads((shared / "harrowmere" / "expected.json").read_text(encoding="utf-8"))
    rows, decile = harrowmere(shared / "harrowmere")
    ratios = supply_ratios(rows)
    assert dict(zip(ratios["asset"], ratios["value"], strict=True)) == pytest.approx(
        expected["access"]["supply_ratio_per_100"]
    )
    check(estimate(rows), decile, expected["access"]["base"])
    for asset, without in expected["reliance"].items():
        check(estimate(rows[rows["asset"] != asset]), decile, without)


def test_the_share_of_people_whose_nearest_is_near():
    made = estimate(pairs([[5], [10], [40]], [10, 20, 70], [1]), 30)
    assert [share_within(made, minutes) for minutes in (4, 5, 10, 40)] == [0, 0.1, 0.3, 1]
    assert np.isnan(share_within(made.assign(people=0.0), 10))


def test_a_zone_ends_with_its_last_minute():
    decay = zones({20: 0.68, 10: 1, 30: 0.22})
    assert decay(np.array([0, 10, 10.5, 20, 30, 31])).tolist() == [1, 1, 0.68, 0.68, 0.22, 0]


def test_an_asset_that_nobody_reaches_adds_nothing():
    rows = pairs([[5, 40], [5, 40]], [10, 10], [1, 9])
    assert estimate(rows, 30)["value"].tolist() == [5, 5]
    assert supply_ratios(rows)["value"].isna().tolist() == [False, True]


WRONG = [
    (lambda rows: rows.iloc[1:], "no time from 0 to 0"),
    (lambda rows: rows.assign(minutes=[1, np.nan, 1, 1]), "no time from 0 to 1"),
    (lambda rows: pd.concat([rows, rows.iloc[2:3]]), "more than one time from 1 to 0"),
    (lambda rows: rows.assign(minutes=[1, -1, 1, 1]), "minutes must be at least 0"),
    (lambda rows: rows.assign(people=[1, 2, 3, 3]), "0 has two numbers of people"),
    (lambda rows: rows.assign(supply=[1, 1, np.nan, 1]), "each asset needs supply of at least 0"),
    (lambda rows: rows.assign(people=-1.0), "each area needs people of at least 0"),
]


@pytest.mark.parametrize(("spoil", "said"), WRONG)
def test_what_is_not_known_is_refused_and_never_out_of_reach(spoil, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        estimate(spoil(pairs([[5, 6], [7, 8]], [10, 10], [1, 2])))


def test_a_weight_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match=r"^a weight must be a number of at least 0$"):
        estimate(pairs([[1], [2]], [1, 1], [1]), decay=lambda away: away - 2)


@settings(max_examples=30)
@given(MINUTES, st.randoms(use_true_random=False))
def test_all_supply_that_is_reached_is_shared_out_and_order_changes_nothing(minutes, chance):
    rows = pairs(np.reshape(minutes, (3, 2)), [100, 50, 10], [15, 20])
    made = estimate(rows, 30, per=1)
    reached = rows[rows["minutes"] <= 30].drop_duplicates("asset")["supply"].sum()
    assert (made["value"] * made["people"]).sum() == pytest.approx(reached)
    mixed = rows.iloc[chance.sample(range(len(rows)), len(rows))]
    pd.testing.assert_frame_equal(estimate(mixed, 30, per=1), made)
