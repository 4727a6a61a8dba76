"""What can be wrong with the board, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import BOARD, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "a statutory seat is missing": (
        {BOARD: ("statutory: dcs", "statutory: dass")},
        (
            "chapters/board.yml:6:1: the board has no director of children's services (Health and Social Care Act 2012, s.194)\n"
            "    add the seat with statutory: dcs"
        ),
    ),
    "a seat has a person's name": (
        {BOARD: ("title: Place director", "title: Dr Ann Bell")},
        ("chapters/board.yml:12:22: seats are roles\n    leave names out"),
    ),
    "a seat has a name and no role": (
        {BOARD: ("title: Place director", "title: Ann Bell")},
        ("chapters/board.yml:12:22: seats are roles\n    leave names out"),
    ),
    "a seat has a field for a name": (
        {BOARD: ("title: Place director", "title: Place director, name: Ann Bell")},
        ("chapters/board.yml:12:5: seats are roles\n    leave names out"),
    ),
    "a group has no end": (
        {BOARD: (", ends: 2027-09-30", "")},
        ("chapters/board.yml:22:5: task and finish group 'quiet' has no end\n    write the day under ends"),
    ),
    "the same is done and not done": (
        {BOARD: ("does_not: [run services]", "does_not: [run services, agree the strategy]")},
        (
            "chapters/board.yml:17:3: 'agree the strategy' is in does and in does_not\n"
            "    take it out of one of them"
        ),
    ),
    "nothing is not done": (
        {BOARD: ("does_not: [run services]", "does_not: []")},
        ("chapters/board.yml:17:3: say what the board is not there to do\n    list it under does_not"),
    ),
    "eight principles": (
        {BOARD: ("principles: [We come ourselves.]", "principles: [a, b, c, d, e, f, g, h]")},
        ("chapters/board.yml:19:1: 8 principles are more than anybody remembers\n    keep at most 7"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
