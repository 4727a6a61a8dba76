"""Everything that may be wrong in a template, by number: told whole, at its line, and soon."""

import pytest

from jsna.model.nodes import read_yaml
from jsna.pages.facts import Facts
from jsna.pages.filters import filters
from jsna.pages.narrative import Words, render
from jsna.pages.printed import printed
from jsna.pages.quantities import Series
from jsna.problems import Fault, Faults
from tests.workspace import drafted, small

STEPS = "stopped after 1,000,000 steps\n    is there a loop in a loop? make the template do less"
LONG = "a text of more than 1,000,000 characters\n    is there a loop in a loop? make the template do less"
NAMES = {"E92000001": "England", "northbrook": "Northbrook"}
DOUBLED = "".join(f"{{% set x{n + 1} = x{n} + x{n} %}}" for n in range(60))
NESTED = "".join(f"{{% set {name}{n + 1} = [{name}{n}, {name}{n}] %}}" for n in range(60) for name in "ab")


@pytest.fixture(scope="module")
def smoking(tmp_path_factory) -> Series:
    made = drafted(small(tmp_path_factory.mktemp("inputs")))
    return Series(made.book.measures["adult-smoking"], "northbrook", made.found, NAMES)


REFUSED = {
    "B44": ("{{ ''.__class__ }}", "2:6: '__class__' cannot be used in a template"),
    "B44 item": ("{{ ''['__class__'] }}", "2:6: '__class__' cannot be used in a template"),
    "B45": ("{{ ''|attr('__class__') }}", "2:6: '__class__' cannot be used in a template"),
    "B45 map": ("{{ ['']|map(attribute='__class__')|list|join }}", "2:6: '__class__' cannot be used in a template"),
    "B46": ("{{ '{0.__class__}'.format(1) }}", "2:8: '__class__' cannot be used in a template"),
    "B47": ("{{ lipsum.__globals__ }}", "2:6: '__globals__' cannot be used in a template"),
    "B47 cycler": (
        "{{ cycler.__init__.__globals__ }}",
        "2:6: '__globals__' cannot be used in a template\na.yml:2:6: '__init__' cannot be used in a template",
    ),
    "B47 joiner": ("{{ joiner() }}", "2:6: 'joiner' is not defined\n    known names are m"),
    "B48": ("{{ range(10**9)|length }}", "2:3: range of more than 100000"),
    "B48 whole": ("{{ range(1000000000)|length }}", "2:3: range of more than 100000"),
    "B49": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", f"2:3: {STEPS}"),
    "B49 many": ("{% for a in range(99999) %}{{ m.latest.value | percent }} and so on {% endfor %}", f"2:3: {STEPS}"),
    "B49 macro": (
        "{% macro m2(n) %}{% if n > 0 %}{{ m2(n - 1) }}{{ m2(n - 1) }}{% endif %}{% endmacro %}{{ m2(30) }}",
        f"2:3: {STEPS}",
    ),
    "B49 loop": ("{% for a in range(99) recursive %}{{ loop(range(99)) }}{% endfor %}", "2:3: this loop calls itself without end"),
    "B50": ("{{ 'a'*10**10 }}", "2:3: '*' needs a number on both sides"),
    "B50 center": ("{{ 'a'|center(10**10) }}", "2:3: 'center' takes no number above 10,000"),
    "B50 whole": ("{{ 'a'|center(10000000000) }}", "2:3: 'center' takes no number above 10,000"),
    "B50 ljust": ("{{ 'a'.ljust(10000000000) }}", "2:3: 'ljust' takes no number above 10,000"),
    "B50 indent": ("{{ 'a'|indent(10000000000) }}", f"2:3: {LONG}"),
    "B50 batch": ("{{ 'a'|batch(10000000000, 'x')|list|join }}", "2:3: 'batch' takes no number above 10,000"),
    "B50 number": ("{{ 9 * " + "9" * 4000 + " }}", "2:3: this number is too large"),
    "B50 digits": (
        "{{ " + "9" * 5000 + " }}",
        "2:3: this template cannot be read: a number of thousands of digits\n"
        "    write {{ measure.latest.value | percent }}, and close {% claim %} with {% endclaim %}",
    ),
    "B51": ("{% set x0 = 'ab' %}" + DOUBLED, f"2:3: {LONG}"),
    "B51 replaced": (
        "{% set x = 'a'|center(1000) %}{% set y = x|replace(' ', x) %}{{ y|replace(' ', y) }}",
        "2:3: 'replace' would make a text of more than 1,000,000 characters",
    ),
    "B51 joined": ("{{ range(9999)|join('a'|center(9999)) }}", f"2:3: {LONG}"),
    "B51 printed": ("{% set x = 'a'|center(9999) %}{% for a in range(999) %}{{ x }}{% endfor %}", f"2:3: {LONG}"),
    "B51 compared": ("{% set a0 = [] %}{% set b0 = [] %}" + NESTED + "{% if a60 == b60 %}{% endif %}", f"2:3: {STEPS}"),
    "B52": ("{{ '%1000000000d'|format(1) }}", "2:21: no filter is called 'format'\n    did you mean 'sort'?"),
    "B52 method": ("{{ '{:1000000000}'.format(1) }}", "2:3: a number of a format is at most 999, and stands in it"),
    "B52 inside": ("{{ '{:{}}'.format(1, 10**9) }}", "2:3: a number of a format is at most 999, and stands in it"),
    "B53": ("{{ lipsum(n=100000) }}", "2:6: 'lipsum' is not defined\n    known names are m"),
    "B53 wrapped": ("{{ ('a b '|center(9999))|wordwrap(1, wrapstring='x'|center(9999)) }}", "2:3: 'wordwrap' would make a text of more than 1,000,000 characters"),
    "B54": ("{{ df.to_csv('/path') }}", "2:6: 'df' is not defined\n    known names are m"),
    "B55": ("{{ df.to_pickle('/path') }}", "2:6: 'df' is not defined\n    known names are m"),
    "B56": ("{{ df.query('a > 1') }}{{ m.latest.frame }}", "2:6: 'df' is not defined\n    known names are m"),
    "B56 of a quantity": ("{{ m._found }}", "2:6: adult-smoking has no '_found'\n    it has latest, first, series, at, for_, trend, title, of"),
    "B57": ("{{ missing }}", "2:6: 'missing' is not defined\n    known names are m"),
    "B58": ("{% include '/etc/passwd' %}", "2:6: a text cannot take in another file"),
    "B58 above": ("{% import '../../etc/passwd' as p %}", "2:6: a text cannot take in another file"),
    "B60": ("{% macro m2() %}{{ m2() }}{% endmacro %}{{ m2() }}", "2:3: macro 'm2' calls itself without end"),
    "B60 block": ("{% block b %}{{ self.b() }}{% endblock %}", "2:3: block 'b' calls itself without end"),
    "B61": ("{{ 1/0 }}", "2:3: division by zero"),
    "B61 open": ("{% if m %}", "2:3: 'if' is not closed\n    close it with {% endif %}"),
    "B62": ("{% set l = [1] %}{{ l.append(1) }}", "2:3: values cannot be changed in a template"),
    "B63": ("{{ m.latest._raw }}", "2:6: adult-smoking has no '_raw'\n    it has value, lower, upper, count, denominator, period, area, note, compared, unit"),
    "B63 number": ("{{ m.latest.value._raw }}", "2:6: adult-smoking has no '_raw'\n    see the list of names in the manual"),
    "B63 unseen": ("One {{ 'two\\u202e' }}", "2:10: character U+202E is not allowed\n    delete it"),
    "B64": ("{% autoescape false %}{{ m.title }}{% endautoescape %}", "2:6: 'autoescape' is not allowed here"),
    "B64 safe": ("{{ m.title|safe }}", "2:6: 'safe' is not allowed here"),
}  # fmt: skip


def told(template: str, smoking: Series) -> str:
    node = read_yaml(f"text: |\n  {template}\n", "a.yml").find("text")
    facts = Facts("s.md", {})
    with pytest.raises((Fault, Faults)) as caught:
        render(Words(str(node.value), node), {"m": smoking}, filters(facts), printed(facts))
    return str(caught.value)


@pytest.mark.parametrize("number", REFUSED)
def test_what_a_text_may_not_do_is_told_at_its_line(number: str, smoking: Series):
    template, message = REFUSED[number]
    assert told(template, smoking) == f"a.yml:{message}"
