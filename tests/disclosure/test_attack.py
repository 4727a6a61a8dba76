"""What a reader can work out: the ends of the method."""

from fractions import Fraction

import numpy as np
import pytest

from jsna.disclosure.attack import Known, attack, narrowed
from jsna.disclosure.facts import Allowed, Fact, Publication
from jsna.disclosure.settle import Contradiction
from tests.disclosure.tables import every_solution


def test_what_nothing_limits_has_no_largest_value():
    found = attack(Publication({"a": (0, None), "b": (2, None)}, (Fact({"a": 1, "b": -1}, 0, None),)))
    assert found == {"a": Known(2, None, None), "b": Known(2, None, None)}


def test_what_nothing_limits_below_has_no_smallest_value():
    found = attack(Publication({"a": (0, None)}, (Fact({"a": 1}, None, 7),)))
    assert found["a"] == Known(0, 7, 8, tuple(range(8)))


def test_a_range_too_wide_to_count_is_not_counted():
    assert attack(Publication({"a": (0, 61)}))["a"] == Known(0, 61, None)
    assert attack(Publication({"a": (0, 60)}))["a"].possible == 61


def test_half_numbers_are_no_answer():
    # a + b, b + c and c + a are known: a linear program alone would let them be halves
    facts = (Fact({"a": 1, "b": 1}, 5, 6), Fact({"b": 1, "c": 1}, 5, 6), Fact({"a": 1, "c": 1}, 5, 5))
    publication = Publication(dict.fromkeys("abc", (0, 3)), facts)
    found = attack(publication)
    assert {name: one.values for name, one in found.items()} == every_solution(publication, 3)


def test_figures_that_contradict_each_other_are_refused():
    odd = (Fact({"a": 1, "b": 1}, 3, 3), Fact({"a": 1, "b": -1}, 0, 0))
    for facts in (odd, (Fact({"a": 1, "b": 1}, -2, -1),)):
        with pytest.raises(Contradiction, match="^the published figures contradict each other$"):
            attack(Publication({"a": (0, None), "b": (0, None)}, facts))


def test_listed_values_are_taken_together():
    pairs = Allowed(("a", "b"), ((1, 5), (2, 9), (4, 9)))
    found = attack(
        Publication(
            {"a": (0, None), "b": (0, None), "c": (0, None)},
            (Fact({"a": 1, "c": 1}, 4, 4), Fact({"b": 1}, 6, None)),
            (pairs,),
        )
    )
    assert {name: one.values for name, one in found.items()} == {"a": (2, 4), "b": (9,), "c": (0, 2)}


def test_a_sum_that_only_exact_arithmetic_can_tell_from_a_whole_one_is_no_whole_one():
    almost, about = Fraction(10**15 + 1, 10**15), Fraction(10**15 + 3, 10**15)
    with pytest.raises(Contradiction, match="^the published figures contradict each other$"):
        attack(Publication({"a": (0, 5), "b": (0, 5)}, (Fact({"a": almost, "b": about}, 3, 3),)))


def test_a_point_within_the_solvers_tolerance_is_not_taken_for_one_that_fits():
    hair = Fraction(1, 10**12)
    facts = (Fact({"a": 1, "b": 1 + hair}, None, 4), Fact({"a": 1, "b": 1}, 3, None))
    found = attack(Publication({"a": (0, 5), "b": (0, 5)}, facts))
    assert found["b"].values == (0, 1, 2, 3)


def test_a_cell_needs_as_many_values_as_it_is_asked_for():
    publication = Publication(
        {"a": (0, None), "b": (0, None), "c": (2, None)}, (Fact({"a": 1, "b": 1}, 1, 1),)
    )
    assert narrowed(publication, {"a": (2, None), "b": (3, None), "c": (9, None)}) == {
        "b": Known(0, 1, 2, (0, 1))
    }


def test_a_known_cell_is_narrowed_and_a_range_inside_the_rule_too():
    publication = Publication({"a": (3, 3), "b": (1, 4), "c": (1, 5)})
    needs = {"a": (2, None), "b": (2, (1, 4)), "c": (2, (1, 4))}
    assert narrowed(publication, needs) == {"a": Known(3, 3, 1, (3,)), "b": Known(1, 4, 2, (1, 4))}


def test_values_far_apart_are_counted_where_they_are():
    publication = Publication({"a": (0, None)}, (), (Allowed(("a",), ((0,), (500,), (900,))),))
    assert narrowed(publication, {"a": (4, None)})["a"].values == (0, 900)
    assert narrowed(publication, {"a": (2, None)}) == {}


@pytest.mark.parametrize("seed", range(20))
def test_trying_every_number_agrees(seed: int):
    random = np.random.default_rng(seed)
    true = random.integers(0, 6, 4)
    facts = []
    for _ in range(3):
        weights = random.integers(-2, 4, 4)
        reached = int(weights @ true)
        facts.append(
            Fact(
                {name: int(weight) for name, weight in zip("abcd", weights, strict=True)},
                reached - int(random.integers(0, 2)),
                reached,
            )
        )
    publication = Publication(dict.fromkeys("abcd", (0, 7)), tuple(facts))
    assert {name: one.values for name, one in attack(publication).items()} == every_solution(publication, 7)
