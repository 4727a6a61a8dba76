"""Every row of every table gets a value, limits and the name of its method."""

import numpy as np
import pandas as pd
import pytest

from jsna.model.measures import Measure
from jsna.problems import Faults
from jsna.sources.table import NUMBERS, WORDS, Table
from jsna.statistics.estimate import estimate

LIMITS = ["lower", "upper", "lower_998", "upper_998"]


def table(rows, holds="indicator", first=2):
    frame = pd.DataFrame(rows, index=pd.RangeIndex(first, first + len(rows), name="line"))
    for column in NUMBERS:
        frame[column] = frame.get(column, np.nan)
        frame[column] = frame[column].astype("float64")
    for column in ("measure", *WORDS):
        frame[column] = frame.get(column, pd.Series("", index=frame.index)).fillna(
            "smoking" * (column == "measure")
        )
    frame["measure"] = frame["measure"].replace("", "smoking")
    return Table("smoking", "data/smoking.csv", holds, frame, len(frame))


def measure(statistic="proportion", per=None, name="smoking"):
    return Measure(name, "Smoking", "smoking", {}, statistic, per, "resident", "lower", "year")


def estimated(rows, *measures, **options):
    made = {one.id: one for one in measures or [measure()]}
    return estimate({"smoking": table(rows, **options)}, made)["smoking"].frame


def test_a_count_and_its_denominator_become_a_share_with_limits():
    made = estimated([{"count": 65, "denominator": 100}])
    assert made[["value", "lower", "upper"]].to_numpy()[0] == pytest.approx(
        [65, 55.254443, 73.635752], abs=1e-6
    )
    assert made["method"].tolist() == ["proportion with Wilson limits"]
    assert made.index.tolist() == [2]


def test_a_published_value_and_its_limits_are_kept():
    row = {"count": 65, "denominator": 100, "value": 64.2, "lower": 50.0, "upper": 79.0}
    made = estimated([row])
    assert made[["value", *LIMITS]].to_numpy()[0] == pytest.approx(
        [64.2, 50, 79, np.nan, np.nan], nan_ok=True
    )
    assert made["method"].tolist() == ["as given"]


def test_a_published_value_without_limits_gets_them_and_says_so():
    made = estimated([{"count": 65, "denominator": 100, "value": 65.3}])
    assert made[["value", "lower", "upper"]].to_numpy()[0] == pytest.approx(
        [65.3, 55.254443, 73.635752], abs=1e-6
    )
    assert made["method"].tolist() == ["value as given, limits of a proportion with Wilson limits"]


def test_a_published_value_that_its_counts_deny_gets_no_limits():
    made = estimated([{"count": 650, "denominator": 1000, "value": 20}])
    assert made["lower"].isna().all()
    assert made["method"].tolist() == ["as given"]


def test_a_value_held_back_with_a_reason_stays_missing():
    rows = [
        {"count": 65, "denominator": 100, "value": 65, "note": ""},
        {"count": 6, "denominator": 10, "note": "Value suppressed"},
    ]
    made = estimated(rows)
    assert made["value"].isna().tolist() == [False, True]
    assert made["method"].tolist()[1] == "not available"


def test_a_note_beside_counts_alone_holds_nothing_back():
    made = estimated([{"count": 65, "denominator": 100, "note": "provisional"}])
    assert made["value"].tolist() == [65]


def test_a_rate_is_for_as_many_people_as_its_measure_says():
    made = estimated([{"count": 12, "denominator": 6000}], measure("rate", 1000))
    assert made["value"].tolist() == [2]
    assert made["method"].tolist() == ["rate with Byar limits"]


@pytest.mark.parametrize("statistic", ["as given", "dsr", "mean", "life expectancy"])
def test_what_counts_cannot_give_is_left_as_given(statistic):
    rows = [{"count": 12, "denominator": 6000, "value": 3.5}, {"count": 12, "denominator": 6000}]
    made = estimated(rows, measure(statistic))
    assert made["method"].tolist() == ["as given", "not available"]
    assert made[LIMITS].isna().all(axis=None)


def test_one_line_that_serves_two_measures_is_worked_out_for_each():
    rows = [
        {"measure": "share", "count": 5, "denominator": 10},
        {"measure": "events", "count": 5, "denominator": 10},
    ]
    frame = table(rows).frame.set_axis([2, 2])
    measures = {"share": measure(name="share"), "events": measure("rate", 1000, "events")}
    made = estimate({"smoking": Table("smoking", "f.csv", "indicators", frame, 1)}, measures)
    assert made["smoking"].frame["value"].tolist() == [50, 500]


def test_the_table_itself_is_not_changed():
    given = table([{"count": 65, "denominator": 100}])
    before = given.frame.copy()
    estimate({"smoking": given}, {"smoking": measure()})
    pd.testing.assert_frame_equal(given.frame, before)


def test_a_table_of_something_else_passes_through():
    frame = pd.DataFrame({"id": ["mill-hub"]}, index=[2])
    made = estimate({"assets": Table("assets", "data/assets.csv", "assets", frame, 1)}, {})["assets"]
    assert made.holds == "assets"
    assert made.frame.to_dict("list") == {
        "id": ["mill-hub"],
        "method": ["as given"],
    }


def test_counts_that_cannot_be_are_all_told_with_their_lines():
    rows = [
        {"count": 9900, "denominator": 9840},
        {"count": 3, "denominator": 0},
        {"count": 0, "denominator": 0},
        {"count": -2, "denominator": 5},
    ]
    with pytest.raises(Faults) as caught:
        estimated(rows)
    assert str(caught.value) == (
        "data/smoking.csv:2:1: count 9900 is above denominator 9840\n"
        "data/smoking.csv:3:1: count 3 has denominator 0\n"
        "data/smoking.csv:5:1: count -2 is below 0"
    )


def test_a_rate_may_have_more_events_than_people():
    assert estimated([{"count": 30, "denominator": 10}], measure("rate", 10))["value"].tolist() == [30]
