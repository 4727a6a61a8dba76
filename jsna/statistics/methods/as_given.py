"""The producer's own figures, unchanged."""

import numpy as np
import pandas as pd

from jsna.statistics.method import Example, Method

AS_GIVEN, NOTHING = "as given", "not available"


def estimate(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` unchanged, each row with a ``method``: as given, or not available without a value."""
    return frame.assign(method=np.where(frame["value"].notna(), AS_GIVEN, NOTHING))


KIND = Method(
    says="The value and limits that the producer published.",
    estimate=estimate,
    formula=("None: the published figure and its published limits are shown unchanged."),
    source="the table's own card",
    example=Example("area,value,lower,upper\nE08000009,12.1,11.0,13.2\nE05015239,,,\n"),
)
