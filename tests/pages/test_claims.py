"""Claims where they stand: told at their line and column, and shown on the page."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from jsna.build import Draft, draft
from jsna.pages.claims import claims_in
from tests.workspace import TODAY, rewritten, said, small

FILE = "chapters/needs/smoking.yml"
CLAIM = '{% claim "adult-smoking is lower than england" %}'
SENTENCE = "Smoking is less common here than in England"
NOW = "Northbrook 13.2% (12.5 to 14.0) in 2025"


def drafted(root: Path) -> Draft:
    """The draft without its pictures."""
    return draft(root, None, TODAY, only_check=True)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    return drafted(small(tmp_path_factory.mktemp("claims")))


def planted(folder: Path, old: str, new: str) -> Draft:
    root = small(folder)
    rewritten(root, FILE, old, new)
    return drafted(root)


def page(made: Draft) -> str:
    return next(one.markdown for one in made.composed.pages if one.path.endswith("smoking.md"))


def told(made: Draft) -> list[str]:
    return [
        one for one in said(made, "warning") if "(Northbrook" in one or "no table" in one or "passed" in one
    ]


def test_every_claim_of_the_starter_holds_and_is_a_finding(untouched):
    claims = [(one.about, one.verdict) for one in untouched.found.said() if one.kind == "claim"]
    about = ["smoking/level", "smoking/need-1", "smoking/sex", "smoking/trend"]
    assert claims == [(address, "holds") for address in about]
    assert (said(untouched), told(untouched)) == ([], [])


def test_a_key_message_that_holds_says_against_what_it_was_checked(untouched):
    checked = '<p><span class="jn-check"><b>✓ Checked</b> against data for 2025.</span></p>'
    assert page(untouched).count(checked) == 3
    assert "jn-claim" not in page(untouched)


FAILING = [
    (
        "adult-smoking is higher than england",
        f"warning: meaning changed: 'adult-smoking is higher than england' ({NOW}, England 15.8%"
        " (15.6 to 16.0): lower)\n    the opposite holds now; rewrite the sentence and its claim",
        "failed", "the data now say the opposite", "✗ The opposite holds now",
    ),
    (
        "adult-smoking is about one in 7",
        f"warning: no longer supported: 'adult-smoking is about one in 7' ({NOW}, which is one in 8)\n"
        "    rewrite the sentence and its claim, or give other words after {% else %}",
        "failed", "no longer supported by the data", "✗ No longer supported",
    ),
    (
        "12 assets support smoking",
        "warning: cannot be checked: '12 assets support smoking' (there is no table of assets)\n"
        "    write a claim that these data can test, or let the edition accept it with a reason",
        "cannot", "could not be checked", "◻ Cannot be checked",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "warning", "kind", "words", "line"), FAILING)
def test_a_claim_that_does_not_hold_is_a_warning_and_marked(claim, warning, kind, words, line, tmp_path):
    made = planted(tmp_path, CLAIM, f'{{% claim "{claim}" %}}')
    assert said(made) == []
    assert told(made) == [f"{FILE}:39:16: {warning}"]
    assert (
        f'<span class="jn-claim jn-claim--{kind}">{SENTENCE}<span class="jn-claim-why"> [{words}]</span></span>.'
    ) in page(made)
    assert f'<span class="jn-check jn-check--cannot"><b>{line}</b>: ' in page(made)


def test_a_key_message_that_fails_is_marked_and_is_not_called_checked(tmp_path):
    made = planted(tmp_path, "claim: adult-smoking is falling", "claim: adult-smoking is rising")
    assert [re.sub(r" \(.*", "", one.splitlines()[0]) for one in told(made)] == [
        f"{FILE}:25:12: warning: meaning changed: 'adult-smoking is rising'"
    ]
    assert '<div class="say"><span class="jn-claim jn-claim--failed"><b>Smoking is falling.</b>' in page(made)
    assert page(made).count("✓ Checked") == 2


WRONG = [
    (CLAIM, '{% claim "adult-smoking is going down" %}', [
        "39:16: 'adult-smoking is going down' is not a claim\n    did you mean 'adult-smoking is falling'?"]),
    (CLAIM, '{% claim "adult-smokin is falling" %}', [
        "39:16: no measure is called 'adult-smokin'\n    did you mean 'adult-smoking'?"]),
    (CLAIM, '{% claim "adult-smoking is lower than england", until="soon", sight="x" %}', [
        "39:55: 'soon' is not a date\n    write year-month-day, as 2026-03-31",
        "39:69: no option called 'sight'\n    a claim may have id, until and cite"]),
    (SENTENCE, "Smoking is rising because people are stable", [
        "39:67: the sentence says 'rising' but the claim only compares\n"
        "    use 'adult-smoking is rising' or change the words",
        "39:74: the sentence says 'because' and cites nothing\n    add cite= with the source, or change the words",
        "39:93: the sentence says 'stable', which no test can show\n    say that no clear trend is seen"]),
    ("{% endclaim %}", "{% else %}It is not lower{% endclaim %}", [
        "39:119: the other wording says 'lower', and nothing has tested that\n"
        "    after else, write words without a direction"]),
    ("claim: adult-smoking is falling", "claim: adult-smoking for wimmen is falling", [
        "25:12: adult-smoking has no group 'wimmen'\n    it has 18 and over, Female, Male, Persons"]),
    ("claim: adult-smoking is falling", "claim: adult-smoking is about 13%", [
        "24:21: the sentence says 'falling' but the claim only gives a level\n"
        "    use 'adult-smoking is falling' or change the words"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "faults"), WRONG)
def test_a_claim_at_fault_is_told_at_its_place(old, new, faults, tmp_path):
    assert sorted(said(planted(tmp_path, old, new))) == [f"{FILE}:{fault}" for fault in faults]


def test_the_other_wording_stands_where_the_claim_is_not_supported(tmp_path):
    root = small(tmp_path)
    rewritten(root, FILE, CLAIM, '{% claim "adult-smoking is about one in 7" %}')
    rewritten(root, FILE, "{% endclaim %}", "{% else %}Some people smoke{% endclaim %}")
    made = drafted(root)
    assert (said(made), told(made)) == ([], [])
    assert "<p>Some people smoke.\nIn 2025" in page(made)


def test_a_claim_has_the_address_its_author_gives_it(tmp_path):
    made = planted(tmp_path, 'england" %}', 'england", id="fewer" %}')
    assert "smoking/fewer" in [one.about for one in made.found.said()]


def test_two_claims_of_one_address_are_told(tmp_path):
    twice = f'{CLAIM[:-3]}, id="a" %}}It is lower.{{% endclaim %}} {CLAIM[:-3]}, id="a" %}}'
    assert said(planted(tmp_path, CLAIM, twice)) == [
        f"{FILE}:39:100: the claim smoking/a is already written on line 39\n    give each claim its own id"
    ]


def test_a_claim_whose_day_has_passed_is_no_longer_called_checked(tmp_path):
    made = planted(tmp_path, 'england" %}', 'england", until="2026-06-30" %}')
    assert [one.partition(" (")[0] for one in told(made)] == [
        f"{FILE}:39:16: warning: expired: 'adult-smoking is lower than england'"
    ]


def test_claims_are_listed_without_running_the_template():
    text = 'A.\n{% claim "x is falling", cite="y" %}One{% else %}Two{% endclaim %}\n{% claim \'z\' %}Three{% endclaim %}'
    assert [
        (one.number, one.line, one.predicate, dict(one.options), one.has_else) for one in claims_in(text)
    ] == [
        (1, 2, "x is falling", {"cite": "y"}, True),
        (2, 3, "z", {}, False),
    ]


def test_harrowmere_gets_the_verdicts_that_are_expected(shared):
    made = draft(shared / "harrowmere", None, date(2027, 5, 25), only_check=True)
    verdicts = {one.evidence["claim"]: one.verdict for one in made.found.said() if one.kind == "claim"}
    expected = json.loads((shared / "harrowmere/expected.json").read_text(encoding="utf-8"))
    assert verdicts == expected["claims"]
