"""A CSV file as text: every field with its line, every slip told, nothing guessed.

Bytes in, text out; nothing here knows a number, a measure or a card.
"""

import csv
import io
from dataclasses import dataclass

from jsna.problems import Fault, Faults, Place

_MOST = 20  # slips of one kind that are told one by one
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True)
class Rows:
    """The heading, the rows as text, and the line of the file on which each begins (from 1)."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]


def read_rows(body: bytes, file: str, encoding: str | None = None, trailing_comma: bool = False) -> Rows:
    """The rows of a CSV file.  Raises Faults with every slip that can be found.

    ``encoding`` is what the card declares (UTF-8 unless said otherwise).  With
    ``trailing_comma`` an empty field too many at the end of each row is taken off.
    """
    text = _text(body, file, encoding)
    if not text.strip():
        raise Faults([Fault(Place(file), "no rows", "is this the right file?", "no-rows")])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    begins = 1
    try:
        for row in reader:
            if row:
                rows.append(row)
                lines.append(begins)
            begins = reader.line_num + 1
    except csv.Error:
        hint = "close it, or double a quote that belongs to the text"
        raise Faults(
            [Fault(Place(file, begins), "a quote opened here is not closed", hint, "quote")]
        ) from None
    return _checked(rows, lines, file, trailing_comma)


def _checked(rows: list[list[str]], lines: list[int], file: str, trailing_comma: bool) -> Rows:
    header = [name.strip() for name in rows[0]]
    wrong = _header_slips(header, file)
    if trailing_comma:
        for row in rows[1:]:
            if len(row) == len(header) + 1 and not row[-1]:
                row.pop()
    uneven = [
        (line, len(row)) for line, row in zip(lines[1:], rows[1:], strict=True) if len(row) != len(header)
    ]
    wrong += [_uneven(file, line, fields, len(header)) for line, fields in uneven[:_MOST]]
    if len(uneven) > _MOST:
        wrong[-1] = _and_more(wrong[-1], len(uneven) - _MOST)
    if len(rows) == 1:
        wrong.append(Fault(Place(file), "no rows", "only the heading is there", "no-rows"))
    if wrong:
        raise Faults(wrong)
    return Rows(tuple(header), rows[1:], lines[1:])


def _text(body: bytes, file: str, encoding: str | None) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Faults([Fault(Place(file), "this is UTF-16", "save it as 'CSV UTF-8'", "encoding")])
    try:
        text = body.decode(encoding or "utf-8-sig")
    except LookupError:
        raise Faults(
            [Fault(Place(file), f"'{encoding}' is not an encoding", "write cp1252", "encoding")]
        ) from None
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        said = f"byte 0x{body[error.start]:02X} is not UTF-8 text"
        hint = "save it as 'CSV UTF-8', or declare its encoding on the card"
        raise Faults([Fault(Place(file, line), said, hint, "encoding")]) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Faults(
            [Fault(Place(file, line), "a NUL character", "save the file again as 'CSV UTF-8'", "nul")]
        )
    return text


def _header_slips(header: list[str], file: str) -> list[Fault]:
    if len(header) == 1 and header[0].count(";") > 0:
        return [Fault(Place(file), "semicolons between fields", "save it with commas", "delimiter")]
    wrong = []
    for number, name in enumerate(header):
        place = Place(file, 1, number + 1)
        if not name:
            wrong.append(Fault(place, "a column has no name", "name it, or take it out", "header"))
        elif name in header[:number]:
            wrong.append(Fault(place, f"column '{name}' is given twice", "rename one of them", "header"))
    return wrong


def _uneven(file: str, line: int, fields: int, wanted: int) -> Fault:
    many = f"{fields} field{'' if fields == 1 else 's'}, the header has {wanted}"
    column = wanted + 1 if fields > wanted else fields + 1
    return Fault(
        Place(file, line, column), many, "a comma inside a text needs quotes round the text", "fields"
    )


def _and_more(fault: Fault, number: int) -> Fault:
    hint = f"{fault.hint}; and {number} more".lstrip("; ")
    return Fault(fault.place, fault.message, hint, fault.code, fault.severity)
