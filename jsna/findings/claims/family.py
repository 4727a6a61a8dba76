"""What a family of claims is: its sentences, and the test of each.

A sentence is written with blanks in capitals and choices parted by ``|``:
``M is higher|lower than AREA``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from jsna.findings.claims.terms import BLANKS
from jsna.findings.finding import Reading

FAMILIES = "jsna.findings.claims.kinds"
HOLDS = "holds"
MOVED = "numbers changed, meaning holds"
CHANGED = "meaning changed"
UNSUPPORTED = "no longer supported"
CANNOT = "cannot be checked"
EXPIRED = "expired"
FAILED = (CHANGED, UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test found.  The claim holds where ``found`` is ``asked``; ``opposite`` is the reverse."""

    asked: str
    found: str
    test: str  # the name of the test
    because: str  # what it found, in words with the numbers
    readings: tuple[Reading, ...] = ()
    opposite: str = ""
    numbers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """holds, meaning changed, or no longer supported."""
        if self.found == self.asked:
            return HOLDS
        return CHANGED if self.found == self.opposite else UNSUPPORTED


class CannotCheck(Exception):
    """The test could not be run: why, and on which readings."""

    def __init__(self, because: str, *readings: Reading) -> None:
        super().__init__(because)
        self.because, self.readings = because, readings


Test = Callable[[Any], Tested]  # of a case (see ``case``)


@dataclass(frozen=True, slots=True)
class Family:
    """Claims that one kind of test decides.

    ``only`` finishes "the sentence says 'rising' but the claim ..."; ``allows``
    names the groups of words (see ``wording``) that the test can carry.
    """

    says: str
    only: str
    forms: Mapping[str, Test]
    example: str
    allows: tuple[str, ...] = ()


def pattern(form: str) -> re.Pattern[str]:
    """``form`` as a pattern: blanks by their names, choices as way1, way2."""
    ways = 0
    parts = []
    for word in form.replace("G1 and G2", "GROUPS").split():
        bare = word.rstrip("%")
        if "|" in word:
            ways += 1
            choices = "|".join(choice.replace("_", " ") for choice in word.split("|"))
            parts.append(f"(?P<way{ways}>{choices})")
        elif bare in BLANKS:
            parts.append(f"(?P<{bare}>{BLANKS[bare].pattern})")
        else:
            parts.append(re.escape(word))
    return re.compile(" ".join(parts))


def spoken(form: str) -> Iterator[str]:
    """``form`` once for each of its choices: "M is rising", "M is falling"."""
    for words in product(*(word.split("|") for word in form.split())):
        yield " ".join(words).replace("_", " ")
