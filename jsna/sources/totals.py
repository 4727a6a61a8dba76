"""Rows that are totals of the others: left out where the card names them, told where it does not."""

from dataclasses import replace

import pandas as pd

from jsna.model.card import Card
from jsna.model.wording import listed
from jsna.sources.kind import Read
from jsna.sources.table import LeftOut

WHERE = ("area", "code", "name", "category")  # columns in which a total may stand
_WHOLE = (
    r"(?i)(grand |sub-?)?totals?( .*)?|.* total|sum|(all|every) (areas?|wards?|districts?|boroughs?|lsoas?"
    r"|msoas?|practices?|localit(y|ies)|neighbourhoods?|places?)"
)


def says_total(texts: pd.Series) -> pd.Series:
    """Whether each of ``texts`` says of itself that it is a total: All wards, Total."""
    return texts.str.fullmatch(_WHOLE)


def without_totals(got: Read, card: Card) -> Read:
    """``got`` without the rows that the card calls totals; they are counted as left out."""
    if not card.totals:
        return got
    total = pd.Series(False, index=got.frame.index)
    for name in WHERE:
        if name in got.frame and got.frame[name].dtype == "str":
            total |= got.frame[name].str.strip().isin(card.totals)
    if not total.any():
        return got
    because = f"totals, as the card says: {listed(card.totals)}"
    left_out = (*got.left_out, LeftOut(int(total.sum()), because))
    return replace(got, frame=got.frame[~total.to_numpy()], left_out=left_out)
