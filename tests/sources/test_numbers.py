"""Text columns as numbers, and what is told of the rest."""

import math

import pandas as pd
import pytest

from jsna.problems import in_order
from jsna.sources.numbers import as_numbers
from jsna.sources.spots import Spots

SPOTS = Spots("d.csv", {"count": 5})


def numbers(*texts: str) -> tuple[list[float], list[str]]:
    column = pd.Series(texts, index=range(9, 9 + len(texts)), dtype="str")
    made, faults = as_numbers(column, SPOTS, "count")
    assert str(made.dtype) == "float64"
    return made.tolist(), [str(fault) for fault in in_order(faults)]


def test_digits_are_numbers_and_nothing_is_missing():
    made, told = numbers("12", " 4.50 ", "-1", "", "  ", "1e3", ".5")
    assert made[:3] == [12, 4.5, -1]
    assert [math.isnan(one) for one in made] == [False, False, False, True, True, False, False]
    assert made[5:] == [1000, 0.5]
    assert told == []


@pytest.mark.parametrize("text", ["*", "inf", "-Infinity", "1e400", "nan", "12%", "1 000", "٣"])
def test_a_mark_is_not_a_number(text: str):
    made, told = numbers(text)
    assert math.isnan(made[0])
    assert told == [f"d.csv:9:5: '{text}' is not a number\n    leave it empty and put the reason in note"]


@pytest.mark.parametrize("text", ["<5", "c", ":", "[x]", "..", "≥ 10"])
def test_a_mark_as_producers_write_them_can_be_declared(text: str):
    assert numbers(text)[1] == [
        f"d.csv:9:5: '{text}' is not a number\n"
        "    declare it under marks: on the card, or leave it empty and put the reason in note"
    ]


@pytest.mark.parametrize(
    ("text", "meant", "declared"),
    [
        ("1,234", "1234", "thousands"),
        ("12,345,678.5", "12345678.5", "thousands"),
        ("1,5", "1.5", "decimal"),
        ("-0,25", "-0.25", "decimal"),
    ],
)
def test_a_comma_is_pointed_at(text: str, meant: str, declared: str):
    hint = f'write {meant}, or declare {declared}: "," on the card'
    assert numbers(text)[1] == [f"d.csv:9:5: '{text}' has a comma\n    {hint}"]


def test_a_number_that_cannot_be_held_exactly_is_refused():
    assert numbers("99999999999999999999")[1] == [
        "d.csv:9:5: a number too large\n    is a decimal point missing?"
    ]


def test_numbers_that_came_as_numbers_stay():
    made, faults = as_numbers(pd.Series([1, None, 2.5], index=[1, 2, 3]), SPOTS, "count")
    assert (made[1], math.isnan(made[2]), made[3]) == (1, True, 2.5)
    made, faults = as_numbers(pd.Series([math.inf], index=[7]), SPOTS, "count")
    assert [str(one) for one in faults] == [
        "d.csv:7:5: 'inf' is not a number\n    leave it empty and put the reason in note"
    ]
    assert math.isnan(made[7])


def test_twenty_marks_are_told_and_the_rest_counted():
    told = numbers(*["*"] * 30)[1]
    assert len(told) == 20
    assert told[-1] == (
        "d.csv:28:5: '*' is not a number\n    leave it empty and put the reason in note; and 10 more"
    )
