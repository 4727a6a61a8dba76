"""A CSV file as text: every field with its line, every slip told, nothing guessed.

Bytes in, text out; nothing here knows a number, a measure or a card.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jsna.problems import Fault, Faults, Place
from jsna.sources.csv_slips import UNSEEN, broken, place_of, unseen
from jsna.sources.headings import heading_slips
from jsna.sources.telling import MOST, told, with_more

MOST_ROWS = 1_000_000
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "iso-8859-1", "iso-8859-15", "cp850", "mac-roman")
_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The heading, the rows as text, and the line of the file on which each begins (from 1)."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]

    def column(self, number: int) -> list[str]:
        """The texts of column ``number``, from 1."""
        return [row[number - 1] for row in self.rows]


def read_rows(
    body: bytes,
    file: str,
    encoding: str | None = None,
    trailing_comma: bool = False,
    delimiter: str = ",",
    most: int = MOST_ROWS,
) -> Rows:
    """The rows of a CSV file.  Raises Faults with every slip that can be found.

    ``encoding`` is what the card declares (UTF-8 unless said otherwise), and so
    is ``delimiter``.  With ``trailing_comma`` an empty field too many at the end
    of each row is taken off, and so is a last heading that no row reaches.  Rows
    without a single letter are none.  A file of more than ``most`` rows is
    refused before any of them is kept.
    """
    text = _text(body, file, encoding, delimiter)
    if body.count(b"\n") + body.count(b"\r") > most:
        _refuse_too_many(text, file, delimiter, most)
    rows, lines = _split(text, file, delimiter)
    _refuse_other_marks(rows[0], Place(file, lines[0]), delimiter)
    header = [name.strip() for name in rows.pop(0)]
    if trailing_comma:
        header = _even_ends(header, rows)
    return _checked(header, rows, lines, file)


def _refuse_too_many(text: str, file: str, delimiter: str, most: int) -> None:
    """Raises Faults where the file has more than ``most`` rows; counts them without keeping one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        beyond = sum(1 for _ in islice(filter(any, reader), most + 2)) > most + 1
    except csv.Error:
        return  # whoever keeps the rows tells where
    if beyond:
        raise Faults([Fault(Place(file), f"more than {most} rows", "save it as Parquet", "too-large")])


def _split(text: str, file: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The rows, heading first, and the line on which each begins."""
    rows: list[list[str]] = []
    lines: list[int] = []
    same: dict[str, str] = {}  # a text that stands in many rows is held once
    for line, row in _rows(text, file, delimiter):
        rows.append([same.setdefault(cell, cell) for cell in row])
        lines.append(line)
    if not rows:
        raise Faults([Fault(Place(file), "no rows", "is this the right file?", "no-rows")])
    return rows, lines


def _rows(text: str, file: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    begins = 1
    try:
        for row in reader:
            if any(row):
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Faults([broken(str(error), text, begins, file, delimiter)]) from None


def _refuse_other_marks(header: list[str], place: Place, delimiter: str) -> None:
    for mark, name in _MARKS.items():
        if len(header) == 1 and mark in header[0] and mark != delimiter:
            written = "tab" if mark == "\t" else f'"{mark}"'
            hint = f"save it with commas, or write delimiter: {written} on the card"
            hint = "take delimiter off the card" if mark == "," else hint
            raise Faults([Fault(place, f"{name} between fields", hint, "delimiter")])


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


def _text(body: bytes, file: str, encoding: str | None, delimiter: str) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Faults([Fault(Place(file), "this is UTF-16", "save it as 'CSV UTF-8'", "encoding")])
    if body.startswith(b"PK\x03\x04"):
        hint = "open it and save it as 'CSV UTF-8', or call it .xlsx here and on the card"
        raise Faults([Fault(Place(file), "this is an Excel file", hint, "encoding")])
    if encoding is not None and encoding.lower().replace("_", "-") not in ENCODINGS:
        said = f"'{encoding}' is not an encoding"
        raise Faults([Fault(Place(file), said, "write cp1252", "encoding")])
    try:
        text = body.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        said = f"byte 0x{body[error.start]:02X} is not {encoding or 'UTF-8'} text"
        hint = "save it as 'CSV UTF-8', or declare its encoding on the card"
        place = place_of(body[: error.start].decode("latin-1"), error.start, file, delimiter)
        raise Faults([Fault(place, said, hint, "encoding")]) from None
    found = UNSEEN.finditer(text)
    wrong = [unseen(text, one.start(), file, delimiter) for one in islice(found, MOST)]
    if wrong:
        raise Faults(with_more(wrong, sum(1 for _ in found)))
    return text


def _uneven(file: str, wanted: int, line: int, fields: int) -> Fault:
    many = f"{fields} field{'' if fields == 1 else 's'}, the header has {wanted}"
    column = wanted + 1 if fields > wanted else fields + 1
    hint = "a comma inside a text needs quotes round the text"
    return Fault(Place(file, line, column), many, hint, "fields")
