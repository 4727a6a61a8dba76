"""The true figures of local tables that are withheld: what must be found nowhere.

The only file of this room that knows more than a reader does.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from jsna.audit.rows import PEOPLE
from jsna.build import numbers, places
from jsna.disclosure.areas import Parts, parts_of
from jsna.disclosure.policy import policy_of
from jsna.disclosure.primary import TOLD_BY_COUNT
from jsna.disclosure.safe import WITHHELD, SafeTable
from jsna.model.book import Book, read_book
from jsna.pages.plan import plan_pages
from jsna.problems import Faults, errors
from jsna.sources.table import KEYS
from jsna.statistics.estimates import Estimates

FEWEST = 4  # digits from which on a whole number is unusual enough to be looked for; with decimals one more
PRINTED = (
    6,
    5,
    4,
    3,
    2,
)  # decimals of a value that are looked for; with one, a place in a drawing looks the same


@dataclass(frozen=True, slots=True)
class Secret:
    """One withheld number: of which table and row, which column, and what it is."""

    table: str
    measure: str
    row: str
    column: str
    true: float
    labels: frozenset[str] = frozenset()  # everything that tells its row apart

    def __str__(self) -> str:
        return f"the withheld {self.column} of {self.row} in '{self.table}'"


@dataclass(frozen=True, slots=True)
class Truth:
    """``secrets``: all withheld numbers; ``open``: how every number that may be seen is written.

    ``parts``: which areas make up which.
    """

    secrets: tuple[Secret, ...]
    open: frozenset[str]
    parts: Parts

    def written(self) -> dict[str, Secret]:
        """The withheld numbers by how they may be written: unusual ones, and no number that may be seen."""
        made: dict[str, Secret] = {}
        for secret in self.secrets:
            for form in written(secret.true):
                if form not in self.open:
                    made.setdefault(form, secret)
        return made


def truth(root: Path, edition: str | None, today: date) -> Truth:
    """What the workspace at ``root`` withholds.  Raises Faults where it cannot be understood."""
    book = read_book(root, edition, today)
    if book.edition is None or errors(book.faults):
        raise Faults(book.faults)
    areas, _ = places(book, root)
    made = numbers(book, plan_pages(book, areas), root)  # the rows that a build protects together
    if errors(made.faults):
        raise Faults(made.faults)
    safe, true = made.safe.tables, made.estimates
    secrets = tuple(secret for name in sorted(safe) for secret in _secrets(true[name], safe[name], book))
    open_forms = frozenset(form for table in safe.values() for form in _open(table))
    lists = [table.frame for table in made.loaded.tables.values() if table.holds == "areas"]
    return Truth(secrets, open_forms, parts_of(lists))


def _columns(frame: pd.DataFrame) -> list[str]:
    there = (name for name in (*TOLD_BY_COUNT, *PEOPLE) if name in frame)
    return [name for name in there if pd.api.types.is_numeric_dtype(frame[name])]


def _secrets(true: Estimates, safe: SafeTable, book: Book) -> Iterator[Secret]:
    if policy_of(book, true.id).changes_nothing or true.holds == "areas":
        return
    withheld = (safe.frame["reason"] == WITHHELD).to_numpy()
    for column in _columns(true.frame):
        for place in withheld.nonzero()[0].tolist():
            value = float(true.frame[column].iloc[place])
            if math.isfinite(value):
                labels = _labels(true.frame, place)
                named = ", ".join(labels), column, value, frozenset(labels)
                yield Secret(true.id, _measure(true, place), *named)


def _labels(frame: pd.DataFrame, place: int) -> list[str]:
    """What tells a row apart: measure, area, period ..."""
    return [label for key in KEYS if key in frame and (label := str(frame[key].iloc[place]))]


def _measure(table: Estimates, place: int) -> str:
    return str(table.frame["measure"].iloc[place]) if "measure" in table.frame else table.id


def _open(table: SafeTable) -> Iterator[str]:
    """Each number of ``table`` that may be seen, as it may be written."""
    for name in table.frame:
        if pd.api.types.is_float_dtype(table.frame[name]):
            for value in table.frame[name].dropna().unique():
                yield from written(float(value))


def written(value: float) -> set[str]:
    """How ``value`` is written without separators: whole, or to so many decimals as make it unusual."""
    if not math.isfinite(value):
        return set()
    size = abs(value)
    if size == int(size):
        forms = {str(int(size))}
    else:
        forms = {repr(size)} | {repr(round(size, places)) for places in PRINTED}
        forms = {form for form in forms if len(form.partition(".")[2]) > 1}
    return {form for form in forms if _digits(form) >= FEWEST + ("." in form)}


def _digits(form: str) -> int:
    """How many digits of ``form`` say something."""
    if "e" in form:
        return 0
    bare = form.replace(".", "").strip("0") if "." in form else form.lstrip("0")
    return len(bare)


def by_measure(secrets: tuple[Secret, ...]) -> Mapping[str, list[Secret]]:
    """``secrets`` by their measure."""
    made: dict[str, list[Secret]] = {}
    for secret in secrets:
        made.setdefault(secret.measure, []).append(secret)
    return made
