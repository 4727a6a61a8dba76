"""What an edition says of its protection: findings that tell nothing more than its pages show, and the about page."""

import re
from pathlib import Path

from jsna.disclosure.account import Account, TableAccount
from jsna.findings.protection import protection, say_protection
from jsna.findings.standing import Found
from tests.disclosure.edition import Held, wards, written
from tests.workspace import drafted, small

RULE = "fewer than 5 withheld, the rest rounded to 5"


def test_an_edition_without_local_tables_says_nothing():
    found = Found({}, {})
    say_protection(found, Account())
    assert (found.said(), protection(found)) == ([], (None, []))


def test_how_many_of_the_marks_are_small_counts_is_not_said():
    one = TableAccount("a", "lt5", "1 to 4 withheld", rows=20, first=3, others=2)
    found = Found({}, {})
    say_protection(found, Account((one,), 5, ("2025",)))
    whole, tables = protection(found)
    assert whole is not None and whole.about == "edition"
    assert whole.evidence == {
        "policies": ["lt5"],
        "tables": 1,
        "rows": 20,
        "withheld": 5,
        "fewest_values": 5,
        "counted_up_to": 12,
        "with_editions": ["2025"],
    }
    assert [(made.about, made.verdict, made.evidence) for made in tables] == [
        (
            "a",
            "withheld",
            {"policy": "lt5", "does": "1 to 4 withheld", "rows": 20, "shown": 15, "withheld": 5},
        )
    ]


def about(root: Path) -> str:
    """The words of the about page on protection, without their HTML."""
    made = drafted(root)
    assert [str(fault) for fault in made.faults if fault.severity == "error"] == []
    page = next(page for page in made.composed.pages if page.path == "data/about.md")
    part = page.markdown.partition("## How people are protected")[2].partition("## Whom to tell")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def test_the_about_page_of_an_edition_without_local_tables_says_who_protected_them(tmp_path: Path):
    assert about(small(tmp_path)) == (
        "Every table of this edition comes from its producer, who protected it before it was published. "
        "We withhold nothing more."
    )


def test_the_about_page_tells_each_local_table_and_what_stays_open(tmp_path: Path):
    tables = {"a": Held(wards(A=3, B=10, C=12, D=16, Northbrook=41))}
    root = written(small(tmp_path), tables)
    chapter = root / "chapters/needs/smoking.yml"
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace(
            "    show:\n", "    show:\n      - {compare: a, level: ward, against: northbrook}\n"
        ),
        encoding="utf-8",
    )
    said = about(root)
    assert said.startswith(
        "Tables that come from their producers were protected by them. 1 table is our own, with counts"
    )
    assert "a withheld count could still be 12 or more different whole numbers." in said
    assert said.endswith("Table Rule Rows Shown Withheld A lt5: 1 to 4 withheld 5 3 2")


def test_the_about_page_says_where_nothing_had_to_be_withheld(tmp_path: Path):
    root = written(small(tmp_path), {"a": Held(wards(A=30), "{smallest: 5, round_to: 5, because: x}")})
    chapter = root / "chapters/needs/smoking.yml"
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace(
            "    show:\n", "    show:\n      - {compare: a, level: ward, against: northbrook}\n"
        ),
        encoding="utf-8",
    )
    said = about(root)
    assert "No count in them had to be withheld." in said
    assert said.endswith(f"A {RULE} 1 1 0")
