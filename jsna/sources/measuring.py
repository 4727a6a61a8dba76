"""Rows of a table of indicators as measures: which rows each measure means, and their numbers and dates."""

import pandas as pd

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.problems import Fault
from jsna.sources.kind import Read
from jsna.sources.numbers import as_numbers
from jsna.sources.spots import Spots
from jsna.sources.table import KEYS, NUMBERS, WORDS
from jsna.sources.telling import told

CHOOSING = ("sex", "age", "category_type", "category")


def measured(got: Read, card: Card, measures: list[Measure], book: Book) -> tuple[pd.DataFrame, list[Fault]]:
    """The rows of ``measures`` with the columns of ``sources.table``: (frame, faults)."""
    frame, faults = _complete(got)
    parts = []
    for measure in measures:
        rows = _rows_of(frame, measure, card, got.spots)
        chosen = _chosen(rows, measure)
        if not chosen.any():
            faults.append(_nothing(measure, rows if len(rows) else frame, card, book))
        parts.append(rows.assign(measure=measure.id, chosen=chosen))
    joined = pd.concat(parts) if parts else frame.head(0).assign(chosen=False)
    joined, wrong = _dated(joined, got.spots)
    return joined, faults + wrong


def _complete(got: Read) -> tuple[pd.DataFrame, list[Fault]]:
    frame, faults = got.frame, []
    columns = {}
    for name in ("indicator", *KEYS, *WORDS):
        columns[name] = frame[name].str.strip() if name in frame else pd.Series("", frame.index, dtype="str")
    for name in NUMBERS:
        if name in frame:
            columns[name], wrong = as_numbers(frame[name], got.spots, name)
            faults += wrong
        else:
            columns[name] = pd.Series(float("nan"), frame.index)
    return pd.DataFrame(columns), faults


def _rows_of(frame: pd.DataFrame, measure: Measure, card: Card, spots: Spots) -> pd.DataFrame:
    """The rows of the measure's indicator, whatever their sex, age and category."""
    if card.holds == "indicator" and "indicator" not in measure.select:
        return frame
    named = measure.select.get("indicator", measure.id)
    column = "indicator" if "indicator" in spots.fields else "measure"
    return frame[frame[column] == named]


def _chosen(rows: pd.DataFrame, measure: Measure) -> pd.Series:
    """True for the rows of the measure's own selection; a category that is not named must be empty."""
    chosen = pd.Series(True, index=rows.index)
    for name in CHOOSING:
        wanted = measure.select.get(name)
        if wanted is not None:
            chosen &= rows[name] == wanted
        elif name in ("category_type", "category"):
            chosen &= rows[name] == ""
    return chosen


def _nothing(measure: Measure, rows: pd.DataFrame, card: Card, book: Book) -> Fault:
    asked = ", ".join(f"{name} {_quoted(value)}" for name, value in measure.select.items())
    for name in ("indicator", *CHOOSING):
        wanted = measure.select.get(name)
        has = list(dict.fromkeys(rows[name])) if name in rows else []
        has = sorted({*has} - {""})
        if wanted is not None and wanted not in has and has:
            hint = f"the file has {', '.join(has[:6])}"
            break
    else:
        hint = f"the file has measures {', '.join(sorted({*rows['measure']} - {''})[:6])}".rstrip()
    path = ("measures", measure.id, "select") if card.holds == "indicators" else ("select",)
    said = f"no row has {asked or f'measure {_quoted(measure.id)}'}"
    return Fault(book.place(card.id, *path), said, hint, "no-rows")


def _quoted(value: str) -> str:
    return value if value.isdigit() else f"'{value}'"


def _dated(frame: pd.DataFrame, spots: Spots) -> tuple[pd.DataFrame, list[Fault]]:
    """``period_start`` and ``period_end``; each period is read once."""
    starts, ends, wrong = {}, {}, []
    for text in frame["period"].unique():
        try:
            period = read_period(text)
        except ValueError as error:
            wrong.append((text, str(error)))
            continue
        starts[text], ends[text] = pd.Timestamp(period.start), pd.Timestamp(period.end)

    def make(one: tuple[str, str]) -> Fault:
        line = frame.index[frame["period"] == one[0]][0]
        said, _, hint = one[1].partition("; ")
        return Fault(spots.at(line, "period"), said, hint, "period")

    return frame.assign(
        period_start=pd.to_datetime(frame["period"].map(starts)),
        period_end=pd.to_datetime(frame["period"].map(ends)),
    ), told(wrong, make)
