"""Everything that may be wrong in a document's YAML, by number: each is told whole, at its place, or is safe."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.model.book import read_book
from jsna.model.card import Card
from jsna.model.nodes import plain, read_yaml
from jsna.model.options import names_of
from jsna.model.wording import listed
from jsna.problems import Faults
from tests.workspace import TODAY, rewritten, small

CHAPTER, CARD, EDITION = "chapters/needs/smoking.yml", "data/adult-smoking.yml", "chapters/editions/2026.yml"
BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
MERGES = "a: &a {x: y}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
NO_ALIAS = "anchors and aliases are not allowed\n    write the value out, or quote it"
NO_TAG = "tags (!!...) are not allowed\n    write the value out, or quote it"

SAFE = {
    "A1": ("country: no", {"country": "no"}),
    "A2": ("on: 5", {"on": "5"}),
    "A3": ("code: 0755", {"code": "0755"}),
    "A4": ("la: 010", {"la": "010"}),
    "A5": ("age: 10:30", {"age": "10:30"}),
    "A6": ("band: 1:15", {"band": "1:15"}),
    "A7": ("period: 2023-04-01", {"period": "2023-04-01"}),
    "A11": ("version: 1.10", {"version": "1.10"}),
    "A24": ("\ufeffa: b", {"a": "b"}),
}


@pytest.mark.parametrize("number", SAFE)
def test_a_value_that_others_change_is_kept_as_it_was_written(number: str):
    written, value = SAFE[number]
    assert plain(read_yaml(written, "a.yml")) == value


UNREADABLE = {
    "A15": ("{b: 1, b: 2}", "1:8: 'b' is written twice (first on line 1)\n    keep one of them"),
    "A16": ("a:\n\tb: 1", "2:1: this line is indented with a tab\n    use spaces"),
    "A17": ('x: !!python/object/apply:os.system ["ls"]', f"1:4: {NO_TAG}"),
    "A18": ("x: !!binary aGk=", f"1:4: {NO_TAG}"),
    "A18 set": ("x: !!set {a, b}", f"1:4: {NO_TAG}"),
    "A19": ("a: &x [*x]", f"1:8: {NO_ALIAS}"),
    "A20": (
        BOMB,
        "\na.yml:".join(f"{line}:{8 + 4 * one}: {NO_ALIAS}" for line in range(2, 11) for one in range(9)),
    ),
    "A21": (
        MERGES,
        "\na.yml:".join(f"{line}:{13 + 4 * one}: {NO_ALIAS}" for line in range(2, 8) for one in range(9)),
    ),
    "A22": ("[" * 3000, "1:41: nested more than 40 deep\n    write it flatter"),
    "A25": ("a: b\x07", "1:5: character U+0007 is not allowed\n    delete it"),
    "A25 escaped": ('v: "b\\u202ec"', "1:4: character U+202E is not allowed\n    delete it"),
    "A25 escaped NUL": ('"b\\0": c', "1:1: character U+0000 is not allowed\n    delete it"),
    "A25 of no language": ("v: b\ue000", "1:5: character U+E000 is not allowed\n    delete it"),
    "A25 a tag": ("v: b\U000e0041", "1:5: character U+E0041 is not allowed\n    delete it"),
    "A26": (
        "a:\u00a0b",
        "1:3: a no-break space (U+00A0) where a space is wanted\n    type an ordinary space",
    ),
    "A27": ("a: b\n---\nc: d", "2:1: a second document begins\n    one document a file, remove ---"),
    "A28": ("only text", "1:1: fields are wanted (name: value), text found\n    begin with kind: and id:"),
    "A28 empty": ("", "1:1: fields are wanted (name: value), nothing found\n    begin with kind: and id:"),
    "A29": ("name: Bristol: City of", '1:14: a second colon\n    name: "Bristol: City of"'),
    "A30 not closed before the file ends": (
        "a: {{b: c, d: e}\n",
        "1:4: text that begins with {{ must be in quotes\n    a: '{{b: c, d: e}'",
    ),
    "A31": ("v: *", '1:4: * must be in quotes\n    v: "*"'),
    "A32": ("v: >5", '1:4: > must be in quotes\n    v: ">5"'),
    "A33": ('v: "\\ud800"', "1:4: \\ud800 is half a character\n    write the character itself"),
    "A34": ("2023: 5", '1:1: the key 2023 must be text\n    write "2023":'),
}


@pytest.mark.parametrize("number", UNREADABLE)
def test_what_cannot_be_read_is_told_at_its_place(number: str):
    written, said = UNREADABLE[number]
    with pytest.raises(Faults) as caught:
        read_yaml(written, "a.yml")
    assert str(caught.value) == f"a.yml:{said}"


def told(root: Path) -> list[str]:
    """What is said of the documents of ``root``, less what is said of every small workspace."""
    usual = ("no board", "no equality", "no evidence is tagged")
    return [
        str(one) for one in read_book(root, None, TODAY).faults if not one.message.startswith(usual)
    ]  # fmt: skip


FIELDS = {
    "A1 yes or no": (
        CHAPTER, "{series: adult-smoking}", "{series: adult-smoking, spc: no}", [],
    ),
    "A2 unknown": (
        CARD, "kind: table", "on: 5\nkind: table",
        ["1:1: no field called 'on'\n    the fields here are " + listed(sorted(names_of(Card)))],
    ),
    "A8": (
        CHAPTER, "reviewed: 2026-06-30", "reviewed: 2023-02-30",
        ["12:11: '2023-02-30' is not a day of the calendar\n    February 2023 has 28 days"],
    ),
    "A9": (EDITION, "smallest: 5", "smallest: 1_000", ["12:24: '1_000' is not a number\n    write 1000"]),
    "A10": (EDITION, "smallest: 5", "smallest: 1e3", ["12:24: '1e3' is not a number\n    write 1000"]),
    "A12": (
        EDITION, "smallest: 5", "smallest: .nan",
        ["12:24: '.nan' is not a number\n    leave the field out, or give a mark for not available"],
    ),
    "A12 infinite": (
        EDITION, "smallest: 5", "smallest: .inf",
        ["12:24: '.inf' is not a number\n    leave the field out, or give a mark for not available"],
    ),
    "A13": (CHAPTER, "title: Smoking", "title:", ["3:1: 'title' is required and has no value\n    write its value"]),
    "A14": (
        CHAPTER, "area: northbrook", "title: Again\narea: northbrook",
        ["4:1: 'title' is written twice (first on line 3)\n    keep one of them"],
    ),
    "A23": (
        EDITION, "smallest: 5", f"smallest: {'1' * 5000}",
        ["12:24: a number of more than 18 digits\n    put codes in quotes"],
    ),
    "A30": (
        CHAPTER, "title: Smoking", "title: Smoking #3",
        ["3:16: warning: '#3' was dropped as a comment\n    title: \"Smoking #3\""],
    ),
    "A35": (
        CHAPTER, "title: Smoking", "titel: Smoking",
        ["1:1: a chapter needs 'title'", "3:1: no field called 'titel'\n    did you mean 'title'?"],
    ),
    "A38": (
        CHAPTER, "id: smoking", "id: ../../etc",
        ["2:5: an id has a-z, 0-9 and - only, '../../etc' has more\n    begin with a letter or digit"],
    ),
    "A40": (
        CHAPTER, "id: smoking", "id: ＡＢ", ["2:5: no usable letter in 'ＡＢ'\n    give an id of a-z, 0-9"],
    ),
    "A40 stroke": (
        CHAPTER, "id: smoking", "id: é/é", ["2:5: no usable letter in 'é/é'\n    give an id of a-z, 0-9"],
    ),
    "A41": (
        CHAPTER, "    measure: adult-smoking\n  - id: trend", "    measure: adult-smokin\n  - id: trend",
        ["22:14: 'adult-smokin' is not a measure\n    did you mean 'adult-smoking'?"],
    ),
    "A42": (
        CHAPTER, "id: smoking", "id: smoking\ninclude: b.yml",
        ["3:1: no field called 'include'\n    the fields here are approved_by, area, authors, contact, course, "
         "endorsed_by, equality, for_each, glance, id, key_messages, kind, left_out, links, next_review, owner, "
         "question, recommends, replaces, reviewed, reviewer, sections, status, summary_for_board, title and "
         "version"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("number", FIELDS)
def test_what_a_field_cannot_hold_is_told_at_its_place(number: str, tmp_path: Path):
    file, old, new, said = FIELDS[number]
    root = small(tmp_path)
    rewritten(root, file, old, new)
    assert [one for one in told(root) if one.startswith(file)] == [f"{file}:{one}" for one in said]


BYTES = {
    "A36": (b"a: " + b"x" * 50_000_000, "1:1: 50 MB, the limit is 2 MB\n    put many alike things into a table"),
    "A37": (b"kind: chapter\nid: smoking\ntitle: C\xf4te", "3:9: byte 0xF4 is not UTF-8 text\n    save the file as UTF-8"),
}  # fmt: skip

BYTES["A37 UTF-16 without its mark"] = (
    "kind: chapter\nid: smoking".encode("utf-16-le"), "1:1: this is UTF-16\n    save the file as UTF-8"
)  # fmt: skip


@pytest.mark.parametrize("number", BYTES)
def test_a_file_that_is_too_large_or_not_text_is_told_before_it_is_read(number: str, tmp_path: Path):
    written, said = BYTES[number]
    root = small(tmp_path)
    (root / CHAPTER).write_bytes(written)
    assert told(root) == [f"{CHAPTER}:{said}"]


def test_an_id_that_is_taken_is_told_with_who_has_it(tmp_path: Path):  # A39
    root = small(tmp_path)
    (root / "chapters/zoo").mkdir()
    (root / "chapters/zoo/smoking.yml").write_bytes((root / CHAPTER).read_bytes())
    said = f"{CHAPTER}:2:5: id 'smoking' is already used by chapters/zoo/smoking.yml:2\n    give one of them another id"
    assert told(root) == [said]


NO_FILES = [
    Path.mkdir,
    *([os.mkfifo] if hasattr(os, "mkfifo") else []),
]  # a folder, and a pipe that nobody fills


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_told_and_not_waited_for(make: Callable[[Path], None], tmp_path: Path):
    root = small(tmp_path)
    make(root / "chapters/needs/falls.yml")
    said = "chapters/needs/falls.yml:1:1: this is not a file\n    take it away, or give it another name"
    assert said in told(root)
