"""The finished files, attacked as a reader would."""

from jsna.audit.audit import audit
from jsna.problems import Fault, errors
from jsna.publish.gate import Candidate, Gate


def check(candidate: Candidate) -> list[Fault]:
    """Whatever the published bytes give away, together with every edition before."""
    if candidate.folder is None:
        return []
    return errors(audit(candidate.folder, candidate.root, candidate.draft.book.today).faults)


KIND = Gate("no withheld number is in the finished files or can be worked out from them", check)
