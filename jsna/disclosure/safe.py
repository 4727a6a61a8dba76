"""What may be seen: the only type that charts, pages and downloads accept.

Made nowhere but in this room; ``tests/test_house.py`` reads every file to be sure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

SHOWN, WITHHELD, NOT_AVAILABLE, NOT_APPLICABLE = "", "withheld", "not available", "not applicable"


@dataclass(frozen=True, slots=True)
class SafeTable:
    """Rows fit to be published.

    ``frame`` is as in ``statistics.estimates`` with one more column,
    ``reason``: "" for a row that is shown, else ``withheld``, ``not available``
    or ``not applicable`` (then count, value and every limit are NaN).
    ``policy`` names the rule that was used.
    """

    id: str
    holds: str
    frame: pd.DataFrame
    policy: str

    def where(self, **keys: Any) -> "SafeTable":
        """The rows whose columns equal ``keys``; a list or tuple means any of."""
        keep = pd.Series(True, index=self.frame.index)
        for column, wanted in keys.items():
            many = isinstance(wanted, (list, tuple, set, frozenset))
            keep &= self.frame[column].isin(list(wanted)) if many else self.frame[column] == wanted
        return replace(self, frame=self.frame[keep])

    def sorted_by(self, *columns: str, descending: bool = False) -> "SafeTable":
        """The same rows in the order of ``columns``; ties keep their order."""
        frame = self.frame.sort_values(list(columns), ascending=not descending, kind="stable")
        return replace(self, frame=frame)

    def first(self, number: int) -> "SafeTable":
        """At most the first ``number`` rows."""
        return replace(self, frame=self.frame.head(number))

    def ordered(self, column: str, keys: "list[str]") -> "SafeTable":
        """The same rows, by the place of their ``column`` in ``keys``; rows with other keys come last."""
        places = {key: number for number, key in enumerate(keys)}
        position = self.frame[column].map(places).fillna(len(places))
        return replace(self, frame=self.frame.iloc[position.argsort(kind="stable")])

    @staticmethod
    def worked_out(
        name: str, parts: Sequence["SafeTable"], make: Callable[[Sequence[pd.DataFrame]], pd.DataFrame]
    ) -> "SafeTable":
        """What ``make`` gives for the rows of ``parts``: it sees nothing that was not safe already."""
        policies = ", ".join(dict.fromkeys(part.policy for part in parts))
        frame = make([part.frame.copy() for part in parts])
        return SafeTable(name, "worked out", frame, policies)

    @staticmethod
    def joined(name: str, parts: Sequence["SafeTable"]) -> "SafeTable":
        """The rows of several safe tables under one name; nothing is seen that was not safe already."""
        policies = ", ".join(dict.fromkeys(part.policy for part in parts))
        return SafeTable(name, parts[0].holds, pd.concat([part.frame for part in parts]), policies)

    def as_shares(self, total: str, within: str) -> "SafeTable":
        """``value``: each row's ``total`` as per cent of its ``within``; NaN where any part is withheld."""
        sums = self.frame.groupby(within)[total].transform(lambda part: part.sum(skipna=False))
        return replace(self, frame=self.frame.assign(value=100 * self.frame[total] / sums, measure="share"))
