"""The ways in which a number may be written, and the numbers that stand in a text.

Text in, numbers out; nothing here knows a table.
"""

import csv
import html
import io
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from jsna.audit.members import Member

_TOKEN = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?!\d|\.\d)")
_HASH = re.compile(r"(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{6,}")
_COMMAS = re.compile(r"(?<=\d)(?:,|'|’|[\u00a0\u2009\u202f\u2007])(?=\d{3}(?!\d))")
_SPACES = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_DRAWN = re.compile(r"""\s(?:d|points|viewBox|transform|stroke-dasharray)\s*=\s*("[^"]*"|'[^']*')""")
_BREAKS = re.compile(
    r"(?<=\d)(?:&shy;|\u00ad|\u200b|\u2060|<wbr\s*/?>|</?(?:b|i|em|span|tspan|strong)\b[^>]*>)+(?=[\d,])"
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_CODE = {"js", "css", "map"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a member that belong together, and the line they start on."""

    text: str
    line: int


def numbers_in(member: Member, wanted: Collection[str]) -> Iterator[tuple[str, int]]:
    """Those of ``wanted`` that stand in ``member``, each with its line; line 0 is its name.

    ``wanted``: numbers as digits without thousands separators.
    """
    joins = member.is_text and member.suffix not in _CODE  # in code, commas part numbers
    for found in _found(unquote(member.name), joins, wanted):
        yield found, 0
    for piece in pieces(member):
        for form in forms(piece.text):
            for offset, line in enumerate(form.split("\n")):
                for found in _found(line, joins, wanted):
                    yield found, piece.line + offset


def _found(line: str, joins: bool, wanted: Collection[str]) -> Iterator[str]:
    yield from _tokens(line, wanted)
    if not joins:
        return
    joined = _COMMAS.sub("", line)
    if joined != line:
        yield from _tokens(joined, wanted)
    spaced = _SPACES.sub("", _DRAWN.sub("", line))
    if len(spaced) != len(line):
        yield from _tokens(spaced, wanted)


def _tokens(line: str, wanted: Collection[str]) -> Iterator[str]:
    for match in _TOKEN.finditer(line):
        number = match[0].rstrip("0").rstrip(".") if "." in match[0] else match[0]
        if number in wanted and not _in_a_hash(line, match.start()):
            yield number


def _in_a_hash(line: str, at: int) -> bool:
    """Whether the sign at ``at`` belongs to a checksum or a colour, and is no number at all."""
    start = at
    while start and line[start - 1].isalnum():
        start -= 1
    end = at
    while end < len(line) and line[end].isalnum():
        end += 1
    return _HASH.fullmatch(line, start, end) is not None


def forms(text: str) -> Iterator[str]:
    """``text`` as it stands, and with what hides a number from the eye taken back, each where it differs."""
    yield text
    plain = text
    if "&" in plain:
        plain = html.unescape(plain)
    if "%" in plain:
        plain = unquote(plain)
    if "\\u" in plain:
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain)
    plain = _BREAKS.sub("", plain)
    if plain != text:
        yield plain


def pieces(member: Member) -> Iterator[Piece]:
    """The words of ``member``: a CSV by its fields, JSON by its values, all else as it is."""
    text = member.text()
    if member.suffix == "csv":
        yield from _fields(text)
    elif member.suffix == "json":
        yield from _values(text)
    else:
        yield Piece(text, 1)


def _fields(text: str) -> Iterator[Piece]:
    rows = csv.reader(io.StringIO(text))
    before = 0
    try:
        for row in rows:
            yield from (Piece(field, before + 1) for field in row)
            before = rows.line_num
    except csv.Error:
        yield Piece(text, 1)


def _values(text: str) -> Iterator[Piece]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield Piece(text, 1)
        return
    lines = text.split("\n")
    if len(lines) < 3:
        yield from (Piece(word, 1) for word in _words(whole))
        return
    for number, line in enumerate(lines, start=1):  # as our own: a value a line
        yield Piece(line.strip().rstrip(","), number)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif value is not None and not isinstance(value, bool):
        yield value if isinstance(value, str) else json.dumps(value)
