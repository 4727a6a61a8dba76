"""A number that remembers the rows it came from, whatever is worked out from it."""

import math
from typing import Any

from jsna.findings.finding import Reading
from jsna.pages.numbers import MARKS, rounded, with_unit


class Number(float):
    """A figure with its unit, its decimals and the rows it comes from.

    ``worked`` says that it is not the number of its row as it stands there.
    """

    PARTS = ("unit",)  # what a template may see of it
    unit: str
    decimals: int
    reason: str
    sources: tuple[Reading, ...]
    field: str = "value"  # which number of its row it is
    worked: bool = False

    def __new__(
        cls,
        value: float,
        unit: str = "",
        decimals: int = 0,
        sources: tuple[Reading, ...] = (),
        reason: str = "",
    ) -> "Number":
        made = super().__new__(cls, value)
        made.unit, made.decimals, made.sources, made.reason = unit, decimals, sources, reason
        return made

    def _with(self, value: float, other: Any = None, unit: str | None = None) -> "Number":
        sources = (*self.sources, *getattr(other, "sources", ()))
        reason = self.reason or getattr(other, "reason", "")
        decimals = max(self.decimals, getattr(other, "decimals", 0))
        made = Number(value, self.unit if unit is None else unit, decimals, sources, reason)
        made.worked, made.field = True, self.field
        return made

    def __add__(self, other: Any) -> "Number":
        return self._with(float(self) + float(other), other) if _is_number(other) else NotImplemented

    def __sub__(self, other: Any) -> "Number":
        return self._with(float(self) - float(other), other) if _is_number(other) else NotImplemented

    def __rsub__(self, other: Any) -> "Number":
        return self._with(float(other) - float(self), other) if _is_number(other) else NotImplemented

    def __mul__(self, other: Any) -> "Number":
        return self._with(float(self) * float(other), other) if _is_number(other) else NotImplemented

    def __truediv__(self, other: Any) -> "Number":
        if not _is_number(other):
            return NotImplemented
        same = isinstance(other, Number) and other.unit == self.unit
        return self._with(float(self) / float(other) if other else math.nan, other, "" if same else None)

    def __rtruediv__(self, other: Any) -> "Number":
        if not _is_number(other):
            return NotImplemented
        return self._with(float(other) / float(self) if self else math.nan, other, "")

    def __neg__(self) -> "Number":
        return self._with(-float(self))

    def __pos__(self) -> "Number":
        return self

    def __abs__(self) -> "Number":
        return self._with(abs(float(self)))

    def __round__(self, decimals: int | None = None) -> "Number":  # type: ignore[override]
        """The number to ``decimals`` places, halves away from zero, as figures are rounded everywhere."""
        if not math.isfinite(self):
            return self
        made = self._with(float(rounded(float(self), decimals or 0)))
        made.decimals = max(0, decimals or 0)
        return made

    __radd__ = __add__
    __rmul__ = __mul__

    def __str__(self) -> str:
        return self.mark or with_unit(self, self.unit, self.decimals)

    @property
    def mark(self) -> str:
        """``[c]`` or another mark where there is no figure to show, else ""."""
        return MARKS.get(self.reason, "[x]") if math.isnan(self) else ""


def _is_number(other: Any) -> bool:
    return isinstance(other, (int, float)) and not isinstance(other, bool)
