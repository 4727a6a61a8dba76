"""What is refused, and what is withheld instead: a table of publications, each with its whole message."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from jsna.disclosure.protect import protect
from jsna.model.book import read_book
from jsna.sources.load import Wanted, load
from jsna.statistics.estimate import estimate
from jsna.statistics.estimates import Estimates
from tests.disclosure.edition import AREAS, WARDS, Held, edition, told, wards, withheld, written
from tests.workspace import TODAY, small

ADVICE = "; group the rows, use larger areas, or leave the totals out"
BY_SEX = "area,period,sex,count,denominator"
RATES = "area,period,value,denominator"
FEMALE = "{sex: Female}"
LSOAS = AREAS + WARDS + "L1,Lane,lsoa,A,\nL2,Mill,lsoa,A,\nL3,Hill,lsoa,B,\n"


def fault(table: str, said: str, by: str, at: str = "7:13") -> str:
    """A refusal as its author reads it."""
    return f"data/{table}.yml:{at}: {said}\n    {by}{ADVICE}"


# Each row: what is published, and the messages.  A warning that much is withheld is left out of the comparison.
REFUSED = {
    "one withheld in a row whose total and other parts are out": (
        {"a": Held(wards(A=3)), "b": Held(wards(Northbrook=41, B=10, C=12, D=16), "published")},
        [fault("a", "Ward A, 2025 is 3 exactly", "by total 41 less Ward B, Ward C, Ward D (printed in b)")],
    ),
    "a count that another table prints": (
        {"a": Held(wards(A=3, B=10)), "b": Held(wards(A=3, B=10), "published")},
        [fault("a", "Ward A is 3 exactly", "printed in b")],
    ),
    "a ward whose neighbourhoods are published": (
        {"a": Held(wards(A=3, B=20, C=30)), "b": Held(wards(L1=1, L2=2, B=20, C=30), "published")},
        [fault("a", "Ward A is 3 exactly", "by the sum of Lane, Mill (printed in b)")],
    ),
    "a count whose rate and population are published": (
        {
            "a": Held("A,2025,3,8431\nB,2025,31,9120\n"),
            "b": Held("A,2025,35.6,8431\nB,2025,339.9,9120\n", "published", head=RATES, statistic="rate per 100000"),
        },
        [fault("a", "Ward A is 3 exactly", "printed in b")],
    ),
    "a count whose share and population are published": (
        {
            "a": Held("A,2025,3,120\nB,2025,30,120\n", statistic="proportion"),
            "b": Held("A,2025,2.5,120\nB,2025,25,120\n", "published", head=RATES, statistic="proportion"),
        },
        [fault("a", "Ward A is 3 exactly", "printed in b")],
    ),
    "a year that longer periods give away": (
        {
            "a": Held("A,2021,3,900\nA,2022,8,900\n"),
            "b": Held("A,2021 - 23,20,2700\nA,2022,8,900\nA,2023,9,900\n", "published"),
        },
        [fault("a", "2021 is 3 exactly", "by total 20 less 2022, 2023 (printed in b)")],
    ),
    "a ward that two lines tell, of which one is named": (
        {
            "a": Held(wards(A=3, Northbrook=41)),
            "b": Held(wards(L1=1, L2=2, B=10, C=12, D=16, Northbrook=41), "published"),
        },
        [fault("a", "Ward A is 3 exactly", "by total 41 less Ward B, Ward C, Ward D (printed in b)")],
    ),
    "the whole country less all others": (
        {"a": Held("northbrook,2025,3,900\n"), "b": Held("E92000001,2025,24,900\nelse,2025,21,900\n", "published")},
        [fault("a", "Northbrook, 2025 is 3 exactly", "by total 24 less Elsewhere (printed in b)")],
    ),
    "a sex that the other and both give away": (
        {
            "a": Held("A,2025,Female,3,400\n", head=BY_SEX, select=FEMALE),
            "b": Held("A,2025,Male,10,500\nA,2025,Persons,13,900\n", "published", head=BY_SEX, select="{sex: Persons}"),
        },
        [fault("a", "Ward A, 2025, Female is 3 exactly", "by total 13 less Male (printed in b)")],
    ),
}  # fmt: skip


def areas_of(name: str) -> str:
    if "country" in name:
        return AREAS + "else,Elsewhere,place,E92000001,\n" + WARDS
    return LSOAS if "neighbourhoods" in name or "two lines tell" in name else AREAS + WARDS


@pytest.mark.parametrize("name", REFUSED)
def test_what_follows_from_the_whole_publication_is_refused(tmp_path: Path, name: str):
    tables, messages = REFUSED[name]
    made = edition(tmp_path, tables, areas=areas_of(name))
    assert [one for one in told(made) if "warning" not in one] == messages
    assert "a" not in made.tables


WITHHELD = {
    "two tables, each safe alone, share their counts": (
        {"a": Held(wards(A=3, B=10, C=12, D=16)), "b": Held(wards(Northbrook=41))},
        {"a": ["A", "B"], "b": []},
    ),
    "sexes in one table, both together in another": (
        {
            "a": Held(wards(A=13, B=10)),
            "b": Held(
                "A,2025,Female,3,400\nA,2025,Male,10,500\nB,2025,Female,5,400\nB,2025,Male,5,500\n",
                head=BY_SEX, select=FEMALE,
            ),
        },
        {"a": [], "b": ["A", "A"]},
    ),
    "single years in one table, three years in another": (
        {
            "a": Held("A,2020,5,900\nA,2021,3,900\nA,2022,8,900\nA,2023,9,900\n"),
            "b": Held("A,2020 - 22,16,2700\nA,2021 - 23,20,2700\n"),
        },
        {"a": ["A", "A"], "b": []},
    ),
    "wards in localities and in networks, by lookups": (
        {
            "ways": Held("A,north,1\nB,north,1\nC,south,1\nD,south,1\n", "published", "areas"),
            "nets": Held("A,one,1\nC,one,1\nB,two,1\nD,two,1\n", "published", "areas"),
            "a": Held(wards(A=3, B=10, C=12, D=16)),
            "b": Held("north,2025,13,900\nsouth,2025,28,900\none,2025,15,900\ntwo,2025,26,900\n"),
        },
        {"a": ["A"], "b": ["north", "one"]},
    ),
    "a part of an area that lies in two is no part of either": (
        {
            "ways": Held("A,north,1\nB,north,0.5\nB,south,0.5\nC,south,1\n", "published", "areas"),
            "a": Held(wards(A=3, B=10, C=12)),
            "b": Held("north,2025,13,900\nsouth,2025,22,900\n"),
        },
        {"a": ["A"], "b": []},
    ),
    "counts that differ in one place are not the same counts": (
        {"a": Held(wards(A=3, B=10, C=12, D=16)), "b": Held(wards(Northbrook=41, D=17), "published")},
        {"a": ["A"]},
    ),
    "sums of published counts are nothing to withhold": (
        {
            "a": Held(wards(A=3, B=10, C=12, D=16)),
            "b": Held(wards("2024", Northbrook=43, A=10, B=10, C=7, D=16) + wards(B=10), "published"),
        },
        {"a": ["A"]},
    ),
    "a rate that fits several counts tells none": (
        {
            "a": Held("A,2025,3,8431\nB,2025,31,9120\n"),
            "b": Held("A,2025,40,8431\nB,2025,340,9120\n", "published", head=RATES, statistic="rate per 100000"),
        },
        {"a": ["A"]},
    ),
    "a mean tells no count": (
        {
            "a": Held("A,2025,3,120\nB,2025,30,120\n"),
            "b": Held("A,2025,25,120\nB,2025,250,120\n", "published", head=RATES, statistic="mean"),
        },
        {"a": ["A"]},
    ),
    "people by sex who are the people of a rate": (
        {
            "a": Held("A,2025,Female,1,3\nA,2025,Male,1,40\n", head=BY_SEX, select=FEMALE),
            "b": Held("A,2025,43,900\n"),
        },
        {"a": ["A", "A"], "b": []},
    ),
}  # fmt: skip
WAYS = "".join(f"{one},{one.title()},way,northbrook,\n" for one in ("north", "south", "one", "two"))


@pytest.mark.parametrize("name", WITHHELD)
def test_what_tables_tell_together_is_withheld(tmp_path: Path, name: str):
    tables, gone = WITHHELD[name]
    made = edition(tmp_path, tables, areas=AREAS + WARDS + WAYS)
    assert [one for one in told(made) if "warning" not in one] == []
    assert {table: sorted(withheld(made, table)) for table in gone} == gone


def test_much_withheld_is_told_and_rounding_is_offered(tmp_path: Path):
    assert told(edition(tmp_path, {"a": Held(wards(A=3, B=4, C=12, D=16, Northbrook=35))})) == [
        "data/a.yml:7:13: warning: 40% of the rows of 'a' are withheld\n"
        "    round the counts to 5 instead: disclosure: {smallest: 5, round_to: 5, because: ...}"
    ]


def test_three_in_ten_withheld_is_not_much(tmp_path: Path):
    counts = dict.fromkeys("BCDEFGH", 20)
    areas = AREAS + WARDS + "".join(f"{one},Ward {one},ward,northbrook,\n" for one in "EFGHI")
    made = edition(tmp_path, {"a": Held(wards(A=3, I=4, **counts, Northbrook=147))}, areas=areas)
    assert told(made) == []
    assert sorted(withheld(made, "a")) == ["A", "I"]


def test_six_of_six_are_withheld_and_cannot_be_worked_out(tmp_path: Path):
    rows = "A,2025,6,6\nB,2025,20,60\nC,2025,30,70\nnorthbrook,2025,56,136\n"
    areas = AREAS + "".join(f"{one},Ward {one},ward,northbrook,\n" for one in "ABC")
    made = edition(tmp_path, {"a": Held(rows, "ons-health-lt5")}, areas=areas)
    assert sorted(withheld(made, "a")) == ["A", "B"]


def test_a_sex_that_everybody_counted_has_is_withheld(tmp_path: Path):
    rows = "A,2025,Female,0,400\nA,2025,Male,30,500\nA,2025,Persons,30,900\n"
    made = edition(tmp_path, {"a": Held(rows, "ons-health-lt5", head=BY_SEX, select="{sex: Persons}")})
    assert withheld(made, "a", "sex") == ["Female", "Male"]


MONEY = [("p/x", "one", 95), ("p/x", "two", 3), ("p/x", "six", 2)]
FAIR = [("p/y", body, 30) for body in ("one", "two", "three", "four", "five")]
SPREAD = [
    ("p/z", "one", 20),
    ("p/z", "one", 20),
    ("p/z", "two", 30),
    ("p/z", "three", 1),
]  # two funds of one body


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        ("acro", ["p/x"] * 3 + ["p/z"] * 4),
        ("{withhold: [1, 4], p_percent: 10, because: x}", ["p/x"] * 3 + ["p/z"] * 4),
        ("lt5", []),
    ],
)
def test_one_body_that_could_be_made_out_in_a_sum_is_withheld(tmp_path: Path, rule: str, gone: list[str]):
    root = written(small(tmp_path), {"money": Held("p/x,one,core,2025,95,agreed\n", rule, "spend")})
    frame = pd.DataFrame(MONEY + FAIR + SPREAD, columns=["action", "org", "amount"]).assign(year="2025")
    made = protect({"money": Estimates("money", "spend", frame)}, read_book(root, None, TODAY))
    assert withheld(made, "money", "action") == gone
    assert made.tables["money"].frame["amount"].isna().sum() == len(gone)


def test_without_an_edition_there_is_no_floor_and_a_card_says_its_own_rule(tmp_path: Path):
    root = written(small(tmp_path), {"a": Held(wards(A=3, B=9), "ons-health-lt3")})
    book = replace(read_book(root, None, TODAY), edition=None)
    frame = load(book, {"a": Wanted()}, root).tables
    made = protect(estimate(frame, book.measures), book)
    assert (told(made), withheld(made, "a")) == ([], [])


def test_a_row_without_a_number_and_a_column_without_numbers_are_no_counts(tmp_path: Path):
    people = Held("A,Female,20,\nA,Male,,\n", holds="population", head="area,sex,resident,registered")
    made = edition(tmp_path, {"people": people})
    assert told(made) == []
    assert made.cells["people"]["counts"] == {"": {"resident": {"A||Female|All ages||": 20}}}


def test_people_heard_are_counts_too(tmp_path: Path):
    root = written(small(tmp_path), {"heard": Held("talk,All,60,1\n", holds="responses")})
    rows = [("talk", "All", 30.0), ("talk", "Carers", 3.0), ("talk", "Others", 27.0), ("walk", "All", 3.0)]
    frame = pd.DataFrame(rows, columns=["engagement", "group", "heard"])
    made = protect({"heard": Estimates("heard", "responses", frame)}, read_book(root, None, TODAY))
    assert made.tables["heard"].frame["heard"].fillna(-1).tolist() == [30, -1, -1, -1]
    assert made.cells["heard"]["counts"][""]["heard"] == {
        "talk||Persons|All ages||": 30,
        "talk||Persons|All ages||Carers": "[c]",
        "talk||Persons|All ages||Others": "[c]",
        "walk||Persons|All ages||": "[c]",
    }
