"""Our own layout: one row a figure, columns by the names of the specification."""

import pandas as pd

from jsna.model.card import Card
from jsna.sources.csv_rows import read_rows
from jsna.sources.kind import SourceKind, framed


def read(body: bytes, card: Card, file: str) -> pd.DataFrame:
    """The rows as text; ``columns`` on the card gives our name for a heading of theirs."""
    rows = read_rows(body, file, card.encoding)
    ours = {theirs: name for name, theirs in card.columns.items()}
    names = [ours.get(name, name) for name in rows.header]
    columns = dict(zip(names, map(list, zip(*rows.rows, strict=True)), strict=True))
    return framed(columns, rows.lines, {name: number + 1 for number, name in enumerate(names)})


KIND = SourceKind(
    says="CSV with our own column names.",
    suffixes=(".csv",),
    read=read,
    example="area,period,count,denominator\nE08000009,2024,120,1000\n",
)
