"""Events and the people they happened to, added up over groups."""

from collections.abc import Sequence

import pandas as pd


def added_up(
    frame: pd.DataFrame, by: Sequence[str], columns: Sequence[str] = ("count", "denominator")
) -> pd.DataFrame:
    """One row a group of ``by`` with the sum of each of ``columns``, groups in order.

    With no ``by`` the rows come back as they are.  Numbers are added and never
    averaged; one missing number makes the sum of its group missing.
    """
    if not by:
        return frame
    groups = frame.groupby(list(by), sort=True, dropna=False, observed=True)
    return groups[list(columns)].sum(skipna=False).reset_index()
