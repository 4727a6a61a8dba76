from datetime import date

import pytest

from jsna.build import draft
from jsna.findings.registration import on_lists


def test_harrowmere_has_at_least_ninety_people_on_no_list(shared):
    population = draft(shared / "harrowmere", None, date(2027, 5, 25), only_check=True).found.safe[
        "population"
    ]
    lists = on_lists(population)
    assert (lists.floor, lists.net) == (90, -340)
    assert [one.difference for one in lists.areas] == pytest.approx([90, -80, -130, -90, -80, -50])
