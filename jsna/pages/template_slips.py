"""A slip in a page template of the workspace, in plain words and at its line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from jsna.pages.slips import in_words, known_names
from jsna.problems import Fault, Place

_COMPARE = "compare it with the template of the toolkit"
_REFERS = re.compile(r"{%[-+]?\s*(?:include|extends|import|from)\s+['\"]([^'\"]+)['\"]")


def told_at(folder: Path, name: str, error: Exception, known: Iterable[str]) -> Exception:
    """The Fault of ``error`` in the template ``name`` below ``folder``, or in one that it takes in.

    It is ``error`` itself where it arose elsewhere.

    ``known`` are the names that the template may use.
    """
    spot = _spot(folder, error)
    if spot is None and (folder / name).is_file():  # no line of it was reached, or no more of them
        spot = name, getattr(error, "lineno", 1)
    if spot is None:
        return error
    file, line = spot
    said, hint, word = _in_words(error, known)
    return Fault(place_of(folder, file, line, word), said, hint or _COMPARE, "template")


def inside_out(folder: Path, name: str, error: BaseException) -> BaseException:
    """The Fault of a template that takes itself in, or goes too deep; ``error`` where it is none of ours."""
    if not (folder / name).is_file():
        return error
    ring = _ring(folder, [name])
    if not ring:
        return Fault(Place(f"templates/{name}"), *in_words(error), "template")
    text = (folder / ring[0]).read_text(encoding="utf-8")
    found = next(one for one in _REFERS.finditer(text) if one[1] == ring[1])
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    said = f"a ring: {' > '.join(ring)}"
    return Fault(Place(f"templates/{ring[0]}", line, column), said, "take one of them out", "template")


def _ring(folder: Path, way: list[str]) -> list[str]:
    """The first way from the last of ``way`` back to one of it, by the templates that each takes in."""
    for name in _taken_in(folder / way[-1]):
        if name in way:
            return [*way[way.index(name) :], name]
        found = _ring(folder, [*way, name])
        if found:
            return found
    return []


def _taken_in(file: Path) -> Iterator[str]:
    if file.is_file():
        yield from dict.fromkeys(_REFERS.findall(file.read_text(encoding="utf-8", errors="replace")))


def place_of(folder: Path, file: str, line: int, name: str = "") -> Place:
    """Line ``line`` of the template ``file``, where what holds ``name`` begins, else its first expression."""
    lines = (folder / file).read_text(encoding="utf-8", errors="replace").splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    at = written.find(name) if name else -1
    there = re.search(r"{{|{%", written)
    column = len(re.sub(r"[^\s{}%~]+$", "", written[:at])) if at >= 0 else there.start() if there else 0
    return Place(f"templates/{file}", line, column + 1)


def _spot(folder: Path, error: BaseException) -> tuple[str, int] | None:
    """The template of the workspace and the line at which ``error`` arose; None where it arose elsewhere."""
    spots = [(error.filename, error.lineno)] if isinstance(error, TemplateSyntaxError) else []
    trace = error.__traceback__
    while trace is not None:
        spots.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    for file, at in reversed(spots if not isinstance(error, TemplateSyntaxError) else spots[:1]):
        if file and Path(file).is_relative_to(folder):
            return Path(file).relative_to(folder).as_posix(), at
    return None


def _in_words(error: Exception, known: Iterable[str]) -> tuple[str, str, str]:
    """What is wrong, what to do, and the word that stands where it is wrong."""
    said = str(getattr(error, "message", "") or error)
    if isinstance(error, TemplateSyntaxError):
        return f"this template cannot be read: {said or 'it is not Jinja'}", "", ""
    if isinstance(error, TemplateNotFound):
        return f"no template is called '{error.name}'", "", str(error.name)
    if isinstance(error, SecurityError):
        return said, "", (re.search(r"'(\w+)'", said) or ["", ""])[1]
    if isinstance(error, UndefinedError):
        return _not_there(said, known)
    return *in_words(error), ""


def _not_there(said: str, known: Iterable[str]) -> tuple[str, str, str]:
    name = re.search(r"'(\w+)' is undefined$", said)
    if name:
        return f"'{name[1]}' is not defined", known_names(name[1], known), name[1]
    part = re.search(r"has no (?:attribute|element) '?(\w+)'?$", said)
    return (
        (f"nothing here is called '{part[1]}'", "", part[1])
        if part
        else ("this asks for what is not there", "", "")
    )
