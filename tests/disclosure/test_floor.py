"""The site's own rule is the floor, and a card may name a rule or write one in full."""

from pathlib import Path

import pytest

from jsna.disclosure.floor import weaker
from jsna.disclosure.policy import NAMED, OFF, Policy, as_policy
from jsna.model.book import read_book
from jsna.model.policy import LOCAL, CardPolicy, Dominance, Named, Written
from tests.disclosure.edition import Held, protected, told, wards, written
from tests.workspace import TODAY, small

LT5 = NAMED["lt5"]
FULL = Policy("full", 0, 5, 5, "", True, 4, 6, 10, True, (2, 80.0), 10.0)


def faults(root: Path) -> list[str]:
    return [str(fault) for fault in read_book(root, None, TODAY).faults if fault.severity == "error"]


@pytest.mark.parametrize("rule", ["off", "none", "0", '"-1"', '"off"'])
def test_a_table_that_protects_nobody_is_refused(tmp_path: Path, rule: str):
    made = protected(written(small(tmp_path), {"a": Held(wards(A=3), rule)}))
    assert told(made) == [
        "data/a.yml:7:13: weaker than the site's policy lt5\n    a chapter may be stricter only"
    ]
    assert "a" not in made.tables


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        ("{smallest: 0, round_to: 1, because: x}", 24),
        ("{smallest: -1, round_to: 1, because: x}", 24),
        ("{smallest: 3, round_to: 5, because: x}", 24),
        ("ons-health-lt3", 13),
        ("{policy: ons-health-lt3, because: x}", 22),
        ("{withhold: [1, 3], because: x}", 24),
        ("{because: x, withhold: [2, 9], zeros: shown}", 36),
    ],
)
def test_a_table_may_not_be_weaker_than_the_site(tmp_path: Path, rule: str, column: int):
    made = protected(written(small(tmp_path), {"a": Held(wards(A=30), rule)}))
    assert told(made) == [
        f"data/a.yml:7:{column}: weaker than the site's policy lt5\n    a chapter may be stricter only"
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "lt5", "lt10", "hes-1-7-round5", "acro", "published", "source", "cell-key",
        "{policy: published, because: x}", "{smallest: 6, round_to: 1, because: x}", "{withhold: [1, 4], round: 10, because: x}",
    ],
)  # fmt: skip
def test_a_table_may_be_as_strict_or_stricter_or_protected_by_its_producer(tmp_path: Path, rule: str):
    made = protected(written(small(tmp_path), {"a": Held(wards(A=30, B=40), rule)}))
    assert told(made) == []
    assert made.tables["a"].frame["count"].tolist() == [30, 40]


def test_a_floor_in_full_is_named_by_what_it_does(tmp_path: Path):
    floor = "{withhold: [1, 7], round: 5, because: x}"
    made = protected(written(small(tmp_path), {"a": Held(wards(A=30))}, floor))
    assert told(made) == [
        "data/a.yml:7:13: weaker than the site's policy: 1 to 7 withheld, the rest rounded to 5\n"
        "    a chapter may be stricter only"
    ]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"high": 4}, "withhold"),
        ({"low": 1}, "zeros"),
        ({"round_to": 1}, ""),
        ({"need": 3}, "need"),
        ({"high": 5, "least_for_rate": 5, "least_for_standardised": 10}, ""),
        ({"least_for_standardised": 9}, "min_standardised_count"),
        ({"everyone": False}, "everyone"),
        ({"dominant": None}, "dominance"),
        ({"dominant": (1, 80.0)}, "dominance"),
        ({"dominant": (2, 90.0)}, "dominance"),
        ({"dominant": (3, 70.0)}, ""),
        ({"p_percent": 5.0}, "p_percent"),
        ({"high": 9, "round_to": 10, "need": 9, "least_for_rate": 0}, ""),
    ],
)
def test_weaker_in_one_part_is_weaker(change: dict, part: str):
    fields = {name: getattr(FULL, name) for name in Policy.__dataclass_fields__}
    assert next(weaker(Policy(**{**fields, **change}), FULL), "") == part


def test_a_rate_may_need_more_events_than_a_count_that_is_shown():
    floor = Policy("f", 1, 2, least_for_rate=5)
    assert list(weaker(Policy("p", 1, 2), floor)) == ["min_rate_count", "min_standardised_count"]
    assert list(weaker(Policy("p", 1, 4), floor)) == []


def test_no_rule_is_weaker_than_itself():
    assert [name for name in LOCAL if list(weaker(NAMED[name], NAMED[name]))] == []


