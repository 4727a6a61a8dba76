"""A measure's own selection leaves one row for each area and period."""

from collections.abc import Iterator

import pandas as pd

from jsna.model.wording import listed
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table

_MOST_NAMED = 4
_PLURALS = {"sex": "sexes", "age": "ages", "category_type": "kinds of category", "category": "categories"}


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One Fault for each measure that has rows of several sexes, ages or categories where one is meant."""
    frame = table.frame[table.frame["chosen"].to_numpy(dtype=bool)]
    for measure, rows in frame.groupby("measure", sort=False):
        distinct = rows.drop_duplicates([*_PLURALS, "area", "period"])
        several = distinct[distinct.duplicated(["area", "period"], keep=False)]
        if len(several):
            same = (several[["area", "period"]] == several[["area", "period"]].iloc[0]).all(axis=1)
            yield _several(str(measure), several[same], table, around)


def _several(measure: str, rows: pd.DataFrame, table: Table, around: Around) -> Fault:
    varied = [name for name in _PLURALS if rows[name].nunique() > 1]
    row = rows.iloc[0]
    named = []
    for name in varied:
        values = list(dict.fromkeys(rows[name].replace("", "none")))
        more = f" and {len(values) - _MOST_NAMED} more" if len(values) > _MOST_NAMED else ""
        named.append(f"{_PLURALS[name]} {', '.join(values[:_MOST_NAMED])}{more}")
    said = f"{measure} has {len(rows)} rows for {row['period']} at {row['area']} ({'; '.join(named)})"
    node = around.book.nodes[table.id]
    inside = ("measures", measure) if table.holds == "indicators" else ()
    place = node.key_at((*inside, "select")) if inside else node.at(("select",))
    return Fault(place, said, f"add {listed(varied)} under select", "several-rows")


KIND = Check("A measure has several rows where it means one.", INDICATORS, look)
