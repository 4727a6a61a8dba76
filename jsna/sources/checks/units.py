"""One measure has one unit."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """The rows whose unit is not the one that most rows of their measure have."""
    if "unit" not in table.frame:
        return
    frame = table.frame[table.frame["unit"] != ""]
    usual = frame.groupby("measure")["unit"].agg(lambda units: units.value_counts(sort=True).index[0])
    wanted = frame["measure"].map(usual)
    wrong = pd.DataFrame({"unit": frame["unit"], "usual": wanted})[frame["unit"] != wanted]

    def make(one: tuple[int, str, str]) -> Fault:
        hint = "write every value of a measure in one unit, or make two measures"
        return Fault(table.place(one[0], "unit"), f"unit '{one[1]}', others '{one[2]}'", hint, "mixed-units")

    yield from told(list(wrong.itertuples(name=None)), make)


KIND = Check("A measure has values in several units.", INDICATORS, look)
