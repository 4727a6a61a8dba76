"""The documents and register rows that a claim names."""

from collections.abc import Iterable, Sequence

from jsna.findings.claims.case import Case
from jsna.findings.claims.family import CannotCheck
from jsna.findings.claims.terms import Unsound
from jsna.findings.reach import Reach, reach
from jsna.findings.register import NoTable, Supports, supporting
from jsna.model.book import Book
from jsna.model.priority import Outcome, Priority
from jsna.model.wording import near


def book_of(case: Case) -> Book:
    """What was written.  Raises CannotCheck where a claim is read without it."""
    if case.setting.book is None:
        raise CannotCheck("the documents are not at hand")
    return case.setting.book


def outcome_of(case: Case, address: str) -> tuple[Priority, Outcome]:
    """The outcome at ``priority/outcome``.  Raises Unsound."""
    book = book_of(case)
    name, _, part = address.partition("/")
    priority = book.priorities.get(name)
    if priority is None:
        raise Unsound(f"no priority is called '{name}'", _one_of(name, book.priorities), "unknown-name")
    outcomes = {one.id: one for one in priority.outcomes}
    if part not in outcomes:
        hint = near(part, outcomes) or f"it has {', '.join(outcomes)}"
        raise Unsound(f"{name} has no outcome '{part}'", hint, "unknown-name")
    return priority, outcomes[part]


def chapter_of(case: Case) -> str:
    """The chapter that the claim names.  Raises Unsound."""
    chapters, name = book_of(case).chapters, str(case["CHAPTER"])
    if name not in chapters:
        raise Unsound(f"no chapter is called '{name}'", _one_of(name, chapters), "unknown-name")
    return name


def _one_of(name: str, known: Iterable[str]) -> str:
    written = ", ".join(known)
    return near(name, known) or (f"write one of {written}" if written else "none is written yet")


def reach_of(case: Case) -> Reach:
    """Who reaches what supports the chapter.  Raises Unsound, CannotCheck."""
    chapter = chapter_of(case)
    try:
        made = reach(book_of(case), case.found, chapter)
    except NoTable as error:
        raise CannotCheck(str(error)) from None
    if made.stale:
        raise CannotCheck(_stale(made.stale))
    return made


def supports_of(case: Case) -> Supports:
    """The assets that support the chapter.  Raises Unsound, CannotCheck."""
    try:
        return supporting(book_of(case), case.found, chapter_of(case))
    except NoTable as error:
        raise CannotCheck(str(error)) from None


def stale_among(support: Supports, ids: list[str]) -> None:
    """Raises CannotCheck where one of ``ids`` was not checked in time."""
    old = [name for name in support.stale if name in ids]
    if old:
        raise CannotCheck(_stale(old))


def _stale(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} was not checked in time"
    return f"{names[0]} and {len(names) - 1} more were not checked in time"
