"""Parquet, for large tables: only the columns and the rows that are needed are read."""

from typing import TYPE_CHECKING

from pandas.api.types import is_numeric_dtype

from jsna.problems import Fault, Faults, Place
from jsna.sources.columns import NUMBERS
from jsna.sources.headings import heading_slips, our_names
from jsna.sources.kind import Asked, Read, SourceKind
from jsna.sources.spots import Spots
from jsna.sources.table import BESIDE, INDICATORS, KEYS, OTHER_AREAS, WORDS, LeftOut
from jsna.sources.table import NUMBERS as FIGURES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NEEDED = {"indicator", *KEYS, *FIGURES, *WORDS, *BESIDE}  # of a table of indicators; others are read whole
_ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "temp_directory": "",  # nothing is written beside the data
}
MOST_ROWS, MOST_BYTES = 5_000_000, 1_000_000_000  # that are held at once
_UNREAD = {"STRUCT": "records", "MAP": "maps", "UNION": "unions", "BLOB": "bytes"}
_NUMBER = (
    "INT", "UINT", "BIG", "UBIG", "SMALL", "USMALL", "TINY", "UTINY", "HUGE", "UHUGE",
    "FLOAT", "DOUBLE", "DEC",
)  # fmt: skip


def read(asked: Asked) -> Read:
    """The rows of the areas asked for: text, and numbers as float64.  The line is the row, from 1."""
    import duckdb  # takes longer than many a table: only where there is such a file

    _refuse_cut_short(asked)
    try:
        with duckdb.connect(config=_ALONE) as store:
            return _read(asked, store)
    except duckdb.OutOfMemoryException:
        raise _too_large(asked, "unpacks to more than 1 GB") from None
    except duckdb.Error:
        said = "this cannot be read to its end"
        raise Fault(Place(asked.file), said, "the file is damaged; copy it again", "parquet") from None


def _too_large(asked: Asked, said: str) -> Fault:
    return Fault(Place(asked.file), said, "keep only the rows and columns that are needed", "too-large")


def _refuse_cut_short(asked: Asked) -> None:
    with asked.path.open("rb") as opened:
        begins = opened.read(4)
        opened.seek(max(0, asked.path.stat().st_size - 4))
        ends = opened.read(4)
    if begins != b"PAR1":
        raise Fault(Place(asked.file), "this is not a Parquet file", "write it again", "parquet")
    if ends != b"PAR1":
        hint = "the file was cut short; copy it again"
        raise Fault(Place(asked.file), "the footer is damaged", hint, "parquet")


def _read(asked: Asked, store: "DuckDBPyConnection") -> Read:
    path = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(asked.path))
    described = store.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    header, types = (tuple(row[part] for row in described) for part in (0, 1))
    _refuse_doubled(header, path, asked.file, store)
    names = our_names(header, asked.card.columns, lambda number: Place(asked.file, 1, number))
    wanted = [at for at, name in enumerate(names) if asked.card.holds not in INDICATORS or name in _NEEDED]
    _refuse_nested([(names[at], types[at]) for at in wanted], asked.file)
    (total,) = store.execute("SELECT count(*) FROM read_parquet(?)", [path]).fetchall()[0]
    if not total:
        raise Fault(Place(asked.file), "no rows", "is this the right file?", "no-rows")
    numbers = NUMBERS.get(asked.card.holds, ())
    columns = ", ".join(
        f"{_cast(header[at], types[at], names[at] in numbers)} AS {_quoted(names[at])}" for at in wanted
    )
    query = f"SELECT file_row_number + 1 AS line, {columns} FROM read_parquet(?, file_row_number = true)"
    where, areas = _where(asked, dict(zip(names, header, strict=True)))
    _refuse_vast(
        asked,
        store,
        f"FROM read_parquet(?){where}",
        [path, *areas],
        [header[at] for at in wanted if types[at] == "VARCHAR"],
    )
    frame = store.execute(f"{query}{where} ORDER BY line", [path, *areas]).df().set_index("line")
    texts = {name: "str" for name in frame if not is_numeric_dtype(frame[name])}
    left_out = (LeftOut(total - len(frame), OTHER_AREAS),) if total > len(frame) else ()
    fields = {name: number for number, name in enumerate(names, 1)}
    spots = Spots(asked.file, fields, unit="row")
    return Read(frame.astype(texts), spots, header, left_out)


def _refuse_doubled(header: tuple[str, ...], path: str, file: str, store: "DuckDBPyConnection") -> None:
    """Raises Faults where a heading stands twice: DuckDB calls the second ``area`` ``area_1``."""
    written = {name for (name,) in store.execute("SELECT name FROM parquet_schema(?)", [path]).fetchall()}
    names = [name if name in written else name.rpartition("_")[0] for name in header]
    wrong = heading_slips(names, lambda number: Place(file, 1, number))
    if wrong:
        raise Faults(wrong)


def _refuse_vast(
    asked: Asked, store: "DuckDBPyConnection", rows: str, values: list[str], texts: list[str]
) -> None:
    """Raises Fault where more would be held than fits; a text that stands once is unpacked in each row."""
    sizes = " + ".join(f"coalesce(sum(strlen({_quoted(name)})), 0)" for name in texts)
    (number, size) = store.execute(f"SELECT count(*), {sizes or '0'} {rows}", values).fetchall()[0]
    if number > MOST_ROWS:
        raise _too_large(asked, f"more than {MOST_ROWS} rows")
    if size > MOST_BYTES:
        raise _too_large(asked, f"unpacks to {size / 1e6:,.0f} MB, the limit is {MOST_BYTES / 1e6:,.0f} MB")


def _where(asked: Asked, theirs: dict[str, str]) -> tuple[str, list[str]]:
    """The filter on areas, in a form that lets whole parts of the file be skipped, and its values."""
    if asked.areas is None or "area" not in theirs:
        return "", []
    if not asked.areas:
        return " WHERE false", []
    return f" WHERE {_quoted(theirs['area'])} IN ({', '.join('?' * len(asked.areas))})", sorted(asked.areas)


def _refuse_nested(columns: list[tuple[str, str]], file: str) -> None:
    wrong = []
    for name, type_ in columns:
        what = "lists" if type_.endswith("]") else _UNREAD.get(type_.partition("(")[0])
        if what:
            hint = "write one text or number in each cell"
            wrong.append(Fault(Place(file, cell=f"column {name}"), f"{what} are not read", hint, "parquet"))
    if wrong:
        raise Faults(wrong)


def _cast(column: str, type_: str, number: bool) -> str:
    """A column as numbers where numbers are wanted and there are some, else as text."""
    if number and type_.startswith(_NUMBER):
        return f"CAST({_quoted(column)} AS DOUBLE)"
    if type_.startswith(("FLOAT", "DOUBLE")):
        return rf"coalesce(regexp_replace(CAST({_quoted(column)} AS VARCHAR), '\.0$', ''), '')"
    if type_ == "BOOLEAN":
        return f"CASE {_quoted(column)} WHEN true THEN 'yes' WHEN false THEN 'no' ELSE '' END"
    written = f"CAST({_quoted(column)} AS DATE)" if type_.startswith("TIMESTAMP") else _quoted(column)
    return f"coalesce(CAST({written} AS VARCHAR), '')"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


KIND = SourceKind(
    says="Parquet, for large tables, with our own column names.",
    suffixes=(".parquet",),
    read=read,
    example="sort it by area, in row groups of about 20,000 rows\n",
)
