"""What is due when: new data, reviews, promises, reports; and what is overdue.

Days come from the documents and cards; nothing here knows a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jsna.model.book import Book, edition_of

RELEASE, REVIEW, ASKED, PROMISE, REPORT, END = (
    "New data",
    "Review",
    "Asked for",
    "Promised answer",
    "Report",
    "End of a group",
)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One thing that is due: the day, what sort of thing, its title, whose it is, and its address."""

    on: date
    sort: str
    title: str
    whose: str
    address: str

    def overdue(self, today: date) -> bool:
        """Whether its day is over."""
        return self.on < today


def due_days(book: Book) -> list[Due]:
    """Everything that the edition of ``book`` says is due, by day."""
    return sorted(
        [*_releases(book), *_of_chapters(book), *_of_decisions(book), *_promises(book), *_board(book)]
    )


def unannounced(book: Book) -> list[str]:
    """The titles of the tables whose next release nobody has announced."""
    return sorted(card.title for card in book.cards.values() if card.source.next_release is None)


def _releases(book: Book) -> Iterator[Due]:
    for card in book.cards.values():
        if card.source.next_release is not None:
            yield Due(card.source.next_release, RELEASE, card.title, card.source.publisher, card.id)


def _listed(book: Book) -> list[str]:
    return [page for part in edition_of(book).contents for page in part.pages]


def _of_chapters(book: Book) -> Iterator[Due]:
    for chapter in (book.chapters[page] for page in _listed(book) if page in book.chapters):
        yield Due(chapter.next_review, REVIEW, chapter.title, chapter.owner, chapter.id)
        for one in chapter.recommends:
            whose = one.owned_by or one.within or ", ".join(one.asks)
            yield Due(one.by, ASKED, one.text, whose, f"{chapter.id}/{one.id}")


def _of_decisions(book: Book) -> Iterator[Due]:
    for decision in (book.decisions[page] for page in _listed(book) if page in book.decisions):
        if decision.status == "made" and decision.review is not None:
            yield Due(decision.review.on, REVIEW, decision.title, decision.by, decision.id)


def _promises(book: Book) -> Iterator[Due]:
    for talk in (book.engagements[page] for page in _listed(book) if page in book.engagements):
        for theme in talk.said:
            if theme.did is not None and theme.did.answer == "not yet" and theme.did.by is not None:
                yield Due(theme.did.by, PROMISE, theme.text, talk.title, f"{talk.id}/{theme.id}")


def _board(book: Book) -> Iterator[Due]:
    board = book.board
    if board is None or board.id not in _listed(book):
        return
    for group in board.groups:
        address = f"{board.id}/{group.id}"
        if group.ends is not None:
            yield Due(group.ends, END, group.title, group.lead, address)
        for report in group.reports:
            if report.got is None:
                yield Due(report.due, REPORT, group.title, group.lead, address)
    if board.development is not None:
        yield Due(board.development.next, REVIEW, "How the board works together", board.title, board.id)
