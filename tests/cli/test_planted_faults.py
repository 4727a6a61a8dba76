"""Each mistake that a refresh or a hurried author makes, planted once: a strict check fails at its line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from jsna.cli import main
from tests.workspace import rewritten, small

TEXT = "chapters/needs/smoking.yml"
DATA = "data/adult-smoking.csv"
CARD = "data/adult-smoking.yml"
EDITION = "chapters/editions/2026.yml"
ROW = "northbrook,2025,Persons,18 and over,1056,8000\n"
CLAIM = '{% claim "adult-smoking is lower than england" %}'
SENTENCE = "Smoking is less common here than in England"
ASKED = "said that they smoke."
MEN = "claim: adult-smoking for men is higher than for women"
REWRITE = "the opposite holds now; rewrite the sentence and its claim"
SAME = "let the sentence and the claim speak of the same"
AGAIN = "read the sentence again beside the figures"
WORDS = ("typed-number", "unbound-word", "causal-word", "overstated", "other-year")


def told(root: Path) -> tuple[int, list[tuple[str, str, str, str]]]:
    """The exit code of a strict check, and (place, code, message, hint) of each fault."""
    words = ["check", "--strict", "--format", "json", "--root", str(root), "--today", "2026-07-01"]
    made = CliRunner().invoke(main, words)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    found = json.loads(made.output)
    places = [f"{one['file']}:{one['line']}:{one['column']}" for one in found]
    return made.exit_code, [
        (place, one["code"], one["message"], one["hint"]) for place, one in zip(places, found, strict=True)
    ]


def planted(folder: Path, file: str, old: str, new: str) -> tuple[int, list[tuple[str, str, str, str]]]:
    """What is told of the small workspace with one change, beyond what is told without it."""
    root = small(folder)
    _, before = told(root)
    rewritten(root, file, old, new)
    code, after = told(root)
    return code, [one for one in after if one not in before]


PLANTED = {
    "a sentence that the new data contradict": (
        DATA, ROW, ROW.replace("1056", "1456"),
        (f"{TEXT}:39:16", "claim", "meaning changed: 'adult-smoking is lower than england' (Northbrook 18.2% "
         "(17.4 to 19.1) in 2025, England 15.8% (15.6 to 16.0): higher)", REWRITE),
    ),
    "a trend that the new data end": (
        DATA, ROW, ROW.replace("1056", "1456"),
        (f"{TEXT}:25:12", "claim", "no longer supported: 'adult-smoking is falling' (Northbrook 18.2% (17.4 to 19.1) in "
         "2025: no significant change from 2021 to 2025; a yearly change under 0.408 would not be seen)",
         "rewrite the sentence and its claim, or give other words after {% else %}"),
    ),
    "the sexes swapped in a claim": (
        TEXT, MEN, "claim: adult-smoking for women is higher than for men",
        (f"{TEXT}:31:12", "claim", "meaning changed: 'adult-smoking for women is higher than for men' (Female 11.2% "
         "(10.3 to 12.2), Male 15.2% (14.1 to 16.3) in 2025: the difference is -4.00 points (-5.48 to -2.52))", REWRITE),
    ),
    "the sexes swapped in a sentence": (
        TEXT, "More men than women", "More women than men",
        (f"{TEXT}:29:7", "overstated", "the sentence says 'More' of women, and the figures say the opposite", AGAIN),
    ),
    "a year that the figures have left behind": (
        TEXT, SENTENCE, "In 2019 smoking was less common here than in England",
        (f"{TEXT}:39:56", "other-year", "the sentence says 'In 2019' and its figure is of 2025",
         "write {{ adult_smoking.latest.period }} in place of the year, or read the sentence again"),
    ),
    "the other side of what a claim tests": (
        TEXT, SENTENCE, "Smoking is more common here than in England",
        (f"{TEXT}:39:67", "overstated", "the sentence says 'more' but the claim says 'lower than'",
         "let the two say the same"),
    ),
    "a claim without a sentence": (
        TEXT, SENTENCE, " ",
        (f"{TEXT}:39:16", "empty-claim", "this claim has no sentence",
         "write the sentence before {% endclaim %}, or take the claim out"),
    ),
    "another comparator in a claim": (
        TEXT, CLAIM, CLAIM.replace("than england", "than region"),
        (f"{TEXT}:39:16", "not-an-area", "'region' is not an area",
         "write a code of the areas table, or a name of compare_with"),
    ),
    "another comparator in a sentence": (
        TEXT, SENTENCE, "Smoking is less common than in Northbrook",
        (f"{TEXT}:39:87", "overstated", "the sentence compares with Northbrook and the claim with England", SAME),
    ),
    "a population that was counted anew": (
        DATA, ROW, ROW.replace("8000", "9500"),
        (f"{DATA}:16:6", "sexes", "4000 + 4000 is not 9500",
         "correct one of the three: do they rest on the same population?"),
    ),
    "a row that stands twice": (
        DATA, ROW, ROW + ROW,
        (f"{DATA}:17:2", "doubled", "2025 stands twice for northbrook (first on line 16)",
         "with the same numbers, and the same sex, age and category; keep one"),
    ),
    "a group that has no rows": (
        TEXT, MEN, "claim: adult-smoking for teenagers is higher than for women",
        (f"{TEXT}:31:12", "no-group", "adult-smoking has no group 'teenagers'", "it has 18 and over, Female, Male, Persons"),
    ),
    "a period that has no rows": (
        TEXT, "claim: adult-smoking is falling", "claim: adult-smoking fell since 2012",
        (f"{TEXT}:25:12", "no-rows", "adult-smoking has no 2012 for Northbrook", "it has 2021 to 2025"),
    ),
    "a measure that two rows fit": (
        CARD, "select: {sex: Persons, age: 18 and over}", "select: {age: 18 and over}",
        (f"{TEXT}:39:16", "several-rows", "adult-smoking has 3 rows for 2025 at northbrook (sexes female, male, persons)",
         "add 'for persons'"),
    ),
    "a typed number": (
        TEXT, ASKED, f"{ASKED} It was 13.2% in all.",
        (f"{TEXT}:41:106", "typed-number", "'13.2%' is typed",
         "use {{ adult_smoking.latest.value | percent }} so that it cannot go stale"),
    ),
    "a typed number that no measure prints": (
        TEXT, ASKED, f"{ASKED} It was 77.7% in all.",
        (f"{TEXT}:41:106", "typed-number", "'77.7%' is typed",
         "take it from a measure, or name its source: {{ '77.7%' | said_by('SOURCE') }}"),
    ),
    "a typed number in a claim that does not say it": (
        TEXT, SENTENCE, "13.2% of adults smoke",
        (f"{TEXT}:39:56", "typed-number", "'13.2%' is typed",
         "use {{ adult_smoking.latest.value | percent }} so that it cannot go stale"),
    ),
    "a typed number in the board's summary": (
        TEXT, "glance: [", "summary_for_board: >\n  Agree on\n  44% by spring.\nglance: [",
        (f"{TEXT}:35:3", "typed-number", "'44%' is typed",
         "take it from a measure, or name its source: {{ '44%' | said_by('SOURCE') }}"),
    ),
    "a typed number in a title": (
        TEXT, "title: How many adults smoke", "title: How 44% of adults smoke",
        (f"{TEXT}:36:16", "typed-number", "'44%' is typed",
         "a title says what a claim of its chapter says; leave it out, or write the claim"),
    ),
    "rising, where nothing is claimed": (
        TEXT, ASKED, f"{ASKED} Smoking is rising.",
        (f"{TEXT}:41:110", "unbound-word", "no claim stands behind 'rising'",
         'write it in a claim, as {% claim "adult-smoking is rising" %}, or name its source: '
         "{{ 'rising' | said_by('SOURCE') }}"),
    ),
    "rising, where no trend shows it": (
        TEXT, f"{CLAIM}{SENTENCE}", '{% claim "adult-smoking is rising" %}Smoking is rising',
        (f"{TEXT}:39:16", "claim", "meaning changed: 'adult-smoking is rising' (Northbrook 13.2% (12.5 to 14.0) in 2025: "
         "decreasing from 2021 to 2025)", REWRITE),
    ),
    "rising, in a claim that only compares": (
        TEXT, SENTENCE, "Smoking is rising",
        (f"{TEXT}:39:67", "overstated", "the sentence says 'rising' but the claim only compares",
         "use 'adult-smoking is rising' or change the words"),
    ),
    "a superlative in the headline": (
        EDITION, "lead: A small", "headline: {say: The lowest rate of all}\nlead: A small",
        (f"{EDITION}:8:21", "unbound-word", "no claim stands behind 'lowest'",
         'write it in a claim, as {% claim "MEASURE is lowest of GROUP" %}, or name its source: '
         "{{ 'lowest' | said_by('SOURCE') }}"),
    ),
    "because of, without a source": (
        TEXT, ASKED, f"{ASKED} That is because of stress.",
        (f"{TEXT}:41:107", "causal-word", "'because of' says why and names no source",
         "name the source: {{ 'because of' | said_by('SOURCE') }}, or cite= in a claim; or change the words"),
    ),
    "because of, in a claim without a source": (
        TEXT, SENTENCE, f"{SENTENCE} because of the ban",
        (f"{TEXT}:39:100", "overstated", "the sentence says 'because of' and cites nothing",
         "add cite= with the source, or change the words"),
    ),
    "stable": (
        TEXT, SENTENCE, "Smoking is stable",
        (f"{TEXT}:39:67", "overstated", "the sentence says 'stable', which no test can show",
         "say that no clear trend is seen"),
    ),
    "stable, where nothing is claimed": (
        TEXT, ASKED, f"{ASKED} The rate is stable.",
        (f"{TEXT}:41:111", "unbound-word", "'stable' is what no test can show", "say that no clear trend is seen, in a claim"),
    ),
    "a meaning that is accepted": (
        EDITION, "cut_off:", "accepts:\n  - {claim: smoking/level, verdict: meaning changed, because: So., by: dph}\ncut_off:",
        (f"{EDITION}:7:5", "accepts", "'meaning changed' cannot be accepted", "rewrite the sentence"),
    ),
    "a claim that is accepted and is none": (
        EDITION, "cut_off:", "accepts:\n  - {claim: smoking/levle, verdict: expired, because: So., by: dph}\ncut_off:",
        (f"{EDITION}:7:13", "accepts", "'smoking/levle' is not a claim of this edition", "did you mean 'smoking/level'?"),
    ),
    "a claim that is accepted with another verdict": (
        EDITION, "cut_off:", "accepts:\n  - {claim: smoking/level, verdict: expired, because: So., by: dph}\ncut_off:",
        (f"{EDITION}:7:37", "accepts", "'smoking/level' is accepted as 'expired', and its verdict is 'holds'",
         "take this line out"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_told_at_its_line(name, tmp_path):
    file, old, new, fault = PLANTED[name]
    code, found = planted(tmp_path, file, old, new)
    assert code == 1
    assert fault in found


@pytest.mark.parametrize("name", [name for name, one in PLANTED.items() if one[3][1] in WORDS])
def test_the_word_that_is_told_stands_at_its_place(name, tmp_path):
    file, old, new, (place, _, message, _) = PLANTED[name]
    root = small(tmp_path)
    rewritten(root, file, old, new)
    _, line, column = place.split(":")
    written = (root / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    word = next(filter(None, re.findall(r"'([^']+)'|compares with (\w+)", message)[0]))
    assert written[int(column) - 1 :].startswith(word)


SOUND = {
    "a number with its source": "A guideline names {{ 5 | said_by('NICE NG209') }} steps.",
    "a word with its source": "Smoking is {{ 'rising because of stress' | said_by('Fair Society, Healthy Lives, 2010') }}.",
    "a cause with its source": (
        '{% claim "adult-smoking is lower than england", cite="The Khan review" %}It is lower because of help{% endclaim %}.'
    ),
    "a number of a measure": "It was {{ adult_smoking.latest.value | percent }} in 2025, at Year 6.",
}


@pytest.mark.parametrize("name", SOUND)
def test_what_rests_on_something_is_let_be(name, tmp_path):
    assert planted(tmp_path, TEXT, ASKED, f"{ASKED} {SOUND[name]}") == (1, [])


def test_a_source_is_not_left_empty(tmp_path):
    _, found = planted(tmp_path, TEXT, ASKED, f"{ASKED} {{{{ 5 | said_by('') }}}}")
    assert [one[1:3] for one in found] == [("template", "'said_by' takes the source in quotes")]


def test_a_claim_does_not_stand_inside_another(tmp_path):
    _, found = planted(tmp_path, TEXT, SENTENCE, f"{CLAIM}{SENTENCE}{{% endclaim %}}")
    assert [one[:3] for one in found] == [
        (f"{TEXT}:39:7", "template", "this template cannot be read: a claim does not stand inside another")
    ]
