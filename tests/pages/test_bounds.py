"""A template that asks for too much, or for what is not its own, is stopped; counting decides, never a clock."""

import pytest

from jsna.model.nodes import read_yaml
from jsna.pages.narrative import Words, render
from jsna.pages.templates import fill_page
from jsna.problems import Fault, Faults

LOOPS = "\n    is there a loop in a loop? make the template do less"
KNOWN = "\n    jsna kinds shows what a template may hold"
TEN = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
NESTED = "".join(f"{{% for v{n} in {TEN} %}}" for n in range(12)) + "x" + "{% endfor %}" * 12
DOUBLED = "{% set x = 'ab' %}" + "{% set x = x + x %}" * 60
WRITTEN_TWICE = "{% set x %}abcdefgh{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60
CALLED_TWICE = (
    "{% macro m0() %}a{% endmacro %}"
    + "".join(
        f"{{% macro m{n} () %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 40)
    )
    + "{{ m39() }}"
)
SQUARED = "{% set x = 99 %}" + "{% set x = x * x %}" * 40
BRANCHING = (
    "{% for a in [[1, 1]] recursive %}{% if loop.depth < 60 %}{{ loop([1, 1]) }}{% endif %}{% endfor %}"
)
ROUNDS = "stopped after 20,000 rounds of its loops" + LOOPS
TOO_MUCH = [
    (NESTED, ROUNDS),
    (CALLED_TWICE, ROUNDS),
    (BRANCHING, ROUNDS),
    ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", ROUNDS),
    (DOUBLED, "a text or list of more than 100,000" + LOOPS),
    (DOUBLED.replace("'ab'", "[1, 2]"), "a text or list of more than 100,000" + LOOPS),
    (WRITTEN_TWICE, "stopped after 5,000,000 characters" + LOOPS),
    (SQUARED, "this number is too large"),
    ("{{ range(10**9) | length }}", "this cannot be worked out as it is written\n    write {{ measure.latest.value | percent }}"),
    ("{{ range(1000000000) | length }}", "range of more than 100000"),
    ("{{ 'a' * 10**10 }}", "'*' needs a number on both sides"),
    ("{{ '%1000000000d' % 1 }}", "'%' needs a number on both sides"),
    ("{{ 'a' | center(1000000000) }}", "a text of more than 10,000 columns" + LOOPS),
    ("{{ 'a'.ljust(1000000000) }}", "a text of more than 10,000 columns" + LOOPS),
    ("{{ '5'.zfill(1000000000) }}", "a text of more than 10,000 columns" + LOOPS),
    ("{{ '{:1000000000}'.format(1) }}", "'format' cannot be used in a template; use a filter such as number" + KNOWN),
    ("{{ '{0.__class__}'.format(1) }}", "'format' cannot be used in a template; use a filter such as number" + KNOWN),
    ("{% set x = 'a'.ljust(9999) %}{{ x.replace('', x) }}", "a text of more than 100,000 characters" + LOOPS),
    ("{% set x = 'a'.ljust(9999) %}{{ x | replace('a', x) | replace(' ', x) }}", "a text of more than 100,000 characters" + LOOPS),
    ("{% set x = 'a'.ljust(9999) %}{{ x | list | join(x) }}", "a text of more than 100,000 characters" + LOOPS),
    ("{% set x = 'a'.ljust(9999) %}{{ x.join(x | list) }}", "a text of more than 100,000 characters" + LOOPS),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro 'm' calls itself without end"),
    ("{{ 1/0 }}", "division by zero"),
    ("{% set l = [1] %}{{ l.append(1) }}", "values cannot be changed in a template\n    print them as they are"),
]  # fmt: skip
REACHING_OUT = [
    ("{{ ''.__class__ }}", "'__class__' cannot be used in a template" + KNOWN),
    ("{{ ''['__class__'] }}", "'__class__' cannot be used in a template" + KNOWN),
    ("{{ [].__class__.__base__.__subclasses__() }}", "'__class__' cannot be used in a template" + KNOWN),
    ("{{ range.__globals__ }}", "'__globals__' cannot be used in a template" + KNOWN),
]  # fmt: skip


def written(template: str) -> str:
    node = read_yaml(f"text: |\n  {template}\n", "s.yml").find("text")
    return render(Words(str(node.value), node), {}, {})


@pytest.mark.parametrize(("template", "message"), TOO_MUCH + REACHING_OUT)
def test_a_text_that_asks_for_too_much_is_stopped_and_told(template, message):
    with pytest.raises((Fault, Faults)) as caught:
        written(template)
    assert str(caught.value) == f"s.yml:2:3: {message}"


IN_PAGES = {
    "this number is too large": "this cannot be worked out as it is written",
    "division by zero": "this cannot be worked out as it is written",
}


@pytest.mark.parametrize(("template", "message"), TOO_MUCH + REACHING_OUT)
def test_a_page_template_that_asks_for_too_much_is_stopped_and_told(template, message, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/t.md.j2").write_text(template, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        fill_page(tmp_path, "t")
    told = str(caught.value)
    wanted = message.partition("\n")[0]
    own = {"this cannot be worked out as it is written", *IN_PAGES.values()}
    assert told.startswith("templates/t.md.j2:1:1: ")
    assert wanted in told or any(one in told for one in own)
    if message.endswith((LOOPS, KNOWN)):
        assert told == f"templates/t.md.j2:1:1: {message}"


def test_many_ordinary_rounds_are_no_trouble():
    assert written("{% for a in range(1000) %}{{ a }}{% endfor %}").startswith("0123456789")


def test_the_count_begins_anew_with_each_template(tmp_path):
    (tmp_path / "templates").mkdir()
    loop = "{% for a in range(15000) %}{% endfor %}done"
    (tmp_path / "templates/t.md.j2").write_text(loop, encoding="utf-8")
    assert [fill_page(tmp_path, "t") for _ in range(3)] == ["done\n"] * 3


def test_what_a_template_joins_is_escaped_once():
    assert (
        written("{{ ['a', 'b'] | join(', ') }} {{ 'a-b' | replace('-', '+') }} {{ 'a' | center(3) }}")
        == "a, b a+b  a "
    )


@pytest.mark.parametrize("include", ["/etc/passwd", "../../etc/passwd", "linked.md.j2"])
def test_a_page_template_takes_in_nothing_from_elsewhere(include, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "templates/linked.md.j2").symlink_to(tmp_path / "secret")
    (tmp_path / "templates/t.md.j2").write_text(f"{{% include '{include}' %}}", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        fill_page(tmp_path, "t")
    said = {
        "linked.md.j2": "templates/linked.md.j2:1:1: this is a link to elsewhere\n    put the file itself there",
    }
    otherwise = f"templates/t.md.j2:1:1: no template is called '{include}'\n    compare it with the template of the toolkit"
    assert str(caught.value) == said.get(include, otherwise)
