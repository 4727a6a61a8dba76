"""Whatever two editions print, each of their facts is in one number, and each number in one place."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jsna.findings.changes.changed import what_changed
from jsna.findings.changes.matching import beside
from jsna.findings.earlier import Earlier

PERIODS = ["2023", "2024", "2024/25", "2025-Q1", "2022 - 24", "not a period"]


@st.composite
def fact(draw: st.DrawFn) -> dict[str, Any]:
    made = {
        "page": draw(st.sampled_from(["index.md", "needs/a.md"])),
        "shown": draw(st.sampled_from(["1", "2", "3"])),
        "value": draw(st.sampled_from([1.0, 2.0, None])),
        "measure": draw(st.sampled_from(["a", "b"])),
        "area": draw(st.sampled_from(["x", "y"])),
        "table": "t",
        "line": 2,
    }
    kind = draw(st.sampled_from(["row", "cell", "said"]))
    if kind == "said":
        return {"page": made["page"], "shown": made["shown"], "said_by": "a report"}
    if kind == "cell":
        return made
    field = draw(st.sampled_from(["value", "lower", "worked out"]))
    return {**made, "method": "as given", "period": draw(st.sampled_from(PERIODS)), "field": field}


FACTS = st.lists(fact(), max_size=12)


def edition(name: str, facts: Sequence[dict[str, Any]]) -> Earlier:
    return Earlier(name, name, "published", "2025-01-01", tuple(facts))


@given(FACTS, FACTS)
def test_facts_in_are_facts_accounted_for(old, new):
    found = what_changed(edition("2025", old), edition("2026", new))
    for account, facts in ((found.old_account, old), (found.new_account, new)):
        assert account.facts == len(facts)
        assert account.same + sum(account.explained.values()) + account.only_here == len(facts)


@given(FACTS, FACTS)
def test_every_number_that_moved_is_told_once(old, new):
    found = what_changed(edition("2025", old), edition("2026", new))
    told = [*(move for one in found.changes for move in one.moves), *found.came, *found.went]
    moved = [move for move in found.pair.moves if move.way != "the same"]
    assert sorted(map(id, told)) == sorted(map(id, moved))


@given(FACTS)
def test_an_edition_and_itself_differ_in_nothing_whatever_it_prints(facts):
    found = what_changed(edition("2025", facts), edition("2025", facts))
    assert found.is_nothing
    assert found.old_account.same == len(facts)


@given(FACTS, FACTS)
def test_what_came_one_way_went_the_other(old, new):
    there = what_changed(edition("2025", old), edition("2026", new))
    back = what_changed(edition("2026", new), edition("2025", old))
    assert there.old_account.same == back.new_account.same
    assert there.new_account.facts == back.old_account.facts


TEXTS = st.dictionaries(st.sampled_from(["a/1", "a/2", "a/3", "b/1"]), st.sampled_from("pqr"))


@given(TEXTS, TEXTS)
def test_every_address_has_one_fellow_or_none(was, now):
    pairs = beside(was, now)
    assert sorted(old for old, _ in pairs if old) == sorted(was)
    assert sorted(new for _, new in pairs if new) == sorted(now)
    same = [name for name in was if now.get(name) == was[name]]
    assert set(zip(same, same, strict=True)) <= set(pairs)


def test_a_text_that_moved_up_a_place_is_the_same_text():
    assert beside({"a/1": "p", "a/2": "q"}, {"a/1": "new", "a/2": "p", "a/3": "q"}) == [
        ("", "a/1"),
        ("a/1", "a/2"),
        ("a/2", "a/3"),
    ]
