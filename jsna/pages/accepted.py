"""What an edition accepts: claims that are published though they could not be checked, or are out of date."""

from collections.abc import Iterator, Sequence

from jsna.findings.standing import Found
from jsna.model.book import Book
from jsna.model.edition import ACCEPTABLE, Accepted
from jsna.model.wording import near
from jsna.problems import Fault


def accepted_as(book: Book, address: str, verdict: str) -> Accepted | None:
    """What the edition says of the claim at ``address``, where it accepts it with just this ``verdict``."""
    said = book.edition.accepts if book.edition else ()
    fits = (one for one in said if (one.claim, one.verdict) == (address, verdict))
    return next(fits, None) if verdict in ACCEPTABLE else None


def because(book: Book, accepted: Accepted) -> str:
    """Why a claim was accepted, and by which seat."""
    seats = {seat.id: seat.title for seat in book.board.seats} if book.board else {}
    return f"accepted by {seats.get(accepted.by, accepted.by)}: {' '.join(accepted.because.split())}"


def wrongly_accepted(book: Book, found: Found, addresses: Sequence[str]) -> Iterator[Fault]:
    """What is accepted and is none of the claims at ``addresses``, or has another verdict than is written."""
    if book.edition is None:
        return
    verdicts = {one.about: one.verdict for one in found.said() if one.kind == "claim"}
    for number, one in enumerate(book.edition.accepts):
        if one.verdict not in ACCEPTABLE:
            continue  # told where the edition is read
        node = book.nodes[book.edition.id].find("accepts", number)
        place = node.find("claim").place
        if one.claim not in addresses and one.claim not in verdicts:
            hint = near(one.claim, addresses) or "write the address of a claim, as findings.json gives it"
            yield Fault(place, f"'{one.claim}' is not a claim of this edition", hint, "accepts")
        elif verdicts.get(one.claim, one.verdict) != one.verdict:
            verdict = verdicts[one.claim]
            hint = "write the verdict that it has" if verdict in ACCEPTABLE else "take this line out"
            said = f"'{one.claim}' is accepted as '{one.verdict}', and its verdict is '{verdict}'"
            yield Fault(node.find("verdict").place, said, hint, "accepts")
