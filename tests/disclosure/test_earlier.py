"""Editions that are out already: what they printed is known, and what they withheld stays withheld."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from jsna.disclosure.ledger import apart, joined
from jsna.disclosure.protect import Protected
from tests.disclosure.edition import Held, edition, protected, told, wards, withheld, written
from tests.workspace import rewritten, small

ADVICE = "; group the rows, use larger areas, or leave the totals out"


def errors(made: Protected) -> list[str]:
    return [one for one in told(made) if "warning" not in one]


def out(folder: Path, tables: Mapping[str, Held], floor: str = "lt5") -> Mapping[str, Any]:
    """What an edition of ``tables`` printed."""
    made = edition(folder / "before", tables, floor)
    assert errors(made) == []
    return made.cells


def test_what_was_printed_of_each_count_is_kept_and_nothing_secret(tmp_path: Path):
    cells = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41))})
    assert cells == {
        "a": {
            "policy": "lt5",
            "withhold": [1, 4],
            "round": 1,
            "rule_public": True,
            "counts": {
                "a": {
                    "count": {
                        "A|2025|Persons|All ages||": "[c]",
                        "B|2025|Persons|All ages||": "[c]",
                        "C|2025|Persons|All ages||": 12,
                        "D|2025|Persons|All ages||": 16,
                        "northbrook|2025|Persons|All ages||": 41,
                    },
                    "denominator": {
                        "A|2025|Persons|All ages||": "[c]",
                        "B|2025|Persons|All ages||": "[c]",
                        "C|2025|Persons|All ages||": 900,
                        "D|2025|Persons|All ages||": 900,
                        "northbrook|2025|Persons|All ages||": 900,
                    },
                }
            },
        }
    }


def test_rounded_counts_are_kept_as_they_were_printed_and_other_tables_not_at_all(tmp_path: Path):
    tables = {"a": Held(wards(A=3, B=11), "hes-1-7-round5"), "b": Held(wards(A=3), "published")}
    cells = out(tmp_path, tables)
    assert list(cells) == ["a"]
    assert cells["a"]["counts"]["a"]["count"] == {
        "A|2025|Persons|All ages||": "[c]",
        "B|2025|Persons|All ages||": 10,
    }


@pytest.mark.parametrize(
    "key", [("a|b", "2025", "%", "", "%7C", "c"), ("A", "2025", "Persons", "All ages", "", "")]
)
def test_a_key_comes_back_as_it_was(key: tuple[str, ...]):
    assert apart(joined(key)) == list(key)


def test_a_count_of_an_earlier_edition_that_is_withheld_now_is_refused_with_its_name(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=6, B=10, C=12, D=16))})
    made = edition(
        tmp_path / "now", {"a": Held(wards(A=6, B=10, C=12, D=16), "lt10")}, earlier={"2025": before}
    )
    assert errors(made) == [f"data/a.yml:7:13: Ward A is 6 exactly\n    printed in edition 2025{ADVICE}"]
    assert "a" not in made.tables


def test_a_total_that_an_earlier_edition_printed_gives_no_count_away(tmp_path: Path):
    # alone the edition without the total could print B; with the total of 2025 it cannot
    before = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41))})
    now = {"a": Held(wards(A=3, B=10, C=12, D=16))}
    assert sorted(withheld(edition(tmp_path / "alone", now), "a")) == ["A"]
    made = edition(tmp_path / "now", now, earlier={"2025": before})
    assert errors(made) == []
    assert sorted(withheld(made, "a")) == ["A", "B"]
    assert made.account.earlier == ("2025",)


def test_all_but_one_in_an_earlier_edition_and_a_total_now_protect_the_total(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=16))})
    made = edition(
        tmp_path / "now", {"a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41))}, earlier={"2025": before}
    )
    assert errors(made) == []
    assert sorted(withheld(made, "a")) == ["A", "northbrook"]


def test_a_total_that_cannot_go_is_refused_by_what_the_earlier_edition_printed(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=16))})
    tables = {"a": Held(wards(A=3, B=10, C=12, D=16)), "b": Held(wards(Northbrook=41), "published")}
    made = edition(tmp_path / "now", tables, earlier={"2025": before})
    assert errors(made) == [
        f"data/a.yml:7:13: Ward A is 3 exactly\n    by total 41 less Ward B, Ward C, Ward D (printed in b){ADVICE}"
    ]


def test_a_choice_once_made_is_kept_though_another_would_be_cheaper_now(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41))})
    tables = {
        "a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41)),
        "b": Held("A,2025,3,900\nC,2025,12,900\n"),
    }
    made = edition(tmp_path / "now", tables, earlier={"2025": before})
    assert errors(made) == []
    assert (sorted(withheld(made, "a")), withheld(made, "b")) == (["A", "B"], ["A"])


def test_a_revised_count_is_a_count_of_its_own(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=6, B=10, C=12, D=16))})
    made = edition(tmp_path / "now", {"a": Held(wards(A=4, B=10, C=12, D=16))}, earlier={"2025": before})
    assert errors(made) == []
    assert sorted(withheld(made, "a")) == ["A"]


def test_a_revised_total_and_counts_that_stayed_tell_together(tmp_path: Path):
    # 2025 printed all but A and D, with their total; the new total is another, yet A and D are what they were
    before = out(tmp_path, {"a": Held(wards(A=3, B=10, C=12, D=4, Northbrook=29))})
    made = edition(
        tmp_path / "now",
        {"a": Held(wards(A=3, B=10, C=14, D=4, Northbrook=31))},
        "lt5",
        earlier={"2025": before},
    )
    assert errors(made) == []
    assert sorted(withheld(made, "a")) == ["A", "D"]
    root = written(
        small(tmp_path / "weak"),
        {"a": Held(wards(A=3, B=10, C=14, D=4, Northbrook=31))},
        "{smallest: 4, round_to: 1, because: x}",
    )
    rewritten(root, "data/a.yml", "lt5", "{smallest: 4, round_to: 1, because: x}")
    assert sorted(withheld(protected(root, {"2025": before}), "a")) == ["A", "D"]


def test_an_earlier_edition_that_rounded_leaves_what_it_left(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=6, B=12), "{withhold: [1, 4], round: 5, because: x}")})
    now = {"a": Held(wards(A=6, B=12), "{withhold: [1, 9], round: 5, because: x}")}
    assert errors(edition(tmp_path / "now", now, earlier={"2025": before})) == []
    wide = {"a": Held(wards(A=6, B=12), "lt10")}  # its mark announces nothing, so not all may be small
    assert errors(edition(tmp_path / "wide", wide, earlier={"2025": before})) == [
        f"data/a.yml:7:13: Ward A lies from 5 to 7\n    printed in edition 2025{ADVICE}"
    ]


def test_a_rounded_count_that_was_revised_tells_nothing(tmp_path: Path):
    before = out(tmp_path, {"a": Held(wards(A=16, B=12), "{withhold: [1, 4], round: 5, because: x}")})
    made = edition(tmp_path / "now", {"a": Held(wards(A=3, B=12))}, earlier={"2025": before})
    assert (errors(made), withheld(made, "a")) == ([], ["A"])


def test_a_table_that_is_no_longer_printed_is_not_given_away(tmp_path: Path):
    before = out(tmp_path, {"old": Held(wards(A=3, B=10, C=12, D=16))})
    made = edition(
        tmp_path / "now", {"a": Held(wards(B=10, C=12, D=16, Northbrook=41))}, earlier={"2025": before}
    )
    assert errors(made) == []
    assert withheld(made, "a") == ["northbrook"]  # the others are out


def test_two_earlier_editions_are_told_apart(tmp_path: Path):
    first = out(tmp_path / "1", {"a": Held(wards(A=6, B=10))})
    second = out(tmp_path / "2", {"a": Held(wards(A=6, B=10))})
    made = edition(
        tmp_path / "now", {"a": Held(wards(A=6, B=10), "lt10")}, earlier={"2025": second, "2024": first}
    )
    assert errors(made) == [
        f"data/a.yml:7:13: Ward A is 6 exactly\n    printed in edition 2024, edition 2025{ADVICE}"
    ]
    assert made.account.earlier == ("2024", "2025")
