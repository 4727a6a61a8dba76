"""Which rows of a table add up to which, as the table itself proves.

A reader who sees a total and all of its parts but one knows the last.  A line is
looked for by sex, area, category, age and period, and is one only where the
counts agree.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.disclosure.areas import Parts, made_of
from jsna.model.periods import read_period
from jsna.sources.table import KEYS

PERSONS = "Persons"
WHOLE_LIFE = 200  # no age band ends later
Numbers = NDArray[np.float64]
Labels = Mapping[Any, int]  # what tells rows apart that are alike in all else, and where each row is
Span = tuple[int, int]  # from the first, up to and without the second
Sums = Iterator[tuple[Any, Sequence[Any]]]  # the label of a total, and those of its parts


@dataclass(frozen=True, slots=True)
class Line:
    """The row at ``total`` is the sum of the rows at ``parts``: places in the frame, counted from 0."""

    total: int
    parts: tuple[int, ...]


def possible_lines(frame: pd.DataFrame, parts: Parts, among: Sequence[str] = KEYS) -> list[Line]:
    """The lines that the labels of ``frame`` suggest, by the keys ``among``.

    ``parts`` is what ``parts_of`` made of the areas.
    """
    keys = [key for key in KEYS if key in frame]
    ways: dict[tuple[str, ...], Callable[[Labels], Sums]] = {
        ("sex",): by_sex,
        ("area",): lambda labels: by_area(labels, parts),
        ("category_type", "category"): by_category,
        ("period",): by_period,
        ("age",): by_age,
    }
    found: dict[Line, None] = {}
    for told_by, sums in ways.items():
        if set(told_by) <= set(keys) and set(told_by) <= set(among):
            for labels in alike(frame, [key for key in keys if key not in told_by], told_by):
                for total, those in sums(labels):
                    found[Line(labels[total], tuple(sorted(labels[part] for part in those)))] = None
    return list(found)


def proved(lines: Sequence[Line], numbers: Numbers) -> list[Line]:
    """Those of ``lines`` that ``numbers``, one a row, bear out; what is no whole number proves nothing."""
    return [line for line in lines if _beyond(numbers, line) == 0]


def partly_proved(lines: Sequence[Line], numbers: Numbers) -> list[Line]:
    """Those of ``lines`` whose parts are less than their total: some were counted under no label."""
    return [line for line in lines if _beyond(numbers, line) > 0]


def worked_out(lines: Sequence[Line], numbers: Numbers, blank: NDArray[np.bool_]) -> Numbers:
    """``numbers`` with the ``blank`` ones that a line gives away, as its only number that is not known."""
    made, before = numbers.copy(), -1
    while np.isfinite(made).sum() > before:
        before = int(np.isfinite(made).sum())
        for line in lines:
            signs = {line.total: -1.0, **dict.fromkeys(line.parts, 1.0)}
            unknown = [place for place in signs if not np.isfinite(made[place])]
            if len(unknown) == 1 and blank[unknown[0]]:
                others = sum(sign * made[place] for place, sign in signs.items() if place != unknown[0])
                value = -others * signs[unknown[0]]
                made[unknown[0]] = value if value >= 0 else np.nan
    return made


def alike(frame: pd.DataFrame, keys: list[str], told_by: tuple[str, ...]) -> Iterator[dict[Any, int]]:
    """Rows alike in ``keys``, by what tells them apart."""
    groups: dict[tuple[str, ...], dict[Any, int]] = {}
    whole = zip(*(frame[key].astype(str) for key in keys), strict=True) if keys else ((),) * len(frame)
    apart = zip(*(frame[key].astype(str) for key in told_by), strict=True)
    for place, (key, label) in enumerate(zip(whole, apart, strict=True)):
        groups.setdefault(key, {}).setdefault(label if len(label) > 1 else label[0], place)
    return iter(groups.values())


def _beyond(numbers: Numbers, line: Line) -> float:
    """The total less its parts; NaN where one of them is no whole number."""
    values = numbers[[line.total, *line.parts]]
    whole = np.isfinite(values).all() and (values == np.rint(values)).all()
    return float(values[0] - values[1:].sum()) if whole else np.nan


def by_sex(labels: Labels) -> Sums:
    """Persons is the sum of all other sexes."""
    others = [label for label in labels if label != PERSONS]
    if PERSONS in labels and len(others) > 1:
        yield PERSONS, others


def by_area(labels: Labels, parts: Parts) -> Sums:
    """An area is the sum of its parts, where every one of them is there, or all parts of that one."""
    for area in labels:
        yield from ((area, those) for those in made_of(area, labels, parts))


def by_category(labels: Labels) -> Sums:
    """The row without a category is the sum of the categories of each type."""
    types: dict[str, list[tuple[str, str]]] = {}
    for type_, category in labels:
        if category:
            types.setdefault(type_, []).append((type_, category))
    for type_, those in types.items():
        whole = next((total for total in (("", ""), (type_, "")) if total in labels), None)
        if whole is not None and len(those) > 1:
            yield whole, those


def by_period(labels: Labels) -> Sums:
    """A period is the sum of shorter ones that fill it, as three years are of each year."""
    yield from filled(spans(labels))


def spans(labels: Iterable[str]) -> dict[str, Span]:
    """Each of ``labels`` that is a period, as days: from its first, up to the day after its last."""
    made: dict[str, Span] = {}
    for label in labels:
        try:
            period = read_period(label)
        except ValueError:
            continue
        made[label] = (period.start.toordinal(), period.end.toordinal() + 1)
    return made


def by_age(labels: Labels) -> Sums:
    """An age band is the sum of narrower ones that fill it."""
    yield from filled({label: span for label in labels if (span := years(label))})


def years(age: str) -> Span | None:
    """An age band in years of life: ``18 and over``, ``65+``, ``0-4``, ``5 to 17 years``, ``All ages``."""
    written = re.sub(r"\s*(?:years?|yrs?)(?: old)?\b", "", age.strip().lower())
    if re.fullmatch(r"all(?: ages)?", written):
        return 0, WHOLE_LIFE
    if match := re.fullmatch(r"(\d+)\s*(?:\+|and over|and above|or over)", written):
        return int(match[1]), WHOLE_LIFE
    if match := re.fullmatch(r"(?:under|below|<)\s*(\d+)", written):
        return 0, int(match[1])
    if match := re.fullmatch(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?", written):
        return int(match[1]), int(match[2] or match[1]) + 1
    return None


def filled(stretches: Mapping[str, Span]) -> Sums:
    """Each span and the shorter ones that fill it end to end: by the longest pieces, and by the shortest."""
    for whole, (start, end) in stretches.items():
        inside = {name: one for name, one in stretches.items() if start <= one[0] and one[1] <= end}
        for choose in (min, max):
            pieces: list[str] = []
            at = start
            while at < end:
                next_ = [name for name, one in inside.items() if one[0] == at and one != (start, end)]
                if not next_:
                    break
                pieces.append(choose(next_, key=lambda name: (inside[name][1], name)))
                at = inside[pieces[-1]][1]
            if at == end and len(pieces) > 1:
                yield whole, pieces
