"""What can be wrong with an engagement, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import NOISE_TALK, SLEEP_WELL, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "closed before it opened": (
        {NOISE_TALK: ("opened: 2025-07-01", "opened: 2025-11-01")},
        (
            "chapters/noise-talk.yml:9:9: closed 2025-09-30 is before opened 2025-11-01\n"
            "    correct one of them"
        ),
    ),
    "no answer for long": (
        {
            NOISE_TALK: (
                "    did: {answer: not yet, on: 2025-11-01, text: The haulier was asked., by: 2026-12-31}\n",
                "",
            )
        },
        (
            "chapters/noise-talk.yml:14:5: warning: 'lorries' has had no answer for 244 days\n"
            "    write it under did"
        ),
    ),
    "no themes for long": (
        {
            NOISE_TALK: (
                "said:\n  - id: lorries\n    text: Lorries wake us at four.\n    count: 40\n    quote: At four they come.\n    did: {answer: not yet, on: 2025-11-01, text: The haulier was asked., by: 2026-12-31}\n",
                "said: []\n",
            ),
            SLEEP_WELL: ("  voices: [noise-talk/lorries]\n", ""),
        },
        (
            "chapters/noise-talk.yml:13:7: warning: closed 244 days ago and no themes are written\n"
            "    say what people said"
        ),
    ),
    "no without a reason": (
        {
            NOISE_TALK: (
                "answer: not yet, on: 2025-11-01, text: The haulier was asked., by: 2026-12-31",
                "answer: no, on: 2025-11-01",
            )
        },
        "chapters/noise-talk.yml:18:10: 'no' needs text saying why",
    ),
    "not yet without a day": (
        {NOISE_TALK: (", by: 2026-12-31", "")},
        ("chapters/noise-talk.yml:18:10: 'not yet' needs by\n    write the day you will answer"),
    ),
    "a quote that is too long": (
        {
            NOISE_TALK: (
                "quote: At four they come.",
                "quote: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word",
            )
        },
        (
            "chapters/noise-talk.yml:17:12: a quote of 34 words, or from a group of fewer than 5, is too revealing\n"
            "    shorten or drop it"
        ),
    ),
    "a quote of too few people": (
        {NOISE_TALK: ("count: 40", "count: 4")},
        (
            "chapters/noise-talk.yml:17:12: a quote of 4 words, or from a group of fewer than 5, is too revealing\n"
            "    shorten or drop it"
        ),
    ),
    "nobody can see who was heard": (
        {NOISE_TALK: ("heard: voices\n", "")},
        (
            "chapters/noise-talk.yml:1:1: warning: nobody can see who was heard\n"
            "    name the table of responses under heard"
        ),
    ),
    "nobody can see who was not reached": (
        {NOISE_TALK: ("not_heard: People who work at night.\n", "")},
        (
            "chapters/noise-talk.yml:1:1: warning: nobody can see who was not reached\n"
            "    write it under not_heard"
        ),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
