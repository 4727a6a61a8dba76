"""Days and lists as plain words."""

from collections.abc import Sequence
from datetime import date

from jsna.model.measures import Measure
from jsna.model.numbers import MONTHS
from jsna.model.periods import in_words, read_period


def day(when: date | None) -> str:
    """ "20 August 2026"; "" for no day."""
    return f"{when.day} {month(when)}" if when else ""


def month(when: date | None) -> str:
    """ "August 2026"; "" for no day."""
    return f"{MONTHS[when.month - 1]} {when.year}" if when else ""


def listed(things: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def period_of(measure: Measure, period: str) -> str:
    """A period as a reader would say it, by what the measure's years are.

    A financial year gets its months; a school year and a survey year keep their own names,
    because their months are others.
    """
    if "/" not in period or measure.year == "financial":
        return in_words(read_period(period))
    first, *last = [part.strip() for part in period.replace(" to ", "-").split("-") if part.strip()]
    years = f"{first} to {_with_century(last[-1], first)}" if last else first
    if measure.year == "survey":
        return years
    return f"the school years {years}" if last else f"the school year {years}"


def _with_century(year: str, first: str) -> str:
    return year if len(year.split("/")[0]) == 4 else first[:2] + year
