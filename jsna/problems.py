"""Say what is wrong, where, and what to do about it.

Nothing here knows a document, a table or a page: only places and plain words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

Severity = Literal["error", "warning"]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: path relative to the workspace, line and column from 1.

    ``cell`` is set instead for a workbook: ``Sheet!C7``.
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"


@dataclass(
    unsafe_hash=True, slots=True
)  # not frozen: Python writes the traceback into an exception on its way
class Fault(Exception):
    """One mistake of an author: where it is, what is wrong, and what to do.

    ``code`` is a short lasting word for machines, such as ``unknown-field``.
    Nobody changes a Fault once it is made.
    """

    place: Place
    message: str
    hint: str = ""
    code: str = "wrong"
    severity: Severity = "error"

    def __str__(self) -> str:
        said = f"warning: {self.message}" if self.severity == "warning" else self.message
        return f"{self.place}: {said}" + (f"\n    {self.hint}" if self.hint else "")


class Faults(Exception):
    """Several mistakes, told together."""

    def __init__(self, found: Iterable[Fault]) -> None:
        self.found = tuple(found)
        super().__init__(self.found)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in in_order(self.found))


def in_order(found: Iterable[Fault]) -> list[Fault]:
    """``found`` by place, each mistake once."""
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.place, fault.message))


def errors(found: Iterable[Fault]) -> list[Fault]:
    """Those of ``found`` that stop a build."""
    return [fault for fault in found if fault.severity == "error"]


def each(work: Callable[[T], R], things: Iterable[T]) -> tuple[list[R], list[Fault]]:
    """``work`` done on each of ``things``; a faulty one stops only itself.

    Returns (what was made, what was wrong).
    """
    made: list[R] = []
    wrong: list[Fault] = []
    for thing in things:
        try:
            made.append(work(thing))
        except Fault as fault:
            wrong.append(fault)
        except Faults as faults:
            wrong.extend(faults.found)
    return made, wrong
