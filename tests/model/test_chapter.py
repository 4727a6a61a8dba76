"""What can be wrong with a chapter, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import FIRST_CHOICE, SLEEP, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "the reviewer is an author": (
        {SLEEP: ("reviewer: Public health consultant", "reviewer: Analysis team")},
        "chapters/sleep.yml:8:11: the reviewer must not be one of the authors",
    ),
    "a standard role is missing": (
        {SLEEP: ("  gaps: Planned for 2027.\n", "")},
        (
            "chapters/sleep.yml:20:1: warning: no section has role 'gaps'\n"
            "    add one or say why under left_out"
        ),
    ),
    "a role left out is not known": (
        {SLEEP: ("  gaps: Planned for 2027.\n", "  gap: Planned for 2027.\n")},
        ("chapters/sleep.yml:36:3: left_out cannot have 'gap'\n    did you mean 'gaps'?"),
    ),
    "nobody was asked": (
        {SLEEP: ("need: [expressed, felt]", "need: expressed")},
        "chapters/sleep.yml:20:1: warning: no evidence is tagged 'felt': did anybody ask people?",
    ),
    "no equality assessment": (
        {SLEEP: ("equality: https://littleton.example/equality/sleep\n", "")},
        ("chapters/sleep.yml:1:1: warning: no equality assessment\n    give its address under equality"),
    ),
    "approved without a decision": (
        {SLEEP: ("status: reviewed", "status: approved")},
        ("chapters/sleep.yml:10:9: status is approved but no made decision approves it\n    set approved_by"),
    ),
    "endorsed by a decision that says nothing of it": (
        {SLEEP: ("status: reviewed", "status: endorsed\nendorsed_by: first-choice")},
        ("chapters/sleep.yml:10:9: status is endorsed but no made decision endorses it\n    set endorsed_by"),
    ),
    "edited after it was approved": (
        {
            SLEEP: ("status: reviewed", "status: approved\napproved_by: first-choice"),
            FIRST_CHOICE: ("choose: 1", "approves: {of: sleep, content: abcdefabcdef}\nchoose: 1"),
        },
        "chapters/sleep.yml:1:1: this text changed after first-choice approved it\n    approve it again",
    ),
    "a recommendation asks nobody": (
        {SLEEP: ("asks: [dph], ", "")},
        ("chapters/sleep.yml:39:5: quiet-homes asks nobody\n    name seats under asks"),
    ),
    "a recommendation has no owner": (
        {SLEEP: (", within: agree the strategy", "")},
        (
            "chapters/sleep.yml:39:5: quiet-homes has no owner\n"
            "    write within (the board's remit) or owned_by (a body)"
        ),
    ),
    "a recommendation is outside the remit": (
        {SLEEP: ("within: agree the strategy", "within: run services")},
        (
            "chapters/sleep.yml:39:5: 'run services' is in the board's does_not\n"
            "    name the body under owned_by"
        ),
    ),
    "a recommendation is within nothing the board does": (
        {SLEEP: ("within: agree the strategy", "within: agree the stategy")},
        (
            "chapters/sleep.yml:39:5: 'agree the stategy' is not in the board's remit\n"
            "    did you mean 'agree the strategy'?"
        ),
    ),
    "a seat that nobody has": (
        {SLEEP: ("asks: [dph]", "asks: [dhp]")},
        ("chapters/sleep.yml:39:55: 'dhp' holds no seat\n    did you mean 'dph'?"),
    ),
    "a person among the teams": (
        {SLEEP: ("authors: [Analysis team]", "authors: [Analysis team, Dr Ann Bell]")},
        (
            "chapters/sleep.yml:7:26: this names a person\n"
            "    documents name seats, teams and places, not people"
        ),
    ),
    "reviews in the wrong order": (
        {SLEEP: ("next_review: 2027-03-01", "next_review: 2025-03-01")},
        (
            "chapters/sleep.yml:13:14: next_review 2025-03-01 is not after reviewed 2026-03-01\n"
            "    correct one of them"
        ),
    ),
    "a question that asks nothing": (
        {SLEEP: ("question: Who sleeps badly, and why?", "question: Sleep")},
        (
            "chapters/sleep.yml:14:11: the question must end with a question mark\n"
            "    write the one question this chapter answers"
        ),
    ),
    "two key messages": (
        {SLEEP: ("  - {say: Two groups help people to sleep., claim: 2 assets support sleep}\n", "")},
        ("chapters/sleep.yml:16:1: 2 key messages\n    write 3 to 5"),
    ),
    "a measure that is none": (
        {
            SLEEP: (
                "within: agree the strategy, measure: short-nights",
                "within: agree the strategy, measure: short-night",
            )
        },
        ("chapters/sleep.yml:39:114: 'short-night' is not a measure\n    did you mean 'short-nights'?"),
    ),
    "a level that no area has": (
        {SLEEP: ("left_out:", "for_each: wards\nleft_out:")},
        ("chapters/sleep.yml:30:11: no area is of level 'wards'\n    did you mean 'ward'?"),
    ),
    "no author": (
        {SLEEP: ("authors: [Analysis team]", "authors: []")},
        "chapters/sleep.yml:7:10: a chapter needs at least one author",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
