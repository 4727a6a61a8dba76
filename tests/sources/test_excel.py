"""A sheet of a workbook: what is read, and what a spreadsheet does to data is told at its cell."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.cards import asked, read, refused

Fill = Callable[[Worksheet], None]


def workbook(
    folder: Path, rows: list[list[object]], fill: Fill = lambda sheet: None, hidden: str = ""
) -> Path:
    """b.xlsx with ``rows`` on the sheet S, and an empty sheet that is ``hidden``."""
    book = Workbook()
    sheet = book.active
    sheet.title = "S"
    for row in rows:
        sheet.append(row)
    fill(sheet)
    if hidden:
        book.create_sheet("raw").sheet_state = hidden
    book.save(folder / "b.xlsx")
    return folder / "b.xlsx"


def with_file(path: Path, name: str, body: bytes) -> Path:
    """The workbook at ``path`` with one more file in it."""
    with zipfile.ZipFile(path, "a") as folder:
        folder.writestr(name, body)
    return path


HEAD = ["area", "age", "resident"]


def test_rows_are_text_with_the_row_of_the_sheet(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ["x", "0 to 4", 1234567], [], [7, " 5 to\u00a09 ", 0.5]])
    got = read("excel", asked(path))
    assert got.frame.to_dict("list") == {
        "area": ["x", "7"],
        "age": ["0 to 4", "5 to 9"],
        "resident": ["1234567", "0.5"],
    }
    assert list(got.frame.index) == [2, 4]
    assert got.rows == 2 and got.header == ("area", "age", "resident")
    assert str(got.spots.at(4, "resident")) == "data/b.xlsx:S!C4"


def test_the_card_says_the_sheet_the_row_of_headings_and_our_names(tmp_path: Path):
    rows = [["People of Northbrook"], [], ["Code", None, "People\nliving here"], ["x", None, 5]]
    path = workbook(tmp_path, rows, lambda sheet: sheet.merge_cells("A1:C1"))
    more = "sheet: S\nheader_row: 3\ncolumns: {area: Code, resident: People living here}"
    got = read("excel", asked(path, more=more))
    assert got.frame.to_dict("list") == {"area": ["x"], "resident": ["5"]}
    assert got.spots.fields == {"area": 1, "resident": 3}


def test_a_day_is_read_where_a_day_belongs_and_true_is_yes(tmp_path: Path):
    path = workbook(
        tmp_path, [["checked", "private"], [date(2026, 3, 31), True], [datetime(2026, 4, 1, 9), False]]
    )
    got = read("excel", asked(path, "assets"))
    assert got.frame.to_dict("list") == {"checked": ["2026-03-31", "2026-04-01"], "private": ["yes", "no"]}


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True


def _error(sheet: Worksheet) -> None:
    sheet["C2"] = "#DIV/0!"
    sheet["C2"].data_type = "e"


def _formula(sheet: Worksheet) -> None:
    sheet["C2"] = "=A1+1"


ROW = ["x", "0 to 4", 1]
SLIPS: dict[str, tuple[list[list[object]], Fill, str]] = {
    "an age band in a European order": (
        [HEAD, ["x", date(2026, 9, 5), 1]],
        lambda sheet: None,
        "data/b.xlsx:S!B2: a date (5 September)\n    age band 5-9 turned into a date? format the column as text",
    ),
    "an age band in an American order": (
        [HEAD, ["x", date(2026, 5, 9), 1]],
        lambda sheet: None,
        "data/b.xlsx:S!B2: a date (9 May)\n    age band 5-9 turned into a date? format the column as text",
    ),
    "an age band as month and year": (
        [HEAD, ["x", date(2014, 10, 1), 1]],
        lambda sheet: None,
        "data/b.xlsx:S!B2: a date (October 2014)\n    age band 10-14 turned into a date? format the column as text",
    ),
    "a period": (
        [["period"], [date(2024, 4, 1)]],
        lambda sheet: None,
        "data/b.xlsx:S!A2: a date (1 April)\n    format the column as text, and write 2024/25, 2026-Q1 or 2025-04",
    ),
    "a time": (
        [HEAD, ["x", time(5, 9), 1]],
        lambda sheet: None,
        "data/b.xlsx:S!B2: a time of day (05:09:00)\n    format the column as text",
    ),
    "merged cells": (
        [HEAD, ROW, ROW],
        lambda sheet: sheet.merge_cells("A2:A3"),
        "data/b.xlsx:S!A2:A3: merged cells\n    split them: each row needs every value, each column one heading",
    ),
    "a formula without a result": (
        [HEAD, ROW],
        _formula,
        "data/b.xlsx:S!C2: a formula with no result\n    open it, recalculate, and save",
    ),
    "an error": (
        [HEAD, ROW],
        _error,
        "data/b.xlsx:S!C2: #DIV/0!\n    leave it empty and put the reason in note",
    ),
    "hidden rows and columns": (
        [HEAD, ROW, ROW],
        _hide,
        "data/b.xlsx:S: 1 hidden column\n    show them, or delete them: they travel with the file\n"
        "data/b.xlsx:S: 2 hidden rows\n    show them, or delete them: they travel with the file",
    ),
    "a column without a name": (
        [["area", None], ["x", "y"]],
        lambda sheet: None,
        "data/b.xlsx:S!B1: a column has no name\n    name it, or take it out",
    ),
    "a column twice": (
        [["area", "area"], ["x", "y"]],
        lambda sheet: None,
        "data/b.xlsx:S!B1: column 'area' is given twice\n    rename one of them",
    ),
    "only headings": (
        [HEAD],
        lambda sheet: None,
        "data/b.xlsx:S!A1: no rows\n    is header_row the row of the headings?",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_a_spreadsheet_does_is_told_at_its_cell(slip: str, tmp_path: Path):
    rows, fill, said = SLIPS[slip]
    assert refused("excel", asked(workbook(tmp_path, rows, fill))) == said


@pytest.mark.parametrize("hidden", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_refused(hidden: str, tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ROW], hidden=hidden)
    assert refused("excel", asked(path)) == (
        "data/b.xlsx:1:1: hidden sheet 'raw'\n    remove it, it travels with the file"
    )


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ROW], hidden="visible")
    assert refused("excel", asked(path, more="sheet: Raw")) == (
        "data/b.xlsx:1:1: no sheet called 'Raw'\n    did you mean 'raw'?"
    )
    assert refused("excel", asked(path)) == (
        "data/b.xlsx:1:1: this workbook has several sheets\n    write sheet: with one of S or raw on the card"
    )


def test_a_heading_that_the_card_names_must_be_there(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ROW])
    assert refused("excel", asked(path, more="columns: {area: Aera}")) == (
        "data/b.xlsx:S!A1: no column is headed 'Aera'\n    did you mean 'area'?"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "holds macros"),
        ("xl/pivotCache/pivotCacheRecords1.xml", "a pivot table keeps its source records inside"),
        ("xl/externalLinks/externalLink1.xml", "holds links to other workbooks"),
        ("xl/embeddings/a.docx", "holds embedded files"),
        ("xl/comments1.xml", "holds comments"),
    ],
)
def test_what_travels_unseen_in_a_workbook_is_refused(name: str, said: str, tmp_path: Path):
    path = with_file(workbook(tmp_path, [HEAD, ROW]), name, b"<a/>")
    assert refused("excel", asked(path)) == (
        f"data/b.xlsx:1:1: {said}\n    save a copy with values only, one sheet, nothing else"
    )


def test_a_workbook_that_unpacks_without_end_is_refused_unopened(tmp_path: Path):
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000_000)
    assert refused("excel", asked(path)) == (
        "data/b.xlsx:1:1: unpacks to 3 MB, the limit is 100 MB or 100:1\n    save the sheet alone, as .csv"
    )


def test_a_document_type_is_refused(tmp_path: Path):
    path = with_file(workbook(tmp_path, [HEAD, ROW]), "xl/x.xml", b"<!DOCTYPE a><a/>")
    assert refused("excel", asked(path)) == "data/b.xlsx:xl/x.xml: DOCTYPE is not allowed\n    save it again"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"\xd0\xcf\x11\xe0old",
            "this is an old .xls workbook, or has a password\n    save it as .xlsx, open to all",
        ),
        (b"<!DOCTYPE html><p>", "this is an HTML page\n    save as .xlsx or .csv"),
        (b"area,count\n", "this is not a workbook\n    save as .xlsx or .csv"),
        (b"PK\x03\x04cut", "this workbook is damaged\n    save it again"),
    ],
)
def test_another_kind_of_file_is_named(body: bytes, said: str, tmp_path: Path):
    (tmp_path / "b.xlsx").write_bytes(body)
    assert refused("excel", asked(tmp_path / "b.xlsx")) == f"data/b.xlsx:1:1: {said}"


def _damaged_in(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its files changed."""
    with zipfile.ZipFile(path) as folder:
        parts = {part: folder.read(part) for part in folder.namelist()}
    with zipfile.ZipFile(path, "w") as folder:
        for part, body in parts.items():
            folder.writestr(part, change(body) if part == name else body)
    return path


