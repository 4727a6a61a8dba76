"""Where each letter of a text stands in its file, whichever way of YAML it was written in.

Folding and escapes change blanks and signs, never the order of the letters;
so the letters of the value and those of the file are gone through side by side.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jsna.problems import Place

Line = tuple[Place, str]  # a line as it stands in the file, from the place of its first letter on
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "0": "\0", "a": "\a", "b": "\b", "f": "\f",
          "v": "\v", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}  # fmt: skip
_CODED = {"x": 2, "u": 4, "U": 8}


@lru_cache(maxsize=64)  # asked for each number and claim of a text
def spots(text: str, written: tuple[Line, ...], quote: str) -> tuple[Place, ...]:
    """The place of each character of ``text``; that of a blank is its next letter's.

    ``quote`` is the sign that the lines of the file were quoted with, or "".
    Empty where the lines are not those of the text.
    """
    letters = [(sign, place) for sign, place in _signs(written, quote) if not sign.isspace()]
    if [sign for sign, _ in letters] != [sign for sign in text if not sign.isspace()]:
        return ()
    places: list[Place] = []
    left = iter([place for _, place in letters])
    ahead = next(left, None)
    for sign in text:
        if ahead is None:
            places.append(places[-1] if places else written[0][0] if written else Place(""))
            continue
        places.append(ahead)
        if not sign.isspace():
            ahead = next(left, None)
    return tuple(places)


def _signs(written: Sequence[Line], quote: str) -> Iterator[tuple[str, Place]]:
    for place, line in written:
        at = 0
        while at < len(line):
            sign, length = _sign(line, at, quote)
            if sign:
                yield sign, Place(place.file, place.line, place.column + at)
            at += length


def _sign(line: str, at: int, quote: str) -> tuple[str, int]:
    """The character that stands at ``at`` of a line, and how many characters it takes there."""
    if quote == "'" and line[at : at + 2] == "''":
        return "'", 2
    if quote != '"' or line[at] != "\\":
        return line[at], 1
    after = line[at + 1 : at + 2]
    if after not in _CODED:
        return _NAMED.get(after, after), 2
    digits = line[at + 2 : at + 2 + _CODED[after]]
    try:
        return chr(int(digits, 16)), 2 + len(digits)
    except (ValueError, OverflowError):
        return "", 2
