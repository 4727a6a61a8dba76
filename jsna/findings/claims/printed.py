"""A number as the words of a claim say it."""

import math

from jsna.findings.claims.terms import rounded
from jsna.model.measures import Measure


def printed(value: float, measure: Measure) -> str:
    """``value`` with the measure's decimals, or three significant figures."""
    decimals = measure.decimals
    if decimals is None:
        decimals = 2 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{rounded(value, decimals) + 0.0:,.{decimals}f}"
