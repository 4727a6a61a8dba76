"""Every number of people that is printed, in one pool: the same count in two places is one unknown.

A row of a table becomes a cell for each of its counts.  Cells are told apart by
what is counted, area, period, sex, age and category, and by the number itself:
two tables that disagree do not print the same count.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.disclosure.facts import Bounds
from jsna.disclosure.policy import Policy
from jsna.sources.table import KEYS

COORDINATES = KEYS[1:]  # area, period, sex, age, category_type, category
HEARD = {"area": "engagement", "category": "group"}  # what stands for a coordinate where people were heard
ALL_HEARD = "All"
EVERYBODY = {"sex": "Persons", "age": "All ages"}  # what a table that does not tell them apart counts
Rows = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Printed:
    """One column of counts of one table, or of an ``edition`` before this one.

    ``frame``: the coordinates as text and ``number`` (NaN where there is none), one line a row; ``row``
    is its place in the table.  ``policy`` None: its producer has printed it, and it
    cannot be withheld.  ``told``: for an earlier edition what it let its readers know of each row.
    """

    table: str
    measure: str
    column: str
    frame: pd.DataFrame
    policy: Policy | None
    edition: str = ""
    told: tuple[Bounds | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A place where a cell is printed: a row of one of the columns."""

    column: int
    row: int
    told: Bounds | None = None


@dataclass(frozen=True)
class Pool:
    """``frame``: what tells the cells apart, a line a cell; ``numbers``, one a cell; ``seats`` of each.

    ``views``: cells (by number) that one reader sees together, each label once; lines are looked for in them.
    """

    columns: Sequence[Printed]
    frame: pd.DataFrame
    numbers: NDArray[np.float64]
    seats: Sequence[Sequence[Seat]]
    views: Sequence[Sequence[int]]

    def own(self, cell: int) -> Iterator[Seat]:
        """Where this edition prints ``cell`` and could withhold it."""
        for seat in self.seats[cell]:
            column = self.columns[seat.column]
            if column.policy is not None and not column.edition:
                yield seat

    def owned(self, cell: int) -> bool:
        """Whether this edition could withhold ``cell``."""
        return any(True for _ in self.own(cell))

    def marked(self, rows: Mapping[str, Rows], earlier: bool = True) -> Rows:
        """For each cell whether a row of ``rows`` (by table), or an ``earlier`` edition, withholds it."""
        found = np.zeros(len(self.numbers), dtype=bool)
        for cell, seats in enumerate(self.seats):
            found[cell] = any(self._withheld(seat, rows, earlier) for seat in seats)
        return found

    def _withheld(self, seat: Seat, rows: Mapping[str, Rows], earlier: bool) -> bool:
        column = self.columns[seat.column]
        if column.edition:
            return earlier and seat.told is None
        return column.policy is not None and bool(rows[column.table][seat.row])

    def spread(self, cells: Rows, rows: Mapping[str, Rows]) -> dict[str, Rows]:
        """``rows`` with every row that prints one of ``cells``."""
        made = {table: marks.copy() for table, marks in rows.items()}
        for cell in np.flatnonzero(cells):
            for seat in self.own(int(cell)):
                made[self.columns[seat.column].table][seat.row] = True
        return made


def column_of(
    frame: pd.DataFrame, name: str, rows: NDArray[np.int64], like: Mapping[str, str] = EVERYBODY
) -> pd.DataFrame:
    """The coordinates and numbers of column ``name`` of ``frame``; a coordinate that it lacks is ``like``."""
    made = {}
    for key in COORDINATES:
        there = next((one for one in (key, HEARD.get(key)) if one in frame), None)
        words = frame[there].astype(str) if there else pd.Series("", index=frame.index)
        words = words.where(words != ALL_HEARD, "") if there == "group" else words
        made[key] = words.where(words != "", like.get(key, "")).to_numpy(dtype=object)
    return pd.DataFrame({**made, "number": frame[name].to_numpy(dtype=float), "row": rows})


def pooled(columns: Sequence[Printed], groups: Sequence[int]) -> Pool:
    """All ``columns`` in one pool; ``groups`` says which of them count the same, by equal numbers."""
    every = pd.concat(
        [
            column.frame.assign(measure=str(group), column=number)
            for number, (column, group) in enumerate(zip(columns, groups, strict=True))
        ],
        ignore_index=True,
    )
    by = list(KEYS)
    every["number"] = every["number"].fillna(every.groupby(by, sort=False)["number"].transform("first"))
    cell = every.groupby([*by, "number"], sort=False, dropna=False).ngroup().to_numpy()
    first = ~pd.Series(cell).duplicated().to_numpy()
    frame = every.loc[first, by].reset_index(drop=True)
    seats: list[list[Seat]] = [[] for _ in range(len(frame))]
    told = [iter(column.told or [None] * len(column.frame)) for column in columns]
    for one, number, row in zip(cell, every["column"], every["row"], strict=True):
        seats[one].append(Seat(number, int(row), next(told[number])))
    numbers = every.loc[first, "number"].to_numpy(dtype=float)
    return Pool(columns, frame, numbers, seats, list(_views(columns, cell, every, frame)))


def _views(
    columns: Sequence[Printed], cell: NDArray[Any], every: pd.DataFrame, frame: pd.DataFrame
) -> Iterator[list[int]]:
    """All cells, the first of each label; then each table and edition that has another number somewhere."""
    doubled = frame.duplicated(list(KEYS)).to_numpy()
    yield np.flatnonzero(~doubled).tolist()
    editions = np.array([columns[number].edition for number in every["column"]], dtype=object)
    tables = every["column"].to_numpy()
    apart = {(editions[place] or tables[place]) for place in np.flatnonzero(doubled[cell])}
    for one in sorted(apart, key=str):
        mine = editions == one if isinstance(one, str) else tables == one
        yield list(dict.fromkeys(cell[mine].tolist()))
