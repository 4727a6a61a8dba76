"""Rows of a table of indicators as measures: which rows each measure means, and their numbers and dates."""

import pandas as pd

from jsna.model.book import Book
from jsna.model.card import Card
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.problems import Fault, Place
from jsna.sources.ages import band, one_spelling
from jsna.sources.columns import writing_of
from jsna.sources.kind import Read
from jsna.sources.numbers import Writing, as_numbers
from jsna.sources.spots import Spots
from jsna.sources.table import BESIDE, KEYS, NUMBERS, OTHER_AREAS, WORDS
from jsna.sources.telling import on_one_line, told

CHOOSING = ("sex", "age", "category_type", "category")
MOST_NAMED = 6  # values that a message names


def measured(got: Read, card: Card, measures: list[Measure], book: Book) -> tuple[pd.DataFrame, list[Fault]]:
    """The rows of ``measures`` with the columns of ``sources.table``: (frame, faults)."""
    frame, faults = _complete(got, writing_of(card))
    parts = []
    for measure in measures:
        name, wanted = _named(measure, card, got.spots)
        rows = frame[frame[name] == wanted] if name else frame
        chosen = _chosen(rows, measure)
        elsewhere = rows.empty and any(one.because == OTHER_AREAS for one in got.left_out)
        if not chosen.any() and not elsewhere:
            place = book.nodes[card.id].key_at(_where(measure, card))
            faults.append(_nothing(measure, frame, (name, wanted), place))
        parts.append(rows.assign(measure=measure.id, chosen=chosen))
    joined = pd.concat(parts) if parts else frame.head(0).assign(chosen=False)
    joined, wrong = _dated(joined, got.spots)
    return joined, faults + wrong


def _complete(got: Read, writing: Writing) -> tuple[pd.DataFrame, list[Fault]]:
    frame, faults = got.frame, []
    columns = {name: frame[name].str.strip() for name in BESIDE if name in frame}
    for name in ("indicator", *KEYS, *WORDS):
        columns[name] = frame[name].str.strip() if name in frame else pd.Series("", frame.index, dtype="str")
    for name in NUMBERS:
        if name in frame:
            columns[name], wrong = as_numbers(frame[name], got.spots, name, writing)
            faults += wrong
        else:
            columns[name] = pd.Series(float("nan"), frame.index)
    columns["age"] = columns["age"].replace(one_spelling(columns["age"].unique().tolist()))
    for name in reversed([name for name in NUMBERS if name in frame and writing.marks]):
        columns["note"] = _noted(columns["note"], frame[name], writing)
    return pd.DataFrame(columns), faults


def _noted(notes: pd.Series, texts: pd.Series, writing: Writing) -> pd.Series:
    """``notes`` where those that are empty say which mark the source has, and what it stands for."""
    if texts.dtype != "str":
        return notes
    reasons = writing.reasons(texts)
    said = reasons + " ('" + texts.loc[reasons.index].str.strip() + "' in the source)"
    return notes.mask(notes == "", said.reindex(notes.index, fill_value=""))


def _named(measure: Measure, card: Card, spots: Spots) -> tuple[str, str]:
    """The column that tells measures apart, and what stands in it for ``measure``; ("", "") for none."""
    if card.holds == "indicator" and "indicator" not in measure.select:
        return "", ""
    column = "indicator" if "indicator" in spots.fields else "measure"
    return column, measure.select.get("indicator", measure.id)


def _chosen(rows: pd.DataFrame, measure: Measure) -> pd.Series:
    """True for the rows of the measure's own selection; a category that is not named must be empty."""
    chosen = pd.Series(True, index=rows.index)
    for name in CHOOSING:
        wanted = measure.select.get(name)
        if wanted is not None:
            chosen &= rows[name] == (_as_written(wanted, rows[name]) if name == "age" else wanted)
        elif name in ("category_type", "category"):
            chosen &= rows[name] == ""
    return chosen


def _as_written(wanted: str, ages: pd.Series) -> str:
    """The age ``wanted`` as the file writes the same band; as it is where the file has it, or none."""
    written = ages.unique().tolist()
    ends = band(wanted)
    same = (age for age in written if ends is not None and band(age) == ends)
    return wanted if wanted in written else next(same, wanted)


def _where(measure: Measure, card: Card) -> tuple[str, ...]:
    return ("measures", measure.id, "select") if card.holds == "indicators" else ("select",)


def _nothing(measure: Measure, frame: pd.DataFrame, named: tuple[str, str], place: Place) -> Fault:
    """The selection up to the part that no row has, and what the file has in its place."""
    select = {**dict([named]), **{name: measure.select[name] for name in CHOOSING if name in measure.select}}
    asked, rows, has = [], frame, []
    for name, wanted in select.items():
        if not name:
            continue
        asked.append(f"{name} {_quoted(wanted)}")
        has = [value for value in dict.fromkeys(rows[name]) if value]
        rows = rows[rows[name] == wanted]
        if rows.empty:
            break
    said = f"no row has {', '.join(asked)}"
    if len(rows):  # every row is of a part of the people
        said = f"{said} and no category" if asked else "no row is without a category"
        has = [value for value in dict.fromkeys(rows["category"]) if value]
    more = f" and {len(has) - MOST_NAMED} more" if len(has) > MOST_NAMED else ""
    hint = f"the file has {', '.join(has[:MOST_NAMED])}{more}" if has else "that column is empty"
    return Fault(place, said, hint, "no-rows")


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
        said, _, hint = on_one_line(one[1]).partition("; ")
        return Fault(spots.at(line, "period"), said, hint, "period")

    return frame.assign(
        period_start=pd.to_datetime(frame["period"].map(starts)),
        period_end=pd.to_datetime(frame["period"].map(ends)),
    ), told(wrong, make)
