"""Which figures are withheld beside those of the rule: enough, and no more than needed."""

import itertools

import numpy as np
import pytest

from jsna.disclosure.attack import Known
from jsna.disclosure.audit import exposed, telling
from jsna.disclosure.cheapest import cheapest
from jsna.disclosure.facts import Fact
from jsna.disclosure.layout import Entry, Layout, plain
from jsna.disclosure.pattern import pattern
from jsna.disclosure.secondary import Choice, choose
from jsna.disclosure.solver import Solver
from jsna.disclosure.system import Program
from tests.disclosure.tables import layout, small_counts, two_way

F4 = np.array([[895, 137], [753, 973], [569, 486], [540, 793]])
G8 = np.array([[3, 18, 25, 40], [15, 21, 4, 33], [27, 12, 36, 2], [31, 14, 19, 22], [9, 44, 28, 17]])
SUM = Fact({"a": 1, "b": 1, "all": -1}, 0, 0, "all")


def cost(table: Layout, withheld: frozenset[str]) -> float:
    return sum(table.figures[name].cost or 0 for name in withheld)


def test_f4_the_cheapest_pattern_is_found():
    table = two_way(F4, 137, 137)
    assert pattern(table) == Choice(frozenset({"0|0", "0|1", "2|0", "2|1"}))


def test_g8_costs_no_more_than_the_pattern_that_is_known():
    table = two_way(G8)
    choice = pattern(table)
    assert exposed(table, choice.withheld) == {}
    assert cost(table, choice.withheld) <= 113


@pytest.mark.parametrize("seed", range(8))
def test_no_pattern_at_all_costs_less(seed: int):
    table = two_way(small_counts(np.random.default_rng(seed), (3, 3), 9.0))
    others = [name for name, one in table.figures.items() if one.cost is not None and not one.primary]
    safe = [
        cost(table, table.primary | set(more))
        for number in range(len(others) + 1)
        for more in itertools.combinations(others, number)
        if not exposed(table, table.primary | set(more))
    ]
    choice = pattern(table)
    assert choice.unprotected == () and cost(table, choice.withheld) == min(safe)


def test_a_search_cut_short_keeps_what_was_found():
    table = two_way(G8)
    found = choose(table)
    assert cheapest(table, found, rounds=0) == found
    assert cheapest(table, found, work=0) == found


def test_nothing_small_nothing_withheld():
    assert pattern(two_way(np.full((2, 2), 9))) == Choice(frozenset())


def test_what_cannot_be_protected_is_named():
    # both totals stay, and say that there is one case
    table = Layout({"a": plain(1, 1.0, primary=True), "b": plain(0, 0.0), "all": plain(1)}, (SUM,))
    choice = pattern(table)
    assert choice.unprotected == ("a",)
    assert exposed(table, {"a", "b"}) == {"a": Known(0, 1, 2, (0, 1)), "b": Known(0, 1, 2, (0, 1))}


def test_a_figure_that_has_to_stay_stays():
    table = layout({"a": 3, "b": 9, "c": 5}, {"all": ["a", "b", "c"]}, 1, 4)
    held = Layout({**table.figures, "c": plain(5)}, table.facts)
    assert pattern(held).withheld == {"a", "b"}


def test_values_must_not_all_lie_in_the_range_of_the_rule():
    # with b alone, a is from 0 to 4: 0 is outside; a floor of 1 under a takes that away
    figures = {
        "a": Entry(2, (2, 2), (1, None), 2.0, primary=True, outside=(1, 4)),
        "b": plain(2, 2.0),
        "c": plain(9, 9.0),
        "all": plain(13),
    }
    table = Layout(figures, (Fact({"a": 1, "b": 1, "c": 1, "all": -1}, 0, 0),))
    assert exposed(table, {"a", "b"}) == {"a": Known(1, 4, 3, (1, 2, 4))}
    assert pattern(table).withheld == {"a", "c"}
    assert cheapest(table, Choice(frozenset(figures))).withheld == {"a", "c"}


def test_a_range_that_nothing_can_leave_is_not_protected():
    figures = {"a": Entry(2, (2, 2), (1, 4), 2.0, primary=True, outside=(1, None))}
    assert pattern(Layout(figures, ())).unprotected == ("a",)


def test_a_rounded_figure_protects_within_its_rounding():
    figures = {
        "a": plain(3, 3.0, primary=True),
        "b": Entry(12, (8, 12), cost=12.0),
        "all": Entry(15, (13, 17)),
    }
    assert pattern(Layout(figures, (SUM,))).withheld == {"a"}


def test_values_with_gaps_are_found_where_they_are():
    # twice b moves with a, so that a can only be odd
    figures = {"a": plain(3, 3.0, primary=True), "b": plain(9, 9.0), "all": plain(21)}
    table = Layout(figures, (Fact({"a": 1, "b": 2, "all": -1}, 0, 0),))
    assert pattern(table).withheld == {"a", "b"}
    assert exposed(table, {"a", "b"}) == {}


def test_a_move_in_halves_is_replaced_by_one_in_whole_numbers():
    # a + b, b + c and c + a are printed: any move of one is a move of all, and none fits
    cells = {name: plain(4, 4.0, primary=True) for name in "abc"}
    sums = {first + second: plain(8, 8.0) for first, second in ("ab", "bc", "ca")}
    facts = tuple(Fact({name[0]: 1, name[1]: 1, name: -1}, 0, 0, name) for name in sums)
    table = Layout({**cells, **sums}, facts)
    choice = pattern(table)
    assert choice.unprotected == () and exposed(table, choice.withheld) == {}
    assert pattern(Layout({**cells, **{name: plain(8) for name in sums}}, facts)).unprotected == (
        "a",
        "b",
        "c",
    )


def test_the_figures_that_give_one_away_are_the_few_that_do():
    table = two_way(np.array([[3, 18, 25], [15, 21, 40], [7, 9, 11]]))
    assert telling(table, {"0|0", "0|1"}, "0|0") == ["1|0", "2|0", "all|0"]


def test_what_is_not_given_away_is_told_by_nothing():
    table = two_way(np.array([[3, 18], [15, 21]]))
    assert telling(table, {"0|0", "0|1", "1|0", "1|1"}, "0|0") == []


def test_a_solver_that_ends_in_no_known_way_is_not_believed():
    nothing = Program(np.zeros(0), np.zeros(0), [])
    with pytest.raises(ValueError, match="^HiGHS ended with kModelEmpty$"):
        Solver(nothing).best({})
