"""Fixtures of our own with the measures that the known answers do not have."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.disclosure.fixtures import attack, attack_printed, protect

HEAD = "figure,edition,table,label,measure,counts_of,denominator,scale,decimals,published,true"
LT5 = {"name": "lt5", "withheld": [1, 4], "rule_public": False, "marks": "same"}


def fixture(folder: Path, *rows: str, policy: dict[str, Any] = LT5, **cells: int | dict[str, int]) -> Path:
    """Figures ``label,measure,counts_of,denominator,scale,decimals,published,true`` and cells, as a fixture."""
    numbered = [
        f"X-{number:03},{row}" if row[:4] in ("2025", "2026") else f"X-{number:03},,T,{row}"
        for number, row in enumerate(rows, 1)
    ]
    path = folder / "X.json"
    path.with_suffix(".csv").write_text("\n".join([HEAD, *numbered]) + "\n", encoding="utf-8")
    whole = {name: one if isinstance(one, dict) else {"true": one, "min": 0} for name, one in cells.items()}
    path.write_text(json.dumps({"policy": policy, "need": 3, "cells": whole, "facts": []}), encoding="utf-8")
    return path


def spread(path: Path, cell: str = "a") -> tuple[int | None, int | None, int | None]:
    return tuple(attack_printed(path)[cell].values())


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ("a,Byar lower limit per 100000,a,8431,,1,7.2,7.2", (3, 3, 1)),
        ("a,upper 95% limit per 100000,a,8431,100000,1,104.0,104.0", (3, 3, 1)),
        ("a,Wilson lower limit,a,120,100,1,0.9,0.9", (3, 3, 1)),
        ("a,upper confidence limit %,a,120,,1,7.1,7.1", (3, 3, 1)),
        ("a,per cent,a,120,,1,2.5,2.5", (3, 3, 1)),
        ('a,rate,a,"12,000","1,000",2,0.25,0.25', (3, 3, 1)),
        ("a,mean,a + b,2,,1,4.0,4", (3, 3, 1)),
        ("a,mean of the two,a + b,,,1,4.0,4", (3, 3, 1)),
        ("a,difference,b + -1*a,,,,2,2", (3, 3, 1)),
        ("a,ratio,a + -1*b,,,1,0.6,0.6", (3, 3, 1)),
        ("a,share of both,a,a + b,100,0,38,37.5", (3, 3, 1)),
        ("a,share of both,a,X-003,100,0,38,37.5", (3, 3, 1)),
        ("a,count,a,,,,fewer than 4,3", (0, 3, 4)),
        ("a,count,a,,,,<4,3", (0, 3, 4)),
        ("a,count,a,,,,4 or fewer,3", (0, 4, 5)),
        ("a,count,a,,,,at most 4,3", (0, 4, 5)),
        ("a,count,a,,,,2-4,3", (2, 4, 3)),
        ("a,count,a,,,,more than 2,3", (3, None, None)),
        ("a,count,a,,,,2 or more,3", (2, None, None)),
        ("a,count,a,,,,2+,3", (2, None, None)),
        ("a,count,a,,,,at least 2,3", (2, None, None)),
        ("a,count rounded to 5,a,,,,5,3", (3, 7, 5)),
        ("a,count rounded down to 5,a,,,,0,3", (0, 4, 5)),
        ("a,count rounded up to 5,a,,,,5,3", (1, 5, 5)),
        ("a,count to midpoint 6,a,,,,3,3", (1, 6, 6)),
        ("a,95% limits %,a,120,100,1,0.9 to 7.1,", (3, 3, 1)),
        ("a,Byar limits per 100000,a,8431,100000,1,(7.2–104.0),", (3, 3, 1)),
        ("a,99.8% Wilson lower limit,a,120,100,2,0.50,0.50", (3, 3, 1)),
        ("a,difference rounded to 5,a + -1*b,,,,0,-2", (3, 7, 5)),
        ("a,order,a + -1*b,,,,at most 0,-2", (0, 5, 6)),
        ("a,difference,a + -1*b,,,,−2,-2", (3, 3, 1)),
        ("a,rate per 1000,a,1200,,0,fewer than 3,2.5", (0, 3, 4)),
        ("a,rate per 1000,a,1200,,1,at most 2.5,2.5", (0, 3, 4)),
        ("a,count,a,,,,no more than 4,3", (0, 4, 5)),
        ("a,more than half as many,b + -1.5*a,,,,> 0,0.5", (0, 3, 4)),
    ],
)
def test_each_measure_tells_what_it_can(tmp_path: Path, row: str, answer: tuple):
    own = "a,count,a,,,,*,3"
    path = fixture(tmp_path, own, row, "both,count,b,,,,5,5", a=3, b=5)
    if "X-003" in row:
        path = fixture(tmp_path, own, row, "both,count,a + b,,,,8,8", a=3, b=5)
    assert spread(path) == answer


def test_limits_of_an_unknown_number_of_people_tell_both(tmp_path):
    rows = [
        "a,count,a,,,,*,3",
        "a,Wilson lower %,a,n,100,2,0.85,0.85",
        "a,Wilson upper %,a,n,100,2,7.09,7.09",
    ]
    path = fixture(tmp_path, *rows, a=3, n=120)
    assert spread(path) == (3, 3, 1)
    assert spread(path, "n") == (120, 120, 1)


def test_what_an_earlier_edition_printed_is_known(tmp_path):
    rows = [
        "2025,T,a,count,a,,,,3,3",
        "2026,T,a,count,a,,,,*,3",
        "2026,T,b,count,b,,,,*,4",
        "2026,T,all,count,a + b,,,,7,7",
    ]
    path = fixture(tmp_path, *rows, a=3, b=4)
    assert attack_printed(path) == {
        cell: {"lo": true, "hi": true, "possible": 1} for cell, true in (("a", 3), ("b", 4))
    }
    assert protect(path) == {"a", "b"}


def test_what_an_earlier_edition_withheld_stays_withheld(tmp_path):
    rows = ["2025,T,a,count,a,,,,*,9", "2026,T,a,count,a,,,,9,9", "2026,T,b,count,b,,,,20,20"]
    assert protect(fixture(tmp_path, *rows, a=9, b=20)) == {"a"}


def test_a_total_goes_where_its_cells_alone_cannot_be_protected(tmp_path):
    rows = ["a,count,a,,,,1,1", "b,count,b,,,,0,0", "all,count,a + b,,,,1,1"]
    assert protect(fixture(tmp_path, *rows, a=1, b=0)) == {"a"}


def test_a_mark_of_a_rule_that_is_not_true_of_all_marks_announces_nothing(tmp_path):
    public = {**LT5, "rule_public": True}
    rows = ["a,count,a,,,,*,3", "b,count,b,,,,*,9", "all,count,a + b,,,,12,12"]
    assert spread(fixture(tmp_path, *rows, policy=public, a=3, b=9)) == (0, 12, 13)


def test_the_marks_of_a_rule_that_leaves_two_counts_are_protected_as_marks_that_may_stand_for_any(tmp_path):
    public = {"name": "lt3", "withheld": [1, 2], "rule_public": True, "marks": "same"}
    rows = [
        "a,count,a,,,,4,4", "b,count,b,,,,4,4", "c,count,c,,,,*,1", "two,count,b + c,,,,5,5",
        "all,count,a + b + c,,,,9,9",
    ]  # fmt: skip
    assert protect(fixture(tmp_path, *rows, policy=public, a=4, b=4, c=1)) == {"b", "c"}


def test_the_model_alone_says_which_cells_are_printed(tmp_path):
    path = fixture(tmp_path, a=3, b=9)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["facts"] = [
        {"terms": {"b": 1}, "lo": 9, "hi": 9, "why": "published exactly"},
        {"terms": {"a": "1/2"}, "lo": None, "hi": "5/2", "why": "rate"},
    ]
    told["allowed"] = [{"cells": ["a", "b"], "tuples": [[1, 9], [3, 9], [5, 9], [7, 9]]}]
    path.write_text(json.dumps(told), encoding="utf-8")
    path.with_suffix(".csv").unlink()
    assert attack(path) == {"a": {"lo": 1, "hi": 5, "possible": 3}}
