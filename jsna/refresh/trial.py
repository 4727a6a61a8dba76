"""New files tried in a staged workspace: read by their table's reader, checked, held against the old ones.

What does not stand the trial is taken out again, with the reasons; what is left may take its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book
from jsna.problems import Fault, errors
from jsna.refresh.review import Review
from jsna.refresh.staging import put_back, staged
from jsna.refresh.turns import BY_HAND, Candidate, Turns, of_new_file
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.lock import Locked
from jsna.sources.table import INDICATORS, Table


@dataclass(frozen=True, slots=True)
class Trial:
    """The workspace as it would be: where it is, its tables, and the candidates that stand."""

    folder: Path
    book: Book
    tables: dict[str, Table]
    candidates: tuple[Candidate, ...]


def tried(
    book: Book, turns: Turns, accepted: dict[str, Locked], accept: frozenset[str], today: date
) -> Trial:
    """``turns.candidates`` tried together; those that fail are told in ``turns``."""
    root, standing = book.root, list(turns.candidates)
    files = {file: body for one in standing for file, body in one.files.items()}
    folder = staged(root, "after", files)
    old = load(book, {one.table: Wanted() for one in standing}, root).tables if standing else {}
    reviews = {one.table: Review(book, one, old.get(one.table), accepted.get(one.table)) for one in standing}
    while True:
        there = read_book(folder, None, today)
        loaded = load(there, _with_company(there, standing), folder)
        wrong = {one.table: _faults(one, reviews[one.table], loaded, accept) for one in standing}
        failed = [one for one in standing if wrong[one.table]]
        if not failed:
            return Trial(folder, there, dict(loaded.tables), tuple(standing))
        for one in failed:
            turns.fail(one.table, wrong[one.table])
            put_back(folder, root, list(one.files))
        standing = [one for one in standing if not wrong[one.table]]


def _with_company(book: Book, standing: Iterable[Candidate]) -> dict[str, Wanted]:
    """The candidates, and the registers and lists that checks hold them against."""
    named = {one.table for one in standing}
    others = (name for name, card in book.cards.items() if card.holds not in INDICATORS)
    return {name: Wanted() for name in (*sorted(named & set(book.cards)), *others)} if named else {}


def _faults(one: Candidate, review: Review, loaded: Loaded, accept: frozenset[str]) -> list[Fault]:
    """What stops one candidate; what a person has looked at stops nothing that is sound."""
    looked_at = one.came == BY_HAND or one.table in accept
    columns = [] if looked_at else list(review.other_columns())
    wrong = columns or list(_wrong(one, loaded, review.book))
    return wrong if wrong or looked_at else list(review.of(loaded))


def _wrong(one: Candidate, loaded: Loaded, book: Book) -> Iterator[Fault]:
    """Every error in the new file, or in what its card says of it."""
    for fault in errors(loaded.faults):
        if fault.place.file in (one.file, one.card_file):
            yield fault if one.came == BY_HAND else of_new_file(book, one.table, fault)
