"""Nothing that is withheld can be worked out from what is shown."""

from jsna.problems import Fault, errors
from jsna.publish.gate import Candidate, Gate

CODES = frozenset({"exposed", "no-counts", "no-disclosure"})


def check(candidate: Candidate) -> list[Fault]:
    """What disclosure control found in the tables of the edition."""
    return [fault for fault in errors(candidate.draft.faults) if fault.code in CODES]


KIND = Gate("nobody can be identified", check)
