"""Our own layout: one row a figure, columns by the names of the specification."""

from jsna.problems import Place
from jsna.sources.csv_rows import read_rows
from jsna.sources.headings import our_names
from jsna.sources.kind import Asked, Read, SourceKind, framed
from jsna.sources.spots import Spots


def read(asked: Asked) -> Read:
    """The rows as text; ``columns`` on the card gives our name for a heading of theirs."""
    rows = read_rows(asked.body(), asked.file, asked.card.encoding, delimiter=asked.card.delimiter)
    names = our_names(rows.header, asked.card.columns, lambda number: Place(asked.file, 1, number))
    fields = {name: number for number, name in enumerate(names, 1)}
    columns = {name: rows.column(number) for name, number in fields.items()}
    return Read(framed(columns, rows.lines), Spots(asked.file, fields), rows.header)


KIND = SourceKind(
    says="CSV with our own column names.",
    suffixes=(".csv",),
    read=read,
    example="area,period,count,denominator\nE08000009,2024,120,1000\n",
)
