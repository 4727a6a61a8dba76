"""Nothing is wrong, and nothing is left that a draft may have and a published edition may not."""

from dataclasses import replace

from jsna.problems import Fault, errors
from jsna.publish.gate import Candidate, Gate

# Warnings in a draft that are errors when an edition is published.
ERRORS_AT_PUBLISH = frozenset(
    "missing-role typed-number unbound-word causal-word overstated other-year unanswered no-themes".split()
)


def check(candidate: Candidate) -> list[Fault]:
    """Every error of the draft, and the warnings that are errors now."""
    faults = candidate.draft.faults
    stricter = [replace(one, severity="error") for one in faults if one.code in ERRORS_AT_PUBLISH]
    return [*errors(faults), *stricter]


KIND = Gate("nothing is wrong, and nothing is unfinished", check)
