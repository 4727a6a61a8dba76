"""Claims whose finding is not worked out yet."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.family import CannotCheck, Test, Tested


def not_yet(what: str) -> Test:
    """A test that says why it cannot be run."""

    def test(case: Case) -> Tested:
        raise CannotCheck(f"{what} is not worked out yet")

    return test
