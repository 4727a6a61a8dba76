"""A text with its templates taken out: every letter where it was, and what it stands in."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.findings.claims.lexicon import words_in
from jsna.model.book import read_book
from jsna.model.nodes import read_yaml
from jsna.pages.prose.bases import two_bases
from jsna.pages.prose.numbers import typed_numbers
from jsna.pages.prose.scan import unbound
from jsna.pages.prose.stretches import PRINTED, prose
from jsna.pages.prose.texts import Text, texts
from jsna.pages.slips import Words
from tests.beside import ROOT
from tests.workspace import TODAY, small

CLAIMED = 'A {{ b }} c {% claim "x is 1" %}d{% if y %}e{% else %}f{% endif %}{% else %}g{% endclaim %} h.'


def told(written: str, claim: str = "") -> list[str]:
    """What is unbound in the text under ``a:`` of a YAML document."""
    node = read_yaml(written, "a.yml").find("a")
    text = Text("d", ("a",), Words(str(node.value), node), claim)
    return [f"{one.place.line}:{one.place.column} {one.message}" for one in unbound(text, suggest, ())]


def suggest(typed: str, text: Text) -> str:
    return ""


def test_templates_are_taken_out_letter_for_letter():
    read = prose(CLAIMED)
    assert read is not None
    assert len(read.text) == len(CLAIMED)
    assert read.text.replace(PRINTED, "").split() == ["A", "c", "d", "e", "f", "g", "h."]
    assert read.text[2:9] == PRINTED * 7


def test_each_letter_knows_the_claim_round_it():
    read = prose(CLAIMED)
    assert read is not None
    found = {sign: read.stretch(read.text.index(sign)) for sign in "Acdefgh"}
    assert {sign: (one.claim, one.otherwise) for sign, one in found.items()} == {
        "A": (0, False), "c": (0, False), "d": (1, False), "e": (1, False), "f": (1, False), "g": (1, True), "h": (0, False),
    }  # fmt: skip
    assert CLAIMED[read.predicates[0] :].startswith('"x is 1"')


FORMS = [
    ("a: 63% rose\n", ["1:4 '63%' is typed", "1:8 no claim stands behind 'rose'"]),
    ("a: 'it''s 63%'\n", ["1:11 '63%' is typed"]),
    ('a: "a \\"b\\" \\u00e9 63%"\n', ["1:20 '63%' is typed"]),
    ("a: >\n  one\n  63% two\n\n  three rose\n", ["3:3 '63%' is typed", "5:9 no claim stands behind 'rose'"]),
    ("a: |\n  one\n    63% two\n", ["3:5 '63%' is typed"]),
    ("a: one\n  two 63%\n", ["2:7 '63%' is typed"]),
    ("a: >-\n  {{ x.latest }} 63%, {{ 'rose' | said_by('y') }}\n", ["2:18 '63%' is typed"]),
    ("a: '{{ 63.2 | percent }}'\n", ["1:8 '63.2' is typed"]),
    ("a: '{{ \"63% rose\" }}'\n", ["1:9 '63%' is typed", "1:13 no claim stands behind 'rose'"]),
    ("a: '{% set t = 63 %}{{ t | percent }} {{ x.latest.value * t }}'\n", ["1:16 '63' is typed"]),
    ("a: '{{ x.at(1) }} {{ x.latest.value | percent(2) }} {{ 5 | said_by(\"NG209\") }}'\n", []),
    ("a: '{% claim \"m is about 63%\" %}63%{% endclaim %} 63%'\n", ["1:51 '63%' is typed"]),
    ("a: '{% claim \"m is about 63%\" %}x{% else %}63% due to y{% endclaim %}'\n",
        ["1:44 '63%' is typed", "1:48 'due to' says why and names no source"]),
    ("a: '{{ x.for_(category=\"50 hours or more\").latest }} gave 50 hours or more, 60 hours'\n", ["1:77 '60' is typed"]),
    ("a: '{{ x'\n", []),
    ("a: '{% claim \"m is about 63%\" %}63% {% claim \"m is rising\" %}64%{% endclaim %}{% endclaim %}'\n", []),
    ("a: '{# 63% rose #}{% raw %}{{ 64% }}{% endraw %}'\n", ["1:31 '64%' is typed"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "faults"), FORMS)
def test_what_is_unbound_is_told_at_its_own_line_and_column(written, faults):
    assert told(written) == faults


def test_the_first_sentence_of_a_key_message_rests_on_its_claim():
    written = "a: >\n  About one in 8 smoke, and it is lower. 13% smoke and it rose.\n"
    assert told(written, "m is about one in 8") == [
        "2:42 '13%' is typed",
        "2:59 no claim stands behind 'rose'",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="a 1%{}|'\"#.,-\n63rose", max_size=60))
def test_whatever_is_written_can_be_looked_through(text):
    read = prose(text)
    if read is not None:
        assert all(0 <= one.at < len(read.text) for one in [*words_in(read.text), *typed_numbers(read.text)])


def unbound_in(root: Path) -> list[str]:
    book = read_book(root, None, TODAY)
    found = (one for text in texts(book) for one in unbound(text, suggest, book.measures))
    return [str(one) for one in found]


def test_every_text_of_this_project_and_of_the_small_workspace_rests_on_something(tmp_path):
    assert unbound_in(ROOT) == []
    assert unbound_in(small(tmp_path)) == []


def test_every_text_of_harrowmere_rests_on_something(shared):
    assert unbound_in(shared / "harrowmere") == []


def test_the_blanks_ask_for_no_word_that_would_be_told():
    for blank in sorted((ROOT / "jsna/blanks").glob("*.yml")):
        node = read_yaml(blank.read_text(encoding="utf-8"), blank.name)
        said = [str(one.value) for where, one in node.scalars() if {"say", "text", "lead"} & set(where)]
        assert [one for text in said for one in [*words_in(text), *typed_numbers(text)]] == []


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("{{ (a_b.latest.count / c.latest.denominator) | percent }}", ["1:26 this rate has registered people under resident cases"]),
        ("{{ a_b.latest.count / a_b.at('x').latest.count }} / {{ c.latest.value }}", []),
        ("{{ 100 / c.latest.count }}", []),
    ],
)  # fmt: skip
def test_a_rate_counts_the_same_people_above_and_below(written, faults):
    node = read_yaml(f'a: "{written}"\n', "a.yml").find("a")
    measures = {"a-b": SimpleNamespace(basis="resident"), "c": SimpleNamespace(basis="registered")}
    found = two_bases(Text("d", ("a",), Words(str(node.value), node)), measures)
    assert [f"{one.place.line}:{one.place.column} {one.message}" for one in found] == faults
