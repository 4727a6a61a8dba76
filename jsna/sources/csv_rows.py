"""A CSV file as text: every field with its line, every slip told, nothing guessed.

Bytes in, text out; nothing here knows a number, a measure or a card.
"""

import csv
import io
import re
from dataclasses import dataclass

from jsna.problems import Fault, Faults, Place
from jsna.sources.headings import heading_slips
from jsna.sources.telling import told

csv.field_size_limit(1_000_000)
MOST_ROWS = 1_000_000
# What no one types: NUL, the unseen marks of old encodings, and the mark of a letter that was lost.
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The heading, the rows as text, and the line of the file on which each begins (from 1)."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]

    def column(self, number: int) -> list[str]:
        """The texts of column ``number``, from 1."""
        return [row[number - 1] for row in self.rows]


def read_rows(body: bytes, file: str, encoding: str | None = None, trailing_comma: bool = False) -> Rows:
    """The rows of a CSV file.  Raises Faults with every slip that can be found.

    ``encoding`` is what the card declares (UTF-8 unless said otherwise).  With
    ``trailing_comma`` an empty field too many at the end of each row is taken off,
    and so is a last heading that no row reaches.  Rows without a single letter are none.
    """
    rows, lines = _split(_text(body, file, encoding), file)
    _refuse_other_marks(rows[0], Place(file, lines[0]))
    header = [name.strip() for name in rows.pop(0)]
    if trailing_comma:
        header = _even_ends(header, rows)
    return _checked(header, rows, lines, file)


def _split(text: str, file: str) -> tuple[list[list[str]], list[int]]:
    """The rows, heading first, and the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    begins = 1
    try:
        for row in reader:
            if any(row):
                rows.append(row)
                lines.append(begins)
                if len(rows) > MOST_ROWS + 1:
                    said = f"more than {MOST_ROWS} rows"
                    raise Faults([Fault(Place(file), said, "save it as Parquet", "too-large")])
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Faults([_broken(str(error), Place(file, begins))]) from None
    if not rows:
        raise Faults([Fault(Place(file), "no rows", "is this the right file?", "no-rows")])
    return rows, lines


def _broken(said: str, place: Place) -> Fault:
    if "field limit" in said:
        hint = "is a quote not closed?"
        return Fault(place, "a field of more than 1,000,000 characters", hint, "quote")
    if "expected after" in said:
        hint = "double a quote that belongs to the text"
        return Fault(place, "text follows a quote that was closed", hint, "quote")
    hint = "close it, or double a quote that belongs to the text"
    return Fault(place, "a quote opened here is not closed", hint, "quote")


def _refuse_other_marks(header: list[str], place: Place) -> None:
    for mark, name in _OTHER_MARKS.items():
        if len(header) == 1 and mark in header[0]:
            raise Faults([Fault(place, f"{name} between fields", "save it with commas", "delimiter")])


def _even_ends(header: list[str], rows: list[list[str]]) -> list[str]:
    """The heading without a last one that no row reaches; rows lose an empty field too many (in place)."""
    header = header if header[-1] else header[:-1]
    for row in rows:
        if len(row) == len(header) + 1 and not row[-1]:
            row.pop()
    unreached = bool(rows) and all(len(row) == len(header) - 1 for row in rows)
    return header[:-1] if unreached else header


def _checked(header: list[str], rows: list[list[str]], lines: list[int], file: str) -> Rows:
    wrong = heading_slips(header, lambda number: Place(file, lines[0], number))
    uneven = [(line, len(row)) for line, row in zip(lines[1:], rows, strict=True) if len(row) != len(header)]
    wrong += told(uneven, lambda one: _uneven(file, len(header), *one))
    if not rows:
        wrong.append(Fault(Place(file), "no rows", "only the heading is there", "no-rows"))
    if wrong:
        raise Faults(wrong)
    return Rows(tuple(header), rows, lines[1:])


def _text(body: bytes, file: str, encoding: str | None) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Faults([Fault(Place(file), "this is UTF-16", "save it as 'CSV UTF-8'", "encoding")])
    if body.startswith(b"PK\x03\x04"):
        hint = "open it and save it as 'CSV UTF-8', or call it .xlsx here and on the card"
        raise Faults([Fault(Place(file), "this is an Excel file", hint, "encoding")])
    try:
        text = body.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        said = f"byte 0x{body[error.start]:02X} is not {encoding or 'UTF-8'} text"
        hint = "save it as 'CSV UTF-8', or declare its encoding on the card"
        raise Faults([Fault(Place(file, _line(body[: error.start])), said, hint, "encoding")]) from None
    except (LookupError, UnicodeError):
        said = f"'{encoding}' is not an encoding"
        raise Faults([Fault(Place(file), said, "write cp1252", "encoding")]) from None
    unseen = list(_UNSEEN.finditer(text))
    if unseen:
        raise Faults(
            told(unseen, lambda one: _unseen(Place(file, _line(text[: one.start()].encode())), one[0]))
        )
    return text.removeprefix("\ufeff")


def _line(before: bytes) -> int:
    """The line that follows ``before``."""
    return len(re.findall(rb"\r\n?|\n", before)) + 1


def _unseen(place: Place, sign: str) -> Fault:
    if sign == "\0":
        return Fault(place, "a NUL character", "save the file again as 'CSV UTF-8'", "nul")
    if sign == "\ufffd":
        hint = "put the letter back, and save it as 'CSV UTF-8'"
        return Fault(place, "a letter that was lost (U+FFFD)", hint, "encoding")
    hint = "an apostrophe from cp1252? save it again as 'CSV UTF-8'"
    return Fault(place, f"control character U+{ord(sign):04X}", hint, "encoding")


def _uneven(file: str, wanted: int, line: int, fields: int) -> Fault:
    many = f"{fields} field{'' if fields == 1 else 's'}, the header has {wanted}"
    column = wanted + 1 if fields > wanted else fields + 1
    hint = "a comma inside a text needs quotes round the text"
    return Fault(Place(file, line, column), many, hint, "fields")
