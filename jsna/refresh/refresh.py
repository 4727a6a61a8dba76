"""Last year's data made this year's: fetch, try, compare, tell, and only then replace.

The old files stay until the new ones are understood whole; each table is
replaced in one step, and a run that dies is finished or undone by the next one.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from jsna.model.book import Book, read_book
from jsna.model.wording import near
from jsna.problems import Fault, Place, errors
from jsna.refresh.atomic import read_json, remove, write_json
from jsna.refresh.claims import claims
from jsna.refresh.due import definitions, new_faults, outgrown, overdue, redefined, unreviewed
from jsna.refresh.journal import finish, replace_all
from jsna.refresh.metadata import keep_metadata, told_otherwise
from jsna.refresh.news import news_of
from jsna.refresh.origin import INCOMING
from jsna.refresh.page import keep
from jsna.refresh.patience import Patience
from jsna.refresh.report import ACCEPTED, NEW, Outcome, Report
from jsna.refresh.staging import FOLDER, clear
from jsna.refresh.status import places, statuses
from jsna.refresh.trial import Trial, tried
from jsna.refresh.turns import BY_HAND, Candidate, Errand, Turns
from jsna.site.lock import locked as alone
from jsna.sources.lock import LOCK, Locked, keep_accepted, lock_bytes, locked, read_lock

DEFINITIONS = f"{FOLDER}/definitions.json"
Tell = Callable[[str], None]


class UnknownTable(LookupError):
    """A table that the workspace does not have; the words say which it may be."""


def refresh(
    root: Path,
    tables: Sequence[str],
    today: date,
    accept: Sequence[str] = (),
    dry_run: bool = False,
    patience: Patience | None = None,
    tell: Tell = lambda step: None,
) -> tuple[Report, Path]:
    """Refresh ``tables`` (none named: those of ``accept``, else all) of the workspace at ``root``.

    Returns what there is to tell, and the page where it is kept.  ``accept``
    names tables whose changes a person has looked at.  Raises UnknownTable;
    Fault where nothing can be begun; OSError where a file cannot be written,
    and then the next run finishes what was begun.
    """
    with _one_at_a_time(root):
        finished = finish(root)
        book, accepted = read_book(root, None, today), read_lock(root)
        chosen = _chosen(book, tables, accept)
        keep_accepted(root, accepted)
        errand = Errand(book, accepted, frozenset(accept), patience or Patience(), tell)
        turns = errand.run([one for one in chosen if one in book.cards])
        turns.faults += _unreadable(book, chosen)
        tell("reading what came")
        trial = tried(book, turns, accepted, errand.accept)
        tell("working out what changed")
        report = _reported(book, turns, trial, chosen)
        report = replace(report, dry_run=dry_run, finished=finished)
        page = keep(root, report)  # told before anything is replaced: a run that dies here has told all
        if not dry_run:
            _replaced(root, turns, trial, tell)
            write_json(root / DEFINITIONS, definitions(book))
            keep_metadata(root, _of_sound(turns))
        errand.over()
        clear(root / FOLDER / "after")
        clear(root / FOLDER / "before")
        return report, page


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Raises Fault where another refresh is at work here."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with alone(folder):
            yield
    except BlockingIOError:
        said = "another refresh is at work here; nothing was changed"
        raise Fault(Place(FOLDER), said, "wait until it has ended", "busy") from None


def _chosen(book: Book, tables: Sequence[str], accept: Sequence[str]) -> list[str]:
    """The tables to refresh, by id, broken cards too.  Raises UnknownTable."""
    all_ = sorted(id_ for id_, file in book.files.items() if file.startswith("data/"))
    for one in (*tables, *accept):
        if one not in all_:
            hint = near(one, all_) or f"there is {', '.join(all_[:12])}"
            raise UnknownTable(f"no table is called '{one}'; {hint}")
    return sorted({*tables, *accept}) or all_


def _unreadable(book: Book, chosen: Sequence[str]) -> list[Fault]:
    """What is wrong with the cards that could not be read."""
    files = {book.files[one] for one in chosen if one not in book.cards}
    return [fault for fault in errors(book.faults) if fault.place.file in files]


def _reported(book: Book, turns: Turns, trial: Trial, chosen: Sequence[str]) -> Report:
    """Everything that follows from what came, before anything is replaced."""
    root, taken = book.root, trial.candidates
    before, after = trial.before, trial.after
    by_table = {one.table: one for one in taken}
    news = [news_of(one, _old(root, one), before, after) for one in taken]
    for one in taken:
        turns.outcomes[one.table] = ACCEPTED if one.came == BY_HAND else NEW
    names = {**places(before).names, **places(after).names}
    return Report(
        today=book.today,
        dry_run=False,
        finished="",
        outcomes=tuple(_outcome(after.book, one, turns, by_table) for one in chosen if one in book.cards),
        faults=tuple(turns.faults),
        claims=tuple(claims(before, after, root)),
        new_faults=tuple(new_faults(before, after)),
        standing_errors=len(errors(dict.fromkeys(before.faults))),
        statuses=tuple(statuses(before, after, by_table)),
        tables=tuple(news),
        redefined=(
            *told_otherwise(book, _of_sound(turns)),
            *redefined(book, read_json(root / DEFINITIONS)),
            *outgrown(after, by_table),
        ),
        overdue=tuple(overdue(after)),
        unreviewed=tuple(unreviewed(after.book, by_table)),
        unkept=tuple(one.table for one in taken if one.came == BY_HAND and one.old is None),
        names=names | {id_: measure.title for id_, measure in after.book.measures.items()},
    )


def _of_sound(turns: Turns) -> dict[str, bytes]:
    """What sources say of tables that did not fail."""
    return {name: body for name, body in turns.metadata.items() if turns.outcomes.get(name) != "failed"}


def _old(root: Path, one: Candidate) -> bytes | None:
    if one.came == BY_HAND:
        return one.old
    path = root / one.file
    return path.read_bytes() if path.is_file() else None


def _outcome(book: Book, table: str, turns: Turns, taken: dict[str, Candidate]) -> Outcome:
    card = book.cards[table]
    usual = card.refresh.from_ if card.refresh else "dropped"
    came = taken[table].came if table in taken else usual
    return Outcome(table, card.title, came, turns.outcomes[table], card.source.retrieved)


def _replaced(root: Path, turns: Turns, trial: Trial, tell: Tell) -> None:
    """Each table's new files in the place of the old ones, one table after the other."""
    now = locked(trial.loaded.tables.values())
    for one in trial.candidates:
        lock: dict[str, Locked] = {**read_lock(root), one.table: now[one.table]}
        files = {**({} if one.came == BY_HAND else one.files), LOCK: lock_bytes(lock)}
        incoming = f"{INCOMING}/{Path(one.file).name}"
        gone = [incoming] if one.came == "dropped" else []
        replace_all(root, one.table, files, gone, tell)
    for outcome in turns.outcomes:
        if turns.outcomes[outcome] == "as it was":
            _drop_doubled(root, trial.after.book, outcome)


def _drop_doubled(root: Path, book: Book, table: str) -> None:
    """Take an incoming file away that is the table's own already."""
    card = book.cards[table]
    if card.refresh is None or card.refresh.from_ == "dropped":
        remove(root / INCOMING / card.file)
