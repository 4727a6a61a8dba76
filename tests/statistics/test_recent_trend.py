"""Recent trends against Fingertips' own test figures, and every reason for having none."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jsna.statistics.methods.recent_trend import recent_trend
from jsna.statistics.slopes import trend_of_shares

# values, lower and upper 95% limits, oldest first; chi-square; label.  The first three are test figures
# of Fingertips; the last is diabetic eye disease (41203), England, 2019 to 2023, as published there.
PUBLISHED = {
    "rise": (
        [24.67, 24.6, 28, 30.2, 30.6],
        [23.16, 23.15, 26.44, 28.63, 28.98],
        [26.25, 26.19, 29.64, 31.9, 32.25],
        46.7653,
        "increasing",
    ),
    "level": (
        [20.5506, 19.5952, 19.0349, 21.3966, 18.4372],
        [18.1803, 17.3444, 16.8421, 19.0918, 16.2925],
        [23.1427, 22.0602, 21.4394, 23.8975, 20.7941],
        0.4642,
        "no significant change",
    ),
    "narrow": (
        [7.0826, 7.1085, 7.2571, 7.4528, 7.6554],
        [7.0754, 7.1013, 7.2499, 7.4456, 7.6481],
        [7.094, 7.1199, 7.2684, 7.4643, 7.6669],
        9740.1,
        "increasing",
    ),
    "eyes": (
        [2.93495, 1.93020, 2.75673, 2.87013, 3.01205],
        [2.78405, 1.80845, 2.61130, 2.72251, 2.86163],
        [3.09190, 2.05800, 2.90815, 3.02367, 3.16832],
        33.5,
        "increasing",
    ),
}
COUNTS = [994, 1023, 1199, 1332, 1367]
PEOPLE = [40299, 41527, 42811, 44064, 44701]


def years(first=2019, area="E08000009", **columns):
    length = len(next(iter(columns.values())))
    year = np.arange(first, first + length).astype(str)
    frame = pd.DataFrame({"area": area, "period": year, **columns})
    start = pd.to_datetime(frame["period"] + "-01-01")
    return frame.assign(period_start=start, period_end=pd.to_datetime(frame["period"] + "-12-31"))


def intervals(value, lower, upper, **options):
    return years(value=value, lower=lower, upper=upper, **options)


def shares(count, people, **options):
    count, people = np.array(count, dtype=float), np.array(people, dtype=float)
    return years(count=count, denominator=people, value=100 * count / people, **options)


def trend(series, statistic="rate", better="lower", **options):
    return recent_trend(series, ["area"], statistic, better, **options).iloc[0]


RISE = intervals(*PUBLISHED["rise"][:3])


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_series_agrees_with_fingertips(name):
    value, lower, upper, chi_square, label = PUBLISHED[name]
    made = trend(intervals(value, lower, upper))
    assert made["label"] == label
    assert made["chi_square"] == pytest.approx(chi_square, rel=2e-3 if name == "eyes" else 1e-5, abs=5e-5)


def test_counts_agree_with_fingertips_and_a_rise_is_called_increasing():
    made = trend(shares(COUNTS, PEOPLE), "proportion", "higher", version="fingertips-2020")
    assert made["chi_square"] == pytest.approx(47.8967, abs=5e-5)
    assert made[["label", "judgement", "method"]].tolist() == [
        "increasing",
        "getting better",
        "fingertips-2020",
    ]


def test_the_chi_square_of_shares_agrees_with_r():
    # R, stats::prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 8.2249
    slope, error = trend_of_shares(np.array([83.0, 90, 129, 70]), np.array([86.0, 93, 136, 82]))
    assert (slope / error) ** 2 == pytest.approx(8.2249, abs=5e-5)


def test_the_smallest_change_is_what_the_threshold_would_have_let_through():
    made = trend(RISE)
    assert made["chi_square"] / 9.54953570608324 == pytest.approx(
        (made["slope"] / made["smallest_change"]) ** 2
    )


@pytest.mark.parametrize(
    ("better", "judgement"), [("lower", "getting worse"), ("higher", "getting better"), ("neither", "")]
)
def test_a_rise_is_judged_by_what_is_better(better, judgement):
    assert trend(RISE, better=better)["judgement"] == judgement


def test_a_fall_is_judged_the_other_way():
    value, lower, upper = (PUBLISHED["rise"][column][::-1] for column in range(3))
    assert trend(intervals(value, lower, upper))[["label", "judgement"]].tolist() == [
        "decreasing",
        "getting better",
    ]


def test_one_year_that_decides_the_direction_is_no_trend():
    made = trend(
        intervals([10, 10.2, 10, 9.9, 14], [9.5, 9.7, 9.5, 9.4, 13.5], [10.5, 10.7, 10.5, 10.4, 14.5])
    )
    assert made["chi_square"] > 9.55
    assert made[["label", "reason"]].tolist() == ["no significant change", "one year decides the direction"]


def test_only_the_five_latest_years_count():
    earlier = intervals([90, 80], [88, 78], [92, 82], first=2017)
    made = trend(pd.concat([RISE, earlier]))
    assert made["chi_square"] == pytest.approx(46.7653, abs=5e-5)
    assert made[["points", "first", "last"]].tolist() == [5, "2019", "2023"]


def cannot(series, statistic="rate", **options):
    made = trend(series, statistic, **options)
    assert made["label"] == "cannot be calculated"
    assert made["judgement"] == ""
    assert np.isnan(made[["chi_square", "slope", "smallest_change"]].astype(float)).all()
    return made["reason"]


def test_four_years_are_too_few():
    assert cannot(RISE.iloc[1:]) == "only 4 of the 5 years needed have a value with limits"


def test_figures_without_limits_have_no_trend():
    bare = RISE.assign(lower=np.nan, upper=np.nan)
    assert cannot(bare) == "only 0 of the 5 years needed have a value with limits"


def test_limits_without_width_have_no_trend():
    flat = RISE.assign(lower=RISE["value"], upper=RISE["value"])
    assert cannot(flat) == "the limits of a year have no width"


def test_rolling_periods_have_no_trend():
    rolling = RISE.assign(period_start=RISE["period_start"] - pd.DateOffset(years=2))
    assert cannot(rolling) == "periods of several years are never a trend"


def test_quarters_have_no_trend():
    quarters = RISE.assign(period_end=RISE["period_start"] + pd.DateOffset(days=89))
    assert cannot(quarters) == "the rule is for periods of one year"


def test_two_figures_for_one_year_have_no_trend():
    assert cannot(pd.concat([RISE, RISE.tail(1)])) == "two figures are for the same time"


@pytest.mark.parametrize("statistic", ["mean", "life expectancy", "as given"])
def test_other_statistics_have_no_trend(statistic):
    assert cannot(RISE, statistic) == f"the rule is not for a {statistic}"


def test_standardised_rates_have_a_trend_only_in_the_later_version():
    assert trend(RISE, "dsr")["label"] == "increasing"
    assert cannot(RISE, "dsr", version="fingertips-2020") == "the rule is not for a dsr"


def test_a_count_that_is_all_of_its_denominator_has_no_trend():
    full = shares([10, 11, 12, 13, 15], [15] * 5)
    reason = "a count is none or all of its denominator"
    assert cannot(full, "proportion", version="fingertips-2020") == reason


def test_no_trend_crosses_a_break():
    earlier = intervals([20, 21], [19, 20], [21, 22], first=2017)
    long = pd.concat([earlier, RISE])
    reason = "only 4 of the 5 years needed have a value with limits"
    assert cannot(long, breaks=[date(2020, 1, 1)]) == reason
    assert trend(long, breaks=[date(2019, 1, 1)])["label"] == "increasing"


def test_a_break_to_come_cuts_nothing():
    assert trend(RISE, breaks=[date(2030, 1, 1)])["label"] == "increasing"


def test_a_missing_year_is_stepped_over_only_by_the_later_version():
    gap = shares([900, *COUNTS], [40000, *PEOPLE], first=2018).drop(index=3)
    bounds = {"lower": gap["value"] - 0.2, "upper": gap["value"] + 0.2}
    assert trend(gap.assign(**bounds), "proportion")["label"] == "increasing"
    reason = "only 2 of the 5 years needed have a value with counts"
    assert cannot(gap, "proportion", version="fingertips-2020") == reason


def test_a_year_without_a_value_breaks_the_run_of_the_earlier_version():
    hole = shares([900, *COUNTS], [40000, *PEOPLE], first=2018)
    hole.loc[5, "value"] = np.nan
    reason = "only 0 of the 5 years needed have a value with counts"
    assert cannot(hole, "proportion", version="fingertips-2020") == reason


def test_an_unknown_version_is_refused():
    with pytest.raises(ValueError, match=r"^no version of the rule is called 'local'$"):
        trend(RISE, version="local")


def test_an_unknown_polarity_is_refused():
    with pytest.raises(ValueError, match=r"^better is 'higher', 'lower' or 'neither', not 'up'$"):
        trend(RISE, better="up")


def test_groups_are_told_apart_and_their_rows_may_come_in_any_order():
    level = intervals(*PUBLISHED["level"][:3], area="A")
    mixed = pd.concat([RISE, level, RISE.assign(area="Z").tail(3)]).sample(frac=1, random_state=7)
    made = recent_trend(mixed, ["area"], "rate", "lower")
    assert made["area"].tolist() == ["A", "E08000009", "Z"]
    assert made["label"].tolist() == ["no significant change", "increasing", "cannot be calculated"]


@settings(max_examples=30)
@example(
    [(1.25, 1.0), (1.25, 1.0), (1.25, 1.0), (1.25, 2.0), (4.0, 1.0)], 3.0
)  # level but for its last point
@given(
    st.lists(st.tuples(st.floats(1, 99), st.floats(0.1, 20)), min_size=5, max_size=5),
    st.integers(-6, 6),
)
def test_another_unit_changes_no_label_and_scales_the_slope(points, doublings):
    # a power of two scales exactly, so that a slope of nothing stays nothing
    factor = 2.0**doublings
    value, width = np.array(points).T
    one, other = (
        trend(intervals(value * by, (value - width) * by, (value + width) * by)) for by in (1, factor)
    )
    assert one["label"] == other["label"]
    assert other["slope"] == pytest.approx(one["slope"] * factor, rel=1e-6, abs=1e-6 * factor)
