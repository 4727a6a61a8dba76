"""What can be wrong with a priority, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import SLEEP_WELL, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "no outcome": (
        {
            SLEEP_WELL: (
                "outcomes:\n  - id: fewer\n    title: People with short nights\n    measure: short-nights\n    from: {period: 2025, value: 24}\n    to: {period: 2029, value: 18}\n",
                "",
            )
        },
        "chapters/sleep-well.yml:1:1: a priority needs at least one outcome",
    ),
    "no need": (
        {SLEEP_WELL: ("  needs: [sleep/quiet-homes]\n", "")},
        (
            "chapters/sleep-well.yml:9:3: a priority needs at least one need\n"
            "    name a chapter or recommendation under rests_on: needs"
        ),
    ),
    "nothing that it rests on": (
        {
            SLEEP_WELL: (
                "rests_on:\n  needs: [sleep/quiet-homes]\n  voices: [noise-talk/lorries]\n  decision: first-choice\n",
                "",
            )
        },
        (
            "chapters/sleep-well.yml:1:1: a priority needs at least one need\n"
            "    name a chapter or recommendation under rests_on: needs"
        ),
    ),
    "a target on the wrong side": (
        {SLEEP_WELL: ("value: 18", "value: 30")},
        (
            "chapters/sleep-well.yml:18:9: 30 is above the start 24, but lower is better\n"
            "    correct the target, or better on the card"
        ),
    ),
    "a target before the start": (
        {SLEEP_WELL: ("to: {period: 2029", "to: {period: 2019")},
        ("chapters/sleep-well.yml:18:9: 2019 is before 2025\n    the target must come after the start"),
    ),
    "a start and a target of two rhythms": (
        {SLEEP_WELL: ("to: {period: 2029", "to: {period: 2029-Q1")},
        (
            "chapters/sleep-well.yml:18:9: 2025 and 2029-Q1 are not the same kind of period\n"
            "    write both alike"
        ),
    ),
    "a period that is none": (
        {SLEEP_WELL: ("to: {period: 2029", "to: {period: 2029-Q5")},
        (
            "chapters/sleep-well.yml:18:18: '2029-Q5' is not a period\n"
            "    write it as 2025, 2024/25, 2026-Q1 or 2025-04"
        ),
    ),
    "an action by a body with no seat": (
        {SLEEP_WELL: ("by: [dph]", "by: [gpfed]")},
        (
            "chapters/sleep-well.yml:20:61: glass is by 'gpfed', which holds no seat\n"
            "    the seats are leader, dass, dcs, dph, watch and icb"
        ),
    ),
    "an action that leads nowhere": (
        {SLEEP_WELL: ("leads_to: [fewer]", "leads_to: [few]")},
        (
            "chapters/sleep-well.yml:20:78: glass leads to 'few', which is not an outcome here\n"
            "    did you mean 'fewer'?"
        ),
    ),
    "an action that ends before it starts": (
        {SLEEP_WELL: ("ends: 2028-03-31", "ends: 2025-03-31")},
        (
            "chapters/sleep-well.yml:20:139: ends 2025-03-31 is before starts 2026-04-01\n"
            "    correct one of them"
        ),
    ),
    "a cost below 0": (
        {SLEEP_WELL: ("cost: 50000", "cost: -1")},
        ("chapters/sleep-well.yml:20:157: a cost cannot be below 0\n    write pounds"),
    ),
    "adopted while the decision is open": (
        {SLEEP_WELL: ("decision: first-choice", "decision: moving-club")},
        (
            "chapters/sleep-well.yml:5:9: sleep-well is adopted but moving-club is still open\n"
            "    wait, or write what was decided"
        ),
    ),
    "adopted without a decision": (
        {SLEEP_WELL: ("  decision: first-choice\n", "")},
        "chapters/sleep-well.yml:9:3: an adopted priority needs 'decision' under rests_on",
    ),
    "adopted without an action": (
        {
            SLEEP_WELL: (
                "actions:\n  - {id: glass, does: Better windows on the main road, by: [dph], leads_to: [fewer], uses: [assets/sleep-club], starts: 2026-04-01, ends: 2028-03-31, cost: 50000}\n",
                "",
            )
        },
        "chapters/sleep-well.yml:1:1: an adopted priority needs at least one action",
    ),
    "adopted without money": (
        {SLEEP_WELL: ("resources: money\n", "")},
        (
            "chapters/sleep-well.yml:5:9: warning: sleep-well is promised but not funded\n"
            "    name the table of money under resources"
        ),
    ),
    "money in a table of something else": (
        {SLEEP_WELL: ("resources: money", "resources: voices")},
        (
            "chapters/sleep-well.yml:21:12: 'voices' holds responses\n"
            "    resources takes a table that holds spend"
        ),
    ),
    "closed without a reason": (
        {SLEEP_WELL: ("status: adopted", "status: closed")},
        "chapters/sleep-well.yml:1:1: a closed priority needs 'closed_because'",
    ),
    "a word that is not one of the five": (
        {SLEEP_WELL: ("five: [hypertension]", "five: [copd]")},
        (
            "chapters/sleep-well.yml:12:54: 'copd' is not one of the Core20PLUS5 areas\n"
            "    write one of maternity, severe mental illness, chronic respiratory disease, early cancer diagnosis, hypertension, asthma, diabetes, epilepsy, oral health, children's mental health"
        ),
    ),
    "a word that is nearly one of the five": (
        {SLEEP_WELL: ("five: [hypertension]", "five: [hypertention]")},
        (
            "chapters/sleep-well.yml:12:54: 'hypertention' is not one of the Core20PLUS5 areas\n"
            "    did you mean 'hypertension'?"
        ),
    ),
    "an asset is not in the register but a chapter": (
        {SLEEP_WELL: ("uses: [assets/sleep-club]", "uses: [sleep]")},
        ("chapters/sleep-well.yml:20:93: 'sleep' is a chapter\n    actions.uses takes an asset"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
