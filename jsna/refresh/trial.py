"""New files tried in a staged workspace: read by their table's reader, checked, held against the old ones.

What does not stand the trial is taken out again, with the reasons; what is left may take its place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book
from jsna.problems import Fault, Place, errors
from jsna.refresh.staging import put_back, staged
from jsna.refresh.turns import BY_HAND, Candidate, Turns, of_new_file, place_of
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.lock import Locked
from jsna.sources.table import INDICATORS, Table

FEWER = 0.9  # of the rows that were there: with less, a person looks first


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
    while True:
        there = read_book(folder, None, today)
        loaded = load(there, _with_company(there, standing), folder)
        wrong = {one.table: list(_wrong(one, loaded, book)) for one in standing}
        for one in standing:
            if not wrong[one.table] and one.came != BY_HAND and one.table not in accept:
                before = old.get(one.table)
                wrong[one.table] = list(_review(one, before, accepted.get(one.table), loaded, book))
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


def _wrong(one: Candidate, loaded: Loaded, book: Book) -> Iterator[Fault]:
    """Every error in the new file, or in what its card says of it."""
    for fault in errors(loaded.faults):
        if fault.place.file in (one.file, one.card_file):
            yield fault if one.came == BY_HAND else of_new_file(book, one.table, fault)


def _review(
    one: Candidate, old: Table | None, accepted: Locked | None, loaded: Loaded, book: Book
) -> Iterator[Fault]:
    """What stops a sound file until a person has looked."""
    new, place = loaded.tables[one.table], place_of(book, one.table)
    how = (
        f"jsna refresh --accept {one.table} --dry-run tells what it would change; without --dry-run takes it"
    )
    had = old.read if old else accepted.rows if accepted else 0
    if new.read < FEWER * had:
        said = f"{new.read:,} rows came, {had:,} are there: more than a tenth fewer"
        yield Fault(place, said, how, "fewer-rows")
    elif old is not None and new.holds in INDICATORS:
        yield from _measures_fell(old, new, place, how)
    columns = old.header if old else accepted.columns if accepted else ()
    if (
        columns and columns != new.header and one.came != "open-referral"
    ):  # a feed leaves out what is not known
        yield Fault(place, f"columns changed: {_columns(columns, new.header)}", how, "columns-changed")


def _measures_fell(old: Table, new: Table, place: Place, how: str) -> Iterator[Fault]:
    """A Fault for each measure that lost more than a tenth of its rows."""
    was, is_ = (Counter(one.frame["measure"].tolist()) for one in (old, new))
    for measure in sorted(was):
        if is_[measure] < FEWER * was[measure]:
            said = f"{is_[measure]:,} rows of '{measure}' came, {was[measure]:,} are there"
            yield Fault(place, f"{said}: more than a tenth fewer", how, "fewer-rows")


def _columns(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    came = [f"+ '{name}'" for name in new if name not in old]
    went = [f"- '{name}'" for name in old if name not in new]
    return ", ".join([*came, *went]) or "they stand in another order"
