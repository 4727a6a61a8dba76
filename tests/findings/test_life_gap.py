"""Who lives longer, by how much, and because of which ages."""

import pytest

from jsna.findings.life_gap import in_order, life_gap
from tests.findings.rows import found

AGES = ["Under 1", "1 to 4", *(f"{age} to {age + 4}" for age in range(5, 90, 5)), "90 and over"]
DEATHS = (17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937)
PEOPLE = (7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978,
          37039, 33288, 23306, 11936, 11936)  # fmt: skip


def table(causes=("",), reason=""):
    lines = [
        f"{area},{age},{cause},{deaths * times / len(causes)},{people},{reason}"
        for area, times in (("A", 2), ("B", 1))
        for age, deaths, people in zip(AGES, DEATHS, PEOPLE, strict=True)
        for cause in causes
    ]
    return found("area,age,category,count,denominator,reason\n" + "\n".join(lines) + "\n", "rate", per=1000.0)


def test_ages_are_put_in_order_by_their_first_number():
    assert in_order([*reversed(AGES)]) == AGES


@pytest.mark.parametrize("between", [("A", "B"), ("B", "A")])
def test_whoever_lives_longer_is_named_first_and_the_ages_make_up_the_gap(between):
    found_, rows = table()
    told = life_gap(found_, "m", rows, between, "area", False)
    assert (told.longer, told.shorter) == ("B", "A")
    assert told.longer_years - told.shorter_years == pytest.approx(told.value)
    assert sum(told.adds.values()) == pytest.approx(told.value)
    assert list(told.adds) == AGES
    assert 0 < told.lower < told.value < told.upper


def test_causes_make_up_the_gap_too():
    found_, rows = table(("heart", "other"))
    told = life_gap(found_, "m", rows, ("A", "B"), "area", True)
    assert sum(told.adds.values()) == pytest.approx(told.value)
    assert set(told.adds) == {"heart", "other"}


def test_a_withheld_death_makes_no_life_table():
    found_, rows = table(reason="withheld")
    with pytest.raises(
        ValueError, match="^some deaths of m are withheld, so it has no life table; group years or areas$"
    ):
        life_gap(found_, "m", rows, ("A", "B"), "area", False)


def test_other_ages_are_refused():
    found_, rows = table()
    with pytest.raises(
        ValueError, match="^m has 19 ages; a life table needs 20, from under 1 to 90 and over$"
    ):
        life_gap(found_, "m", rows.where(age=AGES[1:]), ("A", "B"), "area", False)
