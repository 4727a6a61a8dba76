"""What a new copy of a table says otherwise than the old one.

Rows of two frames in, plain facts out; nothing here knows a file, a card or a server.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jsna.disclosure.safe import WITHHELD
from jsna.sources.table import KEYS

KEY = list(KEYS)
NUMBERS = ("value", "count", "denominator", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Row:
    """Which figure is meant."""

    measure: str
    area: str
    period: str
    sex: str
    age: str
    category_type: str
    category: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure of the past that is another now: (column, old, new) of each number that changed.

    A number is a float, or a word where there is none.
    """

    row: Row
    changes: tuple[tuple[str, float | str, float | str], ...]


@dataclass(frozen=True, slots=True)
class Periods:
    """Whole periods of a measure that came or went, in their order, with the rows they have."""

    measure: str
    periods: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Base:
    """Past figures of a measure whose count is the same and whose denominator is not."""

    measure: str
    rows: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Something of a measure that is written otherwise: ``what`` that is, and what it was and is."""

    measure: str
    what: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """All that two copies of a table of indicators differ in."""

    new_periods: tuple[Periods, ...] = ()
    lost_periods: tuple[Periods, ...] = ()
    revisions: tuple[Revision, ...] = ()
    gone: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()  # to periods that were there
    bases: tuple[Base, ...] = ()
    areas: tuple[Shift, ...] = ()
    methods: tuple[Shift, ...] = ()
    kept: tuple[tuple[str, int], ...] = ()  # how many figures of each measure both copies have


def revised(before: pd.DataFrame, after: pd.DataFrame, guarded: bool = False) -> Revised:
    """How ``after`` differs from ``before``: frames of indicators as in ``disclosure.safe``.

    With ``guarded`` (a local table under a policy) a figure that is withheld in
    either copy is withheld in both: the other copy would give it away.
    """
    old, new = (one.drop_duplicates(KEY, keep="last") for one in (before, after))
    both = old.merge(new, on=KEY, how="outer", suffixes=("_old", "_new"), indicator="came", sort=False)
    came, went = both[both["came"] == "right_only"], both[both["came"] == "left_only"]
    kept = both[both["came"] == "both"]
    fresh, later = _parted(came, old)
    lost, gone = _parted(went, new)
    return Revised(
        _periods(fresh, "new"),
        _periods(lost, "old"),
        _revisions(kept, guarded),
        _rows(gone),
        _rows(later),
        _bases(kept),
        _sets(old, new, "area", "areas"),
        (*_sets(old, new, "method", "method of the values"), *_sets(old, new, "note", "notes of the source")),
        tuple((str(name), int(rows)) for name, rows in kept.groupby("measure").size().items()),
    )


def _parted(rows: pd.DataFrame, other: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """``rows`` of periods that ``other`` does not have for the measure, and the rest."""
    there = pd.MultiIndex.from_frame(other[["measure", "period"]])
    known = pd.MultiIndex.from_frame(rows[["measure", "period"]]).isin(there)
    return rows[~known], rows[known]


def _periods(rows: pd.DataFrame, side: str) -> tuple[Periods, ...]:
    ordered = rows.sort_values([f"period_end_{side}", f"period_start_{side}"], kind="stable")
    made = []
    for measure, mine in ordered.groupby("measure", sort=True):
        made.append(Periods(str(measure), tuple(mine["period"].unique().tolist()), len(mine)))
    return tuple(made)


def _rows(rows: pd.DataFrame) -> tuple[Row, ...]:
    ordered = rows.sort_values(KEY, kind="stable")
    return tuple(Row(*map(str, one)) for one in ordered[KEY].itertuples(index=False, name=None))


def _revisions(kept: pd.DataFrame, guarded: bool) -> tuple[Revision, ...]:
    told = pd.DataFrame(index=kept.index)
    for name in NUMBERS:
        old, new = kept[f"{name}_old"], kept[f"{name}_new"]
        told[name] = ~((old == new) | (old.isna() & new.isna()))
    told["reason"] = kept["reason_old"] != kept["reason_new"]
    main = told[["value", "count", "denominator", "reason"]].any(axis=1)
    told[["lower", "upper"]] = told[["lower", "upper"]].mul(~main, axis=0)  # limits follow from the rest
    rows = kept[main | told[["lower", "upper"]].any(axis=1)].sort_values(KEY, kind="stable")
    pairs = zip(rows.to_dict("records"), told.loc[rows.index].to_dict("records"), strict=True)
    return tuple(_revision(row, which, guarded) for row, which in pairs)


def _revision(row: Mapping[Any, Any], told: Mapping[Any, Any], guarded: bool) -> Revision:
    who = Row(*(str(row[name]) for name in KEY))
    reasons = row["reason_old"], row["reason_new"]
    if guarded and WITHHELD in reasons:
        return Revision(who, (("value", WITHHELD, WITHHELD),))
    changes = [
        (name, _said(row[f"{name}_old"], reasons[0]), _said(row[f"{name}_new"], reasons[1]))
        for name in NUMBERS
        if told[name]
    ]
    return Revision(who, tuple(changes) or (("value", str(reasons[0]), str(reasons[1])),))


def _said(number: float, reason: str) -> float | str:
    return (reason or "none") if number != number else float(f"{number:.12g}")


def _bases(kept: pd.DataFrame) -> tuple[Base, ...]:
    same = kept["count_old"] == kept["count_new"]
    old, new = kept["denominator_old"], kept["denominator_new"]
    moved = kept[same & old.notna() & new.notna() & (old != new)]
    moved = moved.sort_values("period_end_new", kind="stable")
    made = []
    for measure, rows in moved.groupby("measure", sort=True):
        periods = rows["period"].tolist()
        made.append(Base(str(measure), len(rows), periods[0], periods[-1]))
    return tuple(made)


def _sets(old: pd.DataFrame, new: pd.DataFrame, column: str, what: str) -> tuple[Shift, ...]:
    """For each measure of both: the values of ``column`` that only one of them has."""
    if column not in old or column not in new:
        return ()
    was, is_ = _values(old, column), _values(new, column)
    made = []
    for measure in sorted(set(old["measure"]) & set(new["measure"])):
        before, after = was.get(measure, frozenset()), is_.get(measure, frozenset())
        if before != after:
            made.append(Shift(measure, what, tuple(sorted(before - after)), tuple(sorted(after - before))))
    return tuple(made)


def _values(frame: pd.DataFrame, column: str) -> dict[str, frozenset[str]]:
    """The values of ``column`` that each measure has."""
    once = frame.loc[frame[column] != "", ["measure", column]].drop_duplicates()
    return {str(name): frozenset(values) for name, values in once.groupby("measure")[column]}


@dataclass(frozen=True, slots=True)
class Entries:
    """How two copies of a register, a list or a plan differ: rows by their key."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str, str], ...] = ()  # key, column, old, new


