from fractions import Fraction

import numpy as np
import pytest

from jsna.disclosure import printed
from jsna.disclosure.attack import attack
from jsna.disclosure.facts import Allowed, Publication
from jsna.statistics.intervals import byar_limits, wilson_limits

ONE = {"a": 1}


def ends(fact) -> tuple[int | None, int | None]:
    return fact.low, fact.high


@pytest.mark.parametrize(
    ("shown", "step", "withheld", "low", "high"),
    [
        (20, 5, (1, 7), 18, 22),
        (10, 5, (1, 7), 8, 12),
        (0, 5, (1, 7), 0, 0),
        (0, 5, None, 0, 2),
        (5, 5, None, 3, 7),
        (20, 10, None, 15, 25),
        (-5, 5, None, -7, -3),
        (20, 5, (1, None), 18, 22),
    ],
)
def test_a_rounded_count_tells_half_a_step_either_way(shown, step, withheld, low, high):
    assert ends(printed.rounded(ONE, shown, step, withheld)) == (low, high)


def test_what_is_said_of_a_rounded_count_names_the_range_that_it_is_not_in():
    assert printed.rounded(ONE, 20, 5, (1, 7)).why == "rounded to the nearest 5"
    assert printed.rounded(ONE, 10, 5, (1, 7), "f").why == "rounded to the nearest 5"
    assert printed.rounded(ONE, 10, 5, (1, 8), "f").why == "rounded to the nearest 5, not 1 to 8"


def test_a_mark_with_a_public_rule_tells_its_range():
    assert ends(printed.marked(ONE, (1, 4))) == (1, 4)


def test_an_exact_figure_tells_itself():
    assert ends(printed.exact({"a": 1, "b": -1}, 7, "f")) == (7, 7)


def test_a_rate_of_cells_that_are_not_known_ties_them():
    # half of a + b, in per cent without decimals
    facts = printed.rate(ONE, 50, 0, {"a": 1, "b": 1}, 100)
    found = attack(Publication({"a": (0, None), "b": (10, 10)}, facts))
    assert found["a"].values == (10,)


def test_a_ratio_ties_two_counts():
    facts = printed.ratio({"men": 1}, {"women": 1}, Fraction("1.5"), 1)
    found = attack(Publication({"men": (0, None), "women": (10, 10)}, facts))
    assert found["men"].values == (15,)


def test_a_mean_tells_the_sum():
    fact = printed.mean({"a": 1, "b": 1, "c": 1}, Fraction("2.3"), 1, 3)
    assert attack(Publication({"a": (0, None), "b": (3, 3), "c": (3, 3)}, (fact,)))["a"].values == (1,)


def test_every_rate_of_a_small_count_holds_the_count_and_no_other_that_prints_differently():
    random = np.random.default_rng(7)
    for count, people in zip(
        random.integers(1, 40, 200).tolist(), random.integers(150, 90000, 200).tolist(), strict=True
    ):
        shown = Fraction(round(count / people * 100000, 1)).limit_denominator(10)
        low, high = ends(printed.rate(ONE, shown, 1, people, 100000)[0])
        same = [
            other
            for other in range(count + 40)
            if abs(Fraction(other * 100000, people) - shown) <= Fraction(1, 20)
        ]
        assert (low, high) == (same[0], same[-1])


@pytest.mark.parametrize("people", [1500, 20000, 300000])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7, 31])
def test_byars_limits_with_a_population_tell_a_small_count(count: int, people: int):
    lower, upper = (
        Fraction(round(float(np.nan_to_num(side)) * 100000 / people, 1)).limit_denominator(10)
        for side in byar_limits(count)
    )
    both = printed.count_limits_printed(ONE, lower, upper, 1, people, 100000)
    assert ends(both) == (count, count)
    assert ends(printed.count_limits_printed(ONE, None, upper, 1, people, 100000)) == (count, count)
    low, high = ends(printed.count_limits_printed(ONE, lower, None, 1, people, 100000))
    assert low <= count <= high


def test_wilsons_limits_of_a_known_denominator_tell_the_count():
    lower, upper = (
        Fraction(round(float(side) * 100, 1)).limit_denominator(10) for side in wilson_limits(3, 120)
    )
    assert ends(printed.share_limits_printed(ONE, lower, upper, 1, 120, 100)) == (3, 3)


def test_limits_that_no_count_has_are_refused():
    with pytest.raises(ValueError, match="^no count has the limits of F-1$"):
        printed.share_limits_printed(ONE, 1, 99, 1, 120, 100, figure="F-1")
    with pytest.raises(ValueError, match="^no count has the limits of Byar's limits$"):
        printed.count_limits_printed(ONE, 1, 99, 1, 120, 100)


def test_wilsons_limits_alone_tell_the_count_and_its_denominator():
    lower, upper = (
        Fraction(round(float(side) * 100, 2)).limit_denominator(100) for side in wilson_limits(3, 120)
    )
    assert printed.wilson_pairs("a", "n", lower, upper, 2, 100) == Allowed(
        ("a", "n"), ((3, 120),), "", "Wilson's limits to 2 decimal places"
    )


@pytest.mark.parametrize(
    ("lower", "upper", "decimals"),
    [(40, 41, 0), (Fraction("40.0"), Fraction("40.3"), 1), (5, 95, 0), (1, 99, 2)],
)
def test_wilsons_limits_that_fit_far_too_many_or_none_list_nothing(lower, upper, decimals):
    found = printed.wilson_pairs("a", "n", lower, upper, decimals, 100)
    assert found is None or len(found.tuples) <= printed.MANY


@pytest.mark.parametrize(
    ("text", "number"), [("1,234", 1234), ("12.5%", Fraction(25, 2)), (" -3 ", -3), ("0.40", Fraction(2, 5))]
)
def test_a_printed_number_is_read_exactly(text: str, number):
    assert printed.as_number(text) == number


@pytest.mark.parametrize("text", ["", "*", "1e3", "nan", "1.2.3"])
def test_what_is_no_number_is_refused(text: str):
    with pytest.raises(ValueError, match=f"^'{text.replace('*', '.')}' is not a number$"):
        printed.as_number(text)
