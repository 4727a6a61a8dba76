"""What the charts of statistical methods say of themselves, and what they refuse."""

import pytest

from jsna.cache import Cache
from jsna.charts.draw import draw
from tests.charts.rows import safe
from tests.charts.test_drawings import words_of
from tests.charts.test_every_kind import KINDS, example

SAID = {
    "funnel": (
        "Funnel plot of smoking at delivery, 4 districts, 2023/24. The average of them all is 7.5%. "
        "Below the 99.8% limits: Harrowmere 3.8%. Above the 95% limits: Westmarch 8.8%. 1 district "
        "within the limits of chance. Quayside: withheld to protect people."
    ),
    "control": (
        "Control chart of care homes rated good or outstanding, Harrowmere, January 2025 to August "
        "2025. 81.0% in August 2025. Mean 85.0%, limits 82.1% to 87.9%. Special cause: getting worse. "
        "The target will not be met without a change. Target 90.0%. 2 special causes: 1 better and 1 "
        "worse. May 2025: withheld to protect people."
    ),
    "slope": (
        "Inequality plot of obesity in Year 6 by deprivation fifth, Harrowmere, 2024/25. Most "
        "deprived 28.6%; Least deprived 12.8%. Slope index 18.8 percentage points (16.5 to 21.0), "
        "higher towards the most deprived. Relative index 2.86 (2.44 to 3.45). Middle: withheld to "
        "protect people."
    ),
    "gap_bars": (
        "Bar chart of what each cause adds to the gap in life expectancy at birth, men, 2022 - 24. "
        "Gap between the least deprived fifth and the most deprived fifth: 7.9 years (6.8 to 9.0). "
        "Most is added by Heart and circulation (+2.14 years), Cancer (+1.62 years) and Breathing "
        "(+1.31 years). It is narrowed by Mental health (\N{MINUS SIGN}0.12 years). Perinatal: withheld to protect "
        "people."
    ),
    "concentration": (
        "Concentration curve of obesity in Year 6, Harrowmere, 2024/25. Most deprived: 14% of "
        "children, 23% of obese children. The curve lies above the line of equality: more falls on "
        "the most deprived end. Concentration index minus 0.162 (minus 0.187 to minus 0.137). Middle: "
        "withheld to protect people."
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_its_numbers_are_said_in_words(name: str) -> None:
    assert example(name).alt == SAID[name]


def test_a_funnel_names_ours_and_the_outliers_and_leaves_the_rest_unnamed() -> None:
    words = words_of(example("funnel").wide)
    assert {"Harrowmere", "Westmarch", "[c] Quayside"} <= set(words)
    assert "Fellside" not in words


def test_a_control_chart_has_its_verdicts_as_letters_and_as_words() -> None:
    words = words_of(example("control").wide)
    assert words[:4] == [
        "L",
        "Special cause: getting worse",
        "F",
        "The target will not be met without a change",
    ]


def test_a_slope_over_a_broken_axis_has_no_blocks() -> None:
    options, rows = KINDS["slope"].example.options, safe(KINDS["slope"].example.rows)
    whole, broken = (
        draw("slope", "s", {**options, "starts": starts}, rows, Cache(None)).wide for starts in (0.0, 5.0)
    )
    assert whole.count("var(--c1-tint)") == 4
    assert broken.count("var(--c1-tint)") == 0
    assert "The axis starts at 5%" in words_of(broken)


def test_limits_on_both_sides_of_nothing_are_no_slope() -> None:
    options = {**KINDS["slope"].example.options, "index": (0.4, -0.9, 1.7), "relative": None}
    made = draw("slope", "s", options, safe(KINDS["slope"].example.rows), Cache(None))
    assert "Slope index 0.4 percentage points (\N{MINUS SIGN}0.9 to 1.7): no clear slope" in words_of(
        made.wide
    )


REFUSED = [
    ("funnel", "area,value,reason\nA1,5,\n", "a funnel needs a denominator for Harrowmere"),
    ("funnel", "area,value,reason\nA1,,withheld\n", "there is no value to draw"),
    (
        "control",
        "area,period,value,reason\nE1,2025-01,5,\nE2,2025-01,5,\n",
        "a control chart shows one series; choose one area, sex, age and category",
    ),
    ("control", "area,period,value,reason\nE1,2025-01,,withheld\n", "there is no value to draw"),
    ("slope", "category,value,reason\nMiddle,5,\n", "an inequality needs at least two groups"),
    ("slope", "category,value,reason\nMiddle,5,\nOther,5,\n", "there is no rank for Other"),
    ("concentration", "category,value,reason\nMiddle,5,\n", "1 groups need a curve of 2 places"),
]


@pytest.mark.parametrize(("kind", "rows", "message"), REFUSED)
def test_what_cannot_be_drawn_is_refused(kind: str, rows: str, message: str) -> None:
    with pytest.raises(ValueError, match=".") as caught:
        draw(kind, "refused", KINDS[kind].example.options, safe(rows), Cache(None))
    assert str(caught.value) == message
