"""What can be wrong with a card, and all that is then said."""

from pathlib import Path

import pytest

from tests.model.place import EDITION, NIGHTS, SLEEP_WELL, said_of

# what is wrong: (in which file, what was there, what is there now), all that is said
WRONG = {
    "retrieved after the cut-off": (
        {EDITION: ("cut_off: 2026-04-30", "cut_off: 2026-03-31")},
        (
            "data/areas.yml:6:69: retrieved after the cut-off of edition 2026 (2026-03-31)\n"
            "    move the cut-off\n"
            "data/assets.yml:6:69: retrieved after the cut-off of edition 2026 (2026-03-31)\n"
            "    move the cut-off\n"
            "data/money.yml:6:69: retrieved after the cut-off of edition 2026 (2026-03-31)\n"
            "    move the cut-off\n"
            "data/nights.yml:6:69: retrieved after the cut-off of edition 2026 (2026-03-31)\n"
            "    move the cut-off\n"
            "data/voices.yml:6:69: retrieved after the cut-off of edition 2026 (2026-03-31)\n"
            "    move the cut-off"
        ),
    ),
    "no rule for small numbers": (
        {EDITION: ("disclosure: {smallest: 5, round_to: 5, because: Our own policy.}\n", "")},
        (
            "chapters/2026.yml:1:1: an edition needs 'disclosure'\n"
            "data/areas.yml:1:1: say how small numbers are protected: disclosure: published, or smallest, round_to, because\n"
            "data/assets.yml:1:1: say how small numbers are protected: disclosure: published, or smallest, round_to, because\n"
            "data/money.yml:1:1: say how small numbers are protected: disclosure: published, or smallest, round_to, because\n"
            "data/nights.yml:1:1: say how small numbers are protected: disclosure: published, or smallest, round_to, because\n"
            "data/voices.yml:1:1: say how small numbers are protected: disclosure: published, or smallest, round_to, because"
        ),
    ),
    "a file of another name": (
        {NIGHTS: ("file: nights.csv", "file: night.csv")},
        ("data/nights.yml:5:7: file 'night.csv' must be called 'nights.csv'\n    rename it, or the card"),
    ),
    "a file in another folder": (
        {NIGHTS: ("file: nights.csv", "file: ../nights.csv")},
        (
            "data/nights.yml:5:7: '../nights.csv' is not the name of a file\n"
            "    write the name alone, without a folder"
        ),
    ),
    "a file that is no data": (
        {NIGHTS: ("file: nights.csv", "file: nights.pdf")},
        (
            "data/nights.yml:5:7: 'nights.pdf' is not a data file\n"
            "    write one of .csv, .xlsx, .parquet, .geojson, .json"
        ),
    ),
    "excel without a sheet": (
        {NIGHTS: ("file: nights.csv", "file: nights.xlsx\nformat: excel")},
        "data/nights.yml:1:1: an excel table needs 'sheet'",
    ),
    "indicators without measures": (
        {
            "data/money.yml": ("holds: spend", "holds: indicators"),
            SLEEP_WELL: ("resources: money\n", "resources: money\n"),
        },
        (
            "chapters/sleep-well.yml:21:12: 'money' holds indicators\n"
            "    resources takes a table that holds spend\n"
            "data/money.yml:1:1: a table of indicators needs 'measures'"
        ),
    ),
    "a measure that says too little": (
        {NIGHTS: ("    basis: resident\n", "")},
        "data/nights.yml:8:3: measure 'short-nights' needs 'basis'",
    ),
    "a statistic that is not known": (
        {NIGHTS: ("statistic: proportion", "statistic: proporton")},
        ("data/nights.yml:11:16: 'proporton' is not a statistic\n    did you mean 'proportion'?"),
    ),
    "a rate per nothing": (
        {NIGHTS: ("statistic: proportion", "statistic: rate per head")},
        ("data/nights.yml:11:16: 'head' is not a number to count per\n    write rate per 100000"),
    ),
    "a measure in two tables": (
        {
            "data/money.yml": (
                "holds: spend",
                "holds: spend\nmeasures: {short-nights: {statistic: mean, basis: resident, better: lower, every: year}}",
            )
        },
        (
            "data/nights.yml:8:3: measure 'short-nights' is already used by data/money.yml:4\n"
            "    give one of them another id"
        ),
    ),
    "two measures that meet in templates": (
        {
            NIGHTS: (
                "measures:\n",
                "measures:\n  short_nights: {statistic: mean, basis: resident, better: lower, every: year}\n",
            )
        },
        (
            "data/nights.yml:9:3: measures 'short_nights' and 'short-nights' are both short_nights in templates\n"
            "    give one of them another id"
        ),
    ),
    "a licence of many words": (
        {NIGHTS: ("licence: OGL-3.0", "licence: Open Government Licence")},
        (
            "data/nights.yml:6:49: 'Open Government Licence' is not a licence's short name\n"
            "    write it as OGL-3.0"
        ),
    ),
    "a break at no period": (
        {NIGHTS: ("at: 2022/23", "at: 2022/24")},
        ("data/nights.yml:15:19: '2022/24' is not one year\n    write 2022/23"),
    ),
    "decimals that no number has": (
        {NIGHTS: ("better: lower", "better: lower\n    decimals: 99")},
        "data/nights.yml:14:15: 99 is above 6\n    write 0 to 6",
    ),
    "fewer decimals than none": (
        {NIGHTS: ("better: lower", "better: lower\n    decimals: -3")},
        "data/nights.yml:14:15: -3 is below 0\n    write 0 to 6",
    ),
    "an unknown significance method": (
        {NIGHTS: ("better: lower", "better: lower\n    compare: 3")},
        ("data/nights.yml:14:14: 3 is not a significance method\n    write one of 1, 5, 6, 12, 15, 16, 17"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_at_its_place(what: str, tmp_path: Path):
    changes, said = WRONG[what]
    assert said_of(tmp_path, changes) == said
