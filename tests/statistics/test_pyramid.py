"""Shares of all people by sex and five years of age."""

import numpy as np
import pandas as pd
import pytest

from jsna.statistics.methods.pyramid import pyramid

AGES = ["0 to 4", "5 to 9", "10 and over"]


def people(numbers, ages=AGES, area="T", sexes=("Male", "Female")):
    pairs = [(sex, age) for sex in sexes for age in ages]
    frame = pd.DataFrame(pairs, columns=["sex", "age"])
    return frame.assign(area=area, resident=np.array(numbers, dtype="float64"))


def test_both_sexes_together_are_the_whole():
    made = pyramid(people([10, 20, 30, 15, 15, 10]), "T")
    assert made.to_numpy().tolist() == [
        ["Female", "0 to 4", 15, 15],
        ["Male", "0 to 4", 10, 10],
        ["Female", "5 to 9", 15, 15],
        ["Male", "5 to 9", 20, 20],
        ["Female", "10 and over", 10, 10],
        ["Male", "10 and over", 30, 30],
    ]


def test_another_area_stands_beside():
    both = pd.concat([people([10, 20, 30, 15, 15, 10]), people([1, 1, 1, 1, 1, 5], area="E")])
    made = pyramid(both, "T", "E")
    assert made.columns.tolist() == ["sex", "age", "count", "share", "against_count", "against_share"]
    assert made["against_share"].tolist() == [10, 10, 10, 10, 50, 10]


def test_single_years_are_gathered_and_everybody_else_left_aside():
    ages = [str(year) for year in range(90)] + ["90+"]
    years = people(np.ones(91), ages, sexes=["Males"])
    persons = people(np.full(2, 91), ["0", "All ages"], sexes=["Persons"])
    made = pyramid(pd.concat([years, persons]), "T")
    assert made["age"].tolist()[::18] == ["0 to 4", "90 and over"]
    assert made["count"].tolist() == [5] * 18 + [1]


def test_two_areas_end_at_the_lower_of_their_last_bands():
    one = people([1, 1, 1], ["80-84", "85-89", "90+"], sexes=["Female"])
    other = people([1, 3], ["80-84 yrs", "85+ yrs"], area="E", sexes=["Female"])
    made = pyramid(pd.concat([one, other]), "T", "E")
    assert made["age"].tolist() == ["80 to 84", "85 and over"]
    assert made["count"].tolist() == [1, 2]


def test_under_five_is_the_first_band():
    made = pyramid(people([3, 1], ["under 5", "5 to 9"], sexes=["Female"]), "T")
    assert made["age"].tolist() == ["0 to 4", "5 to 9"]


def test_a_missing_number_leaves_no_share():
    made = pyramid(people([10, 20, np.nan, 15, 15, 10]), "T")
    assert made["share"].isna().all()
    assert made["count"].isna().sum() == 1


REFUSED = {
    "the ages '0 to 15' are not within five years": ["0 to 15", "16 to 19"],
    "the ages '18 and over' are not within five years": ["0 to 4", "18 and over"],
    "'5 or 6' is not an age or a band of ages": ["0 to 4", "5 or 6"],
    "Male 0 to 4 stands twice for T": ["0 to 4", "0 to 4"],
}


@pytest.mark.parametrize(("message", "ages"), REFUSED.items())
def test_ages_that_make_no_pyramid_are_refused(message, ages):
    with pytest.raises(ValueError) as caught:
        pyramid(people([1, 2], ages, sexes=["Male"]), "T")
    assert str(caught.value) == message


def test_an_area_without_people_is_refused():
    with pytest.raises(ValueError, match=r"^no people by sex and age in T$"):
        pyramid(people([1, 2, 3], area="E", sexes=["Male"]), "T")


def test_the_order_of_rows_changes_nothing():
    given = people([10, 20, 30, 15, 15, 10])
    pd.testing.assert_frame_equal(pyramid(given.sample(frac=1, random_state=3), "T"), pyramid(given, "T"))
