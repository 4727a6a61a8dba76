"""A place that was checked long ago may be gone."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One warning for the table: the first place whose check is too old, and how many more there are."""
    today, days = around.book.today, around.book.cards[table.id].stale_after
    checked = pd.to_datetime(table.frame["checked"], format="%Y-%m-%d", errors="coerce")
    old = checked[(pd.Timestamp(today) - checked).dt.days > days]

    def make(one: tuple[int, pd.Timestamp]) -> Fault:
        line, day = one
        said = f"{table.frame.at[line, 'id']!s} was last checked {_ago(day.date(), today)} ago"
        hint = f"ask whether it is still there: a check holds for {days} days"
        return Fault(table.place(line, "checked"), said, hint, "old-check", "warning")

    yield from told(list(old.items()), make, most=1)


def _ago(day: date, today: date) -> str:
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    number, what = (months, "month") if months >= 1 else ((today - day).days, "day")
    return f"{number} {what}{'s' if number != 1 else ''}"


KIND = Check("The last check of a place is old.", ("assets",), look)
