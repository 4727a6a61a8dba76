"""Days and lists as plain words."""

from collections.abc import Sequence
from datetime import date


def day(when: date | None) -> str:
    """ "20 August 2026"; "" for no day."""
    return f"{when.day} {when:%B %Y}" if when else ""


def month(when: date | None) -> str:
    """ "August 2026"; "" for no day."""
    return f"{when:%B %Y}" if when else ""


def listed(things: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"
