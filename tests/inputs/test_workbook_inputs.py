"""Every bad workbook and Parquet file of the list (group E) by its number: the whole message, at its cell."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jsna.sources.kinds import parquet
from tests.inputs.place import PEOPLE, SHARE, table, told

HEAD = ["area", "sex", "age", "resident"]
ROWS = [HEAD, ["littleton", "Male", "0-4", 12], ["littleton", "Female", "0-4", 14]]
EXCEL = PEOPLE + "format: excel\nsheet: S\n"
UNSEEN = "save a copy with values only, one sheet, nothing else"
BAND = "age band {} turned into a date? format the column as text"
AGAIN = "leave it empty and put the reason in note"


def book(fill: Callable[[Worksheet], None] = lambda sheet: None, rows: list[list[object]] = ROWS) -> bytes:
    """A workbook with ``rows`` on the sheet S, changed by ``fill``."""
    made = Workbook()
    made.active.title = "S"
    for row in rows:
        made.active.append(row)
    fill(made.active)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def put(cell: str, value: object) -> Callable[[Worksheet], None]:
    return lambda sheet: sheet.__setitem__(cell, value)


def also(name: str, body: bytes = b"<x/>") -> bytes:
    """The workbook with one more file inside."""
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(name, body)
    return out.getvalue()


def rewritten(name: str, old: bytes, new: bytes) -> bytes:
    """The workbook where a file inside has another text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as was, zipfile.ZipFile(out, "w") as now:
        for one in was.namelist():
            body = was.read(one)
            now.writestr(one, body.replace(old, new, 1) if one == name else body)
    return out.getvalue()


def hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def hidden_sheet(state: str) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("raw").sheet_state = state

    return fill


