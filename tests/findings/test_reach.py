import json
from datetime import date

import pandas as pd
import pytest

from jsna.build import draft
from jsna.findings.gaps import gaps, thirds
from jsna.findings.reach import reach
from jsna.findings.register import NoTable
from tests.findings.neighbourhoods import ASSETS, PEOPLE, TRAVEL, drafted, place, verdicts


def said(made):
    return [str(one) for one in made.faults if one.severity == "error"]


def test_supply_is_shared_by_all_who_can_reach_it(tmp_path):
    made = drafted(place(tmp_path))
    found = reach(made.book, made.found, "checks")
    assert said(made) == []
    assert found.areas["value"].tolist() == [25.0, 50.0, 25.0]
    assert (found.mean, found.people, found.unit) == (pytest.approx(100 / 3), "people in need", "checks")
    assert found.areas["nearest"].tolist() == [5.0, 10.0, 5.0]


def test_losing_an_asset_leaves_those_with_no_other(tmp_path):
    made = drafted(place(tmp_path))
    found = reach(made.book, made.found, "checks")
    assert {name: found.none_left(name) for name in ("hub", "surgery")} == {"hub": 10, "surgery": 10}
    assert found.without("hub").areas["value"].tolist() == [0.0, 25.0, 25.0]


@pytest.mark.parametrize(
    ("table", "old", "new", "because"),
    [
        ("assets", ",5,checks,open", ",,checks,open", ""),
        ("population", "a,40,40,10", "a,40,40,", "the number of people in a is missing or withheld"),
        (
            "travel",
            TRAVEL,
            "area,asset,minutes\na,closed,1\nb,closed,1\nc,closed,1\n",
            "no asset that supports checks has a capacity and travel times",
        ),
    ],
)
def test_access_is_not_worked_out_where_something_it_rests_on_is_missing(table, old, new, because, tmp_path):
    text = {"assets": ASSETS, "population": PEOPLE, "travel": TRAVEL}[table]
    assert old in text
    made = drafted(place(tmp_path, **{table: text.replace(old, new)}))
    if not because:
        assert reach(made.book, made.found, "checks").uncounted == ("Hub",)
        return
    with pytest.raises(NoTable, match=f"^{because}$"):
        reach(made.book, made.found, "checks")


CLAIMS = [
    ("2 assets support checks", "holds", "2 open or at risk in Northbrook"),
    ("3 assets support checks", "no longer supported", "2 open or at risk in Northbrook"),
    ("at least 3 assets support checks", "meaning changed", "2 open or at risk in Northbrook"),
    ("at least 2 assets support checks", "holds", "2 open or at risk in Northbrook"),
    ("100% of people are within 10 minutes of checks", "holds", "100.0% of people in need are within 10 minutes"),
    ("67% of people are within 5 minutes of checks", "holds", "66.7% of people in need are within 5 minutes"),
    ("at least 70% of people are within 5 minutes of checks", "meaning changed", "66.7% of people in need are within 5 minutes"),
    ("access to checks is lowest in b", "no longer supported", "the lowest is 25.0 checks for every 100 people in need, in Abbey, Chapel"),
    ("access to checks is even for the most deprived", "holds", "the concentration index of access is 0.000; above 0 favours the least deprived"),
    ("access to checks is worse for the most deprived", "no longer supported", "the concentration index of access is 0.000; above 0 favours the least deprived"),
    ("losing assets/hub leaves 10 people with none for checks", "holds", "10 people in need would have none within 30 minutes"),
    ("losing assets/hub leaves 11 people with none for checks", "no longer supported", "10 people in need would have none within 30 minutes"),
    ("more-checks/done is behind its path", "holds", "61.5 (58.4 to 64.5) in 2026-Q2, beside 71.5 promised"),
    ("more-checks/done is ahead of its path", "meaning changed", "61.5 (58.4 to 64.5) in 2026-Q2, beside 71.5 promised"),
    ("more-checks/done is on its path", "no longer supported", "61.5 (58.4 to 64.5) in 2026-Q2, beside 71.5 promised"),
    ("signal of more-checks/done is change course", "holds", "the signal is 'change course': behind in 2026-Q2, movement no clear change"),
    ("signal of more-checks/done is turning", "no longer supported", "the signal is 'change course': behind in 2026-Q2, movement no clear change"),
]  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    made = drafted(place(tmp_path_factory.mktemp("place"), tuple(claim for claim, _, _ in CLAIMS)))
    return verdicts(made)


