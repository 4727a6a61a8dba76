"""Where a slip stands in the text of a CSV file, by line and field, and what is said of it.

Text in, places and faults out; nothing here knows a table.
"""

import csv
import io
import re
from itertools import islice

from jsna.problems import Fault, Place

LONGEST = 1_000_000  # characters in one field
csv.field_size_limit(LONGEST)
# What nobody types and nobody sees: controls, marks that hide or turn text around, a letter that was lost.
UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff]"
)


def line_after(before: str) -> int:
    """The line of the file that follows ``before``, from 1."""
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def place_of(text: str, at: int, file: str, delimiter: str) -> Place:
    """The line and the field in which character number ``at`` of ``text`` stands."""
    begins = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text.count('"', 0, begins) % 2:  # the line begins inside quotes
        begins = 0
    field = 1
    try:
        for row in csv.reader(io.StringIO(text[begins:at] + "x", newline=""), delimiter=delimiter):
            field = len(row)
    except csv.Error:
        field = 1
    return Place(file, line_after(text[:at]), max(field, 1))


def unseen(text: str, at: int, file: str, delimiter: str) -> Fault:
    """The Fault of an unseen character."""
    place, sign = place_of(text, at, file, delimiter), text[at]
    if sign == "\0":
        return Fault(place, "a NUL character", "save the file again as 'CSV UTF-8'", "nul")
    if sign == "\ufffd":
        hint = "put the letter back, and save it as 'CSV UTF-8'"
        return Fault(place, "a letter that was lost (U+FFFD)", hint, "encoding")
    if "\x80" <= sign <= "\x9f":
        hint = "an apostrophe from cp1252? save it again as 'CSV UTF-8'"
        return Fault(place, f"control character U+{ord(sign):04X}", hint, "encoding")
    return Fault(place, f"character U+{ord(sign):04X} is not allowed", "delete it", "strange-character")


def broken(said: str, text: str, line: int, file: str, delimiter: str) -> Fault:
    """The Fault of the row that begins on ``line``, of which Python's reader ``said`` what is wrong."""
    fields, lines = _before_the_slip(
        "".join(islice(io.StringIO(text, newline=""), line - 1, None)), delimiter
    )
    place = Place(file, line + lines, fields + 1)
    if "field limit" in said:
        many = f"a field of more than {LONGEST:,} characters"
        return Fault(place, many, "is a quote not closed?", "quote")
    if "expected after" in said:
        hint = "double a quote that belongs to the text"
        return Fault(place, "text follows a quote that was closed", hint, "quote")
    hint = "close it, or double a quote that belongs to the text"
    return Fault(place, "a quote opened here is not closed", hint, "quote")


def _before_the_slip(row: str, delimiter: str) -> tuple[int, int]:
    """How many fields, and how many ends of lines, are well formed before the first that is not."""
    field = re.compile(
        rf'"[^"]*+(?:""[^"]*+)*+"|[^"{re.escape(delimiter)}\r\n][^{re.escape(delimiter)}\r\n]*+|'
    )
    at, number = 0, 0
    while at < len(row):
        found = field.match(row, at)
        ends = found.end() if found else at
        if row[ends : ends + 1] != delimiter or ends - at > LONGEST:
            break
        at, number = ends + 1, number + 1
    return number, line_after(row[:at]) - 1
