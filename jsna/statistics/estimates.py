"""Values with limits, each naming the method that gave it."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Estimates:
    """A table whose rows have values.

    ``frame`` is the table's frame (see ``sources.table``) with ``value``,
    ``lower``, ``upper`` filled where they could be worked out, and ``method``:
    the name of the method of the value, or "as given".
    """

    id: str
    holds: str
    frame: pd.DataFrame
