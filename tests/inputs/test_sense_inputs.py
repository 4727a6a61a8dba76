"""Every table of the list that makes no sense (group F) by its number: the whole message, at its place."""

from pathlib import Path

import pytest

from tests.inputs.place import PEOPLE, RATE, SHARE, VALUES, folder_with, said, table, told
from tests.model.place import book_of

HEAD = "area,period,count,denominator\n"
BY_SEX = "area,period,sex,count,denominator\n"
BY_GROUP = "area,period,category_type,category,count,denominator\n"
GIVEN = "area,period,value\n"
PUBLISHED = "disclosure: published\n"
ENGLISH = "E06000001,Hartlepool,district,,\nE92000001,England,country,,\n"
GONE = "it has no name here, and is on no page; add it, or leave its rows out"
SWAPPED = "a share cannot be more than the whole; are the two columns swapped?"
MIXED = "are share and per cent mixed, or the columns swapped?"
WHOLE = "correct it, or the statistic on the card: a share is of none at least, of all at most"
GAP = "nothing is filled in: lines break there, and trends start anew"
ROUNDS = "declare rounded_to: 5 on the card if counts are rounded, or not_known: if some are in no part"


def england(*rows: str) -> str:
    """Shares of places in England; muchton is one that has no code."""
    return HEAD + "".join(f"{row}\n" for row in rows)


