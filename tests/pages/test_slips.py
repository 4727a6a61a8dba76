"""What an author may get wrong in a text is told in plain words, and every number printed is kept."""

import pytest

from jsna.model.nodes import read_yaml
from jsna.pages.facts import Facts
from jsna.pages.filters import filters
from jsna.pages.narrative import Words, render
from jsna.pages.printed import printed
from jsna.pages.quantities import Series
from jsna.problems import Fault, Faults
from tests.workspace import drafted, small

NAMES = {"E92000001": "England", "northbrook": "Northbrook"}


@pytest.fixture(scope="module")
def smoking(tmp_path_factory) -> Series:
    made = drafted(small(tmp_path_factory.mktemp("slips")))
    return Series(made.book.measures["adult-smoking"], "northbrook", made.found, NAMES)


def written(template: str, smoking: Series, facts: Facts | None = None) -> str:
    node = read_yaml(f"text: |\n  First line.\n  {template}\n", "s.yml").find("text")
    facts = facts or Facts("s.md", {})
    words = Words(str(node.value), node)
    return render(words, {"m": smoking}, filters(facts), printed(facts)).splitlines()[1]


WRONG = [
    ("{{ m }}", "3:3: write {{ adult_smoking.latest.value | percent }}: adult_smoking itself is no number"),
    ("{{ m.at }}", "3:3: write {{ adult_smoking.at('england').latest.value | percent }}: 'at' needs what stands in brackets"),
    ("{{ m.latest.compared }}", "3:3: write compared('england'): 'compared' needs what stands in brackets"),
    ("{{ m | percent }}", "3:3: write {{ adult_smoking.latest.value | percent }}: adult_smoking itself is no number"),
    ("{{ m.series }}", "3:3: a list is not printed; go through it with {% for one in list %}, or join it"),
    ("{{ m.latest.value > 3 }}", "3:3: yes, no and none are not printed; ask with {% if %}"),
    ("{{ m.measure }}", "3:6: adult-smoking has no 'measure'\n    it has latest, first, series, at, for_, trend, title, of"),
    ("{{ m.latest.value.sources }}", "3:6: adult-smoking has no 'sources'\n    see the list of names in the manual"),
    ("{{ m.latest.value | with_interval }}", "3:3: 'with_interval' needs a value with its limits: write latest, not latest.value"),
    ("{{ m.latest.value | percent(400) }}", "3:3: decimals are a whole number from 0 to 6"),
    ("{{ m.latest.value | percent('x') }}", "3:3: decimals are a whole number from 0 to 6"),
    ("{{ m.latest.value | percent(1, 2, 3) }}", "3:3: 'percent' takes the number of decimals"),
    ("{{ m.latest.value | with_interval(digits=1) }}", "3:3: 'with_interval' takes nothing in brackets"),
    ("{{ m.latest.count | percent }}", "3:3: 'percent' needs a percentage; use per or number"),
    ("{{ m.latest.count | points }}", "3:3: 'points' needs a percentage; use per or number"),
    ("{{ 'x' | number }}", "3:3: 'x' is text, and a number is needed here"),
    ("{{ m.latest.value | percnt }}", "3:23: no filter is called 'percnt'\n    did you mean 'percent'?"),
    ("{{ m.at(5) }}", "3:3: 'at' takes an area or a period in quotes, as at('england')"),
    ("{{ m.latest.compared(4) }}", "3:3: 'compared' takes an area in quotes, as compared('england')"),
    ("{{ m.for_(gender='Male').latest }}", "3:3: for_ does not take 'gender': write for_(sex='Male'), or age, category_type or category in the same way"),
    ("{{ m.at('1999').latest }}", "3:3: adult-smoking has no area or period '1999'"),
    ("{{ 10.0 ** 400 }}", "3:3: this number is too large"),
    ("{{ 1e308 * 10 }}", "3:3: this number is too large"),
    ("{{ 'ab' * 10 }}", "3:3: '*' needs a number on both sides"),
    ("{{ m + 1 }}", "3:3: this cannot be worked out as it is written\n    write {{ measure.latest.value | percent }}"),
    ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "3:3: macro 'a' calls itself without end"),
    ("{{ m ~ 'x' }}", "3:8: '~' is not used in texts\n    write the two parts side by side"),
    ("{% include 'x' %}", "3:6: a text cannot take in another file"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "message"), WRONG)
def test_a_slip_is_told_in_plain_words_at_its_line(template, message, smoking):
    with pytest.raises((Fault, Faults)) as caught:
        written(template, smoking)
    assert str(caught.value) == f"s.yml:{message}"


PRINTED = [
    ("{{ m.latest }}", "13.2%", "value", 13.2),
    ("{{ m.latest.value }}", "13.2%", "value", 13.2),
    ("{{ -m.latest.value }}", "-13.2%", "value", -13.2),
    ("{{ 20 - m.latest.value }}", "6.8%", "value", 6.8),
    ("{{ m.latest.value | round(0) }}", "13%", "value", 13.0),
    ("{{ [m.latest.value] | join(', ') }}", "13.2%", "value", 13.2),
]


@pytest.mark.parametrize(("template", "shown", "field", "value"), PRINTED)
def test_a_number_printed_without_a_filter_is_among_the_facts(template, shown, field, value, smoking):
    facts = Facts("s.md", {})
    assert written(template, smoking, facts) == shown
    assert [(one["shown"], one["field"], round(one["value"], 1)) for one in facts.listed()] == [
        (shown, field, value)
    ]


def test_a_share_that_was_worked_out_may_be_a_percentage(smoking):
    share = "{{ (m.latest.count / m.latest.denominator * 100) | percent }}"
    assert written(share, smoking) == "13%"


def test_a_bare_number_has_its_commas(smoking):
    assert written("{{ 1000 + 234 }} {{ 1 / 2 }}", smoking) == "1,234 0.500"
