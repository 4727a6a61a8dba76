"""YAML is read with care: values stay text, and each slip is told at its place."""

import pytest
import yaml

from jsna.model.nodes import compose, plain, read_yaml
from jsna.problems import Faults, Place

# what an author wrote, and what is understood
READ = [
    ("country: no", {"country": "no"}),
    ("on: 5", {"on": "5"}),
    ("code: 0755", {"code": "0755"}),
    ("la: 010", {"la": "010"}),
    ("age: 10:30", {"age": "10:30"}),
    ("band: 1:15", {"band": "1:15"}),
    ("period: 2023-04-01", {"period": "2023-04-01"}),
    ("version: 1.10", {"version": "1.10"}),
    ("x: null\ny: ~\nz:", {"x": "null", "y": "~", "z": None}),
    ("x: ''", {"x": ""}),
    ("\ufeffx: y", {"x": "y"}),
    ("---\nx: y\n", {"x": "y"}),
    ("x: [a, {b: c}]\ny:\n- d\n", {"x": ["a", {"b": "c"}], "y": ["d"]}),
    ("x: >\n  one\n  two\n", {"x": "one two\n"}),
    ("x: \U0001f600 Ynys Môn", {"x": "\U0001f600 Ynys Môn"}),
]

# what an author wrote, and all that is said
REFUSED = [
    ("title: a\nb: c\ntitle: d", "3:1: 'title' is written twice (first on line 1)\n    keep one of them"),
    ("x: {b: 1, b: 2}", "1:11: 'b' is written twice (first on line 1)\n    keep one of them"),
    ("a:\n\tb: 1", "2:1: this line is indented with a tab\n    use spaces"),
    (
        "v: !!python/object/apply:os.system [ls]",
        "1:4: tags (!!...) are not allowed\n    write the value out, or quote it",
    ),
    ("v: !!binary aGk=", "1:4: tags (!!...) are not allowed\n    write the value out, or quote it"),
    ("v: !!set {a}", "1:4: tags (!!...) are not allowed\n    write the value out, or quote it"),
    ("v: !mine!x y", "1:4: tags (!!...) are not allowed\n    write the value out, or quote it"),
    ("a: &x [*x]", "1:8: anchors and aliases are not allowed\n    write the value out, or quote it"),
    ("a: &x b", "1:4: anchors and aliases are not allowed\n    write the value out, or quote it"),
    ("b:\n  <<: *a", "2:7: anchors and aliases are not allowed\n    write the value out, or quote it"),
    ("[" * 3000, "1:41: nested more than 40 deep\n    write it flatter"),
    ("- " * 3000, "1:81: nested more than 40 deep\n    write it flatter"),
    ("a: b\x07c", "1:5: character U+0007 is not allowed\n    delete it"),
    ("a: b\u202ec", "1:5: character U+202E is not allowed\n    delete it"),
    ("a:\u00a0b", "1:3: a no-break space (U+00A0) where a space is wanted\n    type an ordinary space"),
    ("a: 1\nb:\u00a0c", "2:3: a no-break space (U+00A0) where a space is wanted\n    type an ordinary space"),
    ("a: b\n---\nc: d", "2:1: a second document begins\n    one document a file, remove ---"),
    ("only text", "1:1: fields are wanted (name: value), text found\n    begin with kind: and id:"),
    ("- a", "1:1: fields are wanted (name: value), a list found\n    begin with kind: and id:"),
    ("", "1:1: fields are wanted (name: value), nothing found\n    begin with kind: and id:"),
    ("name: Bristol: City of", '1:14: a second colon\n    name: "Bristol: City of"'),
    ("v: *", '1:4: * must be in quotes\n    v: "*"'),
    ("v: >5", '1:4: > must be in quotes\n    v: ">5"'),
    ("v: >=", '1:4: > must be in quotes\n    v: ">="'),
    ("v: @x y", '1:4: @ must be in quotes\n    v: "@x y"'),
    ('v: "\\ud800"', "1:4: \\ud800 is half a character\n    write the character itself"),
    ('v: "\\q"', "1:5: a backslash means something else in double quotes\n    use single quotes"),
    ("2023: 5", '1:1: the key 2023 must be text\n    write "2023":'),
    ("a: {cost: 50,000}", "1:11: the comma cuts '50,000' in two\n    write 50000"),
    (
        "say: {{ x.latest }} of adults",
        "1:6: text that begins with {{ must be in quotes\n    say: '{{ x.latest }} of adults'",
    ),
    ("say: {{ x }}", "1:6: text that begins with {{ must be in quotes\n    say: '{{ x }}'"),
    ('v: "abc', "1:4: a quote opened here is not closed\n    close it, or take it away"),
    ("v: 'abc' d", "1:10: this does not belong to the value before it\n    put the whole in quotes"),
    ("a: b\nccc", "2:1: ':' is missing after this name\n    write name: value"),
    ("? [a]\n: b", "1:3: a name is wanted before the colon\n    write name: value"),
    (
        "a: [b, c\nd: e",
        "2:2: a list in [ ] or { } is broken here\n    it opens on line 1; put text that holds : , [ ] { or } in quotes",
    ),
    (
        "a: b\n  c: d",
        "2:3: this line does not stand under the lines above it\n    the lines of one list, or of the same fields, begin at the same column",
    ),
    (
        "a:\n  b: c\n d: e",
        "3:2: this line does not stand under the lines above it\n    the lines of one list, or of the same fields, begin at the same column",
    ),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_value_stays_the_text_it_was(text: str, value: object):
    assert plain(read_yaml(text, "a.yml")) == value


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_a_slip_is_told_at_its_place(text: str, said: str):
    with pytest.raises(Faults) as caught:
        read_yaml(text, "a.yml")
    assert str(caught.value) == f"a.yml:{said}"


def test_every_slip_of_a_file_is_told_at_once():
    with pytest.raises(Faults) as caught:
        read_yaml("a: 1\na: 2\nb: *c\nd: !!str e\n", "a.yml")
    assert str(caught.value) == (
        "a.yml:2:1: 'a' is written twice (first on line 1)\n    keep one of them\n"
        "a.yml:3:4: anchors and aliases are not allowed\n    write the value out, or quote it\n"
        "a.yml:4:4: tags (!!...) are not allowed\n    write the value out, or quote it"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: Ward #3", "a.yml:1:12: warning: '#3' was dropped as a comment\n    name: \"Ward #3\""),
        ("v: #3", "a.yml:1:4: warning: '#3' was dropped as a comment\n    v: \"#3\""),
    ],
)
def test_what_was_dropped_as_a_comment_is_a_warning(text: str, said: str):
    node, found = compose(text, "a.yml")
    assert node is not None
    assert [str(fault) for fault in found] == [said]


