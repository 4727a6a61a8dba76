"""Write into an edition's document that it was published, and when; nothing else in it changes."""

import re
from datetime import date
from pathlib import Path

from jsna.model.nodes import Node, plain, read_yaml
from jsna.problems import Fault, Faults, Place
from jsna.whole import tidy, write_whole

_VALUE = re.compile(r"(?P<quote>['\"]?)[A-Za-z]+(?P=quote)")


def mark(root: Path, file: str, day: date) -> Fault | None:
    """Set ``status: published`` and ``published: day`` in the document ``file``.

    Returns a warning where its layout does not let that be done, or the disk refuses.
    """
    path = root / file
    try:
        before = path.read_bytes().decode("utf-8")
        after = marked(before, file, day.isoformat())
        if after is None:
            return _undone(file, day, "its layout is not understood")
        if after != before:
            tidy(path.parent)
            write_whole(path, after.encode(), path.stat().st_mode & 0o777)
    except OSError as error:
        return _undone(file, day, error.strerror or str(error))
    except (UnicodeDecodeError, Fault, Faults):
        return _undone(file, day, "it cannot be read")
    return None


def marked(text: str, file: str, day: str) -> str | None:
    """``text`` with the two fields as they should be; None where that cannot be done in this layout."""
    node = read_yaml(text, file)
    wanted = {**plain(node), "status": "published", "published": day}
    if plain(node) == wanted:
        return text
    lines = text.splitlines(keepends=True)
    _set(lines, node, "status", "published")
    held = node.child("published")
    if held is not None and held.value:
        _set(lines, node, "published", day, re.compile(r"(?P<quote>['\"]?)[\d-]+(?P=quote)"))
    else:
        _add(lines, node, day)
    made = "".join(lines)
    try:
        return made if plain(read_yaml(made, file)) == wanted else None
    except Faults:
        return None


def _set(lines: list[str], node: Node, name: str, value: str, pattern: re.Pattern[str] = _VALUE) -> None:
    place = node.find(name).place
    line, at = lines[place.line - 1], place.column - 1
    found = pattern.match(line, at)
    if found:
        quote = found["quote"]
        lines[place.line - 1] = line[:at] + f"{quote}{value}{quote}" + line[found.end() :]


def _add(lines: list[str], node: Node, day: str) -> None:
    """``published`` under ``status``, or beside it where fields stand in braces; over an empty one."""
    empty = node.keys.get("published")
    if empty is not None:
        line = lines[empty.line - 1]
        end = line.index(":", empty.column - 1) + 1
        lines[empty.line - 1] = f"{line[:end]} {day}{line[end:]}"
        return
    key = node.keys["status"]
    line = lines[key.line - 1]
    before = line[: key.column - 1]
    if before.strip():
        lines[key.line - 1] = f"{before}published: {day}, {line[key.column - 1 :]}"
        return
    ending = line[len(line.rstrip("\r\n")) :] or "\n"
    lines[key.line - 1] = line.rstrip("\r\n") + ending
    lines.insert(key.line, f"{before}published: {day}{ending}")


def _undone(file: str, day: date, why: str) -> Fault:
    said = f"the edition is published, but this document could not say so ({why})"
    return Fault(Place(file), said, f"write status: published and published: {day}", "mark", "warning")
