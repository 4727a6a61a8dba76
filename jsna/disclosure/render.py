"""The rows of a table as they may be shown, once it is known which of them are withheld."""

import pandas as pd

from jsna.disclosure.policy import Policy
from jsna.disclosure.primary import COUNTS, blank, reasons, rounded
from jsna.disclosure.safe import SHOWN, WITHHELD
from jsna.model.book import Book
from jsna.sources.table import INDICATORS, Table
from jsna.statistics.estimate import estimate
from jsna.statistics.estimates import Estimates

WORKED_OUT = ["value", "lower", "upper", "lower_998", "upper_998"]


def rendered(table: Estimates, policy: Policy, withheld: pd.Series, book: Book) -> pd.DataFrame:
    """The frame of ``table``: ``withheld`` rows without numbers, all others as ``policy`` shows them."""
    frame = table.frame
    if table.holds not in INDICATORS:
        columns = ["amount"] if table.holds == "spend" else list(COUNTS.get(table.holds, ()))
        frame = frame.assign(reason=SHOWN)
        for column in (name for name in columns if name in frame):
            shown = frame[column] if column == "amount" else rounded(frame[column], policy)
            frame[column] = shown.mask(withheld)
        frame.loc[withheld, "reason"] = WITHHELD
        return frame
    if withheld.any():
        frame = blank(frame, withheld)
    if policy.round_to > 1:
        frame = _from_rounded(frame, table, policy, book)
    return frame.assign(reason=reasons(frame, withheld))


def _from_rounded(frame: pd.DataFrame, table: Estimates, policy: Policy, book: Book) -> pd.DataFrame:
    """Values and limits again from rounded counts: exact ones would give the counts away."""
    counted = frame.assign(
        count=rounded(frame["count"], policy), denominator=rounded(frame["denominator"], policy)
    )
    counted[[column for column in WORKED_OUT if column in counted]] = float("nan")
    again = Table(table.id, book.files.get(table.id, table.id), table.holds, counted, len(counted))
    return estimate({table.id: again}, book.measures)[table.id].frame