FOUND: dict[str, tuple[str, str, str]] = {
    "F127 more than the whole": (
        HEAD + "littleton,2024,52,40\n",
        SHARE,
        f"data/d.csv:2:3: count 52 is above denominator 40\n    {SWAPPED}",
    ),
    "F128 fewer than none": (
        HEAD + "littleton,2024,-1,40\n",
        SHARE,
        "data/d.csv:2:3: count is below 0\n    correct it, or leave it empty and say why",
    ),
    "F129 out of nobody": (HEAD + "littleton,2024,0,0\neast,2024,,\n", SHARE, ""),
    "F130 a part of a person": (
        HEAD + "littleton,2024,4.5,40\n",
        SHARE,
        "data/d.csv:2:3: 4.5 is not whole\n    a rate in the count column?",
    ),
    "F131 the same row twice": (
        HEAD + "littleton,2024,4,40\nlittleton,2024,4,40\n",
        SHARE,
        "data/d.csv:3:2: 2024 stands twice for littleton (first on line 2)\n"
        "    with the same numbers, and the same sex, age and category; keep one",
    ),
    "F132 other numbers for the same": (
        HEAD + "littleton,2024,14,40\nlittleton,2024,17,40\n",
        SHARE,
        "data/d.csv:3:2: 2024 stands twice for littleton (first on line 2)\n"
        "    with other numbers, and the same sex, age and category; keep one",
    ),
    "F133 two units": (
        "area,period,value,unit\n"
        "littleton,2022,120,per 100000\nlittleton,2023,130,per 100000\nlittleton,2024,1.2,per 1000\n",
        VALUES + PUBLISHED,
        "data/d.csv:4:4: unit 'per 1000', others 'per 100000'\n"
        "    write every value of a measure in one unit, or make two measures",
    ),
    "F134 shares among per cents": (
        GIVEN + "littleton,2024,12\neast,2024,35\nwest,2024,0.23\nmuchton,2024,20\n",
        SHARE + PUBLISHED,
        "data/d.csv:4:3: 0.23 among values of 12 to 35\n    proportion and per cent mixed?",
    ),
    "F135 not what it is worked out from": (
        "area,period,value,count,denominator\nlittleton,2024,12.4,31,240\n",
        SHARE,
        f"data/d.csv:2:3: value 12.4, but 31/240 x 100 = 12.9\n    {MIXED}",
    ),
    "F135 a share of more than all, and of fewer than none": (
        "area,period,value\nlittleton,2022,14\nlittleton,2023,101\nlittleton,2024,-3\neast,2024,100\nwest,2024,0\n",
        SHARE,
        f"data/d.csv:3:3: value 101 is above 100\n    {WHOLE}\ndata/d.csv:4:3: value -3 is below 0\n    {WHOLE}",
    ),
    "F135 what is given as it is may be below 0": ("area,period,value\nlittleton,2024,-3\n", VALUES, ""),
    "F136 a limit on the wrong side": (
        "area,period,value,lower,upper\nlittleton,2024,12.9,13,15\n",
        VALUES + PUBLISHED,
        "data/d.csv:2:4: lower limit 13 above the value 12.9\n"
        "    are columns swapped, or limits and value of different rows?",
    ),
    "F137 men and women are not the people": (
        BY_SEX + "littleton,2024,Male,40,400\nlittleton,2024,Female,41,400\nlittleton,2024,Persons,83,800\n",
        SHARE.replace("holds: indicator", "holds: indicator\nselect: {sex: Persons}"),
        "data/d.csv:4:4: 40 + 41 is not 83\n"
        "    declare not_known: 2 on the card if some are neither, or rounded_to:",
    ),
    "F137 more men and women than people": (
        "area,sex,age,resident\neast,Male,0-4,40\neast,Female,0-4,41\neast,Persons,0-4,79\n",
        PEOPLE,
        "data/d.csv:4:4: 40 + 41 is not 79\n    correct one of the three: do they rest on the same population?",
    ),
    "F137 some are neither": (
        BY_SEX + "littleton,2024,M,40,400\nlittleton,2024,F,41,400\nlittleton,2024,Persons,83,800\n",
        SHARE.replace("holds: indicator", "holds: indicator\nselect: {sex: Persons}") + "not_known: 2\n",
        "",
    ),
    "F137 a producer rounds, and does not know everybody": (
        "area,sex,age,resident\neast,Male,0-4,400\neast,Female,0-4,410\neast,Persons,0-4,817\n",
        PEOPLE + PUBLISHED,
        "",
    ),
    "F137 more than a producer may be amiss": (
        "area,sex,age,resident\neast,Male,0-4,400\neast,Female,0-4,410\neast,Persons,0-4,830\n",
        PEOPLE + PUBLISHED,
        "data/d.csv:4:4: warning: 400 + 410 is not 830\n"
        "    declare not_known: 20 on the card if some are neither, or rounded_to:",
    ),
    "F138 parts are not the total": (
        BY_GROUP + "littleton,2024,,,214,900\nlittleton,2024,tenure,Own,100,500\n"
        "littleton,2024,tenure,Rent,110,400\n",
        SHARE,
        f"data/d.csv:2:5: parts 210, total 214\n    {ROUNDS}",
    ),
    "F138 a part that is not given": (
        BY_GROUP + "littleton,2024,,,214,900\nlittleton,2024,tenure,Own,100,500\n"
        "littleton,2024,tenure,Rent,110,300\nlittleton,2024,tenure,Other,,100\n",
        SHARE,
        "",
    ),
    "F138 parts that are everybody": (
        BY_GROUP + "littleton,2024,,,214,900\nlittleton,2024,health,Good,686,900\n"
        "littleton,2024,health,Bad,214,900\n",
        SHARE,
        "",
    ),
    "F138 parts that are rounded": (
        BY_GROUP + "littleton,2024,,,215,900\nlittleton,2024,tenure,Own,100,500\n"
        "littleton,2024,tenure,Rent,110,400\n",
        SHARE + "rounded_to: 5\n",
        "",
    ),
    "F138 bands of age are not all ages": (
        "area,period,age,count,denominator\nlittleton,2024,All ages,30,90\nlittleton,2024,0-4,10,20\n"
        "littleton,2024,5-64,10,20\nlittleton,2024,65+,12,50\n",
        SHARE.replace("holds: indicator", "holds: indicator\nselect: {age: All ages}"),
        f"data/d.csv:2:4: parts 32, total 30\n    {ROUNDS}",
    ),
    "F139 a year is missing": (
        HEAD + "littleton,2019,4,40\nlittleton,2021,4,41\n",
        SHARE,
        f"data/d.csv:2:2: warning: 2020 is missing between 2019 and 2021\n    {GAP}",
    ),
    "F140 years of two kinds": (
        HEAD + "littleton,2020/21,4,40\nlittleton,2022,4,41\n",
        SHARE,
        "data/d.csv:2:2: warning: 2021/22 is missing between 2020/21 and 2022\n"
        f"    {GAP}\n"
        "data/d.csv:3:2: financial and calendar years mixed\n"
        "    2022 follows 2020/21: write both alike, or name the break on the card",
    ),
    "F142 a digit too few": (
        england("E0600001,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: 'E0600001' is not an area code\n    did you mean 'E06000001'?",
    ),
    "F142 a small letter": (
        england("e06000001,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: 'e06000001' is not an area code\n    did you mean 'E06000001'?",
    ),
    "F142 the letter O": (
        england("E06OOOOO1,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: 'E06OOOOO1' is not an area code\n    did you mean 'E06000001'?",
    ),
    "F143 a council that ended": (
        england("E07000026,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: E07000026 ended 2023-03-31\n    now E06000063 (Cumberland)",
    ),
    "F143 a council that had not ended": (
        england("E07000026,2022,4,40"),
        SHARE,
        f"data/d.csv:2:1: warning: 'E07000026' is not an area of data/areas.csv\n    {GONE}",
    ),
    "F143 a county that became two": (
        england("E10000006,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: E10000006 ended 2023-03-31\n"
        "    now E06000063 and E06000064 (Cumberland and Westmorland and Furness)",
    ),
    "F144 another nation": (
        england("W06000001,2024,4,40"),
        SHARE,
        "data/d.csv:2:1: W06000001 is in Wales\n    leave its rows out, or name it in the table of areas",
    ),
    "F137 values that nothing explains, one of a count of none": (
        "area,period,value,count,denominator\n" + "".join(
            f"{area},2024,{value},{count},40\n"
            for area, value, count in (("littleton", 7, 0), ("east", 11, 9), ("west", 3, 20), ("muchton", 50, 2))
        ),
        SHARE + PUBLISHED,
        "",
    ),
    "F145 the name of another": (
        "area,area_name,period,count,denominator\nE06000001,Leeds,2024,4,40\n",
        SHARE,
        "data/d.csv:2:2: E06000001 is Hartlepool\n    correct the code or the name",
    ),
    "F147 one band in three spellings": (
        "area,sex,age,resident\neast,Male,0-4,40\neast,Female,00-04,41\neast,Persons,Under 5,81\n",
        PEOPLE,
        "",
    ),
    "F147 ages that a spreadsheet took for dates": (
        "area,sex,age,resident\neast,Male,0-4,40\neast,Male,09-May,41\neast,Male,Oct-14,81\n",
        PEOPLE,
        "data/d.csv:3:3: a date (09-May)\n    age band 5-9 turned into a date? format the column as text\n"
        "data/d.csv:4:3: a date (Oct-14)\n    age band 10-14 turned into a date? format the column as text",
    ),
    "F147 an age that is none": (
        "area,sex,age,resident\neast,Male,0-4,40\neast,Male,5-9,41\neast,Male,10 two 14,81\n",
        PEOPLE,
        "data/d.csv:4:3: age '10 two 14' not known\n    write 0-4, 85+, Under 5 or All ages",
    ),
    "F147 a sex that is none": (
        "area,sex,age,resident\neast,Fem4le,0-4,40\neast,2,0-4,41\neast,Not known,0-4,3\n",
        PEOPLE,
        "data/d.csv:2:2: warning: sex 'Fem4le' not known\n    did you mean 'Female'?\n"
        "data/d.csv:3:2: warning: sex '2' not known\n    write Female, Male or Persons",
    ),
    "F147 a sex in two ways": (
        "area,sex,age,resident\neast,Female,0-4,40\nwest,female,0-4,41\n",
        PEOPLE,
        "data/d.csv:3:2: warning: 'female' is written 'Female' above\n"
        "    write 'Female' in every row, or they are taken for two groups",
    ),
    "F148 bands that overlap": (
        "area,age,resident\neast,0-4,40\neast,4-9,41\n",
        PEOPLE,
        "data/d.csv:3:2: 4-9 overlaps 0-4\n    whoever is in both would be counted twice",
    ),
    "F148 bands with a gap": (
        "area,age,resident\neast,0-4,40\neast,10-14,41\neast,15+,41\n",
        PEOPLE,
        "data/d.csv:3:2: no band has the ages 5-9\n    add the rows of that age",
    ),
    "F150 a year that is the one before": (
        GIVEN + "littleton,2023/24,12\neast,2023/24,35\nwest,2023/24,23\n"
        "littleton,2024/25,12\neast,2024/25,35\nwest,2024/25,23\n",
        SHARE + PUBLISHED,
        "data/d.csv:5:3: warning: every value equals 2023/24\n    old data under a new label?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", FOUND)
def test_a_table_that_makes_no_sense_is_told_at_its_place(bad: str, tmp_path: Path):
    body, about, expected = FOUND[bad]
    assert told(tmp_path, body, about, areas=ENGLISH) == expected


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("Bristol, City of", ""), ("Bristol", ""), ("City of Bristol", ""), ("Leeds", "E06000023 is Bristol, City of")],
)  # fmt: skip
def test_f145_a_name_may_be_written_in_several_ways(name: str, is_told: str, tmp_path: Path):
    body = f'area,area_name,period,count,denominator\nE06000023,"{name}",2024,4,40\n'
    areas = ENGLISH + 'E06000023,"Bristol, City of",district,,\n'
    expected = f"data/d.csv:2:2: {is_told}\n    correct the code or the name" if is_told else ""
    assert told(tmp_path, body, SHARE, areas=areas) == expected


def test_f145_an_area_of_the_table_of_areas_has_its_own_name(tmp_path: Path):
    assert told(tmp_path, HEAD + "littleton,2024,4,40\n", SHARE, areas="E06000023,Leeds,district,,\n") == (
        "data/areas.csv:6:2: E06000023 is Bristol, City of\n    correct the code or the name"
    )


def test_f146_neighbourhoods_of_another_census_are_told_once(tmp_path: Path):
    areas = "".join(f"{code},Place {code},lsoa,,\n" for code in ("E01000001", "E01000002", "E01034500"))
    body = england("E01000001,2024,4,40", "E01000002,2024,5,40", "E01000003,2024,6,40")
    assert told(tmp_path, body, SHARE, areas=areas) == (
        "data/d.csv:1:1: 1 of 3 LSOAs are not in lookup 2021\n"
        "    these are 2011 codes, and the table of areas has those of 2021\n"
        "data/d.csv:4:1: warning: 'E01000003' is not an area of data/areas.csv\n    did you mean 'E01000002'?"
    )


def test_f149_a_block_that_compares_with_england_needs_its_row(tmp_path: Path):
    body = england("E06000001,2024,4,40", "east,2024,3,30")
    root = folder_with(tmp_path, body, SHARE, areas=ENGLISH)
    path = root / "chapters/sleep.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("show: {series: short-nights}") == 1
    block = "show: {compare: d, level: ward, against: england}"
    path.write_text(text.replace("show: {series: short-nights}", block), encoding="utf-8")
    assert said(book_of(root)) == (
        "data/d.csv:1:1: no row for E92000001, the comparator\n"
        "    a chapter compares d with England: add the row, or compare it with another area"
    )


def test_f129_nothing_is_divided_where_there_is_nobody(tmp_path: Path):
    made = table(tmp_path, HEAD + "littleton,2024,0,0\n", SHARE)
    assert made.frame["value"].isna().all()


def test_rates_may_count_more_events_than_people(tmp_path: Path):
    assert told(tmp_path, HEAD + "littleton,2024,52,40\n", RATE) == ""
