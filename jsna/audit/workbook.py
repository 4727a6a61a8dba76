"""The sheets of a published workbook, hidden ones too."""

import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from jsna.audit.members import Member, Unread
from jsna.audit.rows import Row, sheet_rows
from jsna.zips import DAMAGE

SUFFIXES = ("xlsx", "ods")


def workbook_rows(member: Member) -> list[Row] | Unread:
    """The rows of every sheet of ``member``, or why it cannot be read."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(member.body))
        sheets: dict[str, list[list[Any]]] = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (CalamineError, *DAMAGE):
        return Unread(member.name, "a damaged workbook")
    return [row for name, grid in sheets.items() for row in sheet_rows(grid, member.file, name)]
