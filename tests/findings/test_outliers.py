"""Which areas a funnel calls outliers."""

import pytest

from jsna.findings.outliers import outliers
from tests.findings.rows import found

ROWS = "area,value,count,denominator\nA,10,100,1000\nB,10.2,102,1000\nC,10.1,202,2000\nD,18,180,1000\nE,12,240,2000\n"


@pytest.mark.parametrize(
    ("better", "word"), [("lower", "worse"), ("higher", "better"), ("neither", "higher")]
)
def test_an_outlier_is_judged_by_what_is_better(better, word):
    told = outliers(*_asked(found(ROWS, better=better)))
    assert told.verdicts["D"] == word
    assert told.beyond == ("D",)
    assert told.average == pytest.approx(100 * 824 / 7000)


def test_whoever_is_outside_the_drawn_limits_is_an_outlier_and_nobody_else():
    told = outliers(*_asked(found(ROWS)))
    values = {"A": (1000, 10), "B": (1000, 10.2), "C": (2000, 10.1), "D": (1000, 18), "E": (2000, 12)}
    for area, (people, value) in values.items():
        low, high = (_at(told.limits[side], people) for side in ("lower", "upper"))
        assert (low <= value <= high) == (told.verdicts[area] == "similar")


def _at(curve, people):
    return min(curve, key=lambda pair: abs(pair[0] - people))[1]


def test_a_rate_has_limits_that_hold_its_average():
    told = outliers(*_asked(found(ROWS, statistic="rate", per=100.0)))
    assert told.verdicts["D"] == "worse"
    for side, sign in (("lower", 1), ("lower_998", 1), ("upper", -1), ("upper_998", -1)):
        assert len(told.limits[side]) > 10
        assert all(sign * (told.average - value) > 0 for _, value in told.limits[side])


def test_a_withheld_area_has_no_verdict_and_moves_nothing():
    hidden = (
        ROWS.replace("denominator", "denominator,reason").replace("000\n", "000,\n")
        + "F,99,990,1000,withheld\n"
    )
    told = outliers(*_asked(found(hidden)))
    assert "F" not in told.verdicts
    assert told.average == pytest.approx(100 * 824 / 7000)


@pytest.mark.parametrize(
    ("text", "statistic", "said"),
    [
        (
            "area,value\nA,1\nB,2\nC,3\n",
            "proportion",
            "a funnel of m needs at least three areas with a count and a denominator",
        ),
        (ROWS, "life expectancy", "a funnel shows shares and rates; m is given as life expectancy"),
    ],
)
def test_what_has_no_funnel_is_refused(text, statistic, said):
    with pytest.raises(ValueError, match=".") as caught:
        outliers(*_asked(found(text, statistic)))
    assert str(caught.value) == said


def _asked(made):
    found_, rows = made
    return found_, "m", rows