def test_a_workbook_with_a_changed_byte_is_damaged(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ROW])
    body = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as folder:
        begins = folder.getinfo("xl/worksheets/sheet1.xml").header_offset
    body[begins + 60] ^= 0xFF
    path.write_bytes(body)
    assert refused("excel", asked(path)) == "data/b.xlsx:1:1: this workbook is damaged\n    save it again"


def test_a_sheet_that_is_not_well_formed_is_refused(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, ["x", "0 to 4", None]], _formula)
    path = _damaged_in(path, "xl/worksheets/sheet1.xml", lambda body: body.replace(b"</worksheet>", b"<"))
    assert refused("excel", asked(path)) == (
        "data/b.xlsx:1:1: this workbook cannot be read\n    save it again as .xlsx, without a password"
    )


def test_a_workbook_without_sheets_is_refused(tmp_path: Path):
    path = _damaged_in(
        workbook(tmp_path, [HEAD, ROW]),
        "xl/workbook.xml",
        lambda body: body[: body.index(b"<sheets>")] + body[body.index(b"</sheets>") + 9 :],
    )
    assert refused("excel", asked(path)) == "data/b.xlsx:1:1: this workbook has no sheet\n    save it again"


def test_a_lone_cell_far_away_is_told_before_everything_between_is_held(tmp_path: Path):
    def far(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    assert refused("excel", asked(workbook(tmp_path, [HEAD, ROW], far))) == (
        "data/b.xlsx:S: the sheet reaches to XFD1048576\n"
        "    delete the rows and columns beyond the table, or save it as .csv"
    )


def test_twenty_slips_are_told_and_the_rest_counted(tmp_path: Path):
    path = workbook(tmp_path, [HEAD, *[["x", date(2026, 5, 9), 1]] * 23])
    told = refused("excel", asked(path)).splitlines()
    assert len(told) == 40
    assert told[-2:] == [
        "data/b.xlsx:S!B21: a date (9 May)",
        "    age band 5-9 turned into a date? format the column as text; and 3 more",
    ]
