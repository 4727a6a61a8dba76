"""Every claim holds, or the edition accepts with a reason that it cannot be checked or has expired."""

from dataclasses import replace

from jsna.findings.finding import Finding
from jsna.model.edition import ACCEPTABLE, Edition
from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate

TOLD = "claim"  # the code of the warning that a draft gives for a claim


def check(candidate: Candidate) -> list[Fault]:
    """Each claim that does not hold and is not accepted."""
    accepted = _accepted(candidate)
    return [
        replace(fault, severity="error")
        for fault in candidate.draft.faults
        if fault.code == TOLD and (str(fault.place), fault.message) not in accepted
    ]


def _accepted(candidate: Candidate) -> set[tuple[str, str]]:
    """Where the claims stand that the edition accepts, and what a draft says of each."""
    findings = [one for one in candidate.draft.found.said() if one.kind == "claim"]
    return {
        (
            str(one.evidence.get("place", "")),
            f"{one.verdict}: '{one.evidence['claim']}' ({one.evidence.get('because', '')})",
        )
        for one in findings
        if accepts(candidate.edition, one)
    }


def accepts(edition: Edition, claim: Finding) -> bool:
    """Whether ``edition`` accepts ``claim`` with its verdict."""
    return claim.verdict in ACCEPTABLE and any(
        one.claim == claim.about and one.verdict == claim.verdict for one in edition.accepts
    )


KIND = Gate("every claim holds, or is accepted with a reason", check)
