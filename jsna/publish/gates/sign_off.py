"""A decision that was made approves exactly this content."""

from jsna.model.content import PREFIX, approves
from jsna.model.decision import Approval
from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate


def check(candidate: Candidate) -> list[Fault]:
    """That no decision made by then approves the edition, or that it approved something else."""
    book, edition = candidate.draft.book, candidate.edition
    decision = book.decisions.get(edition.approved_by or "")
    named = [one for one in decision.approves if one.of == edition.id] if decision else []
    if decision is None or decision.status != "made" or not named:
        said = "no made decision approves this edition"
        return [Fault(book.place(edition.id, "status"), said, _how(candidate, named), "not-approved")]
    day = edition.published or book.today
    if decision.made is not None and decision.made > day:
        said = f"{decision.id} is dated {decision.made}, after the day of publication ({day})"
        hint = "publish once that day has come, or correct the day on which it was made"
        return [Fault(book.place(decision.id, "made"), said, hint, "not-approved")]
    if any(approves(one.content, candidate.content) for one in named):
        return []
    said = f"this edition changed after {decision.id} approved it"
    hint = f"approve it again: {_content(candidate)} in {book.place(decision.id, 'approves')}"
    return [Fault(book.place(edition.id), said, hint, "changed-after-approval")]


def _how(candidate: Candidate, named: list[Approval]) -> str:
    approval = f'approves: {{of: "{candidate.edition.id}", {_content(candidate)}}}'
    done = "the decision it names must be made" if named else f"the decision needs {approval}"
    return f"set approved_by; {done}"


def _content(candidate: Candidate) -> str:
    return f'content: "{PREFIX}{candidate.content}"'


KIND = Gate("a decision approves exactly this content", check)
