"""What a control chart says of a series, and which series it refuses."""

import pytest

from jsna.findings.variation import variation
from jsna.model.measures import Break
from jsna.model.periods import read_period
from tests.findings.rows import found

CALM = (5, 6, 5, 7, 4, 5, 6, 4, 5, 6, 5, 6)


def months(values, first=2024):
    lines = [f"{first + n // 12}-{n % 12 + 1:02},{value}" for n, value in enumerate(values)]
    return "period,value\n" + "\n".join(lines) + "\n"


def test_noise_is_called_noise():
    found_, rows = found(months(CALM))
    told = variation(found_, "m", rows)
    assert told.signs == {}
    assert told.variation == ("~", "Common cause: no significant change")
    assert told.assurance == ("", "")
    assert not told.trial and not told.repeats
    assert found_.used("control_chart") == ["m"]


@pytest.mark.parametrize(
    ("better", "sign"), [("lower", "worse"), ("higher", "better"), ("neither", "higher")]
)
def test_a_point_above_the_limits_is_judged_by_what_is_better(better, sign):
    found_, rows = found(months((*CALM, 20)), better=better)
    told = variation(found_, "m", rows)
    assert told.signs == {"2025-01": sign}
    assert told.causes == {"2025-01": "outside the limits"}
    assert told.variation[0] == "H"


def test_a_target_beyond_the_limits_is_missed_every_time():
    found_, rows = found(months(CALM), better="higher")
    assert variation(found_, "m", rows, 90).assurance == ("F", "The target is likely to be missed every time")
    assert variation(found_, "m", rows, 5).assurance[0] == "?"


def test_fewer_than_twelve_points_signal_nothing():
    found_, rows = found(months((5, 6, 5, 6, 5, 6, 5, 30)))
    told = variation(found_, "m", rows, 90)
    assert told.trial
    assert told.signs == {}
    assert told.variation[0] == "T"
    assert told.assurance == ("", "")


def test_a_break_starts_new_limits():
    found_, rows = found(
        months((*CALM, *(one + 40 for one in CALM))), breaks=(Break(read_period("2025-01"), "new rule"),)
    )
    told = variation(found_, "m", rows)
    assert [(one.first, one.last) for one in told.stretches] == [
        ("2024-01", "2024-12"),
        ("2025-01", "2025-12"),
    ]
    assert told.signs == {}


def test_a_withheld_month_is_no_point():
    found_, rows = found(months(CALM).replace("\n", ",\n").replace("value,", "value,reason", 1)
                         .replace("2024-05,4,", "2024-05,4000,withheld"))  # fmt: skip
    told = variation(found_, "m", rows)
    assert told.stretches[0].upper < 10


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        (months(CALM), {"every": "year"}, "m comes every year; a control chart needs months or quarters"),
        (
            "period,value\n2024-Q1,5\n2024-03,6\n2024-Q2,7\n",
            {"every": "quarter"},
            "m: 2024-Q1 and 2024-03 overlap, so a control chart would mislead",
        ),
        ("period,value\n2024-01,5\n", {}, "m has fewer than two values to draw"),
    ],
)
def test_a_series_without_a_control_chart_is_refused(text, more, said):
    found_, rows = found(text, **more)
    with pytest.raises(ValueError, match=".") as caught:
        variation(found_, "m", rows)
    assert str(caught.value) == said
