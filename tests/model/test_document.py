"""What can be wrong with any document, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import FIRST_CHOICE, NOISE_TALK, SLEEP, SLEEP_WELL, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "an id is not the name of its file": (
        {SLEEP: ("id: sleep\n", "id: slep\n")},
        ("chapters/sleep.yml:2:5: id 'slep' must equal the file name 'sleep'\n    change one of them"),
    ),
    "a kind is not known": (
        {SLEEP: ("kind: chapter", "kind: chaptr")},
        ("chapters/sleep.yml:1:7: 'chaptr' is not a kind\n    did you mean 'chapter'?"),
    ),
    "a kind is a list": (
        {SLEEP: ("kind: chapter", "kind: [chapter]")},
        (
            "chapters/sleep.yml:1:7: kind must be one word, a list found\n"
            "    write one of chapter, priority, decision, engagement, board, edition, table"
        ),
    ),
    "a kind is missing": (
        {SLEEP: ("kind: chapter\n", "")},
        (
            "chapters/sleep.yml:1:1: a document needs 'kind'\n"
            "    write one of chapter, priority, decision, engagement, board, edition, table"
        ),
    ),
    "a field is not known": (
        {SLEEP: ("recommends:", "recomends:")},
        ("chapters/sleep.yml:38:1: no field called 'recomends'\n    did you mean 'recommends'?"),
    ),
    "a field is not known and like no other": (
        {SLEEP: ("area: littleton", "area: littleton\nzzz: 1")},
        (
            "chapters/sleep.yml:5:1: no field called 'zzz'\n"
            "    the fields here are approved_by, area, authors, contact, course, endorsed_by, equality, for_each, glance, id, key_messages, kind, left_out, links, next_review, owner, question, recommends, replaces, reviewed, reviewer, sections, status, summary_for_board, title and version"
        ),
    ),
    "a field stands twice": (
        {SLEEP: ("course: all-ages", "course: all-ages\ntitle: Sleep again")},
        ("chapters/sleep.yml:6:1: 'title' is written twice (first on line 3)\n    keep one of them"),
    ),
    "a field is missing": (
        {SLEEP_WELL: ("lead: dph\n", "")},
        "chapters/sleep-well.yml:1:1: a priority needs 'lead'",
    ),
    "a field is empty": (
        {SLEEP_WELL: ("lead: dph\n", "lead:\n")},
        ("chapters/sleep-well.yml:6:1: 'lead' is required and has no value\n    write its value"),
    ),
    "a nested field is missing": (
        {
            SLEEP: (
                "{say: It is worse where homes are noisy., claim: short-nights is higher than england}",
                "{say: It is worse where homes are noisy.}",
            )
        },
        "chapters/sleep.yml:18:5: 'claim' is missing",
    ),
    "an address reaches nothing": (
        {SLEEP_WELL: ("needs: [sleep/quiet-homes]", "needs: [slep]")},
        ("chapters/sleep-well.yml:9:11: 'slep' does not exist\n    did you mean 'sleep'?"),
    ),
    "a part reaches nothing": (
        {SLEEP_WELL: ("needs: [sleep/quiet-homes]", "needs: [sleep/quite-homes]")},
        (
            "chapters/sleep-well.yml:9:11: 'sleep/quite-homes' does not exist\n"
            "    did you mean 'sleep/quiet-homes'?"
        ),
    ),
    "an address reaches another kind": (
        {SLEEP_WELL: ("needs: [sleep/quiet-homes]", "needs: [assets/sleep-club]")},
        (
            "chapters/sleep-well.yml:9:11: 'assets/sleep-club' is an asset\n"
            "    rests_on.needs takes a chapter or a recommendation"
        ),
    ),
    "an address reaches another kind of document": (
        {FIRST_CHOICE: ("evidence: [sleep]", "evidence: [noise-talk]")},
        ("chapters/first-choice.yml:11:12: 'noise-talk' is an engagement\n    evidence takes a chapter"),
    ),
    "an address is none": (
        {FIRST_CHOICE: ("evidence: [sleep]", "evidence: [sleep/a/b]")},
        (
            "chapters/first-choice.yml:11:12: 'sleep/a/b' is not an address\n"
            "    write id or id/part, as blood-pressure/treated"
        ),
    ),
    "an anchor and an alias": (
        {
            SLEEP: ("status: reviewed", "status: &s reviewed"),
            NOISE_TALK: ("closed: 2025-09-30", "closed: *s"),
        },
        (
            "chapters/noise-talk.yml:9:9: anchors and aliases are not allowed\n"
            "    write the value out, or quote it\n"
            "chapters/sleep.yml:10:9: anchors and aliases are not allowed\n"
            "    write the value out, or quote it"
        ),
    ),
    "a tag": (
        {SLEEP: ("status: reviewed", "status: !!str reviewed")},
        ("chapters/sleep.yml:10:9: tags (!!...) are not allowed\n    write the value out, or quote it"),
    ),
    "a tab": (
        {SLEEP: ("  - role: need\n    title: How many", "  - role: need\n	title: How many")},
        ("chapters/sleep.yml:22:1: this line is indented with a tab\n    use spaces"),
    ),
    "a date is none": (
        {SLEEP: ("reviewed: 2026-03-01", "reviewed: 2026-31-03")},
        ("chapters/sleep.yml:12:11: '2026-31-03' is not a date\n    write year-month-day, as 2026-03-31"),
    ),
    "a day is not in the calendar": (
        {SLEEP: ("reviewed: 2026-03-01", "reviewed: 2026-02-30")},
        (
            "chapters/sleep.yml:12:11: '2026-02-30' is not a day of the calendar\n"
            "    February 2026 has 28 days"
        ),
    ),
    "an email address": (
        {
            SLEEP: (
                "question: Who sleeps badly, and why?",
                "question: Who sleeps badly, ann.bell@littleton.example?",
            )
        },
        (
            "chapters/sleep.yml:14:29: this holds an email address\n"
            "    documents name seats, teams and places, not people"
        ),
    ),
    "an email address in a text of several lines": (
        {SLEEP: ("They are commonest in winter.", "Ask ann.bell@littleton.example in winter.")},
        (
            "chapters/sleep.yml:28:11: this holds an email address\n"
            "    documents name seats, teams and places, not people"
        ),
    ),
    "a word is not one of those allowed": (
        {SLEEP: ("status: reviewed", "status: revewed")},
        ("chapters/sleep.yml:10:9: status cannot be 'revewed'\n    did you mean 'reviewed'?"),
    ),
    "a title of more than 80 characters": (
        {
            SLEEP: (
                "title: Sleep\n",
                "title: Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep Sleep \n",
            )
        },
        ("chapters/sleep.yml:3:8: the title has 89 characters\n    write at most 80"),
    ),
    "a list where text is wanted": (
        {SLEEP: ("owner: Public health team", "owner: [Public health team]")},
        ("chapters/sleep.yml:6:8: text is wanted, a list found\n    write one, without [ ]"),
    ),
    "text where a list is wanted": (
        {SLEEP_WELL: ("plus: [night workers]", "plus: night workers")},
        (
            "chapters/sleep-well.yml:12:30: a list is wanted, text found\n"
            "    write [one, two], or a line with - for each"
        ),
    ),
    "text where fields are wanted": (
        {
            SLEEP_WELL: (
                "people: {core20: true, plus: [night workers], five: [hypertension]}",
                "people: everybody",
            )
        },
        (
            "chapters/sleep-well.yml:12:9: fields are wanted (name: value), text found\n"
            "    write each field on a line of its own, indented"
        ),
    ),
    "a yes or no that is neither": (
        {SLEEP_WELL: ("core20: true", "core20: no")},
        ("chapters/sleep-well.yml:12:18: 'no' is text, true or false is wanted\n    write false"),
    ),
    "a number that is none": (
        {SLEEP_WELL: ("cost: 50000", "cost: 50,000")},
        ("chapters/sleep-well.yml:20:157: the comma cuts '50,000' in two\n    write 50000"),
    ),
    "two parts have one id": (
        {SLEEP_WELL: ("- {id: glass", "- {id: fewer")},
        (
            "chapters/first-choice.yml:26:31: 'sleep-well/fewer' is an action\n"
            "    review.if takes an outcome\n"
            "chapters/sleep-well.yml:20:10: id 'fewer' is already used on line 14\n"
            "    give one another id"
        ),
    ),
    "an area that is no code": (
        {SLEEP: ("area: littleton", "area: Little ton")},
        ("chapters/sleep.yml:4:7: 'Little ton' is not an area code\n    write one from the table of areas"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
