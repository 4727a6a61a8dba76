"""What can be wrong with an edition, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import EDITION, FIRST_CHOICE, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "a page in no edition": (
        {EDITION: ("noise-talk]", "]")},
        ("chapters/noise-talk.yml:1:1: warning: in no edition\n    list it under the contents of one"),
    ),
    "a page listed twice": (
        {EDITION: ("pages: [board]", "pages: [board, sleep]")},
        ("chapters/2026.yml:11:54: sleep is already listed on line 9\n    list a page once"),
    ),
    "published without approval": (
        {EDITION: ("status: draft", "status: published\npublished: 2026-06-01")},
        ("chapters/2026.yml:7:9: no made decision approves this edition\n    set approved_by"),
    ),
    "published without a day": (
        {
            EDITION: ("status: draft", "status: published\napproved_by: first-choice"),
            FIRST_CHOICE: ("choose: 1", "approves: {of: 2026, content: abc}\nchoose: 1"),
        },
        "chapters/2026.yml:1:1: a published edition needs 'published'",
    ),
    "a failed claim accepted": (
        {
            EDITION: (
                "status: draft",
                "status: draft\naccepts:\n  - {claim: sleep/need-1, verdict: meaning changed, because: x, by: dph}",
            )
        },
        ("chapters/2026.yml:9:5: 'meaning changed' cannot be accepted\n    rewrite the sentence"),
    ),
    "a page that is none": (
        {EDITION: ("pages: [sleep]", "pages: [slep]")},
        (
            "chapters/2026.yml:9:47: 'slep' does not exist\n"
            "    did you mean 'sleep'?\n"
            "chapters/sleep.yml:1:1: warning: in no edition\n"
            "    list it under the contents of one"
        ),
    ),
    "a table as a page": (
        {EDITION: ("pages: [board]", "pages: [board, nights]")},
        (
            "chapters/2026.yml:11:54: 'nights' is a table\n"
            "    contents.pages takes a chapter, a priority, a decision, an engagement or a board"
        ),
    ),
    "a home page that points to no message": (
        {EDITION: ("message: sleep/short-nights", "message: sleep/quiet-homes")},
        (
            "chapters/2026.yml:15:15: 'sleep/quiet-homes' is a recommendation\n"
            "    matters.message takes a key message"
        ),
    ),
    "a rule that protects nothing": (
        {EDITION: ("{smallest: 5, round_to: 5,", "{smallest: 0, round_to: -5,")},
        (
            "chapters/2026.yml:13:24: 0 is below 2\n"
            "    write the smallest count that is shown, as 5, or nothing is withheld\n"
            "chapters/2026.yml:13:37: -5 is below 1\n"
            "    write 1 to show counts as they are, or 5"
        ),
    ),
    "a cut-off that is to come": (
        {EDITION: ("cut_off: 2026-04-30", "cut_off: 2026-12-31")},
        (
            "chapters/2026.yml:6:10: warning: the cut-off is in the future (2026-12-31)\n"
            "    what comes until then is not in yet"
        ),
    ),
    "a map of no measure": (
        {EDITION: ("matters:", "map: {measure: short-night, level: ward, title: Nights}\nmatters:")},
        ("chapters/2026.yml:14:16: 'short-night' is not a measure\n    did you mean 'short-nights'?"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
