"""No data were fetched after the day to which the edition's data go, and that day has come."""

from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate


def check(candidate: Candidate) -> list[Fault]:
    """Tables that the edition uses and that were retrieved after its cut-off; a cut-off that is to come."""
    book, edition = candidate.draft.book, candidate.edition
    wrong = [
        Fault(
            book.place(name, "source", "retrieved"),
            f"retrieved after the cut-off of edition {edition.id} ({edition.cut_off})",
            "move the cut-off",
            "after-cut-off",
        )
        for name in sorted(candidate.draft.tables)
        if book.cards[name].source.retrieved > edition.cut_off
    ]
    if edition.published is not None and edition.cut_off > edition.published:
        said = f"the cut-off ({edition.cut_off}) is after the day of publication ({edition.published})"
        hint = "publish once that day has come, or set an earlier cut-off"
        wrong.append(Fault(book.place(edition.id, "cut_off"), said, hint, "in-the-future"))
    if edition.published is not None and edition.published > book.today:
        said = f"the day of publication ({edition.published}) is still to come"
        wrong.append(Fault(book.place(edition.id, "published"), said, "leave it out", "in-the-future"))
    return wrong


KIND = Gate("the data are those of the cut-off", check)
