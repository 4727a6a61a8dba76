"""Money is for an action, within its dates."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from jsna.model.periods import Period, read_period
from jsna.model.priority import Action
from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Actions that are none, years that are none, and years outside the dates of the action."""
    frame = table.frame
    priorities = around.book.priorities.values()
    actions = {f"{one.id}/{action.id}": action for one in priorities for action in one.actions}
    unread = {*around.book.files} - {one.id for one in priorities}
    known = frame["action"].isin(actions) | frame["action"].str.partition("/")[0].isin(unread)
    yield from told(
        list(lines_where(frame, ~known)["action"].items()), lambda one: _no_action(table, [*actions], *one)
    )
    years = {text: _read(text) for text in frame["year"].unique()}
    wrong = {text: said for text, said in years.items() if isinstance(said, str)}
    rows = lines_where(frame, frame["year"].isin(list(wrong)))
    yield from told(list(rows["year"].items()), lambda one: _no_year(table, one[0], wrong[one[1]]))
    pairs = frame[["action", "year"]].drop_duplicates().itertuples(index=False, name=None)
    outside = [pair for pair in pairs if pair[0] in actions and _outside(years[pair[1]], actions[pair[0]])]
    rows = lines_where(frame, pd.MultiIndex.from_frame(frame[["action", "year"]]).isin(outside))
    yield from told(list(rows.itertuples()), lambda row: _not_then(table, row, actions[row.action]))


def _read(year: str) -> Period | str:
    try:
        return read_period(year)
    except ValueError as error:
        return str(error)


def _outside(year: Period | str, action: Action) -> bool:
    return isinstance(year, Period) and (year.end < action.starts or year.start > action.ends)


def _no_action(table: Table, known: list[str], line: int, text: str) -> Fault:
    hint = near(text, known) or "write priority/action, as blood-pressure/checks"
    return Fault(table.place(line, "action"), f"'{text}' is not an action", hint, "dead-address")


def _no_year(table: Table, line: int, refused: str) -> Fault:
    said, _, hint = refused.partition("; ")
    return Fault(table.place(line, "year"), said, hint, "period")


def _not_then(table: Table, row: Any, action: Action) -> Fault:
    said = f"{row.year} is outside the dates of {row.action}"
    hint = f"it runs from {action.starts} to {action.ends}"
    return Fault(table.place(row.Index, "year"), said, hint, "outside-dates")


KIND = Check("Money is not for an action of ours, or not in its time.", ("spend",), look)
