"""How much a template may do before it is stopped: steps counted, never guessed.

A step is one turn of a loop, one call or one part of a page that is printed;
long texts and lists count as many.  The same template on the same data takes
the same steps on every machine.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

MOST_STEPS = 1_000_000
LONGEST_TEXT, LONGEST_PAGE = 1_000_000, 10_000_000  # characters
DEEPEST = 40  # macros within macros
LETTERS_A_STEP = 256
_MOST_SECONDS = 5  # of processor time: a net below the steps, for what they do not foresee
_LESS = "is there a loop in a loop? make the template do less"
STEPS_A_CALL = 20  # of a macro, or of a loop by itself
STEPS_A_LOOK = 200  # at a row of a measure
_LOOK_AT_CLOCK = 5_000  # steps between two looks


class Stopped(ValueError):
    """A template that would do or make too much; the words are for its author."""


@dataclass(slots=True)
class Budget:
    """What is left for the template that is being filled."""

    left: int = MOST_STEPS
    until_look: int = _LOOK_AT_CLOCK
    depth: int = 0
    printed: int = 0  # characters
    began: float = field(default_factory=lambda: time.thread_time())
    paused: bool = False


_NOW: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def limited() -> Iterator[Budget]:
    """A fresh budget for what is filled inside."""
    budget = Budget()
    before = _NOW.set(budget)
    try:
        yield budget
    finally:
        _NOW.reset(before)


@contextmanager
def unclocked() -> Iterator[None]:
    """The clock stands still for what is done inside: looking up and testing is our own work."""
    budget = _NOW.get()
    if budget is None or budget.paused:
        yield
        return
    began, budget.paused = time.thread_time(), True
    try:
        yield
    finally:
        budget.began, budget.paused = budget.began + time.thread_time() - began, False


def charge(steps: int) -> None:
    """Take ``steps`` off what is left.  Raises Stopped where nothing is."""
    budget = _NOW.get()
    if budget is None:
        return
    budget.left -= steps
    budget.until_look -= steps
    if budget.left < 0:
        raise Stopped(f"stopped after {MOST_STEPS:,} steps; {_LESS}")
    if budget.until_look < 0:
        budget.until_look = _LOOK_AT_CLOCK
        if time.thread_time() - budget.began > _MOST_SECONDS:
            raise Stopped(f"stopped after {_MOST_SECONDS} s of CPU; {_LESS}")


def text_of(length: int) -> None:
    """Take off a text of ``length`` characters.  Raises Stopped where it is longer than any may be."""
    if length > LONGEST_TEXT:
        raise Stopped(f"a text of more than {LONGEST_TEXT:,} characters; {_LESS}")
    charge(length // LETTERS_A_STEP)


def printed(value: Any, most: int) -> Any:
    """``value``, which is printed.  Raises Stopped where more than ``most`` characters are by now."""
    budget = _NOW.get()
    if budget is not None and isinstance(value, str):
        budget.printed += len(value)
        if budget.printed > most:
            raise Stopped(f"a text of more than {most:,} characters; {_LESS}")
    return value


def weigh(value: Any) -> Any:
    """``value``, everything in it taken off: a text by its length, a list or mapping with all it holds."""
    if isinstance(value, str):
        text_of(len(value))
        return value
    if not isinstance(value, (list, tuple, dict)):
        return value
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            charge(len(one) // LETTERS_A_STEP)
        elif isinstance(one, (list, tuple, Mapping)):
            charge(1 + len(one))
            waiting.extend(one.values() if isinstance(one, Mapping) else one)
    return value


@contextmanager
def one_deeper(name: str) -> Iterator[None]:
    """One call inside another.  Raises Stopped where there are more than ever end."""
    budget = _NOW.get() or Budget()
    budget.depth += 1
    try:
        if budget.depth > DEEPEST:
            raise Stopped(f"{name} calls itself without end")
        yield
    finally:
        budget.depth -= 1


def joined(parts: Iterable[str]) -> str:
    """The parts of a page as one text.  Raises Stopped where it is longer than any may be."""
    made, length = [], 0
    for part in parts:
        length += len(part)
        if length > LONGEST_PAGE:
            raise Stopped(f"a text of more than {LONGEST_PAGE:,} characters; {_LESS}")
        made.append(part)
    return "".join(made)
