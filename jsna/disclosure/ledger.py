"""What an edition printed of local counts, kept so that later editions are audited together with it.

Nothing secret: each count as its readers saw it, and the marks of those that they did not.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from jsna.disclosure.entries import shown_as
from jsna.disclosure.facts import Bounds
from jsna.disclosure.policy import Policy
from jsna.disclosure.pool import COORDINATES, Printed, column_of
from jsna.disclosure.primary import COUNTS
from jsna.disclosure.safe import WITHHELD, SafeTable

MARK = "[c]"
BETWEEN = "|"  # stands in no area code, period, sex or age
ESCAPED = {BETWEEN: "%7C", "%": "%25"}


def cells(tables: Iterable[tuple[SafeTable, Policy]]) -> dict[str, Any]:
    """For each local table its policy and, by measure and column, what was printed of each count.

    A count's key is its area, period, sex, age, category type and category.
    """
    return {
        table.id: {
            "policy": policy.name,
            "withhold": [policy.low, policy.high],
            "round": policy.round_to,
            "rule_public": policy.rule_public,
            "counts": _counts(table),
        }
        for table, policy in sorted(tables, key=lambda one: one[0].id)
    }


def _counts(table: SafeTable) -> dict[str, dict[str, dict[str, int | float | str]]]:
    frame = table.frame
    measures = frame["measure"] if "measure" in frame else pd.Series("", index=frame.index)
    made: dict[str, dict[str, dict[str, int | float | str]]] = {}
    for name in (name for name in COUNTS.get(table.holds, ()) if name in frame):
        column = column_of(frame, name, np.arange(len(frame)))
        keys = zip(*(column[key] for key in COORDINATES), strict=True)
        for measure, key, number, reason in zip(
            measures, keys, column["number"], frame["reason"], strict=True
        ):
            if reason == WITHHELD or number == number:
                shown = (
                    MARK if reason == WITHHELD else int(number) if number == int(number) else float(number)
                )
                made.setdefault(str(measure), {}).setdefault(name, {})[joined(key)] = shown
    return made


def joined(key: Iterable[str]) -> str:
    """The coordinates of a count as one text."""
    return BETWEEN.join(part.replace("%", ESCAPED["%"]).replace(BETWEEN, ESCAPED[BETWEEN]) for part in key)


def apart(key: str) -> list[str]:
    """The coordinates in a text that ``joined`` made."""
    return [part.replace(ESCAPED[BETWEEN], BETWEEN).replace(ESCAPED["%"], "%") for part in key.split(BETWEEN)]


def printed_before(earlier: Mapping[str, Mapping[str, Any]], now: Sequence[Printed]) -> list[Printed]:
    """The columns of every earlier edition, beside those that are about to be printed."""
    known = {(one.table, one.measure, one.column): _numbers(one.frame) for one in now}
    made = []
    for edition, tables in sorted(earlier.items()):
        for table, one in sorted(tables.items()):
            for measure, columns in sorted(one["counts"].items()):
                for name, counts in sorted(columns.items()):
                    numbers = known.get((table, measure, name), {})
                    rows = [
                        _before(key, shown, numbers, _policy(one)) for key, shown in sorted(counts.items())
                    ]
                    frame, told = _framed([row for row in rows if row])
                    made.append(Printed(table, measure, name, frame, _policy(one), edition, told))
    return made


Before = tuple[list[str], float, Bounds | None]  # coordinates, number, what its readers knew of it


def _framed(rows: Sequence[Before]) -> tuple[pd.DataFrame, tuple[Bounds | None, ...]]:
    frame = pd.DataFrame([coordinates for coordinates, _, _ in rows], columns=list(COORDINATES), dtype=object)
    numbers = np.array([number for _, number, _ in rows], dtype=float)
    return frame.assign(number=numbers, row=np.arange(len(rows))), tuple(told for _, _, told in rows)


def _policy(one: Mapping[str, Any]) -> Policy:
    low, high = one["withhold"]
    return Policy(one["policy"], low, high, one["round"], rule_public=one["rule_public"])


def _numbers(frame: pd.DataFrame) -> dict[tuple[str, ...], float]:
    keys = zip(*(frame[key] for key in COORDINATES), strict=True)
    return dict(zip(keys, frame["number"].tolist(), strict=True))


def _before(
    key: str, shown: float | str, now: Mapping[tuple[str, ...], float], policy: Policy
) -> Before | None:
    """A count of an earlier edition.

    Where it was printed rounded, or not at all, it is taken to be what it is now.  A
    number that has been revised since is a count of its own; None where it was rounded,
    for then nobody knows it.
    """
    coordinates = apart(key)
    if shown == MARK:
        return coordinates, np.nan, None
    low, high = shown_as(int(shown), policy)
    number = now.get(tuple(coordinates), np.nan)
    if low <= number <= high:
        return coordinates, number, (low, high)
    return (coordinates, float(shown), (low, high)) if low == high else None
