"""Residents beside people on lists."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.registration import estimate

NUMBERS = ["resident", "registered", "difference", "floor"]
PEOPLE = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 99), st.integers(0, 99)), min_size=1)


def table(rows):
    return pd.DataFrame(rows, columns=["area", "resident", "registered"])


def test_a_small_place_has_the_floor_that_was_worked_out_for_it(shared):
    expected = json.loads((shared / "harrowmere" / "expected.json").read_text(encoding="utf-8"))[
        "registration"
    ]
    population = pd.read_csv(shared / "harrowmere" / "data" / "population.csv")
    made, each = estimate(population).iloc[0], estimate(population, ["area"])
    assert made[NUMBERS].tolist() == [
        expected["residents"],
        expected["registered"],
        expected["net"],
        expected["floor_of_unregistered"],
    ]
    assert dict(zip(each["area"], each["difference"], strict=True)) == expected["resident_minus_registered"]


def test_finer_cells_raise_the_floor_and_leave_the_difference():
    cells = table([("A", 100, 90), ("A", 100, 130)])
    whole = table([("A", 200, 220)])
    assert estimate(cells)[["difference", "floor"]].to_numpy().tolist() == [[-20, 10]]
    assert estimate(whole)[["difference", "floor"]].to_numpy().tolist() == [[-20, 0]]


def test_a_cell_that_lacks_a_number_adds_nothing_and_is_counted():
    made = estimate(table([("A", 100, 90), ("A", 100, np.nan), ("B", np.nan, 5)]), ["area"])
    assert made[[*NUMBERS, "cells", "left_out"]].to_numpy()[0].tolist() == [100, 90, 10, 10, 1, 1]
    assert made[NUMBERS].iloc[1].isna().all()
    assert made["method"].tolist() == [
        "residents less people on lists",
        "not given: no area has both numbers",
    ]


def test_fewer_than_nobody_is_refused():
    with pytest.raises(ValueError, match=r"^a number of people must be at least 0$"):
        estimate(table([("A", -1, 5)]))


@settings(max_examples=30)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_and_the_floor_covers_the_difference(rows, chance):
    made = estimate(table(rows), ["area"])
    pd.testing.assert_frame_equal(estimate(table(chance.sample(rows, len(rows))), ["area"]), made)
    assert (made["floor"] >= made["difference"].clip(lower=0)).all()