def test_the_names_an_author_may_write_are_the_rules_that_there_are():
    assert set(LOCAL) == {name for name, one in NAMED.items() if not one.by_producer}


def test_a_rule_by_its_name_keeps_the_reason_of_its_author():
    made = as_policy(Named(policy="lt5", because="Our own."))
    assert made == Policy("lt5", 1, 4, 1, "Our own.")
    assert as_policy("off") == OFF


@pytest.mark.parametrize(
    ("written", "policy"),
    [
        (Written(withhold=("1", "7"), round="5", because="x"), Policy("1 to 7 withheld, the rest rounded to 5", 1, 7, 5, "x")),
        (Written(withhold=("0", "0"), zeros="withheld", because="x"), Policy("0 withheld", 0, 0, 1, "x")),
        (Written(withhold=("0", "4"), because="x"), Policy("1 to 4 withheld", 1, 4, 1, "x")),
        (Written(withhold=("0", "0"), min_rate_count="3", because="x"), Policy("nothing withheld", 1, 0, 1, "x", least_for_rate=3)),
        (
            Written(
                withhold=("1", "4"), rule_public="false", need="5", min_standardised_count="10", everyone="true",
                dominance=Dominance(n="2", k="90"), p_percent="10", because="x",
            ),
            Policy("1 to 4 withheld", 1, 4, 1, "x", False, 5, 0, 10, True, (2, 90.0), 10.0),
        ),
        (CardPolicy(smallest="5", round_to="1", because="x"), Policy("fewer than 5 withheld", 1, 4, 1, "x")),
    ],
)  # fmt: skip
def test_a_rule_in_full_says_what_it_does(written: Written | CardPolicy, policy: Policy):
    assert as_policy(written) == policy


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("hes-1-7-round", ["data/a.yml:7:13: no disclosure rule is called 'hes-1-7-round'\n    did you mean 'hes-1-7-round5'?"]),
        ("{policy: lt6, because: x}", ["data/a.yml:7:22: no disclosure rule is called 'lt6'\n    did you mean 'lt5'?"]),
        ("[lt5]", ["data/a.yml:7:13: the name of a rule is wanted, a list found\n    write lt5, without [ ]"]),
        ("{withhold: [7, 1], because: x}", ["data/a.yml:7:24: a range is wanted\n    write the lowest and the highest count, as [1, 4]"]),
        ("{withhold: [1], because: x}", ["data/a.yml:7:24: a range is wanted\n    write the lowest and the highest count, as [1, 4]"]),
        ("{withhold: [1, 4], zero: shown, because: x}", ["data/a.yml:7:32: no field called 'zero'\n    did you mean 'zeros'?"]),
        ("{withhold: [1, 4], need: 2, because: x}", ["data/a.yml:7:38: 2 is below 3\n    write how many values a withheld count must keep, 3 or more"]),
        ("{withhold: [1, 4], p_percent: 101, because: x}", ["data/a.yml:7:43: 101 is no percentage\n    write more than 0 and at most 100"]),
        ("{withhold: [1, 4]}", ["data/a.yml:7:13: 'because' is missing"]),
        ("{smallest: 5, because: x}", ["data/a.yml:7:13: 'round_to' is missing"]),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_understood_is_told(tmp_path: Path, rule: str, said: list[str]):
    assert faults(written(small(tmp_path), {"a": Held(wards(A=3), rule)})) == said


def test_a_site_whose_rule_withholds_nothing_is_told(tmp_path: Path):
    found = faults(written(small(tmp_path), {}, "published"))
    assert found[0].startswith(
        "chapters/editions/2026.yml:12:13: 'published' withholds nothing\n"
        "    write a rule for the tables that say nothing: hes-1-7-round5, "
    )


@pytest.mark.parametrize(
    ("name", "withheld", "rounded", "more"),
    [
        ("hes-1-7-round5", (1, 7), 5, {}),
        ("ons-deaths-lt3", (1, 2), 1, {"least_for_rate": 3, "least_for_standardised": 10}),
        ("ons-health-lt3", (1, 2), 1, {"everyone": True}),
        ("ons-health-lt5", (1, 4), 1, {"everyone": True}),
        ("lt5", (1, 4), 1, {}),
        ("opensafely-le7-round5", (0, 7), 5, {}),
        ("lt10", (1, 9), 1, {}),
        ("acro", (0, 9), 5, {"everyone": True, "dominant": (2, 90.0), "p_percent": 10.0}),
    ],
)
def test_a_named_rule_withholds_what_its_source_says(name: str, withheld: tuple, rounded: int, more: dict):
    low, high = withheld
    assert NAMED[name] == Policy(name, low, high, rounded, NAMED[name].because, **more)
