"""What is told of the rows of a table: the whole text, at its place."""

from pathlib import Path

import pytest

from jsna.registry import kinds_in
from jsna.sources.check import CHECKS, Check
from jsna.sources.rows import check_row_links
from tests.model.place import book_of
from tests.sources.littleton import DATA, SEATS, changed, littleton, loaded, said

GAP = "nothing is filled in: lines break there, and trends start anew"
QUARTERS = ("nights", "every: year", "every: quarter")
MONTHS = ("nights", "every: year", "every: month")


def more(table: str, rows: str) -> dict[str, str]:
    """``table`` with further rows."""
    return {table: DATA[table] + rows}


def figures(*periods: str) -> dict[str, str]:
    """Nights with one series of these periods."""
    rows = "".join(f"7,littleton,{period},Persons,All,1,10\n" for period in periods)
    return {"nights": f"indicator,area,period,sex,age,count,denominator\n{rows}"}


ROWS: list[tuple[dict[str, str], str]] = [
    # areas
    (
        changed("nights", "7,littleton,2022/23", "7,,2022/23"),
        "data/nights.csv:3:2: area is empty\n    write the code of its area, or take the row out",
    ),
    (
        changed("living", "west,1200", ",1200"),
        "data/living.csv:3:1: area is empty\n    write the code of its area, or take the row out",
    ),
    (
        changed("nights", "7,littleton,2022/23", '7,"little\nton",2022/23'),
        "data/nights.csv:3:2: warning: 'little ton' is not an area of data/areas.csv\n    did you mean 'littleton'?",
    ),
    (
        more("areas", "CON,North,ward,littleton,\n"),
        "data/areas.csv:6:1: Windows cannot write a folder called 'CON'\n    choose another code",
    ),
    (
        more("areas", "a/b,North,ward,littleton,\n"),
        "data/areas.csv:6:1: 'a/b' is not an area code\n    a code has letters, digits, - and _ only",
    ),
    (
        more("areas", ",North,ward,littleton,\n"),
        "data/areas.csv:6:1: code is empty\n    write the code of the area",
    ),
    (
        more("areas", "north,  ,ward,littleton,\n"),
        "data/areas.csv:6:2: name is empty\n    write what people call the area",
    ),
    (
        more("areas", "north,West,ward,littleton,\n"),
        "data/areas.csv:6:2: warning: north has the name of west: West\n"
        "    readers cannot tell them apart; add where it is, as Sale (north)",
    ),
    (more("areas", "north,Littleton,ward,littleton,\n"), ""),
    # one row for one measure
    (
        more("nights", "7,littleton,2022/23,Persons,Under 65,24,100,,,\n"),
        "data/nights.yml:10:5: short-nights has 2 rows for 2022/23 at littleton (ages All, Under 65)\n"
        "    add age under select",
    ),
    # counts, denominators, values and limits
    (
        changed("nights", "240,1000", "9900,9840"),
        "data/nights.csv:3:6: count 9900 is above denominator 9840\n"
        "    a share cannot be more than the whole; are the two columns swapped?",
    ),
    (
        changed("nights", "240,1000", "3,0"),
        "data/nights.csv:3:7: count 3 has denominator 0\n    correct the denominator, or leave it empty",
    ),
    (changed("nights", "240,1000", "0,0"), ""),
    (
        changed("nights", "240,1000", "-1,1000"),
        "data/nights.csv:3:6: count is below 0\n    correct it, or leave it empty and say why",
    ),
    (
        changed("nights", "24.0,21.5,26.8", "20.5,21.5,26.8"),
        "data/nights.csv:4:9: lower limit 21.5 above the value 20.5\n"
        "    are columns swapped, or limits and value of different rows?",
    ),
    (
        changed("nights", "24.0,21.5,26.8", "27,21.5,26.8"),
        "data/nights.csv:4:10: upper limit 26.8 below the value 27\n"
        "    are columns swapped, or limits and value of different rows?",
    ),
    (
        changed("nights", "240,1000", "*,1000"),
        "data/nights.csv:3:6: '*' is not a number\n    leave it empty and put the reason in note",
    ),
    (
        changed("nights", "240,1000", "1e400,1000"),
        "data/nights.csv:3:6: '1e400' is not a number\n    leave it empty and put the reason in note",
    ),
    # keys and periods
    (
        more("nights", "7,littleton,2022/23,Persons,All,240,1000,,,\n"),
        "data/nights.csv:6:3: 2022/23 stands twice for littleton (first on line 3)\n"
        "    with the same numbers, and the same sex, age and category; keep one",
    ),
    (
        more("nights", "7,littleton,2022-23,Persons,All,241,1000,,,\n"),
        "data/nights.csv:6:3: 2022-23 stands twice for littleton (first on line 3)\n"
        "    with other numbers, and the same sex, age and category; keep one",
    ),
    (
        more("nights", "7,littleton,2022/33,Persons,All,240,1000,,,\n"),
        "data/nights.csv:6:3: '2022/33' is not one year\n    write 2022/23",
    ),
    (
        more("nights", "7,littleton,2024/25,Persons,All,240,1000,,,\n"),
        f"data/nights.csv:3:3: warning: 2023/24 is missing between 2022/23 and 2024/25\n    {GAP}",
    ),
    (
        more(
            "nights",
            "7,littleton,2025/26,Persons,All,240,1000,,,\n7,muchton,2025/26,Persons,All,240,1000,,,\n",
        ),
        "data/nights.csv:3:3: warning: 2023/24 and 2024/25 are missing between 2022/23 and 2025/26\n"
        f"    in 2 series; {GAP}",
    ),
    (
        figures("2011 - 13", "2012 - 14", "2014 - 16"),
        f"data/nights.csv:3:3: warning: 2013 - 15 is missing between 2012 - 14 and 2014 - 16\n    {GAP}",
    ),
    (figures("2011 - 13", "2014 - 16", "2017 - 19"), ""),
    (figures("2011-03-27", "2021-03-21"), ""),
    # areas
    (
        changed("nights", "7,muchton,2021/22", "7,muchtun,2021/22"),
        "data/nights.csv:4:2: warning: 'muchtun' is not an area of data/areas.csv\n    did you mean 'muchton'?",
    ),
    (
        changed("areas", "ward,littleton,1\n", "ward,littelton,1\n"),
        "data/areas.csv:4:4: parent 'littelton' is not an area\n    did you mean 'littleton'?",
    ),
    (
        more("areas", "east,East,ward,muchton,1\n"),
        "data/areas.csv:6:4: east has two parents\n"
        "    areas that do not nest go into a second table: from, to, share",
    ),
    (more("areas", "east,East,ward,littleton,1\n"), "data/areas.csv:6:1: east stands twice (first on line 4)\n    keep one"),
    (
        changed("areas", "littleton,Littleton,district,,", "littleton,Littleton,district,east,"),
        "data/areas.csv:2:4: a ring of parents: littleton > east > littleton\n    an area cannot be above itself",
    ),
    (
        changed("areas", "ward,littleton,10", "ward,littleton,11"),
        "data/areas.csv:5:5: imd_decile 11 is not on the scale 1 to 10\n    1 is the most deprived tenth",
    ),
    # assets
    (
        changed("assets", "53.50,-1.42", "-1.41,53.49"),
        "data/assets.csv:2:7: lat -1.41, lon 53.49 look swapped\n    latitude here is 49.8 to 60.9",
    ),
    (
        changed("assets", "53.50,-1.42", "100,-1.42"),
        "data/assets.csv:2:7: latitude 100 is not on Earth\n    write it in degrees",
    ),
    (
        changed("assets", "53.50,-1.42", "53.50,-181"),
        "data/assets.csv:2:8: longitude -181 is not on Earth\n    write it in degrees",
    ),
    (
        changed("assets", "53.50,-1.42", "48.9,2.3"),
        "data/assets.csv:2:7: lies outside Great Britain\n"
        "    lat 48.9, lon 2.3: latitude is 49.8 to 60.9 there, longitude -8.7 to 1.8",
    ),
    (
        changed("assets", "53.50,-1.42", "53.50,"),
        "data/assets.csv:2:7: half a point\n    give both lat and lon, or neither",
    ),
    (changed("assets", "53.50,-1.42", ","), ""),
    (
        changed("assets", "sleep-club,Sleep club,", "sleep-club,Ask sleep@club.example,"),
        "data/assets.csv:2:2: this row holds an email address\n"
        "    the register is for places and groups, not people",
    ),
    (
        changed("assets", "20,places", "20,places (ring 01632 960 983)"),
        "data/assets.csv:2:10: this row holds a telephone number\n"
        "    the register is for places and groups, not people",
    ),
    (
        changed("assets", "association,sleep,", "association,sleep; sleeep,"),
        "data/assets.csv:2:5: 'sleeep' is not a chapter\n    did you mean 'sleep'?",
    ),
    (
        changed("assets", "association,sleep,", "association,first-choice,"),
        "data/assets.csv:2:5: 'first-choice' is not a chapter\n    write the ids of chapters, with ; between them",
    ),
    (changed("assets", "association,sleep,", "association,,"), ""),
    (
        changed("assets", ",association,", ",organisation,"),
        "data/assets.csv:1:4: warning: no associations or individuals: this is a service list, not an asset assessment\n"
        "    add what people do for each other: clubs, choirs, neighbours",
    ),
    (
        changed("assets", ",association,", ",asociation,"),
        "data/assets.csv:1:4: warning: no associations or individuals: this is a service list, not an asset assessment\n"
        "    add what people do for each other: clubs, choirs, neighbours\n"
        "data/assets.csv:2:4: holder cannot be 'asociation'\n    did you mean 'association'?",
    ),
    (
        changed("assets", "20,places,open", "20,places,gone"),
        "data/assets.csv:2:11: status cannot be 'gone'\n    write open, at risk, closed or planned",
    ),
    (
        more("assets", "the-club,The Sleep Club,club,association,sleep,west,53.5001,-1.4201,,,open,ods,2026-01-10\n"),
        "data/assets.csv:4:2: warning: rows 2 and 4 may be one place (Sleep club / The Sleep Club)\n"
        "    keep one, or give them different names",
    ),
    (more("assets", "club-2,Sleep club,club,association,sleep,west,53.40,-1.42,,,open,ods,2026-01-10\n"), ""),
    (
        more("assets", "library,Toy library,library,organisation,sleep,west,,,,,open,council,2026-01-10\n"),
        "data/assets.csv:4:1: library stands twice (first on line 3)\n    keep one",
    ),
    (
        {"assets": DATA["assets"].replace("2026-01-10", "2025-03-31")},
        "data/assets.csv:2:13: warning: sleep-club was last checked 14 months ago\n"
        "    ask whether it is still there: a check holds for 365 days; and 1 more",
    ),
    (
        {"assets": DATA["assets"].replace("2026-01-10", "2026-31-03", 1)},
        "data/assets.csv:2:13: '2026-31-03' is not a date\n    write year-month-day, as 2026-03-31",
    ),
    # population
    (
        changed("living", "1000,1010,90", "-5,1010,90"),
        "data/living.csv:2:2: resident is below 0\n    correct it, or leave it empty and say why",
    ),
    (more("living", "east,1,2,3\n"), "data/living.csv:4:1: east stands twice (first on line 2)\n    keep one"),
    # spend
    (
        changed("money", "2026-27,50000", "2029-30,50000"),
        "data/money.csv:2:4: 2029-30 is outside the dates of sleep-well/glass\n"
        "    it runs from 2026-04-01 to 2028-03-31",
    ),
    (
        changed("money", "2026-27,50000", "2026-27,-50000"),
        "data/money.csv:2:5: amount is below 0\n    correct it, or leave it empty and say why",
    ),
    (
        changed("money", "2026-27,50000", "soon,50000"),
        "data/money.csv:2:4: 'soon' is not a period\n    write it as 2025, 2024/25, 2026-Q1 or 2025-04",
    ),
    (
        changed("money", "sleep-well/glass", "sleep-well/gloss"),
        "data/money.csv:2:1: 'sleep-well/gloss' is not an action\n    did you mean 'sleep-well/glass'?",
    ),
    (
        changed("money", "50000,agreed", "50000,maybe"),
        "data/money.csv:2:6: certainty cannot be 'maybe'\n    write agreed, hoped for or in kind",
    ),
    # scores
    (
        changed("marks", "dph,falls,effect,50\n", ""),
        "data/marks.csv:1:1: dph has not scored falls on effect\n"
        "    add the row: a missing score is never read as 0",
    ),
    (
        changed("marks", "dph,falls,effect,50\n", "dph,falls,effect,101\n"),
        "data/marks.csv:9:4: score 101 is not on the scale 0 to 100\n    the scale is on the card",
    ),
    (
        more("marks", "dph,fall,effect,50\n"),
        "data/marks.csv:10:2: 'fall' is not an option of first-choice\n    did you mean 'falls'?",
    ),
    (
        more("marks", "dph,falls,cheapness,50\n"),
        "data/marks.csv:10:3: 'cheapness' is not a criterion of first-choice\n    there is burden, effect",
    ),
    (
        more("marks", "dph,falls,effect,40\n"),
        "data/marks.csv:10:1: dph, falls, effect stands twice (first on line 9)\n    keep one",
    ),
    (
        changed("maturity", "dph,learning,4", "dph,learning,6"),
        "data/maturity.csv:3:4: score 6 is not on the scale 1 to 5\n    the scale is on the card",
    ),
    (
        changed("maturity", "2026,dph,learning,4\n", ""),
        "data/maturity.csv:1:1: dph has not scored learning in 2026\n"
        "    add the row: a missing score is never read as 0",
    ),
    (
        changed("maturity", "2026,dph,trust,3", "2026,dph,trust,"),
        "data/maturity.csv:1:1: dph has not scored trust in 2026\n"
        "    add the row: a missing score is never read as 0",
    ),
    (
        more("maturity", "2026,dph,thrust,3\n"),
        "data/maturity.csv:4:3: 'thrust' is not a domain of the card\n    did you mean 'trust'?",
    ),
    # attendance
    (
        more("meetings", "2026-03-18,chair,absent\n"),
        f"data/meetings.csv:8:2: 'chair' is not a seat\n    the seats are {', '.join(SEATS)}",
    ),
    (
        changed("meetings", "2026-03-18,icb,in person\n", ""),
        "data/meetings.csv:2:1: 2026-03-18 has no row for icb\n    add it: in person, deputy or absent",
    ),
    (
        changed("meetings", "icb,in person", "icb,online"),
        "data/meetings.csv:7:3: present cannot be 'online'\n    write in person, deputy or absent",
    ),
    # responses
    (
        changed("voices", "Night workers,12", "Night workers,120"),
        "data/voices.csv:2:3: 120 heard is above All (90)\n"
        "    Night workers is a part of All: correct one of the two",
    ),
    (
        changed("voices", "noise-talk,All,90,1\n", ""),
        "data/voices.csv:2:2: noise-talk has no row All\n"
        "    add how many people were heard in all: noise-talk,All,NUMBER,1",
    ),
    (
        changed("voices", "12,0.1", "12,10"),
        "data/voices.csv:2:4: share_of_people 10 is not between 0 and 1\n    write 0.37 for 37 per cent",
    ),
    (
        more("voices", "noise-walk,All,9,1\n"),
        "data/voices.csv:4:1: 'noise-walk' is not an engagement\n    did you mean 'noise-talk'?",
    ),
    # travel
    (
        changed("trips", "west,library,4\n", ""),
        "data/trips.csv:1:1: no time from west to library\n"
        "    add it; a time that is missing is not out of reach, it is unknown",
    ),
    (
        changed("trips", "west,library,4\n", "west,library,\n"),
        "data/trips.csv:1:1: no time from west to library\n"
        "    add it; a time that is missing is not out of reach, it is unknown",
    ),
    (
        {"trips": DATA["trips"].replace("library", "libary")},
        "data/trips.csv:3:2: 'libary' is not an asset\n    did you mean 'library'?",
    ),
]  # fmt: skip


