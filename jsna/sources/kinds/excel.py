"""One sheet of a workbook; places are cells, and what a spreadsheet does to data is told, not read."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from jsna.model.numbers import MONTHS
from jsna.model.wording import listed, near
from jsna.problems import Fault, Faults, Place
from jsna.sources.headings import heading_slips, our_names
from jsna.sources.kind import Asked, Read, SourceKind, framed
from jsna.sources.sheet_slips import refuse_vast, sheet_slips
from jsna.sources.spots import Spots, letters
from jsna.sources.telling import told
from jsna.sources.tidied import tidied_cells, tidy
from jsna.sources.workbook import opened, sheet_xml

DATES = ("checked", "meeting", "funding_ends")  # columns that hold days


def read(asked: Asked) -> Read:
    """The rows below ``header_row`` as text; ``columns`` gives our names.  The line is the sheet's row."""
    body = asked.body()
    folder = opened(body, asked.file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(body)) as book:
            name = _sheet_name(book, asked)
            xml = sheet_xml(folder, name)
            refuse_vast(xml, asked.file, name)
            sheet = book.get_sheet_by_name(name)
            grid, merged = sheet.to_python(skip_empty_area=False), _merged(sheet, asked)
            wrong = merged + sheet_slips(xml, asked.file, name, asked.card.header_row)
    except (CalamineError, ElementTree.ParseError):
        said = "this workbook cannot be read"
        raise Fault(
            Place(asked.file), said, "save it again as .xlsx, without a password", "workbook"
        ) from None
    if merged:
        raise Faults(wrong)  # headings below merged cells have no names, which says nothing more
    got, slips = _table(grid, asked, Spots(asked.file, {}, name))
    if wrong or slips:
        raise Faults([*wrong, *slips])
    return got


def _sheet_name(book: CalamineWorkbook, asked: Asked) -> str:
    hidden = [one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible]
    hint = "remove it, it travels with the file"
    if hidden:
        raise Faults([Fault(Place(asked.file), f"hidden sheet '{name}'", hint, "hidden") for name in hidden])
    names, wanted = book.sheet_names, asked.card.sheet
    if not names:
        raise Fault(Place(asked.file), "this workbook has no sheet", "save it again", "sheet")
    if wanted is None and len(names) > 1:
        hint = f"write sheet: with one of {listed(names, 'or')} on the card"
        raise Fault(Place(asked.file), "this workbook has several sheets", hint, "sheet")
    if wanted is not None and wanted not in names:
        hint = near(wanted, names) or f"the sheets are {listed(names)}"
        raise Fault(Place(asked.file), f"no sheet called '{wanted}'", hint, "sheet")
    return wanted or names[0]


def _merged(sheet: CalamineSheet, asked: Asked) -> list[Fault]:
    """Merged cells from the row of headings down; a title above may be merged."""
    below = [one for one in sheet.merged_cell_ranges or () if one[1][0] + 1 >= asked.card.header_row]

    def make(one: tuple[tuple[int, int], tuple[int, int]]) -> Fault:
        (top, left), (bottom, right) = one
        cells = f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
        place = Place(asked.file, top + 1, left + 1, f"{sheet.name}!{cells}")
        return Fault(
            place, "merged cells", "split them: each row needs every value, each column one heading", "merged"
        )

    return told(sorted(below), make)


def _table(grid: list[list[Any]], asked: Asked, spots: Spots) -> tuple[Read, list[Fault]]:
    first = asked.card.header_row
    lines = [line for line in range(first + 1, len(grid) + 1) if any(cell != "" for cell in grid[line - 1])]
    if not lines:
        raise Fault(spots.at(first), "no rows", "is header_row the row of the headings?", "no-rows")
    titles = [" ".join(_text(cell).split()) for cell in grid[first - 1]]
    used = [at for at, title in enumerate(titles) if title or any(grid[line - 1][at] != "" for line in lines)]
    header = [titles[at] for at in used]

    def place(number: int) -> Place:
        return spots.number(first, used[number - 1] + 1 if used else 1)

    slips = heading_slips(header, place)
    if slips:
        raise Faults(slips)
    names = our_names(header, asked.card.columns, place)
    fields = {name: at + 1 for name, at in zip(names, used, strict=True)}
    spots = Spots(asked.file, fields, spots.sheet)
    columns = {name: [grid[line - 1][at - 1] for line in lines] for name, at in fields.items()}
    dates = [
        (line, name, cell)
        for name, cells in columns.items()
        for line, cell in zip(lines, cells, strict=True)
        if isinstance(cell, date | time | timedelta) and not (name in DATES and isinstance(cell, date))
    ]
    slips = told(sorted(dates, key=lambda one: one[:2]), lambda one: _date(spots.at(*one[:2]), *one[1:]))
    texts = {name: [_text(cell, asked.card.decimal) for cell in cells] for name, cells in columns.items()}
    tidied = tidied_cells(columns, texts, lines, spots)
    return Read(framed(texts, lines), spots, tuple(header), warnings=tuple(tidied)), slips


def _text(cell: Any, decimal: str = ".") -> str:
    """A cell as an author would type it, with the card's sign for decimals."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).replace(".", decimal) if isinstance(cell, float) else tidy(str(cell))


def _date(place: Place, name: str, cell: date | time | timedelta) -> Fault:
    if not isinstance(cell, date):
        return Fault(place, f"a time of day ({cell})", "format the column as text", "date")
    band, said = _band(cell)
    hint = f"age band {band} turned into a date? format the column as text"
    if name in ("period", "year"):
        hint = "format the column as text, and write 2024/25, 2026-Q1 or 2025-04"
    return Fault(place, f"a date ({said})", hint, "date")


def _band(day: date) -> tuple[str, str]:
    """What was typed, most likely, and the day as it is shown: 9 May was 5-9, October 2014 was 10-14."""
    low, high = sorted((day.day, day.month))
    year = day.year % 100
    if day.day == 1 and year - day.month == 4:
        return f"{day.month}-{year}", f"{MONTHS[day.month - 1]} {day.year}"
    return f"{low}-{high}", f"{day.day} {MONTHS[day.month - 1]}"


KIND = SourceKind(
    says="One sheet of an Excel workbook (.xlsx).",
    suffixes=(".xlsx",),
    read=read,
    example="format: excel\nsheet: Data\nheader_row: 3\ncolumns: {area: Area code, count: Number}\n",
)
