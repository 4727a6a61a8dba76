"""What an author wrote becomes a model, or every mistake in it is told."""

from typing import Literal

import pytest

from jsna.model.nodes import read_yaml
from jsna.model.options import (
    Address,
    Day,
    Id,
    Number,
    Options,
    Text,
    Title,
    Url,
    When,
    Whole,
    Word,
    Words,
    YesNo,
)
from jsna.model.understand import understand
from jsna.problems import Faults


class Voice(Options):
    """What one person said."""

    words: Words
    speaker: Words
    asked: Words


def said_of(written: str, model: type[Options]) -> str:
    with pytest.raises(Faults) as caught:
        understand(read_yaml(written, "a.yml"), model)
    return str(caught.value)


def test_a_slip_of_the_pen_is_pointed_at_and_put_right():
    assert said_of("words: I stopped.\nspeeker: Father, 34\nasked: focus group\n", Voice) == (
        "a.yml:1:1: 'speaker' is missing\na.yml:2:1: no field called 'speeker'\n    did you mean 'speaker'?"
    )


def test_what_is_right_is_understood():
    written = "words: I stopped.\nspeaker: Father, 34\nasked: focus group\n"
    made = Voice(words="I stopped.", speaker="Father, 34", asked="focus group")
    assert understand(read_yaml(written, "a.yml"), Voice) == made


class Every(Options):
    """One field of each kind."""

    text: Text = ""
    words: Words = ""
    title: Title = ""
    word: Word = ""
    number: Number = 0
    whole: Whole = 0
    day: Day | None = None
    sure: YesNo = False
    when: When | None = None
    id: Id = ""
    address: Address = ""
    url: Url = ""
    one: Literal["spring", "summer"] = "spring"
    many: tuple[Text, ...] = ()
    inner: Voice | None = None


# what an author wrote, and all that is said
REFUSED = [
    ("sure: no", "1:7: 'no' is text, true or false is wanted\n    write false"),
    ("sure: yes", "1:7: 'yes' is text, true or false is wanted\n    write true"),
    ("day: 2023-02-30", "1:6: '2023-02-30' is not a day of the calendar\n    February 2023 has 28 days"),
    ("day: 2026-31-03", "1:6: '2026-31-03' is not a date\n    write year-month-day, as 2026-03-31"),
    ("day: 31 March 2026", "1:6: '31 March 2026' is not a date\n    write year-month-day, as 2026-03-31"),
    ("number: 1_000", "1:9: '1_000' is not a number\n    write 1000"),
    ("number: 1,000", "1:9: '1,000' is not a number\n    write 1000"),
    ("number: 1e3", "1:9: '1e3' is not a number\n    write 1000"),
    ("number: 63%", "1:9: '63%' is not a number\n    write 63"),
    ("number: 007", "1:9: '007' is not a number\n    write 7"),
    ("number: some", "1:9: 'some' is not a number\n    write digits, as 42 or 4.5"),
    (
        "number: .nan",
        "1:9: '.nan' is not a number\n    leave the field out, or give a mark for not available",
    ),
    (
        "number: -.inf",
        "1:9: '-.inf' is not a number\n    leave the field out, or give a mark for not available",
    ),
    ("number: " + "9" * 5000, "1:9: a number of more than 18 digits\n    put codes in quotes"),
    ("whole: 4.5", "1:8: '4.5' is not a whole number\n    write one without a decimal point"),
    ("word: two words", "1:7: 'two words' is more than one word\n    write one"),
    ("when: soon", "1:7: 'soon' is not a period\n    write it as 2025, 2024/25, 2026-Q1 or 2025-04"),
    (
        "id: ../../etc",
        "1:5: an id has a-z, 0-9 and - only, '../../etc' has more\n    begin with a letter or digit",
    ),
    ("id: ＡＢ", "1:5: no usable letter in 'ＡＢ'\n    give an id of a-z, 0-9"),
    (
        "address: a/b/c",
        "1:10: 'a/b/c' is not an address\n    write id or id/part, as blood-pressure/treated",
    ),
    ("url: javascript:x", "1:6: 'javascript:x' is not a web address\n    begin with https://"),
    ("title: " + "a" * 81, "1:8: the title has 81 characters\n    write at most 80"),
    ("text: |\n  a\n  b\n", "1:7: one line is wanted\n    take the line break out"),
    ("words: ' '", "1:8: this is empty\n    write some words, or leave the field out"),
    ("text: [a]", "1:7: text is wanted, a list found\n    write one, without [ ]"),
    ("text: {a: b}", "1:7: text is wanted, fields found\n    put it in quotes"),
    ("one: sumer", "1:6: one cannot be 'sumer'\n    did you mean 'summer'?"),
    ("one: x", "1:6: one cannot be 'x'\n    write spring or summer"),
    ("one: [x]", "1:6: one word is wanted, a list found\n    write it without [ ] or { }"),
    ("many: a", "1:7: a list is wanted, text found\n    write [one, two], or a line with - for each"),
    (
        "inner: a",
        "1:8: fields are wanted (name: value), text found\n    write each field on a line of its own, indented",
    ),
    (
        "inner: {words: a, speaker: b, asked: }",
        "1:31: 'asked' is required and has no value\n    write its value",
    ),
    (
        "inner: {words: a, speaker: b, asked: c, x: d}",
        "1:41: no field called 'x'\n    the fields here are asked, speaker and words",
    ),
]


@pytest.mark.parametrize(("written", "said"), REFUSED)
def test_a_value_that_cannot_be_meant_is_told_at_its_place(written: str, said: str):
    assert said_of(written, Every) == f"a.yml:{said}"


def test_a_field_that_holds_nothing_is_as_good_as_not_written():
    assert understand(read_yaml("text:\nmany:\nwhen:\n", "a.yml"), Every) == Every()


def test_a_field_that_is_not_known_is_told_though_it_holds_nothing():
    assert said_of("texte:\n", Every) == "a.yml:1:1: no field called 'texte'\n    did you mean 'text'?"


def test_all_mistakes_of_a_document_are_told_together():
    assert said_of("day: x\nnumber: y\nmany: [a, [b]]\n", Every) == (
        "a.yml:1:6: 'x' is not a date\n    write year-month-day, as 2026-03-31\n"
        "a.yml:2:9: 'y' is not a number\n    write digits, as 42 or 4.5\n"
        "a.yml:3:11: text is wanted, a list found\n    write one, without [ ]"
    )
