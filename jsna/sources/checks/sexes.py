"""Men and women together are all persons."""

from collections.abc import Iterator

import pandas as pd

from jsna.problems import Fault
from jsna.sources.check import Around, Check, plain
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_OF = ["measure", "area", "period", "age", "category_type", "category"]
_MOST = 0.7  # of a measure's rows that add up; below it the source rounds, or counts others too


def look(table: Table, around: Around) -> Iterator[Fault]:
    """A warning where the two sexes do not add up, though elsewhere in the measure they do."""
    frame = table.frame
    people = frame[frame["sex"].isin(["Male", "Female", "Persons"]) & frame["denominator"].notna()]
    people = people.fillna(dict.fromkeys(_OF, "")).drop_duplicates([*_OF, "sex"])
    sums = people.pivot(index=_OF, columns="sex", values="denominator")
    if not {"Male", "Female", "Persons"} <= set(sums.columns):
        return
    sums = sums.dropna(subset=["Male", "Female", "Persons"])
    apart = ((sums["Male"] + sums["Female"] - sums["Persons"]).abs() > 1).rename("apart")
    few = apart.groupby(level="measure").transform("mean") < 1 - _MOST
    lines = people[people["sex"] == "Persons"].reset_index(names="line").set_index(_OF)["line"]
    found = [(int(lines[key]), sums.loc[key]) for key in apart[apart & few].index]
    yield from told(sorted(found, key=lambda one: one[0]), lambda one: _apart(table, *one))


def _apart(table: Table, line: int, row: pd.Series) -> Fault:
    said = f"{plain(row['Persons'])} persons, but {plain(row['Male'])} men and {plain(row['Female'])} women"
    hint = "do all three rest on the same population? counts and denominators come from one source"
    return Fault(table.place(line, "denominator"), said, hint, "sexes", "warning")


KIND = Check("Men and women do not add up to persons.", INDICATORS, look)