def entries_revised(before: pd.DataFrame, after: pd.DataFrame, key: Sequence[str]) -> Entries:
    """How ``after`` differs from ``before``, rows known by the columns ``key``; order does not count.

    A row whose ``reason`` is ``withheld`` in either copy is told without its numbers.
    """
    old, new = _keyed(before, key), _keyed(after, key)
    shared = old.index.intersection(new.index, sort=False)
    hidden = {name for one in (old, new) if "reason" in one for name in one.index[one["reason"] == WITHHELD]}
    columns = [name for name in old.columns if name in new.columns and name not in ("reason", "method")]
    one, other = old.loc[shared, columns], new.loc[shared, columns]
    unlike = (one != other).to_numpy()
    changed = [
        (str(name), column, *((WITHHELD, WITHHELD) if name in hidden else (was[at], is_[at])))
        for name, was, is_, told in zip(shared, one.to_numpy(), other.to_numpy(), unlike, strict=True)
        for at, column in enumerate(columns)
        if told[at]
    ]
    added, gone = new.index.difference(old.index, sort=False), old.index.difference(new.index, sort=False)
    return Entries(tuple(map(str, added)), tuple(map(str, gone)), tuple(changed))


def _keyed(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Every cell as text, each row once by its key."""
    texts = pd.DataFrame({name: frame[name].map(_text) for name in frame.columns})
    names = [" / ".join(parts) for parts in texts[list(key)].itertuples(index=False, name=None)]
    texts.index = pd.Index(names, dtype="str")
    return texts[~texts.index.duplicated(keep="last")]


def _text(value: Any) -> str:
    if isinstance(value, tuple):  # an outline: polygons of rings, too long to say
        rings = [ring for polygon in value for ring in polygon]
        known_by = hashlib.sha256(b"|".join(ring.tobytes() for ring in rings)).hexdigest()[:8]
        return f"an outline of {sum(map(len, rings)):,} points ({known_by})"
    if value is None or value != value:
        return ""
    return f"{value:.12g}" if isinstance(value, float) else str(value)
