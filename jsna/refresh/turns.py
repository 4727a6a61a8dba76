"""Each table's turn: what its source gives now, beside the file that is there.

Everything that is asked of the network in a refresh is asked here; nothing in data/ is touched.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.problems import Fault, Faults, Place
from jsna.refresh.atomic import hash_at, hash_of, read_json, remove, write_json
from jsna.refresh.cards import retrieved_on
from jsna.refresh.origin import INCOMING, KINDS, Asking, Origin
from jsna.refresh.patience import Patience
from jsna.refresh.snapshots import Snapshots
from jsna.refresh.staging import FOLDER
from jsna.refresh.web import Answer, Refused, Web
from jsna.registry import kinds_in
from jsna.sources.lock import Locked

RUN = f"{FOLDER}/run.json"
BY_HAND = "by hand"
T = TypeVar("T")
Came = bytes | None | Refused | Faults  # of one table's source: a file, none, or why there is none


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may take the place of a table's own: its bytes, and those of the card that goes with it.

    ``came`` names the kind of source, or is ``by hand`` where the table's own
    file was changed; then ``old`` are the bytes that were accepted, if kept.
    """

    table: str
    file: str
    card_file: str
    came: str
    body: bytes
    card: bytes | None = None
    old: bytes | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """Path in the workspace: bytes."""
        return {self.file: self.body} | ({self.card_file: self.card} if self.card is not None else {})


@dataclass
class Turns:
    """What came of the turns: new files, what went wrong, and in a word what became of each table."""

    candidates: list[Candidate] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, bytes] = field(default_factory=dict)  # what sources say of their figures, by table

    def fail(self, table: str, faults: Iterable[Fault]) -> None:
        """``table`` stays as it is, because of ``faults``."""
        self.faults += faults
        self.outcomes[table] = "failed"


@dataclass(frozen=True)
class Errand:
    """One refresh of one workspace, as far as sources are concerned."""

    book: Book
    accepted: dict[str, Locked]
    accept: frozenset[str]
    patience: Patience
    tell: Callable[[str], None]

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.book.root

    def run(self, tables: list[str]) -> Turns:
        """What the sources of ``tables`` give now.  What came is remembered until ``over`` is called."""
        turns, asked = Turns(), []
        for table in tables:
            if not self._changed_by_hand(table):
                asked.append(table)
            elif table in self.accept:
                turns.candidates.append(self._by_hand(table))
            else:
                turns.fail(table, [_not_accepted(self.book, table)])
        for table, got in run_now(self._all(asked, turns.metadata)):
            self._take(turns, table, got)
        return turns

    def over(self) -> None:
        """Forget what was remembered for a run that would have been interrupted."""
        remove(self.root / RUN)

    def _changed_by_hand(self, table: str) -> bool:
        now = hash_at(self.root / file_of(self.book, table))
        return table in self.accepted and now not in (None, self.accepted[table].sha256)

    def _by_hand(self, table: str) -> Candidate:
        file = file_of(self.book, table)
        old = Snapshots(self.root).body(self.accepted[table].sha256)
        body = (self.root / file).read_bytes()
        return Candidate(table, file, self.book.files[table], BY_HAND, body, old=old)

    async def _all(self, tables: list[str], metadata: dict[str, bytes]) -> list[tuple[str, Came]]:
        gate = asyncio.Semaphore(self.patience.at_once)
        web = _Remembering(Web(self.root, self.book.today, self.patience))

        async def turn(number: int, table: str) -> tuple[str, Came]:
            async with gate:
                asking = Asking(self.book.cards[table], web.get, self.root / INCOMING)
                self.tell(f"asking for {table}, {number} of {len(tables)}")
                came = await _fetched(asking)
                metadata.update((table, one) for one in asking.metadata)
                return table, came

        return list(await asyncio.gather(*(turn(*one) for one in enumerate(tables, 1))))

    def _take(self, turns: Turns, table: str, got: Came) -> None:
        card, file = self.book.cards[table], file_of(self.book, table)
        if isinstance(got, Refused):
            turns.fail(table, [_refused(self.book, card, got)])
        elif isinstance(got, Faults):
            turns.fail(table, [of_new_file(self.book, table, one) for one in got.found])
        elif got is None:
            turns.outcomes[table] = "no new file"
        elif hash_of(got) == hash_at(self.root / file):
            turns.outcomes[table] = "as it was"
        else:
            kind = card.refresh.from_ if card.refresh else "dropped"
            made = Candidate(table, file, self.book.files[table], kind, got)
            turns.candidates.append(replace(made, card=self._card(table)))

    def _card(self, table: str) -> bytes | None:
        """The card's file with today as the day of retrieval; None where it says so already."""
        path = self.root / self.book.files[table]
        if self.book.cards[table].source.retrieved == self.book.today:
            return None
        return retrieved_on(path.read_bytes(), self.book.nodes[table], self.book.today)


