"""Thousands of broken tables through the door that authors use: each has an answer, soon, and it is a fault or a table.

``benchmarks/inputs.py`` runs 20,000 and says how long the longest took and
how much memory was held; the suite runs a few hundred.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from jsna.model.book import Book
from jsna.problems import errors
from jsna.sources.load import Loaded, Wanted, load
from tests.beside import ROOT
from tests.inputs.mutations import changed, made
from tests.model.place import TODAY, book_of
from tests.sources.littleton import DATA, littleton

MOST_LINES = 60  # of a real table that are kept: each run is short
COLUMNS = {
    "nights": (
        "indicator",
        "area",
        "period",
        "sex",
        "age",
        "count",
        "denominator",
        "value",
        "lower",
        "upper",
    ),
    "living": ("area", "sex", "age", "resident", "registered", "need"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A table of a book, and the bytes of its file."""

    book: Book
    table: str
    body: bytes


def cases(seed: int, folder: Path) -> Iterator[Case]:
    """Without end: the tables of this project and of Littleton, changed; and tables made by a grammar."""
    random = Random(seed)
    real = book_of(ROOT, TODAY)
    place = littleton(folder / "place", {})
    bodies = [
        (real, name, _head(ROOT / _file(real, name)))
        for name in real.cards
        if real.cards[name].file.endswith(".csv")
    ]
    bodies += [(place, name, rows.encode()) for name, rows in DATA.items()] * 3
    while True:
        book, name, body = random.choice(bodies)
        if random.random() < 0.2:
            name = random.choice([*DATA])
            columns = COLUMNS.get(name) or DATA[name].splitlines()[0].split(",")
            book, body = place, made(random, columns)
        yield Case(book, name, changed(random, body) if random.random() < 0.9 else body)


def _file(book: Book, name: str) -> str:
    return f"data/{book.cards[name].file}"


def _head(path: Path) -> bytes:
    return b"\n".join(path.read_bytes().split(b"\n")[:MOST_LINES]) + b"\n"


def answer(case: Case, folder: Path) -> Loaded:
    """What the project says of the table when its file has these bytes."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / _file(case.book, "areas")).write_bytes(
        (case.book.root / _file(case.book, "areas")).read_bytes()
    )
    (folder / _file(case.book, case.table)).write_bytes(case.body)
    return load(case.book, {"areas": Wanted(), case.table: Wanted()}, folder)


def unsound(case: Case, got: Loaded) -> str:
    """What is wrong with an answer, in a word; "" for a table whose rows add up, or faults in its place."""
    if any(not fault.message or fault.place.file not in _places(case) for fault in got.faults):
        return "a fault without words or without a place"
    if case.table not in got.tables:
        return "" if errors(got.faults) else "no table and no fault"
    table = got.tables[case.table]
    kept = table.frame.index.nunique() + sum(one.rows for one in table.left_out)
    return "" if kept == table.read else "rows are lost"


def _places(case: Case) -> set[str]:
    card = case.book.files[case.table]
    return {card, _file(case.book, case.table), _file(case.book, "areas")}
