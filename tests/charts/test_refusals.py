"""What cannot be drawn is refused in plain words."""

import pytest
from pydantic import ValidationError

from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.charts.lettering import checked
from jsna.charts.marks import ruler
from tests.charts.rows import safe

FIVE = "area,period,value,reason\n" + "".join(f"A{number},2024,{number},\n" for number in range(1, 6))
SQUARE = [[[[0, 53], [1, 53], [1, 54]]]]
CASES = [
    ("line", {}, FIVE, "5 lines are too many for one chart; the most is 4"),
    (
        "line",
        {"names": {"A": "Harrowmere"}},
        "area,period,value,reason\nA,2024,1,\nA,2024,2,\n",
        "Harrowmere has more than one row for 2024; choose one sex, age and category",
    ),
    ("line", {}, "area,period,value,reason\nA,,1,\n", "a line needs a period for each row"),
    (
        "line",
        {"starts": 5.0},
        "area,period,value,reason\nA,2023,4,\nA,2024,9,\n",
        "the axis cannot start at 5: a value lies below it",
    ),
    ("line", {}, "area,period,value,reason\nA,2024,,withheld\n", "there is no value to draw"),
    ("dots", {}, "area,period,value,reason\n", "there are no rows of example to draw"),
    ("dots", {"by": "ward"}, FIVE, "example has no column called 'ward'"),
    ("dots", {}, FIVE + "A1,2023,5,\n", "A1 has more than one row; choose one period, sex and age for each"),
    ("dots", {"comparator": "E"}, "area,value,reason\nE,1,\n", "there is only the comparator to draw"),
    ("ladder", {"by": "area"}, "area,value,reason\nA,1,\n", "an inequality needs at least two groups"),
    (
        "pyramid",
        {},
        "area,sex,age,value,reason\nA,Male,0 to 4,1,\n",
        "a pyramid needs rows for Male and for Female",
    ),
    (
        "dumbbell",
        {"by": "area", "between": "value"},
        FIVE,
        "two values cannot be told apart by 'value'",
    ),
    ("dumbbell", {"by": "area", "between": "period", "pair": ["1", "2"]}, FIVE, "no row has period 1 or 2"),
    (
        "spine",
        {"ours": "A", "comparator": "E"},
        "measure,area,value,reason\nsmoking,A,1,\n",
        "smoking has no row for E",
    ),
    ("choropleth", {"outlines": {"B": SQUARE}}, FIVE, "there is no boundary for A1"),
    (
        "choropleth",
        {"outlines": {"A": SQUARE}, "edges": [1, 2, 3, 4, 5]},
        "area,value,reason\nA,1,\n",
        "6 classes are too many for one map; the most is 5",
    ),
    (
        "choropleth",
        {"outlines": {"A": SQUARE}, "edges": [2, 1]},
        "area,value,reason\nA,1,\n",
        "the edges between classes must rise",
    ),
    (
        "choropleth",
        {"outlines": {"A": SQUARE}, "edges": [1], "labels": ["low"]},
        "area,value,reason\nA,1,\n",
        "1 edges make 2 classes, but there are 1 labels",
    ),
]


@pytest.mark.parametrize(("kind", "options", "rows", "message"), CASES)
def test_rows_that_cannot_be_drawn_are_refused(kind: str, options: dict, rows: str, message: str) -> None:
    with pytest.raises(ValueError, match=".") as caught:
        draw(kind, "refused", options, safe(rows), Cache(None))
    assert str(caught.value) == message


def test_an_option_that_a_kind_does_not_know_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        draw("line", "refused", {"colour": "red"}, safe(FIVE), Cache(None))
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [
        (("colour",), "extra_forbidden")
    ]


def test_a_name_that_cannot_start_an_id_is_refused() -> None:
    rows = safe("area,period,value,reason\nA,2023,1,\nA,2024,2,\n")
    with pytest.raises(ValueError, match=".") as caught:
        draw("line", "a b", {}, rows, Cache(None))
    assert str(caught.value) == "'a b-wide' cannot be the name of a figure; use letters, digits and hyphens"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Mill\x07 Bank", "a label holds the character U+0007, which is not allowed"),
        ("Mill\u202e Bank", "a label holds the character U+202E, which is not allowed"),
        ("Mill\u200b Bank", "a label holds the character U+200B, which is not allowed"),
        ("M" * 20_000, "a label has 20,000 characters; the most is 200"),
    ],
)
def test_words_that_would_harm_a_drawing_are_refused(words: str, message: str) -> None:
    with pytest.raises(ValueError, match=".") as caught:
        checked(words)
    assert str(caught.value) == message


def test_a_comparison_line_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="^a comparison line needs a lower and a higher end$"):
        ruler(1.0, 1.0, 5.0, 5.0, "similar")
