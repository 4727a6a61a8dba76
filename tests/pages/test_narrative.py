import pytest

from jsna.model.nodes import read_yaml
from jsna.pages.narrative import Words, html, inline, names_in, render
from jsna.problems import Fault, Faults

KNOWN = {"smoking": 1}


def words(template: str) -> Words:
    node = read_yaml(f"text: |\n  First line.\n  {template}\n", "chapters/s.yml").find("text")
    return Words(str(node.value), node)


REFUSED = [
    ("{{ smokin }}", "3:6: 'smokin' is not defined\n    did you mean 'smoking'?"),
    ("{{ 1/0 }}", "3:3: division by zero"),
    ("{% if smoking %}yes", "3:3: 'if' is not closed\n    close it with {% endif %}"),
    ("{{ ''.__class__ }}", "3:6: '__class__' cannot be used in a template"),
    (
        "{% claim smoking %}A{% endclaim %}",
        "3:3: this template cannot be read: a claim is written in quotes\n"
        "    write {{ measure.latest.value | percent }}, and close {% claim %} with {% endclaim %}",
    ),
    ("{{ lipsum(9) }}", "3:6: 'lipsum' is not defined\n    known names are smoking"),
]


@pytest.mark.parametrize(("template", "message"), REFUSED)
def test_a_slip_in_a_template_is_told_at_its_line(template, message):
    with pytest.raises((Fault, Faults)) as caught:
        render(words(template), KNOWN, {})
    assert str(caught.value) == f"chapters/s.yml:{message}"


@pytest.mark.parametrize(("holds", "kept"), [(True, "*A*"), (False, "B")])
def test_a_claim_chooses_between_its_two_wordings(holds, kept):
    template = "{% claim 'smoking is falling', until='2027-01-01' %}A{% else %}B{% endclaim %}"
    told = {"claim_is_kept": lambda number: holds, "claim_said": lambda number, caller: f"*{caller()}*"}
    assert render(words(template), {**KNOWN, **told}, {}).splitlines()[1] == kept


def test_a_script_a_style_and_a_dangerous_link_do_not_reach_the_page():
    made = html("<script>x</script> [a](javascript:alert(1)) ![p](https://elsewhere.example/p.png) **b**")
    assert "<script" not in made
    assert "<img" not in made
    assert 'href="javascript' not in made
    assert "<strong>b</strong>" in made


def test_one_sentence_has_no_paragraph_round_it():
    assert inline("One *two*.\n") == "One <em>two</em>."


def test_the_names_that_a_template_looks_up_are_found_without_running_it():
    assert names_in("{{ bp_treated.latest }} {% claim 'x' %}{{ smoking }}{% endclaim %}") >= {
        "bp_treated",
        "smoking",
    }
    assert names_in("{{ broken") == set()


@pytest.mark.parametrize("longest", [".latest", "|string", " + 1"])
def test_an_expression_that_never_ends_names_nothing(longest: str):
    assert names_in(f"{{{{ adult_smoking{longest * 3000} }}}}") == frozenset()
