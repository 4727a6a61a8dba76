import pytest

from jsna.pages.numbers import count_in_words, decimals_for, figure, size_in_words, with_unit


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(1234.5, 0, "1,235"), (0.05, 1, "0.1"), (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.04, 1, "0.0"), (17.35, 1, "17.4"), (float("nan"), 1, "[x]")],
)  # fmt: skip
def test_a_figure_is_rounded_once_halves_away_from_zero(value, decimals, shown):
    assert figure(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"), [(12.34, "%", "12.3%"), (80.12, "years", "80.1 years"), (310.0, "per 100,000", "310.0 per 100,000"), (5, "", "5.0")]
)  # fmt: skip
def test_a_unit_stands_as_the_field_writes_it(value, unit, shown):
    assert with_unit(value, unit, 1) == shown


@pytest.mark.parametrize(
    ("unit", "largest", "decimals"), [("%", 45, 1), ("%", 9, 2), ("%", 0.5, 3), ("per 100,000", 1500, 0), ("years", 83, 1), ("score", 4, 2)]
)  # fmt: skip
def test_decimals_follow_the_largest_value(unit, largest, decimals):
    assert decimals_for(unit, largest) == decimals


def test_small_whole_numbers_are_words_and_sizes_are_never_nothing():
    assert [count_in_words(number) for number in (0, 1, 9, 10, 1500)] == ["no", "one", "nine", "10", "1,500"]
    assert [size_in_words(size) for size in (10, 2600, 3_400_000)] == ["1 kB", "3 kB", "3.4 MB"]
