"""How many mistakes of one kind are told: the first ones, and how many more there are."""

from collections.abc import Callable, Sequence
from typing import Any

from jsna.problems import Fault

MOST = 20  # mistakes of one kind in one table that are told one by one


def on_one_line(text: str) -> str:
    """``text`` as a message shows it: without its line breaks."""
    return " ".join(text.split())


def told(things: Sequence[Any], make: Callable[[Any], Fault], most: int = MOST) -> list[Fault]:
    """``make`` of each of the first ``most`` things; the last hint says how many are left."""
    faults = [make(thing) for thing in things[:most]]
    return with_more(faults, len(things) - most)


def with_more(faults: list[Fault], more: int) -> list[Fault]:
    """``faults``, with "and N more" in the hint of the last where ``more`` is above 0."""
    if more <= 0 or not faults:
        return faults
    last = faults[-1]
    hint = f"{last.hint}; and {more} more" if last.hint else f"and {more} more"
    return [*faults[:-1], Fault(last.place, last.message, hint, last.code, last.severity)]
