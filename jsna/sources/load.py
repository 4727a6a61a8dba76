"""Tables as they came: only those that are wanted, only the rows that are asked for, each with its line."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.model.wording import near
from jsna.problems import Fault, each, errors
from jsna.registry import kinds_in
from jsna.sources.check import check_tables
from jsna.sources.columns import marked, refuse_without, typed
from jsna.sources.kind import Asked, Read, SourceKind
from jsna.sources.measuring import measured
from jsna.sources.table import INDICATORS, OTHER_AREAS, LeftOut, Table
from jsna.sources.totals import without_totals

KINDS = "jsna.sources.kinds"
_BY_SUFFIX = {".geojson": "geojson", ".parquet": "parquet", ".xlsx": "excel"}


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

    @property
    def sound(self) -> dict[str, Table]:
        """The tables in whose files nothing is wrong: those that numbers can be worked out from."""
        troubled = {fault.place.file for fault in errors(self.faults)}
        return {name: table for name, table in self.tables.items() if table.file not in troubled}


def load(book: Book, wanted: Mapping[str, Wanted], root: Path) -> Loaded:
    """The tables of ``wanted``.  A table that cannot be read is a fault and is left out."""
    made, faults = each(lambda name: _table(book, book.cards[name], wanted[name], root), sorted(wanted))
    for _, found in made:
        faults += found
    tables = {table.id: table for table, _ in made}
    return Loaded(tables, (*faults, *check_tables(tables, book)))


def _table(book: Book, card: Card, wanted: Wanted, root: Path) -> tuple[Table, list[Fault]]:
    file = (Path(book.files[card.id]).parent / card.file).as_posix()
    path = root / file
    _must_be_there(path, book, card)
    holds_measures = card.holds in INDICATORS
    areas = wanted.areas if holds_measures else None
    got = _of_areas(_kind(card, book).read(Asked(path, file, card, areas)), areas)
    got = without_totals(got, card)
    refuse_without(got, card)
    left_out = got.left_out
    if holds_measures:
        asked = [one for one in book.measures.values() if one.table == card.id]
        asked = [one for one in asked if wanted.measures is None or one.id in wanted.measures]
        frame, faults = measured(got, card, asked, book)
        unused = len(got.frame) - frame.index.nunique()
        left_out += (LeftOut(unused, "measures that no page shows"),) if unused else ()
    else:
        frame, faults = typed(got, card)
    with path.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    about = (got.spots, got.header, sha256, marked(got, card))
    table = Table(card.id, file, card.holds, frame, got.rows, left_out, *about)
    return table, [*got.warnings, *faults]


def _must_be_there(path: Path, book: Book, card: Card) -> None:
    """Raises Fault where no plain file has the very name on the card; large and small letters differ."""
    beside = [one.name for one in path.parent.iterdir()]
    if path.name in beside and path.is_file() and not path.is_symlink():
        return
    if path.name in beside:
        what = "is a link to another file" if path.is_symlink() else "is not a file"
        said, hint, code = f"'{card.file}' {what}", "put the file itself there", "not-a-file"
    else:
        other = next((name for name in beside if name.casefold() == path.name.casefold()), "")
        hint = f"'{other}' has other capital letters: rename it to '{path.name}'" if other else "put it there"
        said, code = f"no file '{card.file}' beside the card", "no-file"
    raise Fault(book.place(card.id, "file"), said, hint, code)


def _kind(card: Card, book: Book) -> SourceKind:
    kinds = kinds_in(KINDS, SourceKind)
    suffix = "." + card.file.rpartition(".")[2]
    name = card.format.replace("-", "_")
    if name == "tidy":
        name = _BY_SUFFIX.get(suffix, name)
    if name not in kinds:
        layouts = [one.replace("_", "-") for one in kinds]
        hint = near(card.format, layouts) or f"write one of {', '.join(layouts)}"
        raise Fault(book.place(card.id, "format"), f"'{card.format}' is not a file layout", hint, "format")
    if suffix not in kinds[name].suffixes:
        said = f"a {name.replace('_', '-')} file ends in {' or '.join(kinds[name].suffixes)}"
        raise Fault(book.place(card.id, "file"), said, "save it so, or write another format", "format")
    return kinds[name]


def _of_areas(got: Read, areas: frozenset[str] | None) -> Read:
    """Only the rows of ``areas``, if the reader has not left the others out already."""
    if areas is None or "area" not in got.frame:
        return got
    keep = got.frame["area"].isin(areas)
    if keep.all():
        return got
    left_out = (*got.left_out, LeftOut(int((~keep).sum()), OTHER_AREAS))
    return replace(got, frame=got.frame[keep], left_out=left_out)