class _Remembering:
    """Asks each address once in a run, even if the run is interrupted and begun again on the same day."""

    def __init__(self, web: Web) -> None:
        self.web, self.path, self.day = web, web.root / RUN, web.today.isoformat()
        kept = read_json(self.path)
        self.came: dict[str, list[str]] = kept.get("came", {}) if kept.get("today") == self.day else {}

    async def get(self, address: str) -> Answer:
        if address in self.came:
            sha256, kind = self.came[address]
            body = Snapshots(self.web.root).body(sha256)
            if body is not None:
                return Answer(body, kind)
        answer = await self.web.get(address)
        self.came[address] = [Snapshots(self.web.root).keep(answer.body), answer.kind]
        write_json(self.path, {"today": self.day, "came": self.came})
        return answer


def run_now(work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` gives; in a thread of its own where this one is busy with other waiting already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _fetched(asking: Asking) -> Came:
    try:
        return await _origin(asking.card).fetch(asking)
    except (Refused, Faults) as error:
        return error
    except Fault as fault:
        return Faults([fault])


def file_of(book: Book, table: str) -> str:
    """The path of a table's data file in the workspace."""
    return (Path(book.files[table]).parent / book.cards[table].file).as_posix()


def _origin(card: Card) -> Origin:
    name = card.refresh.from_ if card.refresh else "dropped"
    return kinds_in(KINDS, Origin)[name.replace("-", "_")]


def of_new_file(book: Book, table: str, fault: Fault) -> Fault:
    """A fault in a file that came, told at the card: the file itself is not kept in its place."""
    card, place = book.cards[table], fault.place
    if place.file == book.files[table]:
        return Fault(place, f"the new {card.file}: {fault.message}", _stays(card, fault.hint), fault.code)
    at = place.cell or f"line {place.line}, field {place.column}"
    said = f"the new {card.file}, {at}: {fault.message}"
    return Fault(place_of(book, table), said, _stays(card, fault.hint), fault.code)


def place_of(book: Book, table: str) -> Place:
    """Where a card says where its file comes from; else where it names the file."""
    card = book.cards[table]
    if card.refresh is None:
        return book.place(table, "file")
    return book.place(table, "refresh", "url" if "url" in card.refresh.model_fields_set else "from")


def _refused(book: Book, card: Card, error: Refused) -> Fault:
    return Fault(place_of(book, card.id), error.said, _stays(card, error.hint), error.code)


def _stays(card: Card, hint: str) -> str:
    return f"{hint + '; ' if hint else ''}the copy of {card.source.retrieved} stays"


def _not_accepted(book: Book, table: str) -> Fault:
    said = f"'{book.cards[table].file}' was changed by hand since it was accepted, so nothing new was fetched"
    hint = f"see what changed, and record it: jsna refresh --accept {table}"
    return Fault(book.place(table, "file"), said, hint, "data-changed")
