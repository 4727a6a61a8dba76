"""An edition that replaces another says what was wrong in it."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.publish.gate import Candidate, Gate
from jsna.site.archive import names


def check(candidate: Candidate) -> list[Fault]:
    """What is not so in how the edition replaces one that was published."""
    return list(_wrong(candidate))


def _wrong(candidate: Candidate) -> Iterator[Fault]:
    book, edition, published = candidate.draft.book, candidate.edition, names(candidate.root)
    stem = edition.id.rpartition("-")[0]
    if edition.replaces is None:
        if stem in published:
            said = f"edition {edition.id} does not say that it replaces {stem}"
            yield Fault(book.place(edition.id), said, f'write replaces: "{stem}"', "replaces")
        return
    if edition.replaces not in published:
        said = f"edition {edition.replaces} was never published, so nothing can replace it"
        yield Fault(book.place(edition.id, "replaces"), said, "leave replaces out", "replaces")
    elif stem and edition.replaces.split("-")[0] == edition.id.split("-")[0] and not edition.corrections:
        said = f"edition {edition.id} does not say what was wrong in {edition.replaces}"
        hint = "write corrections: [{on, page, was, now, because, decisions}]"
        yield Fault(book.place(edition.id, "replaces"), said, hint, "corrections")


KIND = Gate("what was wrong before is said", check)
