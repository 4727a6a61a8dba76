"""What a gate is: one thing that must be so before an edition may be published."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jsna.build import Draft
from jsna.model.edition import Edition
from jsna.problems import Fault

GATES = "jsna.publish.gates"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edition that asks to be published: written, with all that was found on the way.

    ``content`` is the hash of what must be approved.  ``folder`` holds the
    finished site of the edition; None where mistakes kept it from being made.
    """

    draft: Draft
    edition: Edition
    root: Path
    content: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: what it asks for, in words, and what stands in the way of a candidate."""

    says: str
    check: Callable[[Candidate], list[Fault]]