def test_a_comment_is_no_mistake():
    assert compose("# one\nname: Ward # two\n#three\n", "a.yml")[1] == []


@pytest.mark.parametrize("text", ["a:\n\tb: 1", "a: &x [*x]", "name: Bristol: City of", "v: *", "a: b\nccc"])
def test_both_readers_of_yaml_say_the_same(text: str):
    assert compose(text, "a.yml")[1] == compose(text, "a.yml", yaml.Loader)[1]


DOCUMENT = read_yaml("a: b\nc:\n  - {d: e}\n  - f\ng: h\n", "a.yml")


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        (("a",), 1, 4),
        (("c", 0, "d"), 3, 9),
        (("c", 0, "no such"), 3, 5),
        (("c", 7), 3, 3),
        (("union tag", "a"), 1, 4),
        (("g", 0), 5, 4),
    ],
)
def test_the_deepest_value_that_exists_is_found(loc: tuple[str | int, ...], line: int, column: int):
    assert DOCUMENT.at(loc) == Place("a.yml", line, column)


def test_a_name_has_a_place_of_its_own():
    assert DOCUMENT.key_at(("c", 0, "d")) == Place("a.yml", 3, 6)


def test_a_name_that_is_not_there_has_the_place_of_what_should_hold_it():
    assert DOCUMENT.key_at(("c", 0, "x")) == Place("a.yml", 3, 5)


def test_looking_for_what_is_not_there_is_our_own_mistake():
    with pytest.raises(KeyError):
        DOCUMENT.find("c", 0, "x")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: one two", 1, 8),
        ("a: |\n  x\n\n  one two\n", 4, 7),
        ("a: >\n  one\n  two\n", 3, 3),
        ("a: >\n\n  one\n  two\n\nb: c\n", 4, 3),
        ("a:\n  - b: |\n      one\n      two\n    c: d\n", 4, 7),
        ("a: 'one''s two'", 1, 12),
        ("a: 'one\n  two'\n", 2, 3),
        ('a: "\\u00e9 \\"one\\" \\\n   two"\n', 2, 4),
        ("a: one\n  and\n   two\n", 3, 4),
        ("a: |2\n    one\n  two\n", 3, 3),
        ("a: {b: 'x', c: \"one two\"}\n", 1, 21),
    ],
)
def test_a_word_inside_a_text_is_found_where_that_can_be_told(text: str, line: int, column: int):
    scalar = next(node for _, node in read_yaml(text, "a.yml").scalars() if "two" in str(node.value))
    assert scalar.spot(str(scalar.value).index("two")) == Place("a.yml", line, column)


@pytest.mark.parametrize(
    "text",
    [
        'kind: chapter\ntitle: "Smoking\nquestion: "Who smokes?"\nowner: a\n',
        "kind: chapter\ntitle: 'Smoking\nowner: it's\nb: c\n",
    ],
)
def test_a_quote_that_only_the_next_one_closes_is_told_where_it_opens(text: str):
    with pytest.raises(Faults) as caught:
        read_yaml(text, "a.yml")
    assert str(caught.value) == (
        "a.yml:2:8: a quote opened here is not closed\n    close it on this line; it runs on to line 3"
    )
