"""Which rows belong together, found once for all that is added up over them.

Tables mostly come with a group's rows one after the other, so that only the first
row of each such run is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.statistics.intervals import Floats, floats


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows and their groups.

    ``number`` is each row's group, from 0 in order of the keys; ``keys`` has one row a
    group; ``starts`` is the first row of each group where the rows are in that
    order, else None.
    """

    number: NDArray[np.intp]
    keys: pd.DataFrame
    starts: NDArray[np.intp] | None

    def total(self, terms: Floats) -> Floats:
        """The sum of ``terms`` (one a row) over each group."""
        if self.starts is not None:
            return floats(np.add.reduceat(terms, self.starts))
        return floats(np.bincount(self.number, terms, len(self.keys)))


def grouped(frame: pd.DataFrame, by: Sequence[str]) -> Groups:
    """The groups of ``by`` in ``frame``.

    With no ``by`` all rows are one group, without keys.  A missing key is a key.
    """
    if not by:
        starts = np.zeros(1, dtype=np.intp) if len(frame) else None
        return Groups(np.zeros(len(frame), dtype=np.intp), pd.DataFrame(index=range(1)), starts)
    heads = _heads(frame, by)
    first = frame[list(by)].iloc[heads]
    runs = first.groupby(list(by), sort=True, dropna=False, observed=True)
    of_run = runs.ngroup().to_numpy(dtype=np.intp)
    number = np.repeat(of_run, np.diff(heads, append=len(frame))).astype(np.intp, copy=False)
    place = np.empty(runs.ngroups, dtype=np.intp)
    place[of_run[::-1]] = np.arange(len(heads))[::-1]
    in_order = len(heads) > 0 and bool((np.diff(of_run) > 0).all())
    return Groups(number, first.iloc[place].reset_index(drop=True), heads if in_order else None)


def _heads(frame: pd.DataFrame, by: Sequence[str]) -> NDArray[np.intp]:
    """The rows whose keys are not those of the row before."""
    new = np.ones(len(frame), dtype=bool)
    new[1:] = False
    for key in by:
        column = frame[key].array
        new[1:] |= pd.Series(column[1:] != column[:-1]).fillna(True).to_numpy(dtype=bool)
    return np.flatnonzero(new)
