"""Periods follow each other; one that is missing is told, and never filled in."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from jsna.model.numbers import MONTHS
from jsna.model.periods import read_period
from jsna.model.wording import listed
from jsna.problems import Fault
from jsna.sources.check import Around, Check
from jsna.sources.table import INDICATORS, Table
from jsna.sources.telling import told

_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_SERIES = ["measure", "area", "sex", "age", "category_type", "category", "length"]
_MOST_NAMED = 3


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One warning for each gap of the table, however many series have it."""
    frame = _in_order(table, {id_: _MONTHS[one.every] for id_, one in around.book.measures.items()})
    step = frame["start"] - frame.groupby(_SERIES, sort=False)["start"].shift()
    pooled = frame["length"] > frame["every"]
    usual = step.where(step > 0).groupby(frame["measure"]).transform("min")
    wide = step > frame["every"].where(~pooled, usual.clip(lower=frame["every"]))
    before = frame.shift()
    gaps = pd.DataFrame(
        {
            "line": before["line"],
            "after": before["period"],
            "before": frame["period"],
            "from": before["start"],
            "to": frame["start"],
            "step": frame["every"].where(~pooled, usual),
        }
    )[wide]
    told_once = gaps.assign(series=1).groupby(["after", "before", "from", "to", "step"], as_index=False)
    once = told_once.agg(line=("line", "min"), series=("series", "sum")).sort_values("line")
    yield from told(list(once.itertuples()), lambda gap: _gap(table, gap))


def _in_order(table: Table, every: dict[str, int]) -> pd.DataFrame:
    """The rows by series and time: ``start``, ``length`` and ``every`` in months."""
    frame = table.frame[table.frame["period_start"].notna()]
    start = frame["period_start"].dt.year * 12 + frame["period_start"].dt.month - 1
    end = frame["period_end"].dt.year * 12 + frame["period_end"].dt.month - 1
    one_day = frame["period_start"] == frame["period_end"]
    frame = frame.assign(
        start=start,
        length=end - start + 1,
        every=frame["measure"].map(every).astype("float64"),
        line=frame.index,
    )
    return frame[~one_day].sort_values([*_SERIES, "start"], kind="stable").reset_index(drop=True)


def _gap(table: Table, gap: Any) -> Fault:
    names = [_named(gap.after, int(at)) for at in range(int(gap._3 + gap.step), int(gap.to), int(gap.step))]
    what = "a period is"
    if names and "" not in names:
        many = listed(names) if len(names) < _MOST_NAMED else f"{names[0]} to {names[-1]}"
        what = f"{many} {'is' if len(names) == 1 else 'are'}"
    said = f"{what} missing between {gap.after} and {gap.before}"
    hint = "nothing is filled in: lines break there, and trends start anew"
    if gap.series > 1:
        hint = f"in {gap.series} series; {hint}"
    return Fault(table.place(int(gap.line), "period"), said, hint, "gap", "warning")


def _named(like: str, start: int) -> str:
    """The period that starts ``start`` months after year 0, written like ``like``; "" if that cannot be."""
    year, month = divmod(start, 12)
    first = read_period(like).start
    if re.search(r"Q\d", like):
        quarter = month // 3 if "/" not in like else (month // 3 - 1) % 4
        made = _shifted(
            re.sub(r"Q\d", f"Q{quarter + 1}", like), year - (month < 3 and "/" in like) - int(like[:4])
        )
    elif re.fullmatch(r"\d{4}-\d{2}", like) and read_period(like).every == "month":
        made = f"{year}-{month + 1:02}"
    elif re.fullmatch(r"[A-Za-z]+ \d{4}", like):
        name = MONTHS[month]
        made = f"{name[:3] if len(like.split()[0]) == 3 else name} {year}"
    else:
        made = _shifted(like, year - first.year)
    try:
        return made if read_period(made).start == date(year, month + 1, 1) else ""
    except ValueError:
        return ""


def _shifted(text: str, years: int) -> str:
    """Every year in ``text``, of two or four digits, ``years`` later."""

    def later(found: re.Match[str]) -> str:
        digits = len(found[0])
        return f"{(int(found[0]) + years) % 10**digits:0{digits}}"

    return re.sub(r"\d{4}|\d{2}", later, text)


KIND = Check("A period is missing between two others.", INDICATORS, look)
