import pytest

from jsna.disclosure.facts import Allowed, Fact, Publication
from jsna.disclosure.settle import Contradiction, settle
from jsna.disclosure.system import System

OPEN = (0, None)


def test_the_last_unknown_of_a_total_is_known_and_so_on():
    facts = (Fact({"a": 1, "b": 1}, 7, 7), Fact({"b": 1, "c": 2}, 10, 10), Fact({"c": 1, "d": 1}, 0, 9))
    known, parts = settle(Publication({"a": (3, 3), "b": OPEN, "c": OPEN, "d": OPEN}, facts))
    assert known == {"a": 3, "b": 4, "c": 3}
    assert [(part.cells, part.facts) for part in parts] == [({"d": OPEN}, (Fact({"d": 1}, -3, 6),))]


def test_cells_that_share_no_fact_are_parts_of_their_own():
    facts = (Fact({"a": 1, "c": 1}, 5, 6), Fact({"d": 1, "a": 0}, None, 4))
    lists = (Allowed(("b", "e"), ((1, 2), (2, 3))),)
    _, parts = settle(Publication(dict.fromkeys("abcde", OPEN), facts, lists))
    assert [(list(part.cells), len(part.facts), len(part.allowed)) for part in parts] == [
        (["a", "c"], 1, 0),
        (["b", "e"], 0, 1),
        (["d"], 1, 0),
    ]


def test_a_list_keeps_the_tuples_that_fit_what_is_known():
    pairs = Allowed(("a", "b"), ((1, 2), (1, 3), (4, 5)))
    _, parts = settle(Publication({"a": (1, 1), "b": OPEN}, (), (pairs,)))
    assert parts[0].allowed == (Allowed(("b",), ((2,), (3,))),)


def test_a_list_of_what_is_known_falls_away():
    assert settle(Publication({"a": (1, 1)}, (), (Allowed(("a",), ((1,),)),))) == ({"a": 1}, [])


@pytest.mark.parametrize(
    ("facts", "lists"),
    [
        ((Fact({"a": 1}, 9, 9),), ()),
        ((Fact({"a": 1}, None, 2),), ()),
        ((Fact({"b": 2}, 3, 3),), ()),
        ((Fact({"b": 1}, 3, 3), Fact({"b": 1}, 4, 4)), ()),
        ((Fact({"b": 1}, 8, 8),), ()),
        ((), (Allowed(("a",), ((1,), (2,))),)),
    ],
)
def test_known_cells_that_do_not_fit_are_refused(facts, lists):
    with pytest.raises(Contradiction, match="^the published figures contradict each other$"):
        settle(Publication({"a": (3, 3), "b": (0, 7)}, facts, lists))


def test_a_fact_about_nothing_there_is_refused():
    with pytest.raises(ValueError, match="^F-1 is about b, which is no cell$"):
        Publication({"a": OPEN}, (Fact({"b": 1}, 0, 0, "F-1"),))
    with pytest.raises(ValueError, match="^F-2 is about b, which is no cell$"):
        Publication({"a": OPEN}, (), (Allowed(("b",), ((1,),), "F-2"),))


def test_a_row_without_weights_says_nothing():
    assert System(Publication({"a": OPEN}, (Fact({"a": 0}, 0, 0),))).rows == []
