"""Each gate shuts for its own reason, and all reasons are told in one run."""

from datetime import date
from pathlib import Path

import pytest

from jsna.build import draft
from jsna.model.book import edition_of
from jsna.problems import Place
from jsna.publish.gate import GATES, Candidate, Gate
from jsna.publish.gates import claims
from jsna.publish.gates.accessibility import Reader
from jsna.registry import kinds_in
from tests.publish.northbrook import EDITION, approve, edit, publish, ready

SMOKING = "chapters/needs/smoking.yml"
DATA = "data/adult-smoking.yml"


def test_every_gate_says_what_it_asks_for():
    assert all(gate.says for gate in kinds_in(GATES, Gate).values())
    assert set(kinds_in(GATES, Gate)) >= {
        "accessibility", "claims", "corrections", "cut_off", "disclosure", "faults", "review_dates", "sign_off",
    }  # fmt: skip


# name: (what is changed: file, old, new), the day, whether it is approved afterwards, what is told
SHUT = {
    "a role is missing": (
        [(SMOKING, "  works: Name the evidence.\n", "")], "2026-07-01", True,
        "chapters/needs/smoking.yml:34:1: no section has role 'works'\n"
        "    add one or say why under left_out\n",
        "faults",
    ),
    "a claim does not hold": (
        [(SMOKING, "adult-smoking is falling", "adult-smoking is above 50%"), (SMOKING, "Smoking is falling.", "Many smoke.")],
        "2026-07-01", True, "chapters/needs/smoking.yml:25:12: meaning changed: 'adult-smoking is above 50%'", "claims",
    ),
    "a review is over": (
        [], "2027-07-01", False,
        "chapters/needs/smoking.yml:13:14: the next review of smoking was due on 2027-06-30\n"
        "    review it, or write accepts: {claim: smoking, verdict: expired, because, by} in the edition\n",
        "claims, review dates",
    ),
    "it changed after it was approved": (
        [(SMOKING, "Ask people first.", "Ask people soon.")], "2026-07-01", False,
        "chapters/editions/2026.yml:1:1: this edition changed after sign-off-2026 approved it\n    approve it again: content: ",
        "sign off",
    ),
    "the decision is not made": (
        [("chapters/decisions/sign-off-2026.yml", "status: made\n", "status: open\n")], "2026-07-01", False,
        "chapters/editions/2026.yml:7:9: no made decision approves this edition\n"
        "    set approved_by; the decision it names must be made\n",
        "sign off",
    ),
    "data came after the cut-off": (
        [(EDITION, "cut_off: 2026-06-30", "cut_off: 2026-01-01")], "2026-07-01", True,
        "retrieved after the cut-off of edition 2026 (2026-01-01)\n    move the cut-off\n", "cut off, faults",
    ),
    "the cut-off is to come": (
        [], "2026-06-29", False,
        "chapters/editions/2026.yml:6:10: the cut-off (2026-06-30) is after the day of publication (2026-06-29)\n"
        "    publish once that day has come, or set an earlier cut-off\n",
        "cut off, sign off",
    ),
    "the decision is to come": (
        [("chapters/decisions/sign-off-2026.yml", "made: 2026-06-30", "made: 2026-07-02")], "2026-07-01", False,
        "chapters/decisions/sign-off-2026.yml:8:7: sign-off-2026 is dated 2026-07-02, after the day of publication"
        " (2026-07-01)\n    publish once that day has come, or correct the day on which it was made\n",
        "sign off",
    ),
    "it replaces what was never published": (
        [(EDITION, "status: draft\n", 'status: draft\nreplaces: "2026"\n')], "2026-07-01", True,
        "edition 2026 was never published, so nothing can replace it\n    leave replaces out\n", "corrections",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHUT)
def test_a_gate_shuts(tmp_path: Path, name: str):
    changes, today, again, told, gates = SHUT[name]
    root = ready(tmp_path)
    for change in changes:
        edit(root, *change)
    if again:
        approve(root, "2026")
    made = publish(root, today=today)
    assert made.exit_code == 1
    assert told in made.output
    assert f"\nGates that are shut: {gates}\n" in made.output
    assert not (root / "published").exists()
    assert not (root / "site/2026").exists()


def test_all_that_is_in_the_way_is_told_in_one_run(tmp_path: Path):
    root = ready(tmp_path)
    edit(root, SMOKING, "  works: Name the evidence.\n", "")
    edit(root, SMOKING, "status: draft", "status: drift")
    made = publish(root, today="2027-07-01")
    assert made.exit_code == 1
    assert "'drift'" in made.output
    root = ready(tmp_path / "other")
    edit(root, SMOKING, "  works: Name the evidence.\n", "")
    made = publish(root, today="2027-07-01")
    assert "\nGates that are shut: claims, faults, review dates, sign off\n" in made.output


def test_an_accepted_review_opens_its_gate_but_a_claim_must_be_accepted_by_itself(tmp_path: Path):
    root = ready(tmp_path)
    accepts = "accepts:\n  - {claim: smoking, verdict: expired, because: It is being read., by: dph}\n"
    edit(root, EDITION, "lead: ", f"{accepts}lead: ")
    approve(root, "2026")
    made = publish(root, today="2027-07-01")
    assert "the next review of smoking was due" not in made.output


PAGE = (
    '<html lang="en"><head><title>T</title><meta name="description" content="D"></head><body><h1>H</h1>'
    '<table><caption>C</caption><tr><th scope="col">a</th></tr></table><img src="a.svg" alt="A">'
    '<svg role="img"><title>T</title><desc>D</desc></svg><svg aria-hidden="true"></svg></body></html>'
)
LACKS = {
    ' lang="en"': "the page does not say its language",
    '<meta name="description" content="D">': "the page has no description",
    "<head><title>T</title>": "the page has no title",
    "<h1>H</h1>": "the page has no main headings, and needs one",
    "<caption>C</caption>": "a table has no caption",
    ' scope="col"': "a heading of a table does not say what it heads (scope)",
    ' alt="A"': "the image 'a.svg' has no alt text",
    "<desc>D</desc>": "a figure has no title and description",
}


def wrong_in(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.wrong


def test_a_whole_page_lacks_nothing():
    assert wrong_in(PAGE) == []


@pytest.mark.parametrize(("part", "said"), LACKS.items())
def test_what_a_page_lacks_is_said(part: str, said: str):
    assert PAGE.count(part) == 1
    assert wrong_in(PAGE.replace(part, "")) == [said]


def test_a_page_has_one_main_heading():
    assert wrong_in(PAGE.replace("<h1>H</h1>", "<h1>H</h1><h1>I</h1>")) == [
        "the page has 2 main headings, and needs one"
    ]


def test_a_claim_that_expired_passes_where_the_edition_accepts_that_very_one(tmp_path: Path):
    root = ready(tmp_path)
    lines = [21, 25, 31, 39]
    assert [place.line for place in claims_shut(root)] == lines
    accepted = "{claim: smoking/trend, verdict: expired, because: It is being read., by: dph}"
    edit(root, EDITION, "lead: ", f"accepts: [{accepted}]\nlead: ")
    assert [place.line for place in claims_shut(root)] == [21, 31, 39]
    edit(root, EDITION, "verdict: expired", "verdict: cannot be checked")
    assert [place.line for place in claims_shut(root)] == lines


def claims_shut(root: Path) -> list[Place]:
    made = draft(root, "2026", date(2027, 7, 1))
    found = claims.check(Candidate(made, edition_of(made.book), root, ""))
    assert {(one.code, one.severity) for one in found} == {("claim", "error")}
    return sorted(one.place for one in found)
