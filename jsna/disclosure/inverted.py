"""Counts that nobody printed, and that a rate with its population tells all the same.

Only where one count alone fits: a reader who finds several has learned a range, no count.
"""

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd

from jsna.disclosure.printed import rate
from jsna.model.measures import Measure

PER = {"proportion": 100.0}  # a proportion is held in per cent
MOST = 12  # decimals that a file's number can have; more are those of a float


def with_counts(frame: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """``frame``, an indicator table, with the counts that follow from value and denominator."""
    bare = frame["count"].isna() & frame["value"].notna() & (frame["denominator"] > 0)
    per = frame["measure"].map({name: per for name, one in measures.items() if (per := _per(one))})
    rows = frame[bare & per.notna()]
    if rows.empty:
        return frame
    told = [
        _count(value, among, of)
        for value, among, of in zip(rows["value"], rows["denominator"], per[rows.index], strict=True)
    ]
    count = frame["count"].copy()
    count.loc[rows.index] = told
    return frame.assign(count=count)


def _per(measure: Measure) -> float | None:
    return measure.per if measure.statistic == "rate" else PER.get(measure.statistic)


def _count(value: float, among: float, per: float) -> float:
    """The one count whose rate prints as ``value``; NaN where there are several, or none."""
    written = f"{value:.{MOST}f}".rstrip("0")
    decimals = len(written.partition(".")[2])
    fact = rate({}, Fraction(written.rstrip(".")), decimals, Fraction(among), Fraction(per))[0]
    return float(fact.low) if fact.low is not None and fact.low == fact.high else float("nan")
