"""What a control chart says of its last point and of its target."""

import json

import numpy as np
import pandas as pd
import pytest

from jsna.statistics.methods.control_chart import assurance, estimate, rebased
from jsna.statistics.variation import sum_up

NOISE = [50, 52, 49, 51, 50, 53, 48, 50, 51, 49, 52, 50]
CALM = "Common cause: no significant change"


def series(values, **columns):
    days = pd.date_range("2021-01-01", periods=len(values), freq="MS")
    return pd.DataFrame({"period_start": days, "value": np.array(values, dtype=float)}).assign(**columns)


def said(values, better="higher", **columns):
    """The words for the icons of one chart."""
    made = sum_up(estimate(series(values, **columns)), better=better)
    assert len(made) == 1
    return made.iloc[0][["variation_says", "assurance_says"]].tolist()


LATEST = [
    (NOISE, "higher", CALM),
    ([*NOISE, 80], "higher", "Special cause: improving, with higher values"),
    ([*NOISE, 80], "lower", "Special cause: of concern, with higher values"),
    ([*NOISE, 20], "higher", "Special cause: of concern, with lower values"),
    ([*NOISE, 20], "lower", "Special cause: improving, with lower values"),
    ([*NOISE, 80], "neither", "Special cause: higher values, neither better nor worse"),
    ([*NOISE, 20], "neither", "Special cause: lower values, neither better nor worse"),
    ([7] * 12, "higher", CALM),
]


@pytest.mark.parametrize(("values", "better", "says"), LATEST)
def test_the_latest_point_speaks_for_the_chart(values, better, says):
    assert said(values, better) == [says, "No target is set"]


TARGETS = [
    (90, "higher", "The target is likely to be missed every time"),
    (10, "higher", "The target is likely to be met every time"),
    (90, "lower", "The target is likely to be met every time"),
    (50, "higher", "The target is likely to be met at some times and missed at others"),
    (50, "neither", "The target is not judged, as neither higher nor lower is better"),
    (np.nan, "higher", "No target is set"),
    (np.nan, "neither", "No target is set"),
]


@pytest.mark.parametrize(("target", "better", "says"), TARGETS)
def test_a_target_is_judged_against_the_limits(target, better, says):
    assert said(NOISE, better, target=float(target)) == [CALM, says]


def test_fewer_than_twelve_points_signal_nothing():
    trial = "Fewer than 12 points: the limits are on trial, and nothing is signalled"
    assert said([*NOISE[:10], 90], target=90.0) == [trial, trial]
    assert said([*NOISE[:10], 90]) == [trial, "No target is set"]


def test_a_target_that_a_facet_lacks_is_not_set():
    facets = [series(NOISE, site=site, target=target) for site, target in (("A", 90.0), ("B", np.nan))]
    made = sum_up(estimate(pd.concat(facets), ["site"]), ["site"], "higher")
    assert made[["site", "assurance"]].to_numpy().tolist() == [["A", "consistently fail"], ["B", "not set"]]


def test_points_are_counted_by_the_direction_of_their_cause():
    made = sum_up(estimate(series([*NOISE, 80, 20])))
    assert made[["number", "common", "up", "down"]].to_numpy().tolist() == [[14, 12, 1, 1]]


def test_only_the_latest_segment_is_held_to_the_target():
    both = rebased(series([*NOISE, *(value + 40 for value in NOISE)], target=70.0), ["2022-01-01"])
    made = sum_up(estimate(both), better="higher")
    assert made["segment"].tolist() == [0, 1]
    assert made["middle"].tolist() == pytest.approx([np.mean(NOISE), np.mean(NOISE) + 40])
    assert made["assurance"].tolist() == ["", "consistently pass"]
    assert made["assurance_says"].tolist() == ["", "The target is likely to be met every time"]


def test_a_break_is_the_first_day_of_what_comes_after():
    rows = series([1.0] * 6)
    assert rebased(rows, ["2021-03-01", "2021-05-15"])["segment"].tolist() == [0, 0, 1, 1, 1, 2]
    assert rebased(rows, [])["segment"].tolist() == [0] * 6


def test_each_group_may_have_breaks_of_its_own():
    rows = pd.concat([series([1.0] * 3, site="A"), series([1.0] * 3, site="B")], ignore_index=True)
    rows = rows.sample(frac=1, random_state=1)
    breaks = pd.DataFrame({"site": ["B"], "period_start": ["2021-02-01"]})
    made = rebased(rows, breaks, ["site"]).sort_index()
    assert made["segment"].tolist() == [0, 0, 0, 0, 1, 1]
    alone = rebased(rows[rows["site"] == "B"], breaks[["period_start"]]).sort_index()
    assert alone["segment"].tolist() == [0, 1, 1]


def test_a_point_without_a_value_does_not_speak():
    assert said([*NOISE, 80, np.nan]) == [
        "Special cause: improving, with higher values",
        "No target is set",
    ]


def test_a_better_side_that_is_no_side_is_refused():
    with pytest.raises(ValueError, match=r"^better is 'higher', 'lower' or 'neither', not 'up'$"):
        sum_up(estimate(series(NOISE)), better="up")


def test_a_small_place_has_the_chart_that_was_worked_out_for_it(shared):
    folder = shared / "harrowmere"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["xmr"]
    rows = pd.read_csv(folder / "data" / "bp-treated.csv")
    rows = rows.assign(value=100 * rows["count"] / rows["denominator"], target=expected["target"])
    points = estimate(rows, baseline=expected["baseline_points"], time="period")
    made = sum_up(points, better="higher").iloc[0]
    assert made[["middle", "lower", "upper"]].tolist() == pytest.approx(
        [expected["mean"], expected["lower_limit"], expected["upper_limit"]]
    )
    assert (points["cause"] != "").sum() == len(expected["special_causes"])
    assert made["assurance"] == expected["assurance"].partition(" (")[0]


# rules as the tests of NHSRplotthedots have them
def test_seven_steps_up_are_told_and_a_pause_ends_them():
    wide = [-30, 30] * 6  # nothing lies outside the limits
    assert estimate(series([*wide, *range(1, 8)]))["cause"].iloc[-1] == "7 in a row"
    assert estimate(series([*wide, 1, 2, 3, 3, 4, 5, 6]))["cause"].iloc[-1] != "7 in a row"


def test_eight_points_above_the_mean_are_a_run_that_the_ninth_ends():
    made = estimate(series([11, 10, 11, 10, 11, 10, 11, 10, -30]))
    assert made["side"].tolist() == [1] * 8 + [-1]
    assert made["cause"].tolist()[:8] == ["7 on one side"] * 8
    assert made["cause"].tolist()[8] != "7 on one side"


JUDGED = [((1, 3), "consistently fail"), ((5, 7), "consistently pass"), ((1, 5), "inconsistent")]


@pytest.mark.parametrize(("bounds", "judged"), JUDGED)
def test_a_target_of_four_is_judged_by_the_limits(bounds, judged):
    assert assurance(*bounds, 4, "higher") == judged
