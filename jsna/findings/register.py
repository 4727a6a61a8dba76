"""The asset register: which of its rows support a chapter, and when each was last checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from jsna.disclosure.safe import SafeTable
from jsna.findings.standing import Found
from jsna.model.book import Book
from jsna.sources.places import Places

STANDING = ("open", "at risk")  # what is there now; closed and planned ones are not


class NoTable(LookupError):
    """A finding rests on a table that the workspace does not have: which, in words."""


@dataclass(frozen=True, slots=True)
class Supports:
    """The assets that support one chapter.

    ``frame``: the register's own columns, one row an asset that stands, by the line of
    its file.  ``stale``: ids of those not checked within the card's days, or never.
    """

    table: SafeTable
    frame: pd.DataFrame
    stale: tuple[str, ...]


def table_that_holds(book: Book, found: Found, holds: str, what: str) -> SafeTable:
    """The first table of a kind.  Raises NoTable where there is none."""
    name = next((name for name, card in sorted(book.cards.items()) if card.holds == holds), "")
    if not name:
        raise NoTable(f"there is no table of {what}")
    return found.table(name)


def supporting(book: Book, found: Found, chapter: str) -> Supports:
    """The assets that support ``chapter``.  Raises NoTable where there is no register."""
    register = table_that_holds(book, found, "assets", "assets")
    frame = register.frame
    serves = frame["supports"].map(lambda text: chapter in _ids(text)).astype("bool")
    rows = frame[frame["status"].isin(STANDING) & serves]
    days = book.cards[register.id].stale_after
    return Supports(register, rows, tuple(rows["id"][days_since(rows, book.today) > days]))


def days_since(rows: pd.DataFrame, today: date) -> "pd.Series[float]":
    """Days since each row was checked; endless for one that never was."""
    if "checked" not in rows:
        return pd.Series(float("inf"), index=rows.index)
    checked = pd.to_datetime(rows["checked"].astype("str"), format="%Y-%m-%d", errors="coerce")
    return (pd.Timestamp(today) - checked).dt.days.astype("float64").fillna(float("inf"))


def within(places: Places, area: str, codes: Sequence[str]) -> list[bool]:
    """Whether each of ``codes`` lies in ``area``, by the parents of the areas table."""
    return [area in _upwards(places, code) for code in codes]


def _upwards(places: Places, code: str) -> list[str]:
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = places.parents.get(code, "")
    return found


def _ids(text: object) -> list[str]:
    return [word.strip() for word in str(text).split(";")]
