"""Better or worse: each of Fingertips' methods, and every reason for no verdict."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.comparison import compare, judge

KEYS = {"period": "2023", "sex": "Persons", "age": "All ages", "category_type": "", "category": ""}


def rows(*figures, **keys):
    """Rows of areas A, B, C ... from mappings of numbers."""
    areas = [chr(ord("A") + place) for place in range(len(figures))]
    return pd.DataFrame(
        [KEYS | {"area": area} | keys | row for area, row in zip(areas, figures, strict=True)]
    )


def figure(value, lower=np.nan, upper=np.nan, **more):
    return {"value": value, "lower": lower, "upper": upper} | more


def england(value, lower=np.nan, upper=np.nan, **more):
    return rows(figure(value, lower, upper), **({"area": "E92000001"} | more))


BELOW, ABOUT, ABOVE = figure(9, 8, 9.9), figure(9.5, 9, 10), figure(11, 10.1, 12)


@pytest.mark.parametrize(
    ("better", "verdicts"),
    [
        ("higher", ["worse", "similar", "better"]),
        ("lower", ["better", "similar", "worse"]),
        ("neither", ["lower", "similar", "higher"]),
    ],
)
def test_a_comparator_inside_the_limits_is_similar_and_outside_is_judged(better, verdicts):
    assert compare(rows(BELOW, ABOUT, ABOVE), england(10), better).tolist() == verdicts


def test_a_comparator_on_a_limit_is_similar():
    assert (
        compare(rows(figure(9, 8, 10), figure(11, 10, 12)), england(10), "lower").tolist() == ["similar"] * 2
    )


# after Fingertips' own test: limits 2.2, 2.4, 2.6, 2.8 round 2.5 (99.8%, 95%, 95%, 99.8%)
@pytest.mark.parametrize(
    ("its", "verdict"),
    [
        (2.1, "worst"),
        (2.3, "worse"),
        (2.5, "similar"),
        (2.7, "better"),
        (2.9, "best"),
        (2.2, "worse"),
        (2.8, "better"),
    ],
)
def test_two_levels_tell_worse_from_worst(its, verdict):
    row = rows(figure(2.5, 2.4, 2.6, lower_998=2.2, upper_998=2.8))
    assert compare(row, england(its), "lower", 17).tolist() == [verdict]
    swapped = {
        "best": "lowest",
        "better": "lower",
        "worse": "higher",
        "worst": "highest",
        "similar": "similar",
    }
    assert compare(row, england(its), "neither", 17).tolist() == [swapped[verdict]]


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (figure(3, 2.7, 3.4), "better"),
        (figure(3, 2.7, 3.5), "similar"),
        (figure(3, 2.7, 4.1), "similar"),
        (figure(5, 4.6, 5.2), "worse"),
    ],
)
def test_two_intervals_that_touch_are_similar(row, verdict):
    assert compare(rows(row), england(4.0, 3.5, 4.5), "lower", 12).tolist() == [verdict]


def test_a_share_is_compared_with_limits_round_the_share_expected():
    # Wilson limits of 100 out of 1,000 are 8.29% and 12.01%
    people = {"denominator": 1000}
    made = compare(
        rows(*(figure(value, **people) for value in (8.2, 8.4, 11.9, 12.1))), england(10), "lower", 5
    )
    assert made.tolist() == ["better", "similar", "similar", "worse"]


def test_a_rate_is_compared_with_limits_round_the_events_expected():
    # exact limits of 10 events (Garwood 1936) are 4.795 and 18.390; 10 are expected of 1,000 people
    people = {"denominator": 1000}
    given = rows(*(figure(value, **people) for value in (479, 480, 1838, 1840)))
    made = compare(given, england(1000), "higher", 6)
    assert made.tolist() == ["worse", "similar", "similar", "better"]


def test_the_unit_of_a_rate_may_be_told():
    given = rows(figure(4.7, denominator=1000))
    assert compare(given, england(10), "higher", 6, per=1000).tolist() == ["worse"]


def test_fifths_are_cut_at_inclusive_percentiles():
    given = rows(*(figure(value) for value in (1, 2, 3, 4, 5, 6)))
    made = compare(given, given, "neither", 15).tolist()
    places = ["lowest", "lowest", "2nd lowest", "middle", "2nd highest", "highest"]
    assert made == [f"{place} quintile" for place in places]


def test_quarters_need_four_areas_and_fifths_five():
    given = rows(*(figure(value) for value in (1, 2, 3, 4)))
    assert compare(given, given, "neither", 16).tolist() == [
        "lowest quartile",
        "2nd lowest quartile",
        "2nd highest quartile",
        "highest quartile",
    ]
    assert judge(given, given, "neither", 15)["reason"].tolist() == ["fewer than 5 areas have a value"] * 4


def reason(row, its, better="lower", method=1):
    made = judge(row, its, better, method)
    assert made["compared"].tolist() == ["not compared"]
    return made["reason"].item()


def test_an_area_is_never_compared_with_itself():
    assert reason(england(10, 9, 11), england(10, 9, 11)) == "an area is not compared with itself"


def test_another_sex_of_the_same_area_is_not_itself_when_parts_are_compared_with_the_whole():
    parts = rows(BELOW, area="E92000001", sex="Female")
    assert compare(parts, england(10), "lower", on=("period", "age")).tolist() == ["better"]


@pytest.mark.parametrize(
    "key", [{"period": "2022"}, {"sex": "Male"}, {"age": "18+ yrs"}, {"category": "Most deprived"}]
)
def test_a_comparator_of_another_kind_is_no_comparator(key):
    because = "nothing to compare with for the same period, sex, age and category"
    assert reason(rows(BELOW), england(10, **key)) == because


@pytest.mark.parametrize(
    ("method", "because"),
    [
        (1, "no 95% limits"),
        (17, "no 95% and 99.8% limits"),
        (12, "no 95% limits of both"),
        (5, "no denominator"),
        (6, "no denominator"),
    ],
)
def test_what_a_method_needs_and_does_not_find_is_said(method, because):
    assert reason(rows(figure(9)), england(10), method=method) == because


def test_a_missing_value_is_said():
    assert reason(rows(figure(np.nan, 8, 9)), england(10)) == "no value"


def test_a_comparator_that_stands_twice_is_refused():
    twice = pd.concat([england(10), england(11)])
    because = r"^the comparator has two rows for the same period, sex, age and category$"
    with pytest.raises(ValueError, match=because):
        compare(rows(BELOW), twice, "lower")


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match=r"^no comparison method is numbered 99$"):
        compare(rows(BELOW), england(10), "lower", 99)


def test_an_unknown_polarity_is_refused():
    with pytest.raises(ValueError, match=r"^better is 'higher', 'lower' or 'neither', not 'up'$"):
        compare(rows(BELOW), england(10), "up")


def test_verdicts_keep_the_index_of_their_rows_even_when_it_repeats():
    given = rows(ABOVE, BELOW).set_axis([7, 7])
    made = compare(given, england(10), "lower")
    assert made.index.tolist() == [7, 7]
    assert made.tolist() == ["worse", "better"]


def test_no_rows_have_no_verdicts():
    assert compare(rows(BELOW).head(0), england(10), "lower").tolist() == []


NUMBERS = st.floats(0.1, 100)


@settings(max_examples=30)
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8), NUMBERS, st.randoms())
def test_the_order_of_rows_changes_no_verdict(figures, its, chance):
    given = rows(*(figure(value, value - low, value + high) for value, low, high in figures))
    mixed = given.loc[chance.sample(list(given.index), len(given))]
    one, other = (compare(frame, england(its), "higher") for frame in (given, mixed))
    pd.testing.assert_series_equal(one, other.loc[given.index])


@settings(max_examples=30)
@given(st.tuples(NUMBERS, NUMBERS, NUMBERS), NUMBERS)
def test_what_is_better_when_high_is_worse_when_low(numbers, its):
    value, low, high = numbers
    given = rows(figure(value, value - low, value + high))
    pair = {compare(given, england(its), better).item() for better in ("higher", "lower")}
    assert pair in ({"similar"}, {"better", "worse"})
