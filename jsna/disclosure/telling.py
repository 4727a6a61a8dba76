"""What can be worked out of a table, in words for its author."""

import pandas as pd

from jsna.disclosure.attack import Known
from jsna.disclosure.local import Exposed
from jsna.problems import Fault, Place
from jsna.sources.table import KEYS

MOST = 6  # rows named in one hint


def told(frame: pd.DataFrame, column: str, found: Exposed, place: Place) -> Fault:
    """The row that can be worked out, its possible values, and the printed rows that give it away."""
    by = [f"{row_words(frame, one)} ({frame[column].iloc[one]:.15g})" for one in found.by[:MOST]]
    by += ["others"] if len(found.by) > MOST else []
    because = f"by {', '.join(by)}; " if by else ""
    return Fault(
        place,
        f"{row_words(frame, found.place)}: the withheld {column} {possible(found.known)}",
        f"{because}group the rows, use larger areas, or leave the totals out",
        "exposed",
    )


def row_words(frame: pd.DataFrame, place: int) -> str:
    """A row by what tells it apart: ``Northbrook, 2023, Female``."""
    keys = [key for key in KEYS if key in frame]
    return ", ".join(str(frame[key].iloc[place]) for key in keys if str(frame[key].iloc[place]))


def possible(known: Known) -> str:
    """``can only be 3``, ``can only be 1 or 4``, ``lies from 1 to 4``."""
    if known.possible == 1:
        return f"can only be {known.low}"
    if known.possible == 2:
        return f"can only be {known.low} or {known.high}"
    return f"lies from {known.low} to {known.high}"
