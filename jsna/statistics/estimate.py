"""Give every row of every table its value, its limits and the name of its method.

What the producer published stays as it is; only what is missing is worked out.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jsna.problems import Fault, Faults, Place
from jsna.registry import kinds_in
from jsna.sources.table import Table
from jsna.statistics.estimates import Estimates
from jsna.statistics.method import Method
from jsna.statistics.methods import as_given

if TYPE_CHECKING:
    from jsna.model.measures import Measure

METHODS = "jsna.statistics.methods"
INDICATORS = ("indicator", "indicators")
LIMITS = ["lower", "upper", "lower_998", "upper_998"]


def estimate(tables: Mapping[str, Table], measures: Mapping[str, "Measure"]) -> dict[str, Estimates]:
    """The rows of each of ``tables`` with value, limits and method, by the table's id.

    A value that the file has is kept, with its limits.  Where it has none and
    the measure's statistic follows from the row's own count and denominator (a
    proportion, in per cent; a rate), value and limits are worked out; a value
    without limits gets limits, and ``method`` says so.  A row whose note says
    why its value is missing stays without, when the file publishes values.
    Raises Faults where a count cannot belong to its denominator.
    """
    measured: dict[str, list[Measure]] = {name: [] for name in tables}
    for measure in measures.values():
        if measure.table in measured:
            measured[measure.table].append(measure)
    return {name: _estimated(table, measured[name]) for name, table in tables.items()}


def _estimated(table: Table, measures: Sequence["Measure"]) -> Estimates:
    if table.holds not in INDICATORS:
        return Estimates(table.id, table.holds, table.frame.assign(method=as_given.AS_GIVEN))
    frame = as_given.estimate(table.frame)
    for statistic, per, ids in _alike(measures):
        mine = frame["measure"].isin(ids).to_numpy()
        rows = frame[mine]
        _refuse_impossible(rows, table.file, statistic)
        worked = kinds_in(METHODS, Method)[statistic].estimate(rows, **({} if per is None else {"per": per}))
        for column, numbers in _completed(rows, worked).items():
            frame.loc[mine, column] = numbers.to_numpy()
    return Estimates(table.id, table.holds, frame)


def _alike(measures: Sequence["Measure"]) -> list[tuple[str, float | None, list[str]]]:
    """Measures that one call can work out: (statistic, per, their ids)."""
    rowwise = {name for name, kind in kinds_in(METHODS, Method).items() if kind.rowwise}
    together: dict[tuple[str, float | None], list[str]] = {}
    for measure in measures:
        if measure.statistic in rowwise:
            together.setdefault((measure.statistic, measure.per), []).append(measure.id)
    return [(statistic, per, ids) for (statistic, per), ids in together.items()]


def _completed(rows: pd.DataFrame, worked: pd.DataFrame) -> pd.DataFrame:
    """What ``rows`` lack, taken from ``worked``: columns value, the limits, method."""
    given, bare = rows["value"].notna(), rows["lower"].isna() & rows["upper"].isna()
    publishes = rows["measure"].map(given.groupby(rows["measure"]).any())
    held_back = publishes & (rows["note"] != "")
    value = ~given & ~held_back & worked["value"].notna()
    agrees = (worked["lower"] <= rows["value"]) & (rows["value"] <= worked["upper"])
    limits = given & bare & agrees
    made = rows[["value", *LIMITS, "method"]].copy()
    made["value"] = made["value"].mask(value, worked["value"])
    for column in LIMITS:
        made[column] = made[column].mask(value | limits, worked[column])
    named = np.where(value, worked["method"], "value as given, limits of a " + worked["method"])
    return made.assign(method=np.where(value | limits, named, rows["method"]))


def _refuse_impossible(rows: pd.DataFrame, file: str, statistic: str) -> None:
    """Raises Faults, each at its line, where a count cannot belong to its denominator."""
    count, denominator = rows["count"], rows["denominator"]
    above = (count > denominator) & (statistic == "proportion") & (denominator > 0)
    wrong = {
        "count {count:.15g} is below 0": count < 0,
        "denominator {denominator:.15g} is below 0": denominator < 0,
        "count {count:.15g} has denominator 0": (count > 0) & (denominator == 0),
        "count {count:.15g} is above denominator {denominator:.15g}": above,
    }
    found = []
    for words, where in wrong.items():
        for line, counted, among in rows.loc[where.to_numpy(), ["count", "denominator"]].itertuples():
            found.append(Fault(Place(file, int(line)), words.format(count=counted, denominator=among)))
    if found:
        raise Faults(found)
