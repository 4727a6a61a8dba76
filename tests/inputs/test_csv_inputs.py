"""Every bad CSV of the list (group D) by its number: the whole message, or what is read safely."""

from pathlib import Path

import pandas as pd
import pytest

from jsna.disclosure.protect import protect
from jsna.problems import Faults, in_order
from jsna.sources.csv_rows import read_rows
from jsna.sources.lock import Locked, compare
from jsna.statistics.estimate import estimate
from tests.inputs.place import RATE, SHARE, VALUES, folder_with, read, said, table, told
from tests.model.place import book_of

HEAD = "area,period,count,denominator\n"
ROW = "littleton,2024,12,40\n"
UTF8 = "save it as 'CSV UTF-8', or declare its encoding on the card"
UNEVEN = "a comma inside a text needs quotes round the text"
NOTE = "leave it empty and put the reason in note"
NAMES = HEAD.replace("count", "note,count")

REFUSED: dict[str, tuple[bytes | str, str, str]] = {
    "D88 cp1252": (
        (NAMES + "littleton,2024,Ynys Môn,1,2\n").encode("cp1252"),
        SHARE,
        f"data/d.csv:2:3: byte 0xF4 is not UTF-8 text\n    {UTF8}",
    ),
    "D88 cp1252 in the first field": (
        (HEAD + "Ynys Môn,2024,1,2\n").encode("cp1252"),
        SHARE,
        f"data/d.csv:2:1: byte 0xF4 is not UTF-8 text\n    {UTF8}",
    ),
    "D89 a mark of cp1252 in UTF-8": (
        NAMES + 'littleton,2024,"it\x92s, so",1,2\n',
        SHARE,
        "data/d.csv:2:3: control character U+0092\n    an apostrophe from cp1252? save it again as 'CSV UTF-8'",
    ),
    "D90 UTF-16": (
        (HEAD + ROW).encode("utf-16"),
        SHARE,
        "data/d.csv:1:1: this is UTF-16\n    save it as 'CSV UTF-8'",
    ),
    "D92 too many fields": (
        HEAD + "littleton,2024,1,2,3\n",
        SHARE,
        f"data/d.csv:2:5: 5 fields, the header has 4\n    {UNEVEN}",
    ),
    "D93 too few fields": (
        HEAD + "littleton,2024,1\n",
        SHARE,
        f"data/d.csv:2:4: 3 fields, the header has 4\n    {UNEVEN}",
    ),
    "D97 a column twice": (
        "area,period,count,count\n" + ROW,
        SHARE,
        "data/d.csv:1:4: column 'count' is given twice\n    rename one of them",
    ),
    "D98 a column without a name": (
        "area,period,,denominator\n" + ROW,
        SHARE,
        "data/d.csv:1:3: a column has no name\n    name it, or take it out",
    ),
    "D99 thousands": (
        HEAD + 'littleton,2024,"1,234",4000\n',
        SHARE,
        "data/d.csv:2:3: '1,234' has a comma\n    write 1234, or declare thousands: \",\" on the card",
    ),
    "D100 a star": (HEAD + "littleton,2024,*,40\n", SHARE, f"data/d.csv:2:3: '*' is not a number\n    {NOTE}"),
    "D100 fewer than five": (
        HEAD + "littleton,2024,<5,40\n",
        SHARE,
        f"data/d.csv:2:3: '<5' is not a number\n    declare it under marks: on the card, or {NOTE}",
    ),
    "D101 a decimal comma": (
        "area,period,value\nlittleton,2024,\"1,5\"\n",
        VALUES,
        "data/d.csv:2:3: '1,5' has a comma\n    write 1.5, or declare decimal: \",\" on the card",
    ),
    "D101 semicolons": (
        (HEAD + ROW).replace(",", ";"),
        SHARE,
        'data/d.csv:1:1: semicolons between fields\n    save it with commas, or write delimiter: ";" on the card',
    ),
    "D102 NUL": (
        HEAD + "littleton,2024,12\0,40\n",
        SHARE,
        "data/d.csv:2:3: a NUL character\n    save the file again as 'CSV UTF-8'",
    ),
    "D103 an open quote": (
        HEAD + 'littleton,"2024,12,40\n' + ROW,
        SHARE,
        "data/d.csv:2:2: a quote opened here is not closed\n"
        "    close it, or double a quote that belongs to the text",
    ),
    "D103 an open quote below a line break in quotes": (
        NAMES + 'littleton,2024,"a\nb",1,2\n"littleton,2024,"",1,2\n',
        SHARE,
        "data/d.csv:4:1: a quote opened here is not closed\n"
        "    close it, or double a quote that belongs to the text",
    ),
    "D104 empty": ("", SHARE, "data/d.csv:1:1: no rows\n    is this the right file?"),
    "D104 header only": (HEAD, SHARE, "data/d.csv:1:1: no rows\n    only the heading is there"),
    "D105 inf": (HEAD + "littleton,2024,inf,40\n", SHARE, f"data/d.csv:2:3: 'inf' is not a number\n    {NOTE}"),
    "D105 -Infinity": (
        HEAD + "littleton,2024,-Infinity,40\n",
        SHARE,
        f"data/d.csv:2:3: '-Infinity' is not a number\n    {NOTE}",
    ),
    "D105 1e400": (
        HEAD + "littleton,2024,1e400,40\n",
        SHARE,
        f"data/d.csv:2:3: '1e400' is not a number\n    {NOTE}",
    ),
    "D105 nan": (HEAD + "littleton,2024,nan,40\n", SHARE, f"data/d.csv:2:3: 'nan' is not a number\n    {NOTE}"),
    "D106 too large": (
        HEAD + "littleton,2024,99999999999999999999,40\n",
        SHARE,
        "data/d.csv:2:3: a number too large\n    is a decimal point missing?",
    ),
    "D107 a total": (
        HEAD + ROW + "east,2024,1,10\nAll wards,2024,13,50\n",
        SHARE,
        "data/d.csv:4:1: 'All wards' looks like a total\n"
        "    declare totals: All wards on the card, and its rows are left out; or take them out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", REFUSED)
def test_a_bad_csv_is_told_at_its_line_and_field(bad: str, tmp_path: Path):
    body, about, expected = REFUSED[bad]
    assert told(tmp_path, body, about) == expected


SAFE: dict[str, tuple[bytes | str, str]] = {
    "D91 a byte order mark": ("\ufeff" + HEAD + ROW, SHARE),
    "D88 cp1252 that is declared": (
        (NAMES + "littleton,2024,Ynys Môn,1,2\n").encode("cp1252"),
        SHARE + "encoding: cp1252",
    ),
    "D99 thousands that are declared": (
        HEAD + 'littleton,2024,"1,234","40,000"\n',
        SHARE + 'thousands: ","',
    ),
    "D101 decimal commas and semicolons that are declared": (
        "area;period;value\nlittleton;2024;1,5\n",
        VALUES + 'delimiter: ";"\ndecimal: ","',
    ),
    "D107 a total that is declared": (
        HEAD + ROW + "All wards,2024,13,50\n",
        SHARE + "totals: All wards",
    ),
}


@pytest.mark.parametrize("good", SAFE)
def test_what_the_card_declares_is_read_without_a_word(good: str, tmp_path: Path):
    assert told(tmp_path, *SAFE[good]) == ""


def test_d94_to_d96_a_text_stays_as_it_was_typed():
    body = b"code,name\n1E07,NA\n0123,None\n7,null\n"
    assert read_rows(body, "d.csv").rows == [["1E07", "NA"], ["0123", "None"], ["7", "null"]]


def test_d99_a_declared_comma_stands_for_thousands_only_between_groups_of_three(tmp_path: Path):
    body = HEAD + 'littleton,2024,"12,34","1,234,567"\n'
    assert told(tmp_path, body, SHARE + 'thousands: ","') == (
        f"data/d.csv:2:3: '12,34' is not a number\n    {NOTE}"
    )


def test_d101_declared_signs_give_the_numbers_that_were_meant(tmp_path: Path):
    about = VALUES + 'delimiter: ";"\ndecimal: ","\nthousands: "."'
    made = table(tmp_path, "area;period;value\nlittleton;2023;1.234,5\nlittleton;2024;-0,25\n", about)
    assert made.frame["value"].tolist() == [1234.5, -0.25]


def test_d100_declared_marks_are_kept_apart_from_nought_and_from_nothing(tmp_path: Path):
    marks = (
        'marks: {"*": withheld, "<5": withheld, ":": not available, "[x]": not available, c: not applicable}'
    )
    body = HEAD + "".join(
        f"littleton,{2015 + at},{cell},40\n" for at, cell in enumerate(["0", "", "*", "<5", ":", "[x]", "c"])
    )
    made = table(tmp_path, body, SHARE + marks)
    assert made.frame["count"].tolist()[0] == 0
    assert made.frame["count"].isna().tolist() == [False] + [True] * 6
    assert str(made.frame["count"].dtype) == "float64"
    assert made.marked["count"].to_dict() == {
        4: "withheld", 5: "withheld", 6: "not available", 7: "not available", 8: "not applicable",
    }  # fmt: skip
    assert made.frame["note"].tolist() == [
        "", "", "withheld ('*' in the source)", "withheld ('<5' in the source)",
        "not available (':' in the source)", "not available ('[x]' in the source)",
        "not applicable ('c' in the source)",
    ]  # fmt: skip
    assert told(tmp_path / "again", body, SHARE + marks) == ""


OPTIONS = {
    "marks: {'*': hidden}": "14: * cannot be 'hidden'\n    write withheld, not available or not applicable",
    "marks: {'5': withheld}": "9: '5' is a number, and cannot be a mark\n    take it out of marks",
    "delimiter: x": '12: \'x\' is not a sign between fields\n    write ";", "|" or tab',
    "thousands: .": "12: '.' cannot stand for thousands and for decimals\n    write decimal: with another",
    "rounded_to: 0": "13: 0 is below 1\n    write 5 where counts are rounded to 5",
    "not_known: -1": "12: -1 is below 0\n    write how many may be neither male nor female",
    "decimal: ;": '10: \';\' is not a decimal sign\n    write "," or "."',
    "encoding: cp12552": "",
}


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_of_the_card_that_cannot_be_is_told_on_the_card(option: str, tmp_path: Path):
    expected = f"data/d.yml:11:{OPTIONS[option]}"
    if option.startswith("encoding"):
        expected = "data/d.csv:1:1: 'cp12552' is not an encoding\n    write cp1252"
    assert told(tmp_path, HEAD + ROW, SHARE + option).split("\ndata/d.csv")[0] == expected


def test_d107_rows_that_are_totals_are_left_out_and_counted(tmp_path: Path):
    made = table(tmp_path, HEAD + ROW + "All wards,2024,13,50\n", SHARE + "totals: [All wards]")
    assert [(one.rows, one.because) for one in made.left_out] == [(1, "totals, as the card says: All wards")]
    assert (len(made.frame), made.read) == (1, 2)


def test_d108_more_rows_than_the_most_are_refused_before_one_is_kept():
    body = b"a,b\n" + b"1,2\n" * 11
    assert len(read_rows(body, "d.csv", most=11).rows) == 11
    with pytest.raises(Faults) as caught:
        read_rows(body, "d.csv", most=10)
    assert str(caught.value) == "d.csv:1:1: more than 10 rows\n    save it as Parquet"


def test_d108_a_file_too_large_to_be_held_is_refused_unopened(tmp_path: Path):
    root = folder_with(tmp_path, HEAD + ROW)
    with (root / "data/d.csv").open("r+b") as opened:
        opened.truncate(2_000_000_000)
    assert said(book_of(root)) == "data/d.csv:1:1: 2,000 MB, the limit is 200 MB\n    save it as Parquet"


def test_d108_line_breaks_in_quotes_and_empty_lines_are_no_rows():
    body = b'a,b\n"1\n\n\n",2\n\n\n\n"x\ny",2\n'
    assert len(read_rows(body, "d.csv", most=2).rows) == 2


def test_d100_the_reason_of_a_mark_reaches_whoever_shows_the_row(tmp_path: Path):
    marks = 'marks: {"*": withheld, ":": not available, c: not applicable}'
    body = HEAD + "".join(
        f"littleton,{2021 + at},{cell},40\n" for at, cell in enumerate(["20", "*", ":", "c"])
    )
    book = book_of(folder_with(tmp_path, body, SHARE + "disclosure: published\n" + marks))
    made = protect(estimate({"d": read(book).tables["d"]}, book.measures), book)
    safe, wrong = made.tables, list(made.faults)
    assert (safe["d"].frame["reason"].tolist(), wrong) == (
        ["", "withheld", "not available", "not applicable"],
        [],
    )
    assert safe["d"].frame["value"].isna().tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("rows", "said"), [(65_536, "65536 rows is"), (65_535, "65535 rows and a heading is"), (65_534, "")]
)
def test_d109_a_file_that_ends_where_a_sheet_ends_is_told(rows: int, said: str, tmp_path: Path):
    body = "area,resident,registered,need\n" + "".join(f"a{at},1,1,1\n" for at in range(rows))
    expected = (
        f"data/d.csv:1:1: warning: {said} where a spreadsheet cuts off\n"
        "    count the rows where the file came from\n"
        if said
        else ""
    )
    others = (
        "data/d.csv:2:1: warning: 'a0' is not an area of data/areas.csv\n"
        f"    it has no name here, and is on no page; add it, or leave its rows out; and {rows - 1} more"
    )
    assert told(tmp_path, body, "holds: population") == expected + others


def test_d110_fewer_rows_than_recorded_are_told():
    was, is_ = (Locked("data/d.csv", hash_, rows, ("area",)) for hash_, rows in (("a", 900), ("b", 812)))
    (fault,) = in_order(compare({"d": was}, {"d": is_}))
    assert (str(fault.place), fault.message) == ("data/d.csv:1:1", "812 rows, 900 recorded")


def test_a_column_that_holds_rates_is_not_taken_for_shares(tmp_path: Path):
    body = HEAD + "".join(f"littleton,{2018 + at},{count},100000\n" for at, count in enumerate((9, 31, 12)))
    assert told(tmp_path, body, RATE) == ""
    assert isinstance(table(tmp_path / "again", body, RATE).frame, pd.DataFrame)
