"""What a template has used so far, and how it is told that it asked for too much.

Steps and characters are counted, not seconds: the same template always gives the same answer.
"""

import re
from typing import Any

from jinja2.exceptions import SecurityError

STEPS = 20_000  # rounds of loops and calls of macros, of one template
CHARACTERS = 5_000_000  # printed by one template or handed to its filters


class Spent(SecurityError):
    """A template asked for more than it may: what, in plain words."""


class Budget:
    """What one template has used so far."""

    def __init__(self) -> None:
        self.steps, self.characters, self.macro = 0, 0, ""

    def begin(self) -> None:
        """A new template begins."""
        self.steps, self.characters, self.macro = 0, 0, ""

    def step(self, macro: str = "") -> None:
        """One round of a loop, or one call of a macro.  Raises Spent."""
        self.steps += 1
        self.macro = macro or self.macro
        if self.steps > STEPS:
            raise Spent(f"stopped after {STEPS:,} rounds of its loops")

    def count(self, value: Any) -> Any:
        """``value`` as it is; its characters, or items, are counted.  Raises Spent."""
        self.characters += size(value) or 1
        if self.characters > CHARACTERS:
            raise Spent(f"stopped after {CHARACTERS:,} characters")
        return value


def refused(error: SecurityError) -> tuple[str, str]:
    """What a template may not do, in plain words, and what to do instead."""
    if isinstance(error, Spent):
        return str(error), "is there a loop in a loop? make the template do less"
    said = str(error)
    found = re.search(r"access to attribute '(\w+)' of '(\w+)' object is unsafe", said)
    if found and found[1] in _CHANGING:
        return "values cannot be changed in a template", "print them as they are"
    if found:
        return f"'{found[1]}' cannot be used in a template", "jsna kinds shows what a template may hold"
    return said, "jsna kinds shows what a template may hold"


def endless(budget: "Budget") -> str:
    """What is said of a template that never ends."""
    return (
        f"macro '{budget.macro}' calls itself without end" if budget.macro else "this template calls itself"
    )


_CHANGING = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse",
    "setdefault", "sort", "update",
}  # fmt: skip


def size(thing: Any) -> int:
    """Characters of a text, items of a list; 0 for anything else."""
    return len(thing) if hasattr(thing, "__len__") else 0
