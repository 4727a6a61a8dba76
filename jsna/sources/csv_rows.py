"""A CSV file as text: every field with its line, every slip told, nothing guessed.

Bytes in, text out; nothing here knows a number, a measure or a card.
"""

import csv
import io
from dataclasses import dataclass

from jsna.problems import Fault, Faults, Place
from jsna.sources.headings import heading_slips
from jsna.sources.telling import told

csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True)
class Rows:
    """The heading, the rows as text, and the line of the file on which each begins (from 1)."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]

    def column(self, number: int) -> list[str]:
        """The texts of column ``number``, from 1."""
        return [row[number - 1] for row in self.rows]


def read_rows(body: bytes, file: str, encoding: str | None = None, loose_end: bool = False) -> Rows:
    """The rows of a CSV file.  Raises Faults with every slip that can be found.

    ``encoding`` is what the card declares (UTF-8 unless said otherwise).  With
    ``loose_end`` an empty field too many at the end of each row is taken off,
    and one that every row lacks there is added.
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
    except csv.Error as error:
        raise Faults([_broken(str(error), Place(file, begins))]) from None
    return _checked(rows, lines, file, loose_end)


def _broken(said: str, place: Place) -> Fault:
    if "field limit" in said:
        hint = "is a quote not closed?"
        return Fault(place, "a field of more than 1,000,000 characters", hint, "quote")
    if "expected after" in said:
        hint = "double a quote that belongs to the text"
        return Fault(place, "text follows a quote that was closed", hint, "quote")
    hint = "close it, or double a quote that belongs to the text"
    return Fault(place, "a quote opened here is not closed", hint, "quote")


def _checked(rows: list[list[str]], lines: list[int], file: str, loose_end: bool) -> Rows:
    header = [name.strip() for name in rows[0]]
    if loose_end:
        header = _with_even_ends(header, rows[1:])
    wrong = _header_slips(header, file)
    uneven = [
        (line, len(row)) for line, row in zip(lines[1:], rows[1:], strict=True) if len(row) != len(header)
    ]
    wrong += told(uneven, lambda one: _uneven(file, len(header), *one))
    if len(rows) == 1:
        wrong.append(Fault(Place(file), "no rows", "only the heading is there", "no-rows"))
    if wrong:
        raise Faults(wrong)
    return Rows(tuple(header), rows[1:], lines[1:])


def _with_even_ends(header: list[str], rows: list[list[str]]) -> list[str]:
    """The header, once each of ``rows`` ends where it does."""
    header = header[:-1] if not header[-1] else header
    one_short = all(len(row) == len(header) - 1 for row in rows)
    for row in rows:
        if one_short:
            row.append("")
        elif len(row) == len(header) + 1 and not row[-1]:
            row.pop()
    return header


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
        said = f"byte 0x{body[error.start]:02X} is not {encoding or 'UTF-8'} text"
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
    return heading_slips(header, lambda number: Place(file, 1, number))


def _uneven(file: str, wanted: int, line: int, fields: int) -> Fault:
    many = f"{fields} field{'' if fields == 1 else 's'}, the header has {wanted}"
    column = wanted + 1 if fields > wanted else fields + 1
    hint = "a comma inside a text needs quotes round the text"
    return Fault(Place(file, line, column), many, hint, "fields")
