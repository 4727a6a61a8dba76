"""The finished files, attacked as a reader would."""

from jsna.audit.audit import audit
from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate


def check(candidate: Candidate) -> list[Fault]:
    """Whatever the published bytes give away, together with every edition before."""
    if candidate.folder is None:
        return []
    return list(audit(candidate.folder, candidate.root, candidate.draft.book.today).faults)


KIND = Gate("No withheld number can be found in the published bytes or worked out from them.", check)
