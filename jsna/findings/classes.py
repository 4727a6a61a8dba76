"""Classes for a map: where one third of areas ends and the next begins."""

import pandas as pd


def thirds(values: pd.Series) -> tuple[float, ...]:
    """The two edges between thirds of the values that are shown; () where there are fewer than three."""
    shown = values.dropna()
    if shown.nunique() < 3:
        return ()
    low, high = shown.quantile([1 / 3, 2 / 3])
    return (float(low), float(high))