def test_littleton_has_no_fault(tmp_path: Path):
    book = littleton(tmp_path, {})
    assert (said(book), [str(fault) for fault in book.faults]) == ("", [])


@pytest.mark.parametrize(
    ("tables", "told"), ROWS, ids=[f"{i}-{told[5:50]}" for i, (_, told) in enumerate(ROWS)]
)
def test_a_row_that_cannot_be_is_told_at_its_place(tables: dict[str, str], told: str, tmp_path: Path):
    assert said(littleton(tmp_path, tables)) == told


RHYTHMS = [
    (QUARTERS, ("2025-Q4", "2026-Q1", "2026-Q3"), "3:3: warning: 2026-Q2 is missing between 2026-Q1 and 2026-Q3"),
    (QUARTERS, ("2025-Q3", "2026-Q2"), "2:3: warning: 2025-Q4 and 2026-Q1 are missing between 2025-Q3 and 2026-Q2"),
    (QUARTERS, ("2025/26 Q3", "2026/27 Q1"), "2:3: warning: 2025/26 Q4 is missing between 2025/26 Q3 and 2026/27 Q1"),
    (MONTHS, ("2025-11", "2026-03"), "2:3: warning: 2025-12 to 2026-02 are missing between 2025-11 and 2026-03"),
    (MONTHS, ("Nov 2025", "Jan 2026"), "2:3: warning: Dec 2025 is missing between Nov 2025 and Jan 2026"),
    (MONTHS, ("November 2025", "January 2026"), "2:3: warning: December 2025 is missing between November 2025 and January 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("rhythm", "periods", "told"), RHYTHMS)
def test_the_missing_period_is_named_as_the_file_names_periods(
    rhythm: tuple[str, str, str], periods: tuple[str, ...], told: str, tmp_path: Path
):
    table, old, new = rhythm
    assert (
        said(littleton(tmp_path, figures(*periods), {table: (old, new)}))
        == f"data/nights.csv:{told}\n    {GAP}"
    )


def test_a_measure_that_comes_less_often_than_its_card_says_is_told(tmp_path: Path):
    assert said(littleton(tmp_path, {}, {"nights": ("every: year", "every: quarter")})) == (
        "data/nights.yml:14:12: warning: short-nights comes every quarter, and its periods are of a year\n"
        "    write every: year, or correct the periods"
    )


def test_a_level_that_no_area_is_of_is_told_from_the_table(tmp_path: Path):
    book = littleton(tmp_path, {}, {"areas": ("levels: [district, ward]\n", "")})
    chapter = book.root / "chapters/sleep.yml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("kind: chapter\n", "kind: chapter\nfor_each: wardd\n"), encoding="utf-8")
    again = book_of(book.root)
    assert [str(fault) for fault in check_row_links(again, loaded(again).tables)] == [
        "chapters/sleep.yml:2:11: no area is of level 'wardd'\n    did you mean 'ward'?"
    ]


def test_more_events_than_people_are_no_fault_of_a_rate(tmp_path: Path):
    rate = {"nights": ("statistic: proportion", "statistic: rate per 1000")}
    assert said(littleton(tmp_path, changed("nights", "240,1000", "1200,1000"), rate)) == ""


def test_shares_of_areas_that_do_not_nest_sum_to_one(tmp_path: Path):
    book = littleton(tmp_path, {})
    card = (book.root / "data/areas.yml").read_text(encoding="utf-8")
    (book.root / "data/fits.yml").write_text(card.replace("areas\nholds", "fits\nholds").replace("areas.csv", "fits.csv"), encoding="utf-8")  # fmt: skip
    rows = "from,to,share\neast,north,0.5\neast,south,0.44\nwest,south,1\n"
    (book.root / "data/fits.csv").write_text(rows, encoding="utf-8")
    again = book_of(book.root)
    assert said(again) == "data/fits.csv:2:3: shares from east sum to 0.94, not 1\n    is a row missing?"


def test_twenty_of_a_kind_are_told_and_the_rest_counted(tmp_path: Path):
    rows = "".join(f"7,littleton,{year},Persons,All,2,1\n" for year in range(1990, 2013))
    told = said(littleton(tmp_path, {"nights": f"indicator,area,period,sex,age,count,denominator\n{rows}"}))
    assert told.count("count 2 is above denominator 1") == 20
    assert told.endswith("are the two columns swapped?; and 3 more")


def test_many_areas_that_are_not_known_are_one_warning(tmp_path: Path):
    rows = "".join(f"7,E0{i},2022/23,Persons,All,2,10,,,\n" for i in range(50))
    assert said(littleton(tmp_path, more("nights", rows))) == (
        "data/nights.csv:6:2: warning: 'E00' is not an area of data/areas.csv\n"
        "    it has no name here, and is on no page; add it, or leave its rows out; and 49 more"
    )


def test_a_chapter_that_an_edition_lists_and_nobody_wrote_is_told_once(tmp_path: Path):
    book = littleton(tmp_path, {})
    (book.root / "chapters/sleep.yml").unlink()
    assert said(book_of(book.root)) == ""


def test_every_check_says_what_it_finds_and_where_it_looks():
    checks = kinds_in(CHECKS, Check)
    assert {"counts", "gaps", "points", "travel"} <= set(checks)
    assert all(check.says.endswith(".") and check.holds for check in checks.values())
