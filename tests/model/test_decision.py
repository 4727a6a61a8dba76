"""What can be wrong with a decision, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import FIRST_CHOICE, MOVING_CLUB, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "another number chosen than to be chosen": (
        {FIRST_CHOICE: ("choose: 1", "choose: 2")},
        ("chapters/first-choice.yml:16:9: choose says 2 but 1 is chosen\n    correct one of them"),
    ),
    "a choice that is no option": (
        {FIRST_CHOICE: ("chosen: [sleep-well]", "chosen: [sleep-wel]")},
        (
            "chapters/first-choice.yml:17:10: 'sleep-wel' is not one of the options\n"
            "    did you mean 'sleep-well'?"
        ),
    ),
    "a choice without a priority": (
        {FIRST_CHOICE: ("chosen: [sleep-well]", "chosen: [falls]")},
        (
            "chapters/first-choice.yml:17:10: warning: falls was chosen and has no priority\n"
            "    write one with this id"
        ),
    ),
    "no swing of 100": (
        {FIRST_CHOICE: ("options:", "criteria: [{id: size, title: How many, swing: 90}]\noptions:")},
        (
            "chapters/first-choice.yml:1:1: a decision with criteria needs 'scores'\n"
            "    name the table of scores\n"
            "chapters/first-choice.yml:13:1: the most important criterion must have swing 100\n"
            "    give every other one 0 to 100"
        ),
    ),
    "a swing below 0": (
        {
            FIRST_CHOICE: (
                "options:",
                "criteria: [{id: size, title: How many, swing: 100}, {id: cost, title: Cost, swing: -5}]\noptions:",
            )
        },
        (
            "chapters/first-choice.yml:1:1: a decision with criteria needs 'scores'\n"
            "    name the table of scores\n"
            "chapters/first-choice.yml:13:1: the most important criterion must have swing 100\n"
            "    give every other one 0 to 100"
        ),
    ),
    "a silent seat": (
        {FIRST_CHOICE: ("  - {seat: watch, view: abstain}\n", "")},
        ("chapters/first-choice.yml:19:1: watch has no position\n    write agree, disagree or abstain"),
    ),
    "a disagreement without a reason": (
        {FIRST_CHOICE: ("view: disagree, because: Falls cost more.", "view: disagree")},
        ("chapters/first-choice.yml:21:5: dass disagrees without a reason\n    write it under because"),
    ),
    "made before it opened": (
        {FIRST_CHOICE: ("made: 2025-12-01", "made: 2025-03-18")},
        (
            "chapters/first-choice.yml:9:7: made 2025-03-18 is before opened 2025-06-01\n"
            "    correct one of them"
        ),
    ),
    "the board takes a reserved power": (
        {MOVING_CLUB: ("by: NHS Westmarch ICB", "by: board")},
        (
            "chapters/moving-club.yml:8:5: closing or moving NHS services is reserved to NHS Westmarch ICB\n"
            "    write who decides under by"
        ),
    ),
    "a body without a power decides": (
        {MOVING_CLUB: ("by: NHS Westmarch ICB", "by: NHS Westmarsh ICB")},
        (
            "chapters/moving-club.yml:8:5: 'NHS Westmarsh ICB' holds no reserved power\n"
            "    did you mean 'NHS Westmarch ICB'?"
        ),
    ),
    "an asset closes without a test": (
        {MOVING_CLUB: ("test: {access: assets}\n", "")},
        (
            "chapters/moving-club.yml:12:5: 'move' closes an asset\n"
            "    add test so that people can see who loses access"
        ),
    ),
    "heard after the fact": (
        {FIRST_CHOICE: ("made: 2025-12-01", "made: 2025-06-15")},
        (
            "chapters/first-choice.yml:12:13: noise-talk opened after first-choice was made\n"
            "    it cannot have shaped it"
        ),
    ),
    "made and incomplete": (
        {FIRST_CHOICE: ("because: Most people asked for it.\n", "")},
        "chapters/first-choice.yml:1:1: a made decision needs 'because'",
    ),
    "one option": (
        {FIRST_CHOICE: ("  - {id: falls, title: Falls}\n", "")},
        "chapters/first-choice.yml:14:3: a decision needs at least two options",
    ),
    "a change of two things": (
        {
            MOVING_CLUB: (
                "{close: assets/sleep-club}",
                "{close: assets/sleep-club, set: assets/hall, capacity: 2}",
            )
        },
        (
            "chapters/moving-club.yml:14:15: a change is one of close, open or set\n"
            "    write one change a line"
        ),
    ),
    "a column that the register does not have": (
        {MOVING_CLUB: ("{close: assets/sleep-club}", "{set: assets/sleep-club, capcity: 2}")},
        (
            "chapters/moving-club.yml:14:15: the register has no column 'capcity'\n"
            "    did you mean 'capacity'?"
        ),
    ),
    "an answer to what is no signal": (
        {FIRST_CHOICE: ("choose: 1", "choose: 1\nanswers: [sleep-well/fewer]")},
        (
            "chapters/first-choice.yml:17:11: 'sleep-well/fewer' is not a signal\n"
            "    write priority/outcome@period, as blood-pressure/treated@2027-Q1"
        ),
    ),
    "an answer to an outcome that is none": (
        {FIRST_CHOICE: ("choose: 1", "choose: 1\nanswers: [sleep-well/more@2027]")},
        (
            "chapters/first-choice.yml:17:11: 'sleep-well/more' does not exist\n"
            "    did you mean 'sleep-well/fewer'?"
        ),
    ),
    "replaced by nothing": (
        {MOVING_CLUB: ("status: open", "status: replaced")},
        "chapters/moving-club.yml:1:1: a replaced decision needs 'replaced_by'",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
