"""A template that asks for too much, or for what is not its own, is stopped; counting decides, never a clock."""

from pathlib import Path

import pytest

from jsna.model.nodes import read_yaml
from jsna.pages.narrative import Words, render
from jsna.pages.templates import fill_page
from jsna.problems import Fault, Faults

LESS = "\n    is there a loop in a loop? make the template do less"
TEN = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
NESTED = "".join(f"{{% for v{n} in {TEN} %}}" for n in range(12)) + "x" + "{% endfor %}" * 12
DOUBLED = "{% set x = 'ab' %}" + "{% set x = x + x %}" * 60
WRITTEN_TWICE = "{% set x %}abcdefgh{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60
CALLED_TWICE = (
    "{% macro m0() %}a{% endmacro %}"
    + "".join(
        f"{{% macro m{n} () %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 30)
    )
    + "{{ m29() }}"
)
SQUARED = "{% set x = 99 %}" + "{% set x = x * x %}" * 40
BRANCHING = (
    "{% for a in [[1, 1]] recursive %}{% if loop.depth < 30 %}{{ loop([1, 1]) }}{% endif %}{% endfor %}"
)
STEPS = f"stopped after 1,000,000 steps{LESS}"
LONG = f"a text of more than 1,000,000 characters{LESS}"
TOO_MUCH = {
    "loops": (NESTED, STEPS),
    "macros": (CALLED_TWICE, STEPS),
    "a loop that calls itself": (BRANCHING, STEPS),
    "two ranges": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", STEPS),
    "a doubled text": (DOUBLED, LONG),
    "a doubled list": (DOUBLED.replace("'ab'", "[1, 2]"), STEPS),
    "a text written twice": (WRITTEN_TWICE, LONG),
    "a squared number": (SQUARED, "this number is too large"),
    "a range": ("{{ range(10**9) | length }}", "range of more than 100000"),
    "a repeated text": ("{{ 'a' * 10**10 }}", "'*' needs a number on both sides"),
    "a remainder of text": ("{{ '%1000000000d' % 1 }}", "'%' needs a number on both sides"),
    "center": ("{{ 'a' | center(1000000000) }}", "'center' takes no number above 10,000"),
    "zfill": ("{{ '5'.zfill(1000000000) }}", "'zfill' takes no number above 10,000"),
    "replace": ("{% set x = 'a'.ljust(9999) %}{{ x.replace('', x) }}", "'replace' would make a text of more than 1,000,000 characters"),
    "join": ("{% set x = 'a'.ljust(9999) %}{{ x | list | join(x) }}", LONG),
    "join of a text": ("{% set x = 'a'.ljust(9999) %}{{ x.join(x | list) }}", LONG),
    "sum of lists": ("{{ [[1]] | sum(start=[]) }}", "'sum' adds numbers"),
    "endless": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro 'm' calls itself without end"),
    "noughts": ("{{ 1/0 }}", "division by zero"),
    "nested": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "this template is nested too deeply"),
    "inside": ("{{ [].__class__.__base__.__subclasses__() }}", "'__class__' cannot be used in a template"),
    "a function's inside": ("{{ range.__globals__ }}", "'__globals__' cannot be used in a template"),
    "words that stand there": ("{% for a in range(99999) %}" + "word " * 40_000 + "{% endfor %}", LONG.replace("1,0", "10,0")),
}  # fmt: skip

PRINTED = ("a text written twice",)  # a page may hold more than a text


def written(template: str) -> str:
    node = read_yaml(f"text: |\n  {template}\n", "s.yml").find("text")
    return render(Words(str(node.value), node), {}, {})


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_text_that_asks_for_too_much_is_stopped_and_told(what: str):
    template, message = TOO_MUCH[what]
    with pytest.raises((Fault, Faults)) as caught:
        written(template)
    told = caught.value.found if isinstance(caught.value, Faults) else [caught.value]
    assert {f"s.yml:2:3: {message}", f"s.yml:2:6: {message}"} & {str(one) for one in told}


def page(folder: Path, template: str) -> str:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/t.md.j2").write_text(template, encoding="utf-8")
    return fill_page(folder, "t")


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_page_template_that_asks_for_too_much_is_stopped_and_told(what: str, tmp_path: Path):
    template, message = TOO_MUCH[what]
    with pytest.raises((Fault, Faults)) as caught:
        page(tmp_path, template)
    message = message.replace("than 1,000,000 char", "than 10,000,000 char") if what in PRINTED else message
    hint = "" if "\n" in message else "\n    compare it with the template of the toolkit"
    assert str(caught.value).replace(hint, "") in (
        f"templates/t.md.j2:1:1: {message}",
        f"templates/t.md.j2:1:4: {message}",
    )


