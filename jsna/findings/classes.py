"""Classes for a map: where one third of areas ends and the next begins."""

import pandas as pd


def thirds(values: pd.Series) -> tuple[float, ...]:
    """The two edges between thirds of the values that are shown; () where there are fewer than three values.

    Where a third or more of the areas share the lowest value they make a class
    of their own, and the median of the others parts the rest.  A value on an
    edge belongs to the class above it.
    """
    shown = values.dropna()
    if shown.nunique() < 3:
        return ()
    low, high = shown.quantile([1 / 3, 2 / 3])
    if low == shown.min():
        others = shown[shown > low]
        low, high = others.min(), others.median()
    return (float(low), float(high)) if low < high else ()
