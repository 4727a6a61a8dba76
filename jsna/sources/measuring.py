"""Rows of a table of indicators as measures: which rows each measure means, and their numbers and dates."""

import pandas as pd

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.problems import Fault, Place
from jsna.sources.numbers import as_numbers
from jsna.sources.table import KEYS, NUMBERS, WORDS

CHOOSING = ("sex", "age", "category_type", "category")


def measured(
    frame: pd.DataFrame, card: Card, measures: list[Measure], book: Book, file: str
) -> tuple[pd.DataFrame, list[Fault]]:
    """The rows of ``measures`` with the columns of ``sources.table``: (frame, faults)."""
    frame, faults = _complete(frame, file)
    parts = []
    for measure in measures:
        rows = _rows_of(frame, measure, card)
        chosen = _chosen(rows, measure)
        if not chosen.any():
            faults.append(_nothing(measure, rows if len(rows) else frame, card, book))
        parts.append(rows.assign(measure=measure.id, chosen=chosen))
    joined = pd.concat(parts) if parts else frame.head(0).assign(chosen=False)
    joined, wrong = _dated(joined, file, frame.attrs["fields"].get("period", 1))
    return joined, faults + wrong


def _complete(frame: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Fault]]:
    fields, faults = frame.attrs["fields"], []
    columns = {}
    for name in ("indicator", *KEYS, *WORDS):
        columns[name] = frame[name].str.strip() if name in frame else pd.Series("", frame.index, dtype="str")
    for name in NUMBERS:
        if name in frame:
            columns[name], wrong = as_numbers(frame[name], file, fields[name])
            faults += wrong
        else:
            columns[name] = pd.Series(float("nan"), frame.index)
    made = pd.DataFrame(columns)
    made.attrs["fields"] = fields
    return made, faults


def _rows_of(frame: pd.DataFrame, measure: Measure, card: Card) -> pd.DataFrame:
    """The rows of the measure's indicator, whatever their sex, age and category."""
    if card.holds == "indicator" and "indicator" not in measure.select:
        return frame
    named = measure.select.get("indicator", measure.id)
    column = "indicator" if card.format == "fingertips" else "measure"
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
    asked = (
        ", ".join(f"{name} '{value}'" for name, value in measure.select.items()) or f"measure '{measure.id}'"
    )
    for name in ("indicator", *CHOOSING):
        wanted = measure.select.get(name)
        has = sorted({*rows[name]} - {""}) if name in rows else []
        if wanted is not None and wanted not in has and has:
            hint = f"the file has {', '.join(has[:6])}"
            break
    else:
        hint = f"the file has measures {', '.join(sorted({*rows['measure']} - {''})[:6])}".rstrip()
    path = ("measures", measure.id, "select") if card.holds == "indicators" else ("select",)
    return Fault(book.place(card.id, *path), f"no row has {asked}", hint, "no-rows")


def _dated(frame: pd.DataFrame, file: str, field: int) -> tuple[pd.DataFrame, list[Fault]]:
    """``period_start`` and ``period_end``; each period is read once."""
    starts, ends, faults = {}, {}, []
    for text in frame["period"].unique():
        try:
            period = read_period(text)
        except ValueError as error:
            line = int(frame.index[frame["period"] == text][0])
            said, _, hint = str(error).partition("; ")
            faults.append(Fault(Place(file, line, field), said, hint, "period"))
            continue
        starts[text], ends[text] = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return frame.assign(
        period_start=pd.to_datetime(frame["period"].map(starts)),
        period_end=pd.to_datetime(frame["period"].map(ends)),
    ), faults
