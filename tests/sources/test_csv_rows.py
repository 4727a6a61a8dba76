"""CSV, strictly: what is read, and every slip at its line."""

from pathlib import Path

import pytest

from jsna.problems import Faults
from jsna.sources.csv_rows import read_rows

LOST = "save it as 'CSV UTF-8', or declare its encoding on the card"
UNEVEN = "a comma inside a text needs quotes round the text"
AGAIN = "save the file again as 'CSV UTF-8'"


def refused(body: bytes, **how: object) -> str:
    with pytest.raises(Faults) as caught:
        read_rows(body, "d.csv", **how)
    return str(caught.value)


def test_every_field_is_text_and_knows_its_line():
    made = read_rows(b"code,n\nNA,0123\n1E07,None\n", "d.csv")
    assert made.header == ("code", "n")
    assert made.rows == [["NA", "0123"], ["1E07", "None"]]
    assert made.lines == [2, 3]
    assert made.column(2) == ["0123", "None"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old"])
def test_a_line_break_in_quotes_belongs_to_its_field(ends: str):
    body = f'a,b{ends}"x{ends}y",1{ends}{ends}z,2{ends}'.encode()
    made = read_rows(body, "d.csv")
    assert made.rows == [[f"x{ends}y", "1"], ["z", "2"]]
    assert made.lines == [2, 5]


@pytest.mark.parametrize("encoding", [None, "utf-8"])
def test_a_byte_order_mark_is_no_part_of_a_heading(encoding: str | None):
    assert read_rows("\ufeffa,b\n1,2\n".encode(), "d.csv", encoding).header == ("a", "b")


def test_a_declared_encoding_is_used():
    assert read_rows("a\nYnys Môn\n".encode("cp1252"), "d.csv", "cp1252").rows == [["Ynys Môn"]]


def test_rows_without_a_letter_are_none():
    made = read_rows(b"\n,\na,b\n,\n\n1,2\n,\n", "d.csv")
    assert (made.header, made.rows, made.lines) == (("a", "b"), [["1", "2"]], [6])


def test_a_trailing_comma_is_taken_off_where_a_layout_has_one():
    assert read_rows(b"a,b\n1,2,\n3,4\n", "d.csv", trailing_comma=True).rows == [["1", "2"], ["3", "4"]]
    assert read_rows(b"a,b,\n1,2,\n", "d.csv", trailing_comma=True).header == ("a", "b")


def test_a_last_heading_that_no_row_reaches_is_taken_off_there():
    made = read_rows(b"a,b,goal\n1,\n3,4\n", "d.csv", trailing_comma=True)
    assert (made.header, made.rows) == (("a", "b"), [["1", ""], ["3", "4"]])
    assert refused(b"a,b,goal\n1,2\n3,4,5\n", trailing_comma=True) == (
        f"d.csv:2:3: 2 fields, the header has 3\n    {UNEVEN}"
    )


SLIPS = {
    "another encoding": ("a\nx\nYnys Môn\n".encode("cp1252"), f"d.csv:3:1: byte 0xF4 is not UTF-8 text\n    {LOST}"),
    "UTF-16": ("a,b\n".encode("utf-16"), "d.csv:1:1: this is UTF-16\n    save it as 'CSV UTF-8'"),
    "an unseen mark": ("a\nx\nit\x92s\n".encode(), "d.csv:3:1: control character U+0092\n    an apostrophe from cp1252? save it again as 'CSV UTF-8'"),
    "a lost letter": ("a\r\nYnys M\ufffdn\r\n".encode(), "d.csv:2:1: a letter that was lost (U+FFFD)\n    put the letter back, and save it as 'CSV UTF-8'"),
    "a NUL": (b"a,b\n1,2\x00\n", f"d.csv:2:2: a NUL character\n    {AGAIN}"),
    "too many fields": (b"a,b\n1,2,3\n", f"d.csv:2:3: 3 fields, the header has 2\n    {UNEVEN}"),
    "too few fields": (b"a,b\n1\n", f"d.csv:2:2: 1 field, the header has 2\n    {UNEVEN}"),
    "several at once": (b"a,a\n1\n1,2\n1,2,3\n", f"d.csv:1:2: column 'a' is given twice\n    rename one of them\nd.csv:2:2: 1 field, the header has 2\n    {UNEVEN}\nd.csv:4:3: 3 fields, the header has 2\n    {UNEVEN}"),
    "a heading without a name": (b"a,,b\n1,2,3\n", "d.csv:1:2: a column has no name\n    name it, or take it out"),
    "a heading below empty lines": (b"\n\na,a\n1,2\n", "d.csv:3:2: column 'a' is given twice\n    rename one of them"),
    "semicolons": (b"a;b\n1,5;2\n", "d.csv:1:1: semicolons between fields\n    save it with commas, or write delimiter: \";\" on the card"),
    "tabs": (b"a\tb\n1\t2\n", "d.csv:1:1: tabs between fields\n    save it with commas, or write delimiter: tab on the card"),
    "a quote left open": (b'a,b\n"1,2\n3,4\n', "d.csv:2:1: a quote opened here is not closed\n    close it, or double a quote that belongs to the text"),
    "text after a quote": (b'a,b\n1,"x" y\n', "d.csv:2:2: text follows a quote that was closed\n    double a quote that belongs to the text"),
    "a quote over everything": (b'a\n"' + b"x\n" * 600_000, "d.csv:2:1: a field of more than 1,000,000 characters\n    is a quote not closed?"),
    "an Excel file under another name": (b"PK\x03\x04\x14\0", "d.csv:1:1: this is an Excel file\n    open it and save it as 'CSV UTF-8', or call it .xlsx here and on the card"),
    "an empty file": (b"", "d.csv:1:1: no rows\n    is this the right file?"),
    "a file of empty lines": (b"\xef\xbb\xbf\n ,\n".replace(b" ", b""), "d.csv:1:1: no rows\n    is this the right file?"),
    "only a heading": (b"a,b\n", "d.csv:1:1: no rows\n    only the heading is there"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_line(slip: str):
    body, told = SLIPS[slip]
    assert refused(body) == told


@pytest.mark.parametrize("encoding", ["cp12552", "undefined", "base64"])
def test_an_encoding_that_is_none_is_refused(encoding: str):
    assert (
        refused(b"a\n1\n", encoding=encoding)
        == f"d.csv:1:1: '{encoding}' is not an encoding\n    write cp1252"
    )


def test_twenty_slips_of_a_kind_are_told_and_the_rest_counted():
    told = refused(b"a,b\n" + b"1\n" * 25).splitlines()
    assert len(told) == 40
    assert told[-2:] == ["d.csv:21:2: 1 field, the header has 2", f"    {UNEVEN}; and 5 more"]


def test_four_megabytes_are_split_into_their_rows(shared: Path):
    body = (shared / "data/fingertips/fingertipsnext/healthdata_north_west.csv").read_bytes()
    assert len(read_rows(body, "d.csv").rows) == 44_452
