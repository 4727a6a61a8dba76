"""No chapter is past the day on which it should have been read again."""

from jsna.model.edition import Edition
from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate

EXPIRED = "expired"


def check(candidate: Candidate) -> list[Fault]:
    """The chapters of the edition whose next review has passed and that it does not accept."""
    book, edition = candidate.draft.book, candidate.edition
    listed = [page for part in edition.contents for page in part.pages if page in book.chapters]
    return [
        Fault(
            book.place(page, "next_review"),
            f"the next review of {page} was due on {book.chapters[page].next_review}",
            f"review it, or write accepts: {{claim: {page}, verdict: {EXPIRED}, because, by}} in the edition",
            "review-passed",
        )
        for page in listed
        if book.chapters[page].next_review < book.today and not _accepted(page, edition)
    ]


def _accepted(page: str, edition: Edition) -> bool:
    return any(one.claim == page and one.verdict == EXPIRED for one in edition.accepts)


KIND = Gate("no chapter is past its review", check)
