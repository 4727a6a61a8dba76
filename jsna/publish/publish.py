"""Publish an edition: every gate, then its files for good, then the site, then its own document says so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jsna.build import Tell, kept, record_data, written
from jsna.model.book import Book, edition_of, read_book
from jsna.model.content import document_content
from jsna.problems import Fault, Faults, Place, errors, in_order
from jsna.publish.content import content_of
from jsna.publish.gate import GATES, Candidate, Gate
from jsna.publish.mark import mark
from jsna.publish.restored import restored
from jsna.registry import kinds_in
from jsna.site.archive import PUBLISHED, Record, keep, names, read_record
from jsna.site.manifest import Manifest
from jsna.site.publish import Keeper, already
from jsna.site.publish import publish as put_in_site


class Shut(Faults):
    """Some gates are shut: all that stands in the way, which gates, and the hash of what must be approved."""

    def __init__(self, found: Iterable[Fault], gates: Iterable[str], book: Book, content: str) -> None:
        super().__init__(found)
        self.gates, self.book, self.content = tuple(gates), book, content


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that was published, and warnings that did not stand in the way."""

    record: Record
    files: int
    faults: tuple[Fault, ...]


def publish(root: Path, edition: str, today: date, tell: Tell = lambda step: None) -> Published:
    """Publish ``edition`` of the workspace at ``root`` on ``today``, or leave everything as it was.

    One that a program could not finish after it was published is finished.  Raises
    Shut where gates are shut, Fault or Faults for anything else that stands in the way.
    """
    root = root.absolute()
    if edition in names(root):
        return _finished(root, edition, today)
    tell("reading documents")
    book = _as_published(read_book(root, edition, today), today)
    made = written(book, root, tell)
    if book.edition is None:
        raise Faults(made.faults)
    candidate = Candidate(made, edition_of(book), root, content_of(made, root))
    if errors(made.faults):
        _pass_gates(candidate, tell)
    manifest = _put(candidate, tell)
    warnings = [*made.faults, *record_data(root, made.tables)]
    record = read_record(root, edition)
    undone = mark(root, book.files[edition], date.fromisoformat(record.published))
    return Published(record, len(manifest.files), (*warnings, *([undone] if undone else [])))


def _finished(root: Path, edition: str, today: date) -> Published:
    """What a publication that was cut short left to do, done.  Raises Fault where nothing was left."""
    book = read_book(root, edition, today)
    if book.edition is None:
        raise Faults(book.faults)
    if book.edition.status == "published":
        raise already(edition, read_record(root, edition).published, book)
    back = restored(book, root)
    return Published(back.record, back.files, back.faults)


def _as_published(book: Book, today: date) -> Book:
    """``book`` with its edition as it will be once published: on the day that it names, or else today."""
    edition = book.edition
    if edition is None:
        return book
    day = (edition.published if edition.status == "published" else None) or today
    changed = edition.model_copy(update={"status": "published", "published": day})
    return replace(book, edition=changed, editions={**book.editions, edition.id: changed})


def _put(candidate: Candidate, tell: Tell) -> Manifest:
    """Into the site and for good.  What is wrong only in the made pages is told with all else."""
    made, edition, root = candidate.draft, candidate.edition, candidate.root

    def examine(folder: Path, _manifest: Manifest) -> None:
        _pass_gates(replace(candidate, folder=folder), tell)

    def keep_it(folder: Path, manifest: Manifest) -> None:
        tell("keeping the edition")
        words = document_content(made.book.nodes[edition.id])
        said = {"replaces": edition.replaces or "", "content": candidate.content, "document": words}
        keep(root, folder, manifest, **said)

    tell("making the site")
    try:
        keeper = Keeper(examine, keep_it)
        return put_in_site(made.composed.pages, kept(made), made.book, root, keeper=keeper)
    except Shut:
        raise
    except Faults as faults:  # in pages that could not be finished
        _pass_gates(candidate, tell, faults.found)
        raise
    except Fault as fault:
        if fault.code == "disk" and edition.id in names(root):
            raise _only_kept(edition.id, fault) from fault
        raise


def _pass_gates(candidate: Candidate, tell: Tell, more: Iterable[Fault] = ()) -> None:
    """Try every gate.  Raises Shut where one is shut, with all that was found (``more`` as well)."""
    wrong, shut = list(more), []
    for name, gate in kinds_in(GATES, Gate).items():
        tell(f"gate: {gate.says}")
        found = gate.check(candidate)
        wrong += found
        shut += [name.replace("_", " ")] if found else []
    if wrong:
        raise Shut(in_order(wrong), shut, candidate.draft.book, candidate.content)


def _only_kept(edition: str, fault: Fault) -> Fault:
    """What is so where the disk refused only after the edition was kept for good."""
    why = fault.message.partition(";")[0]
    said = f"edition {edition} is published and kept in {PUBLISHED}/, but the site is as it was ({why})"
    return Fault(Place("site"), said, f"then run jsna publish {edition} again, which finishes it", "disk")
