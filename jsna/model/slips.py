"""Slips of the pen in YAML, in our own words.

Marks, events and lines in, Faults out.  Nothing here knows a field or a kind.
"""

import re
from collections.abc import Iterator
from typing import Any

from jsna.model.characters import STRANGE, strange
from jsna.problems import Fault, Place

_NUMBER = re.compile(r"[-+]?\d[\d_.,]*(e[-+]?\d+)?", re.IGNORECASE)
_DROPPED = re.compile(r"(\s+)(#\w\S*)")
_HALF = re.compile("[\ud800-\udfff]")
_NO_BREAK = "\u00a0"
_MISPLACED = (
    "this line does not stand under the lines above it",
    "the lines of one list, or of the same fields, begin at the same column",
    "indentation",
)


def in_quotes(code: str, place: Place) -> Fault:
    """The Fault of an anchor or alias at ``place``."""
    message = "anchors and aliases are not allowed"
    return Fault(place, message, "write the value out, or quote it", code)


def unwanted_properties(event: Any, place: Place) -> Iterator[Fault]:
    """A Fault for an anchor and for a tag of a YAML event."""
    if event.anchor is not None:
        yield in_quotes("anchor", place)
    if event.tag is not None:
        yield _no_tags(place)


def _no_tags(place: Place) -> Fault:
    return Fault(place, "tags (!!...) are not allowed", "write the value out, or quote it", "tag")


def open_quote(place: Place, hint: str) -> Fault:
    """The Fault of a quote at ``place`` that nobody closed."""
    return Fault(place, "a quote opened here is not closed", hint, "open-quote")


def doubled(name: str, place: Place, first: Place) -> Fault:
    """The Fault of a name that stands twice in one mapping."""
    message = f"'{name}' is written twice (first on line {first.line})"
    return Fault(place, message, "keep one of them", "duplicate-field")


def number_as_name(name: str, place: Place, lines: list[str]) -> Iterator[Fault]:
    """A Fault where an unquoted number stands for a name: before a colon, or cut off by a comma."""
    cut = re.search(r"\d+(,\d+)*,$", lines[place.line - 1][: place.column - 1])
    if _NUMBER.fullmatch(name) and cut:
        whole = f"{cut[0]}{name}".replace(",", "")
        spot = Place(place.file, place.line, cut.start() + 1)
        yield Fault(spot, f"the comma cuts '{cut[0]}{name}' in two", f"write {whole}", "comma")
    elif _NUMBER.fullmatch(name):
        yield Fault(place, f"the key {name} must be text", f'write "{name}":', "number-as-name")


def colon_slip(place: Place, lines: list[str]) -> Fault:
    """The Fault of a list, fields or nothing where a name should stand."""
    rest = lines[place.line - 1][place.column - 1 :]
    before = lines[place.line - 1][: place.column - 1]
    if rest.startswith("{") and before.endswith("{"):
        return _braces(Place(place.file, place.line, place.column - 1), before[:-1], "{" + rest)
    return Fault(place, "a name is wanted before the colon", "write name: value", "no-name")


def _braces(place: Place, before: str, rest: str) -> Fault:
    hint = (
        f"{before.strip()} '{rest.strip()}'"
        if "'" not in rest
        else "put the text on lines of its own after >"
    )
    return Fault(place, "text that begins with {{ must be in quotes", hint.strip(), "quotes")


def scalar_slips(event: Any, place: Place, lines: list[str], name: str | None) -> Iterator[Fault]:
    """Faults of a scalar that YAML reads, but not as its author meant it."""
    half = _HALF.search(event.value)
    if half:
        yield _half(place, f"\\u{ord(half[0]):04x}")
    unseen = STRANGE.search(event.value)
    if unseen and not half:  # written as an escape, such as \\u202e
        yield strange(unseen[0], place)
    if event.style in ("|", ">") and not event.value.strip():
        header = lines[place.line - 1][place.column - 1 :].split(" #")[0].strip()
        if re.search(r"\d", header):
            yield _quote(place, header, name)
    if event.style in (None, "") and _NO_BREAK in event.value:
        yield from _no_break_spaces(event, place)


def _half(place: Place, escape: str) -> Fault:
    return Fault(place, f"{escape} is half a character", "write the character itself", "half-character")


def _quote(place: Place, rest: str, name: str | None) -> Fault:
    shown = rest.replace('"', "'")
    hint = f'{name}: "{shown}"' if name else f'"{shown}"'
    return Fault(place, f"{rest[:1]} must be in quotes", hint, "quotes")


def _no_break_spaces(event: Any, place: Place) -> Iterator[Fault]:
    where = re.search(f"^{_NO_BREAK}|(?<=:){_NO_BREAK}", event.value)
    if where and event.start_mark.line == event.end_mark.line:
        yield _no_break(Place(place.file, place.line, place.column + where.start()))


