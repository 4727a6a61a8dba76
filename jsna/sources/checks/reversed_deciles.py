"""Decile 1 is the most deprived: a file that counts from the other end is found by how long people live."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table

_FEWEST_AREAS, _FEWEST_DECILES = 5, 3


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One warning where life is longest, on average, in decile 1."""
    if not {"code", "imd_decile"} <= {*table.frame}:
        return
    deciles = table.frame.dropna(subset="imd_decile").drop_duplicates("code").set_index("code")["imd_decile"]
    if any(_longest(rows, deciles) for rows in _life_expectancies(around)):
        line = int(table.frame.index[table.frame["imd_decile"].notna()][0])
        said = "imd_decile 1 has the longest life expectancy: is it reversed?"
        hint = "1 is the most deprived tenth"
        yield Fault(table.place(line, "imd_decile"), said, hint, "reversed", "warning")


def _life_expectancies(around: Around) -> Iterator[pd.DataFrame]:
    """The latest rows of each measure of the length of life."""
    lengths = [one.id for one in around.book.measures.values() if one.statistic == "life expectancy"]
    for holds in INDICATORS:
        for table in around.holding(holds):
            rows = table.frame[table.frame["chosen"] & table.frame["measure"].isin(lengths)]
            for _, found in rows.groupby("measure"):
                yield found[found["period_end"] == found["period_end"].max()]


def _longest(rows: pd.DataFrame, deciles: pd.Series) -> bool:
    """Whether decile 1 has the longest mean life, in enough areas of enough deciles to say so."""
    known = rows.assign(decile=rows["area"].map(deciles)).dropna(subset=["decile", "value"])
    means = known.groupby("decile")["value"].mean()
    enough = known["area"].nunique() >= _FEWEST_AREAS and len(means) >= _FEWEST_DECILES
    return bool(enough and 1 in means.index and means.idxmax() == 1)


KIND = Check("Deprivation is counted from the wrong end.", ("areas",), look)
