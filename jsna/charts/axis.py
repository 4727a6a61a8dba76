"""A scale: from values to units on the paper, with round numbers along it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from jsna.charts.lettering import width_of
from jsna.charts.options import Start
from jsna.charts.sheet import Sheet
from jsna.charts.wording import short

_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """``low`` lies at ``start`` and ``high`` at ``end`` (units); ``ticks`` are round numbers between."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    decimals: int

    def __call__(self, value: float) -> float:
        """Where ``value`` lies."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def broken(self) -> bool:
        """Whether the scale leaves out 0."""
        return self.low > 0 or self.high < 0

    def label(self, tick: float, unit: str) -> str:
        """``tick`` as it is written on the axis."""
        return short(tick, self.decimals, unit)


def scale(values: Iterable[float], start: float, end: float, begins: Start = 0.0, most: int = 5) -> Scale:
    """A scale over the shown ``values``, from ``begins`` ("auto": from 0 unless that hides the differences).

    At most about ``most`` ticks.  It ends at the largest value, or at the tick
    above where that is near.  Raises ValueError where no value is shown and
    where a value lies below a beginning other than 0.
    """
    known = sorted(values)
    if not known:
        raise ValueError("there is no value to draw")
    least, largest = known[0], known[-1]
    low = _beginning(least, largest, begins)
    high = max(largest, low) if max(largest, low) > min(low, least) else low + 1.0
    step = _step((high - min(low, least)) / max(most, 1))
    low = floor(least / step) * step if least < low else low
    ticks = _ticks(low, high, step)
    return Scale(low, max(high, ticks[-1]), start, end, ticks, _decimals(step))


def _beginning(least: float, largest: float, begins: Start) -> float:
    if begins == "auto":
        if least <= 0 or largest - least > 0.4 * largest:
            return 0.0
        step = _step((largest - least) / 3 or largest / 5)
        return max(0.0, floor(least / step - 0.5) * step)
    if begins != 0 and least < begins:
        raise ValueError(f"the axis cannot start at {begins:g}: a value lies below it")
    return float(begins)


def _step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    return next(step for step in _STEPS if step * power >= rough * 0.999999) * power


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    if high - last * step > 0.7 * step:
        last += 1
    return tuple(float(Decimal(repr(step)) * number) for number in range(first, max(last, first + 1) + 1))


def _decimals(step: float) -> int:
    return max(0, -Decimal(f"{step:.6g}").normalize().as_tuple().exponent)  # type: ignore[operator]


def upright_grid(sheet: Sheet, across: Scale, top: float, bottom: float, unit: str) -> None:
    """Light upright lines from ``top`` to ``bottom`` with their numbers below; a line along the bottom."""
    for tick in across.ticks:
        x = across(tick)
        sheet.line([(x, top), (x, bottom)], "rule", 1)
        words = across.label(tick, unit)
        sheet.text(kept_inside(sheet, x, words), bottom + 13, words, "middle", colour="ink-2")
    sheet.line([(across.start, bottom), (across.end, bottom)], "rule-strong", 1)


def kept_inside(sheet: Sheet, x: float, words: str, bold: bool = False) -> float:
    """The middle nearest to ``x`` at which ``words`` stay on the paper."""
    half = width_of(words, bold) / 2
    return max(half, min(x, sheet.width - half))


def break_stated(across: Scale, unit: str) -> str:
    """The sentence that an axis without 0 must carry; "" where it has 0."""
    return f"The axis starts at {across.label(across.low, unit)}" if across.broken else ""
