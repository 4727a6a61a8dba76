"""Tables as they came: only those that are wanted, only the rows that are asked for, each with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.problems import Fault, Faults
from jsna.registry import kinds_in
from jsna.sources.columns import typed
from jsna.sources.kind import SourceKind
from jsna.sources.measuring import measured
from jsna.sources.table import LeftOut, Table

KINDS = "jsna.sources.kinds"
INDICATORS = ("indicator", "indicators")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table must give; None means all."""

    measures: frozenset[str] | None = None
    areas: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The tables that could be read, by id, and what was wrong with the others or in them."""

    tables: Mapping[str, Table]
    faults: tuple[Fault, ...]


def load(book: Book, wanted: Mapping[str, Wanted], root: Path) -> Loaded:
    """The tables of ``wanted``.  A table that cannot be read is a fault and is left out."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for name in sorted(wanted):
        try:
            tables[name], found = _table(book, book.cards[name], wanted[name], root)
            faults += found
        except Fault as fault:
            faults.append(fault)
        except Faults as several:
            faults += several.found
    return Loaded(tables, tuple(faults))


def _table(book: Book, card: Card, wanted: Wanted, root: Path) -> tuple[Table, list[Fault]]:
    file = (Path(book.files[card.id]).parent / card.file).as_posix()
    path = root / file
    if not path.is_file():
        raise Fault(
            book.place(card.id, "file"), f"no file '{card.file}' beside the card", "put it there", "no-file"
        )
    frame = _kind(card, book).read(path.read_bytes(), card, file)
    read = len(frame)
    frame, left_out = _areas(frame, wanted, card)
    if card.holds in INDICATORS:
        asked = [one for one in book.measures.values() if one.table == card.id]
        asked = [one for one in asked if wanted.measures is None or one.id in wanted.measures]
        made, faults = measured(frame, card, asked, book, file)
        unused = len(frame) - made.index.nunique()
        left_out += [LeftOut(unused, "measures that no page shows")] if unused else []
    else:
        made, faults = typed(frame, card, file)
    return Table(card.id, file, card.holds, made, read, tuple(left_out)), faults


def _kind(card: Card, book: Book) -> SourceKind:
    kinds = kinds_in(KINDS, SourceKind)
    suffix = "." + card.file.rpartition(".")[2]
    name = card.format.replace("-", "_")
    if name == "tidy":
        name = {".geojson": "geojson", ".parquet": "parquet", ".xlsx": "excel"}.get(suffix, name)
    if name not in kinds:
        hint = f"write one of {', '.join(one.replace('_', '-') for one in kinds)}"
        raise Fault(book.place(card.id, "format"), f"'{card.format}' is not a file layout", hint, "format")
    return kinds[name]


def _areas(frame: pd.DataFrame, wanted: Wanted, card: Card) -> tuple[pd.DataFrame, list[LeftOut]]:
    if wanted.areas is None or "area" not in frame or card.holds not in INDICATORS:
        return frame, []
    keep = frame["area"].isin(wanted.areas)
    kept = frame[keep]
    kept.attrs["fields"] = frame.attrs["fields"]
    return kept, [LeftOut(int((~keep).sum()), "areas that no page shows")] if not keep.all() else []