def claimed(size: int) -> bytes:
    """A workbook whose list of contents says that one file in it unpacks to ``size`` bytes; it holds a few."""
    body = bytearray(also("xl/big.xml", b"a" * 50))
    at = body.rfind(b"PK\x01\x02")
    body[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(body)


DTD = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<x>&b;</x>'
REFUSED: dict[str, tuple[bytes, str]] = {
    "E111 5-9 as 9 May": (
        book(put("C2", datetime(2026, 5, 9))),
        f"data/d.xlsx:S!C2: a date (9 May)\n    {BAND.format('5-9')}",
    ),
    "E112 10-14 as October 2014": (
        book(put("C3", date(2014, 10, 1))),
        f"data/d.xlsx:S!C3: a date (October 2014)\n    {BAND.format('10-14')}",
    ),
    "E113 a formula without a result": (
        book(put("D2", "=1+1")),
        "data/d.xlsx:S!D2: a formula with no result\n    open it, recalculate, and save",
    ),
    **{
        f"E114 {error}": (book(put("D3", error)), f"data/d.xlsx:S!D3: {error}\n    {AGAIN}")
        for error in ("#DIV/0!", "#REF!", "#N/A")
    },
    **{
        f"E115 a {state} sheet": (
            book(hidden_sheet(state)),
            "data/d.xlsx:1:1: hidden sheet 'raw'\n    remove it, it travels with the file",
        )
        for state in ("hidden", "veryHidden")
    },
    "E116 hidden rows": (
        book(hide),
        "data/d.xlsx:S: 2 hidden rows\n    show them, or delete them: they travel with the file",
    ),
    "E116 a hidden column": (
        book(hide_column),
        "data/d.xlsx:S: 1 hidden column\n    show them, or delete them: they travel with the file",
    ),
    **{
        f"{number} {part}": (also(part), f"data/d.xlsx:1:1: {said}\n    {UNSEEN}")
        for number, part, said in (
            ("E117", "xl/pivotCache/pivotCacheRecords1.xml", "a pivot table keeps its source records inside"),
            ("E118", "xl/vbaProject.bin", "holds macros"),
            ("E118", "xl/externalLinks/externalLink1.xml", "holds links to other workbooks"),
            ("E118", "xl/embeddings/oleObject1.bin", "holds embedded files"),
            ("E118", "xl/comments1.xml", "holds comments"),
            ("E118", "xl/threadedComments/threadedComment1.xml", "holds comments"),
            ("E118", "xl/activeX/activeX1.xml", "holds controls that can run"),
            ("E118", "xl/connections.xml", "holds connections to other data"),
        )
    },
    "E119 merged cells": (
        book(lambda sheet: sheet.merge_cells("B1:D1")),
        "data/d.xlsx:S!B1:D1: merged cells\n"
        "    split them: each row needs every value, each column one heading",
    ),
    "E120 a bomb, by what its list of contents says": (
        claimed(208_000_000),
        "data/d.xlsx:1:1: unpacks to 208 MB, the limit is 100 MB or 100:1\n    save the sheet alone, as .csv",
    ),
    "E120 a bomb, really": (
        also("xl/big.xml", b"\0" * 3_000_000),
        "data/d.xlsx:1:1: unpacks to 3 MB, the limit is 100 MB or 100:1\n    save the sheet alone, as .csv",
    ),
    "E121 entities": (
        also("xl/sharedStrings2.xml", DTD),
        "data/d.xlsx:xl/sharedStrings2.xml: DOCTYPE is not allowed\n    save it again",
    ),
    "E121 entities in UTF-16": (
        also("xl/sharedStrings2.xml", DTD.decode().encode("utf-16")),
        "data/d.xlsx:xl/sharedStrings2.xml: DOCTYPE is not allowed\n    save it again",
    ),
    "E122 HTML": (
        b"\n<!DOCTYPE html><html><body>Sign in</body></html>",
        "data/d.xlsx:1:1: this is an HTML page\n    save as .xlsx or .csv",
    ),
    "E122 an old workbook or one with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "data/d.xlsx:1:1: this is an old .xls workbook, or has a password\n    save it as .xlsx, open to all",
    ),
    "E122 text": (
        b"area,sex\n",
        "data/d.xlsx:1:1: this is not a workbook\n    save as .xlsx or .csv",
    ),
    "E122 cut short": (book()[:2000], "data/d.xlsx:1:1: this workbook is damaged\n    save it again"),
    "E130 a part of a person": (
        book(put("D2", 4.5)),
        "data/d.xlsx:S!D2: 4.5 is not whole\n    a rate in the resident column?",
    ),
    "H175 a character that nobody sees": (
        book(put("C3", "0-\u200b4")),
        "data/d.xlsx:S!C3: character U+200B is not allowed\n    delete it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", REFUSED)
def test_a_bad_workbook_is_told_at_its_cell(bad: str, tmp_path: Path):
    body, expected = REFUSED[bad]
    assert told(tmp_path, body, EXCEL, "d.xlsx") == expected


def test_e123_what_is_put_right_is_told_cell_by_cell(tmp_path: Path):
    rows = [HEAD, ["littleton ", "Male", "0\u00a0to 4", "'12"], ["littleton", "Female", "0 to 4", 14]]
    assert told(tmp_path, book(rows=rows), EXCEL, "d.xlsx") == (
        "data/d.xlsx:S!A2: warning: spaces round a text\n    it is read as 'littleton'\n"
        "data/d.xlsx:S!C2: warning: a space that does not break (U+00A0)\n    it is read as '0 to 4'\n"
        "data/d.xlsx:S!D2: warning: an apostrophe before a number\n    it is read as '12'"
    )
    made = table(tmp_path / "again", book(rows=rows), EXCEL, "d.xlsx")
    assert made.frame["resident"].tolist() == [12, 14]


def test_a_number_of_a_cell_is_no_text_with_signs_for_thousands(tmp_path: Path):
    rows = [
        HEAD,
        ["littleton", "Male", "0-4", "1.234"],
        ["littleton", "Female", "0-4", 1234.0],
    ]
    about = EXCEL + 'decimal: ","\nthousands: "."\n'
    made = table(tmp_path, book(rows=rows), about, "d.xlsx")
    assert made.frame["resident"].tolist() == [1234, 1234]
    rows[2][3] = 1.25
    need = table(tmp_path / "again", book(rows=rows), about, "d.xlsx")
    assert need.frame["resident"].tolist() == [1234, 1.25]


def arrow(**columns: object) -> bytes:
    """A Parquet file of ``columns``."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def shares(counts: object) -> bytes:
    years = [str(2016 + at) for at in range(len(counts))]
    return arrow(area=["littleton"] * len(counts), period=years, count=counts, denominator=[40] * len(counts))


ONE_CELL = "write one text or number in each cell"
PARQUET: dict[str, tuple[bytes, str]] = {
    "E124 cut short": (
        shares([4, 5])[:-9],
        "data/d.parquet:1:1: the footer is damaged\n    the file was cut short; copy it again",
    ),
    "E124 a footer of nonsense": (
        shares([4, 5])[:-60] + b"\xff" * 52 + shares([4, 5])[-8:],
        "data/d.parquet:1:1: this cannot be read to its end\n    the file is damaged; copy it again",
    ),
    "E124 no Parquet": (
        b"area,period\n",
        "data/d.parquet:1:1: this is not a Parquet file\n    write it again",
    ),
    "E125 lists": (
        arrow(area=["littleton"], period=["2024"], count=[[1, 2]], denominator=[3]),
        f"data/d.parquet:column count: lists are not read\n    {ONE_CELL}",
    ),
    "E125 records": (
        arrow(area=["littleton"], period=["2024"], count=[{"a": 1}], denominator=[3]),
        f"data/d.parquet:column count: records are not read\n    {ONE_CELL}",
    ),
    "E125 bytes": (
        arrow(area=["littleton"], period=["2024"], count=[b"\xff"], denominator=[3]),
        f"data/d.parquet:column count: bytes are not read\n    {ONE_CELL}",
    ),
    "E126 a part of a person": (
        shares([4.0, 4.0, 5.0, 6.0, 7.0, 8.0, 4.5]),
        "data/d.parquet:row 7:count: 4.5 is not whole\n    a rate in the count column?",
    ),
    "E104 no rows": (
        shares(pa.array([], pa.int64())),
        "data/d.parquet:1:1: no rows\n    is this the right file?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", PARQUET)
def test_a_bad_parquet_file_is_told_at_its_row(bad: str, tmp_path: Path):
    body, expected = PARQUET[bad]
    assert told(tmp_path, body, SHARE, "d.parquet") == expected


def test_e126_whole_counts_that_are_held_as_decimals_are_whole(tmp_path: Path):
    assert told(tmp_path, shares([4.0, 5.0]), SHARE, "d.parquet") == ""


def test_e125_a_long_text_that_stands_once_and_is_said_in_every_row_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parquet, "MOST_BYTES", 1_000_000)
    frame = pd.DataFrame({"area": ["littleton"] * 2000, "note": ["x" * 1000] * 2000})
    out = io.BytesIO()
    frame.assign(period="2024", count=1, denominator=2).to_parquet(out)
    assert len(out.getvalue()) < 20_000
    assert told(tmp_path, out.getvalue(), SHARE, "d.parquet") == (
        "data/d.parquet:1:1: unpacks to 2 MB, the limit is 1 MB\n"
        "    keep only the rows and columns that are needed"
    )


def test_e125_more_rows_than_can_be_held_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parquet, "MOST_ROWS", 3)
    assert told(tmp_path, shares([1, 2, 3, 4]), SHARE, "d.parquet") == (
        "data/d.parquet:1:1: more than 3 rows\n    keep only the rows and columns that are needed"
    )