def _no_break(place: Place) -> Fault:
    message = "a no-break space (U+00A0) where a space is wanted"
    return Fault(place, message, "type an ordinary space", "no-break-space")


def dropped_comment(event: Any, place: Place, lines: list[str], name: str | None) -> Iterator[Fault]:
    """A warning where the end of a text was taken for a comment: ``Ward #3``."""
    line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
    dropped = _DROPPED.match(line, event.end_mark.column)
    if dropped:
        spot = Place(place.file, event.end_mark.line + 1, event.end_mark.column + len(dropped[1]) + 1)
        whole = f'"{event.value} {dropped[2]}"' if event.value else f'"{dropped[2]}"'
        hint = f"{name}: {whole}" if name else whole
        yield Fault(spot, f"'{dropped[2]}' was dropped as a comment", hint, "dropped-comment", "warning")


def in_plain_words(error: Any, file: str, lines: list[str]) -> Fault:
    """What the YAML reader could not read, said plainly, at its place."""
    mark = error.problem_mark or error.context_mark
    number = min(mark.line, max(len(lines) - 1, 0))
    line = lines[number] if lines else ""
    place = Place(file, number + 1, mark.column + 1 if mark.line == number else len(line) + 1)
    began = error.context_mark
    start = Place(file, began.line + 1, began.column + 1) if began else place
    opened = lines[start.line - 1] if start.line <= len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Fault(Place(file, number + 1, 1), "this line is indented with a tab", "use spaces", "tab")
    unbroken = re.match(rf"[\s-]*[\w-]+:(?={_NO_BREAK})", opened)
    if unbroken:
        return _no_break(Place(file, start.line, unbroken.end() + 1))
    braces = re.match(r"(\s*(?:- )?[\w-]*:?\s)(\{\{.*)", line)
    if braces:
        return _braces(Place(file, number + 1, braces.start(2) + 1), braces[1], braces[2])
    return _by_problem(f"{error.context} {error.problem}", place, start, lines)


def _by_problem(said: str, place: Place, start: Place, lines: list[str]) -> Fault:
    line = lines[place.line - 1] if lines else ""
    opened = lines[start.line - 1][start.column - 1 :] if start.line <= len(lines) else ""
    if "mapping values are not allowed" in said:
        return _second_colon(place, line)
    if "tag" in said:
        return _no_tags(start)
    if "an alias" in said or "an anchor" in said or "a block scalar" in said:
        return _quote(start, opened.strip(), _name_before(start, lines))
    if "cannot start any token" in said:
        return _quote(place, line[place.column - 1 :].strip(), _name_before(place, lines))
    if "quoted scalar" in said:
        return _quoted(said, place, start, line)
    return _of_shape(said, place, start, line)


def _name_before(place: Place, lines: list[str]) -> str | None:
    before = re.search(r"([\w-]+):\s+$", lines[place.line - 1][: place.column - 1])
    return before[1] if before else None


def _second_colon(place: Place, line: str) -> Fault:
    written = re.match(r"\s*(?:- )*([\w-]+): +(.*)", line)
    if written and line.index(":") == place.column - 1:
        return Fault(Place(place.file, place.line, len(line) - len(line.lstrip()) + 1), *_MISPLACED)
    if written and '"' not in line:
        return Fault(place, "a second colon", f'{written[1]}: "{written[2].strip()}"', "second-colon")
    hint = "put text that holds ': ' in quotes; check the indentation of this line"
    return Fault(place, "a colon where none is wanted", hint, "second-colon")


def _quoted(said: str, place: Place, start: Place, line: str) -> Fault:
    escape = re.search(
        r"\\(u[dD][89a-fA-F][0-9a-fA-F]{2}|.)", line[place.column - 3 if place.column > 2 else 0 :]
    )
    if "escape" in said and escape and len(escape[1]) == 5:
        return _half(start, escape[0])
    if "escape" in said or "hexadecimal" in said or "unknown" in said:
        return Fault(
            place, "a backslash means something else in double quotes", "use single quotes", "escape"
        )
    return open_quote(start, "close it, or take it away")


def _of_shape(said: str, place: Place, start: Place, line: str) -> Fault:
    if "could not find expected ':'" in said:
        return Fault(start, "':' is missing after this name", "write name: value", "no-colon")
    if "flow" in said:
        hint = f"it opens on line {start.line}; put text that holds : , [ ] {{ or }} in quotes"
        return Fault(place, "a list in [ ] or { } is broken here", hint, "brackets")
    if line[: place.column - 1].strip():
        return Fault(
            place, "this does not belong to the value before it", "put the whole in quotes", "quotes"
        )
    return Fault(place, *_MISPLACED)
