"""A measure and its safe rows, for the tests of this room."""

import io

import pandas as pd

from jsna.disclosure.safe import SafeTable
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.sources.table import NUMBERS

TEXTS = ("area", "sex", "age", "category_type", "category", "reason", "note", "trend", "compared")


def found(text: str, statistic: str = "proportion", **more: object) -> tuple[Found, SafeTable]:
    """``text`` (CSV with a heading line) as the rows of the measure ``m``, and the findings over them."""
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    frame = frame.assign(**{name: "" for name in TEXTS if name not in frame}, measure="m", method="as given")
    for name in NUMBERS:
        frame[name] = pd.to_numeric(frame[name], errors="coerce") if name in frame else float("nan")
    frame["period"] = frame.get("period", "2024")
    periods = [read_period(period) for period in frame["period"]]
    for name, days in (
        ("period_start", [p.start for p in periods]),
        ("period_end", [p.end for p in periods]),
    ):
        frame[name] = pd.to_datetime(pd.Series(days))
    rows = SafeTable("t", "indicators", frame, "published")
    about = {"per": None, "basis": "resident", "better": "lower", "every": "month", "unit": "%", **more}
    measure = Measure("m", "M", "t", {}, statistic, **about)  # type: ignore[arg-type]
    return Found({"m": measure}, {"t": rows}), rows
