"""New files tried in a staged workspace: read by their table's reader, checked, held against the old ones.

What does not stand the trial is taken out again, with the reasons; what is left may take its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jsna.build import Draft, draft
from jsna.model.book import Book
from jsna.problems import Fault, errors
from jsna.refresh.review import Review
from jsna.refresh.staging import put_back, staged
from jsna.refresh.turns import BY_HAND, Candidate, Turns, of_new_file
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.lock import Locked


@dataclass(frozen=True, slots=True)
class Trial:
    """The edition as it was and as it would be, its tables then, and the candidates that stand."""

    before: Draft
    after: Draft
    loaded: Loaded
    candidates: tuple[Candidate, ...]


def tried(book: Book, turns: Turns, accepted: dict[str, Locked], accept: frozenset[str]) -> Trial:
    """``turns.candidates`` tried together; those that fail are told in ``turns``."""
    standing = list(turns.candidates)
    before, there = _read(_before(book.root, standing), book)
    if not standing:
        return Trial(before, before, there, ())
    old = {name: table for name, table in there.tables.items() if (book.root / table.file).is_file()}
    reviews = {one.table: Review(book, one, old.get(one.table), accepted.get(one.table)) for one in standing}
    looked_at = {one.table for one in standing if one.came == BY_HAND or one.table in accept}
    folder = staged(book.root, "after", {file: body for one in standing for file, body in one.files.items()})
    columns = {
        name: list(review.other_columns()) for name, review in reviews.items() if name not in looked_at
    }
    standing = _without(standing, columns, turns, folder, book.root)
    while standing:
        after, loaded = _read(folder, book)
        wrong = {one.table: list(_wrong(one, loaded, book)) for one in standing}
        for name in wrong:
            wrong[name] = wrong[name] or ([] if name in looked_at else list(reviews[name].of(loaded)))
        if not any(wrong.values()):
            return Trial(before, after, loaded, tuple(standing))
        standing = _without(standing, wrong, turns, folder, book.root)
    return Trial(before, before, there, ())


def _without(
    standing: list[Candidate], wrong: dict[str, list[Fault]], turns: Turns, folder: Path, root: Path
) -> list[Candidate]:
    """Those of ``standing`` with which nothing is wrong; the others are told, and taken out of ``folder``."""
    failed = [one for one in standing if wrong.get(one.table)]
    for one in failed:
        turns.fail(one.table, wrong[one.table])
        put_back(folder, root, list(one.files))
    return [one for one in standing if one not in failed]


def _before(root: Path, taken: list[Candidate]) -> Path:
    """A workspace with the files that were accepted: the real one, unless they were changed by hand."""
    old = {one.file: one.old for one in taken if one.old is not None}
    return staged(root, "before", old) if old else root


def _read(folder: Path, book: Book) -> tuple[Draft, Loaded]:
    """The edition at ``folder``, and its tables with what is wrong in them and not in documents alone."""
    made = draft(folder, None, book.today, only_check=True)
    if made.book.edition is None:  # then nothing but documents was read
        return made, load(made.book, {name: Wanted() for name in made.book.cards}, folder)
    written = set(made.book.faults)
    return made, Loaded(made.tables, tuple(one for one in made.faults if one not in written))


def _wrong(one: Candidate, loaded: Loaded, book: Book) -> Iterator[Fault]:
    """Every error in the new file, or in what its card says of it."""
    for fault in errors(loaded.faults):
        if fault.place.file in (one.file, one.card_file):
            yield fault if one.came == BY_HAND else of_new_file(book, one.table, fault)