def test_a_text_with_more_tags_than_any_needs_is_told_before_it_is_read():
    with pytest.raises(Fault) as caught:
        written("{{ 1 }}" * 5001)
    assert caught.value.message == "this template cannot be read: more than 5,000 expressions and tags"


UNREADABLE = {
    "large": (b"x" * 3_000_000, "1:1: 3 MB, the limit is 2 MB\n    split it, and include the parts"),
    "strange": (b"One\n\x00", "2:1: character U+0000 is not allowed\n    delete it"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_page_template_that_is_no_text_is_told(what: str, tmp_path: Path):
    body, message = UNREADABLE[what]
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/t.md.j2").write_bytes(body)
    with pytest.raises(Fault) as caught:
        fill_page(tmp_path, "t")
    assert str(caught.value) == f"templates/t.md.j2:{message}"


def test_many_ordinary_rounds_are_no_trouble():
    assert written("{% for a in range(1000) %}{{ a }}{% endfor %}").startswith("0123456789")


def test_the_count_begins_anew_with_each_template(tmp_path: Path):
    loop = "{% for a in range(90000) %}{{ a }}{% endfor %}"
    assert {page(tmp_path, loop)[-6:] for _ in range(3)} == {"89999\n"}


def test_what_a_template_joins_is_escaped_once():
    joined = "{{ ['a', 'b'] | join(', ') }} {{ 'a-b' | replace('-', '+') }} {{ 'a' | center(3) }}"
    assert written(joined) == "a, b a+b  a "


ELSEWHERE = {
    "/etc/passwd": "t.md.j2:1:12: no template is called '/etc/passwd'\n    compare it with the template of the toolkit",
    "../../etc/passwd": "t.md.j2:1:12: no template is called '../../etc/passwd'\n    compare it with the template of the toolkit",
    "linked.md.j2": "linked.md.j2:1:1: this is a link to another file\n    put the file itself here",
    "folder/secret": "folder/secret:1:1: this is a link to another file\n    put the file itself here",
    "t.md.j2": "t.md.j2:1:1: a ring: t.md.j2 > t.md.j2\n    take one of them out",
}  # fmt: skip


@pytest.mark.parametrize("include", ELSEWHERE)
def test_a_page_template_takes_in_nothing_from_elsewhere(include: str, tmp_path: Path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "away/secret").write_text("secret", encoding="utf-8")
    (tmp_path / "templates/linked.md.j2").symlink_to(tmp_path / "away/secret")
    (tmp_path / "templates/folder").symlink_to(tmp_path / "away")
    with pytest.raises(Fault) as caught:
        page(tmp_path, f"{{% include '{include}' %}}")
    assert str(caught.value) == f"templates/{ELSEWHERE[include]}"


LESS_LOOKS = "\n    take it out; looks belong in the style sheet, and pages run no scripts of their own"
NOT_ON_PAGES = {
    "<p>a</p>\n<script src=x></script>": "2:1: <script> is not allowed in a template",
    "<scr{{ 'ipt' }}>x</script>": "1:5: <script> is not allowed in a template",
    "<p onclick=x>a</p>": "1:4: attribute onclick is not allowed in a template",
    "<iframe src=x></iframe>": "1:1: <iframe> is not allowed in a template",
    "<img src='https://a.example/x.png' alt=''>": "1:6: a page takes nothing from another host",
    "<a href='javascript:x'>a</a>": "1:4: a link cannot run a script: href",
    '# A {: onclick="x" }': "1:8: attribute onclick is not allowed in a template",
    "{{ '<script>' | safe }}": "1:4: <script> is not allowed in a template",
}


@pytest.mark.parametrize("template", NOT_ON_PAGES)
def test_a_page_template_puts_nothing_that_runs_or_comes_from_elsewhere_on_a_page(template, tmp_path):
    with pytest.raises(Faults) as caught:
        page(tmp_path, template)
    assert str(caught.value) == f"templates/t.md.j2:{NOT_ON_PAGES[template]}{LESS_LOOKS}"
