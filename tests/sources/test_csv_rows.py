"""A CSV file as text: each slip at its line, and nothing guessed."""

from pathlib import Path

import pytest

from jsna.problems import Faults
from jsna.sources.csv_rows import read_rows
from tests.sources.cards import asked, read, refused


def said(body: bytes, encoding: str | None = None) -> str:
    with pytest.raises(Faults) as caught:
        read_rows(body, "d.csv", encoding)
    return str(caught.value)


SAVE = "save it as 'CSV UTF-8', or declare its encoding on the card"
QUOTES = "a comma inside a text needs quotes round the text"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("a\nYnys M\u00f4n\n".encode("cp1252"), f"d.csv:2:1: byte 0xF4 is not UTF-8 text\n    {SAVE}"),
        ("a\n1\n".encode("utf-16"), "d.csv:1:1: this is UTF-16\n    save it as 'CSV UTF-8'"),
        (b"a,b\n1,2,3\n", f"d.csv:2:3: 3 fields, the header has 2\n    {QUOTES}"),
        (b"a,b\n1\n", f"d.csv:2:2: 1 field, the header has 2\n    {QUOTES}"),
        (b"a,a\n1,2\n", "d.csv:1:2: column 'a' is given twice\n    rename one of them"),
        (b"a,,b\n1,2,3\n", "d.csv:1:2: a column has no name\n    name it, or take it out"),
        (b"a;b\n1;2\n", "d.csv:1:1: semicolons between fields\n    save it with commas"),
        (b"a,b\n1,2\x00\n", "d.csv:2:1: a NUL character\n    save the file again as 'CSV UTF-8'"),
        (b'a,b\n1,"2\n', "d.csv:2:1: a quote opened here is not closed\n    close it, or double a quote that belongs to the text"),
        (b'a,b\n1,"2"3\n', "d.csv:2:1: text follows a quote that was closed\n    double a quote that belongs to the text"),
        (b"", "d.csv:1:1: no rows\n    is this the right file?"),
        (b"a,b\n", "d.csv:1:1: no rows\n    only the heading is there"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_place(body: bytes, told: str):
    assert said(body) == told


def test_an_encoding_that_is_declared_is_used_and_must_be_one():
    body = "a\nYnys M\u00f4n\n".encode("cp1252")
    assert read_rows(body, "d.csv", "cp1252").rows == [["Ynys M\u00f4n"]]
    assert said(body, "cp-what") == "d.csv:1:1: 'cp-what' is not an encoding\n    write cp1252"


def test_words_and_codes_stay_as_they_were_written():
    rows = read_rows(b"\xef\xbb\xbfa,b\r\nNA,1E07\r\nNone,0123\r\n", "d.csv")
    assert rows.header == ("a", "b")
    assert rows.rows == [["NA", "1E07"], ["None", "0123"]]


def test_a_row_is_at_the_line_where_it_begins():
    rows = read_rows(b'a,b\n"x\ny",1\n\nz,2\n', "d.csv")
    assert (rows.rows, rows.lines) == ([["x\ny", "1"], ["z", "2"]], [2, 5])


def test_twenty_uneven_rows_are_told_and_the_rest_counted():
    told = said(b"a,b\n" + b"1\n" * 25).splitlines()
    assert (len(told), told[-1]) == (40, f"    {QUOTES}; and 5 more")


def test_a_card_gives_our_names_for_theirs(tmp_path: Path):
    (tmp_path / "d.csv").write_text("Code,People\nx,5\n", encoding="utf-8")
    got = read("tidy", asked(tmp_path / "d.csv", more="columns: {area: Code, resident: People}"))
    assert got.frame.to_dict("list") == {"area": ["x"], "resident": ["5"]}
    assert got.header == ("Code", "People")


def test_two_columns_cannot_have_one_name(tmp_path: Path):
    (tmp_path / "d.csv").write_text("Code,area\nx,y\n", encoding="utf-8")
    assert refused("tidy", asked(tmp_path / "d.csv", more="columns: {area: Code}")) == (
        "data/d.csv:1:2: column 'area' is given twice\n    rename one of them"
    )


def test_a_heading_that_the_card_names_must_be_there(tmp_path: Path):
    (tmp_path / "d.csv").write_text("Code,People\nx,5\n", encoding="utf-8")
    assert refused("tidy", asked(tmp_path / "d.csv", more="columns: {area: Ward}")) == (
        "data/d.csv:1:1: no column is headed 'Ward'\n    the headings are Code, People"
    )
