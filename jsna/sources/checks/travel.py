"""Travel: a time for every pair, never read as out of reach where it is missing."""

from collections.abc import Iterator

import pandas as pd

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Places that are not in the register, and pairs of the table's areas and places without a time."""
    frame = table.frame
    known = {id_ for one in around.holding("assets") for id_ in one.frame["id"]}
    first = frame["asset"][~frame["asset"].duplicated()]
    unknown = first[~first.isin(known)] if known else first.head(0)
    yield from told(list(unknown.items()), lambda one: _no_asset(table, known, *one))
    have = pd.MultiIndex.from_frame(frame.loc[frame["minutes"].notna(), ["area", "asset"]])
    wanted = pd.MultiIndex.from_product([frame["area"].unique(), frame["asset"].unique()])
    hint = "add it; a time that is missing is not out of reach, it is unknown"
    yield from told(
        list(wanted[~wanted.isin(have)]),
        lambda pair: Fault(table.place(1), f"no time from {pair[0]} to {pair[1]}", hint, "missing-pair"),
    )


def _no_asset(table: Table, known: set[str], line: int, name: str) -> Fault:
    hint = near(name, sorted(known)) or "write the id of a row of the register"
    return Fault(table.place(line, "asset"), f"'{name}' is not an asset", hint, "dead-address")


KIND = Check("A travel time is missing, or leads nowhere.", ("travel",), look)