@pytest.mark.parametrize(("claim", "verdict", "because"), CLAIMS)
def test_a_claim_about_assets_or_a_promise_gets_its_verdict(claim, verdict, because, judged):
    assert judged[claim] == (verdict, because)


def test_a_claim_cannot_be_checked_on_assets_that_nobody_has_looked_at(tmp_path):
    old = ASSETS.replace("open,council,2026-05-01", "open,council,2025-01-01")
    made = drafted(
        place(
            tmp_path,
            (
                "2 assets support checks",
                "access to checks is even for the most deprived",
                "done has no clear trend",
            ),
            assets=old,
        )
    )
    said = verdicts(made)
    assert [
        said[one] for one in ("2 assets support checks", "access to checks is even for the most deprived")
    ] == [("cannot be checked", "hub was not checked in time")] * 2


@pytest.mark.parametrize(
    ("claim", "message", "hint"),
    [
        ("2 assets support cheks", "no chapter is called 'cheks'", "did you mean 'checks'?"),
        ("2 assets support zzz", "no chapter is called 'zzz'", "write one of checks"),
        ("losing assets/hubb leaves 10 people with none for checks", "no asset 'hubb' supports checks", "did you mean 'hub'?"),
        ("more-checks/dun is behind its path", "more-checks has no outcome 'dun'", "it has done"),
        ("more-chekcs/done is behind its path", "no priority is called 'more-chekcs'", "did you mean 'more-checks'?"),
        ("access to checks is lowest in d", "'d' is not an area", "write a code of the areas table, or a name of compare_with"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_there_is_told_with_the_nearest(claim, message, hint, tmp_path):
    made = drafted(place(tmp_path, (claim, *CLAIMS[0][:1], CLAIMS[3][0])))
    assert said(made) == [f"chapters/checks.yml:16:34: {message}\n    {hint}"]


def test_thirds_are_cut_by_rank_and_equal_values_share_the_lowest():
    values = pd.Series([3.0, 1.0, 1.0, 1.0, 5.0, 4.0, float("nan")])
    assert thirds(values).tolist() == ["middle", "low", "low", "low", "high", "high", ""]


def test_fewer_than_six_areas_have_no_type(tmp_path):
    made = drafted(place(tmp_path))
    assert [one.type for one in gaps(made.book, made.found, "checks")] == ["unknown"] * 3


@pytest.fixture(scope="module")
def harrowmere(request):
    shared = request.getfixturevalue("shared")
    made = draft(shared / "harrowmere", None, date(2027, 5, 25), only_check=True)
    return made, json.loads((shared / "harrowmere/expected.json").read_text(encoding="utf-8"))


def test_harrowmere_has_the_access_and_reliance_that_are_expected(harrowmere):
    made, expected = harrowmere
    now = reach(made.book, made.found, "high-blood-pressure")
    cases = {"base": (now, expected["access"]["base"])}
    cases |= {name: (now.without(name), told) for name, told in expected["reliance"].items()}
    for found, told in cases.values():
        assert dict(zip(found.areas["area"], found.areas["value"], strict=True)) == pytest.approx(
            told["per_100_needing"]
        )
        assert dict(zip(found.areas["area"], found.areas["nearest"], strict=True)) == pytest.approx(
            told["nearest_minutes"]
        )
        assert (found.mean, found.index, found.slope) == pytest.approx(
            (told["mean"], told["concentration_index"], told["sii"]["slope"])
        )
    for name, told in expected["reliance"].items():
        assert now.none_left(name) == told["people_needing_with_none"]


@pytest.mark.parametrize("day", ["2027-05-25", "2027-08-05"])
def test_harrowmere_has_the_gap_types_that_are_expected(day, harrowmere, shared):
    _, expected = harrowmere
    made = draft(shared / "harrowmere", None, date.fromisoformat(day), only_check=True)
    found = gaps(made.book, made.found, "high-blood-pressure")
    told = expected["gaps"][f"on_{day}"]
    assert {one.area: one.type for one in found} == told.get("type", told)
    if "type" in told:
        assert {one.area: one.old for one in found} == pytest.approx(
            told["share_of_access_from_stale_assets"]
        )
