"""What overlaps tells of itself through pieces that nobody printed."""

import numpy as np
import pandas as pd
import pytest

from jsna.disclosure.areas import smallest
from jsna.disclosure.facts import Fact
from jsna.disclosure.overlaps import pieces
from jsna.disclosure.policy import NAMED
from tests.disclosure.linked_trials import windows
from tests.disclosure.linking import together

PARTS = {"one": [["a", "b"]], "two": [["b", "c"]], "all": [["a", "b", "c"]], "same": [["c", "b"]]}


def printed(key: str = "area", **counts: float) -> tuple[pd.DataFrame, np.ndarray]:
    """Labels told apart by ``key`` (_ stands for a space) and their numbers."""
    alike = {"measure": "m", "area": "a", "period": "2025", "sex": "Persons", "age": "All ages"}
    rows = [
        {**alike, "category_type": "", "category": "", key: label.replace("_", " ").strip()}
        for label in counts
    ]
    return pd.DataFrame(rows), np.array(list(counts.values()), dtype=float)


def found(frame: pd.DataFrame, numbers: np.ndarray) -> tuple[list[dict], dict[int, int]]:
    """The terms of each fact, all of which come to 0, and the values of the pieces."""
    made = pieces(frame, range(len(frame)), numbers, PARTS)
    assert {(fact.low, fact.high) for fact in made.facts} <= {(0, 0)}
    return [dict(fact.terms) for fact in made.facts], dict(made.true)


def test_areas_that_overlap_share_a_piece():
    facts, true = found(*printed(one=7, two=5))
    assert facts == [{"2": 1, "3": 1, "0": -1}, {"3": 1, "4": 1, "1": -1}]
    assert (true[2] + true[3], true[3] + true[4]) == (7, 5)


def test_an_area_that_is_a_piece_itself_is_named_by_its_own_cell():
    facts, true = found(*printed(one=7, two=5, b=3))
    assert facts == [{"3": 1, "2": 1, "0": -1}, {"2": 1, "4": 1, "1": -1}]
    assert true == {3: 4, 4: 2}


def test_two_names_of_one_place_have_one_number():
    facts, true = found(*printed(two=5, same=5))
    assert (facts, true) == ([{"0": 1, "1": -1}], {})


@pytest.mark.parametrize(
    "counts", [{"a": 1, "b": 2}, {"one": 3, "a": 1}, {"all": 9, "one": 3, "c": 6}, {"x": 4}]
)
def test_areas_apart_or_one_inside_the_other_need_no_pieces(counts: dict[str, float]):
    assert found(*printed(**counts)) == ([], {})


def test_numbers_that_no_pieces_add_up_to_tell_nothing():
    # b is in both, so neither can be less than b
    assert found(*printed(one=2, two=5, b=3)) == ([], {})


def test_a_part_of_a_person_is_no_piece():
    assert found(*printed(one=7.5, two=5)) == ([], {})


def test_years_that_overlap_share_a_year():
    facts, true = found(*printed("period", **{"2020_-_22": 6, "2021_-_23": 8, "never": 3}))
    assert facts == [{"3": 1, "4": 1, "0": -1}, {"4": 1, "5": 1, "1": -1}]
    assert (true[3] + true[4], true[4] + true[5]) == (6, 8)


def test_the_smallest_areas_of_a_ring_are_its_own():
    assert smallest("a", {"a": [["b"]], "b": [["a"]]}) == {"b"}


def test_two_groupings_that_nobody_ties_by_a_number_are_tied_by_the_place_they_make_up():
    frames = {
        "x": pd.DataFrame({"area": ["one", "c"], "period": "2025", "count": [3.0, 20.0]}),
        "y": pd.DataFrame({"area": ["a", "two"], "period": "2025", "count": [0.0, 23.0]}),
    }
    made = together(frames, NAMED["lt5"], PARTS)
    # a + b is 3 and a is 0, so b is 3; b + c is 23 with c 20 says the same
    assert made.exposed() == []
    assert made.withheld("x").tolist()[0] and (made.withheld("x").sum() + made.withheld("y").sum()) >= 2


def test_places_that_are_not_the_same_tie_nothing():
    frames = {
        "x": pd.DataFrame({"area": ["one", "c"], "period": "2025", "count": [3.0, 20.0]}),
        "y": pd.DataFrame({"area": ["a", "two"], "period": "2025", "count": [1.0, 25.0]}),
        "z": pd.DataFrame({"area": ["one", "two"], "period": "2025", "count": [9.0, 8.0]}),
    }
    made = together(frames, NAMED["lt5"], PARTS)
    assert [made.withheld(table).tolist() for table in "xyz"] == [
        [True, False],
        [True, False],
        [False, False],
    ]


@pytest.mark.parametrize("seed", [80, 116])
def test_a_run_of_the_solver_that_ends_without_an_answer_is_tried_anew(seed: int):
    assert windows(seed) == []


def test_facts_about_pieces_name_the_figure_that_is_their_sum():
    frame, numbers = printed(one=7, two=5)
    first = pieces(frame, range(2), numbers, PARTS).facts[0]
    assert first == Fact({"2": 1, "3": 1, "0": -1}, 0, 0, "0")
