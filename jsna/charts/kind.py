"""What a chart kind is: its options, how it is drawn, and what it says to someone who cannot see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jsna.charts.options import ChartOptions
from jsna.charts.sheet import Sheet
from jsna.disclosure.safe import SafeTable


@dataclass(frozen=True, slots=True)
class Example:
    """Options and rows that work; ``rows`` is CSV text with a heading line."""

    options: Mapping[str, Any]
    rows: str


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One way to draw safe rows.

    ``draw`` puts options and rows on a sheet of either width and sets its
    height.  ``describe`` gives two texts: what the chart is (kind, variable,
    areas, period), and what it shows (the main finding, with numbers and units).
    Both raise ValueError, in plain words, for rows that cannot be drawn so.
    """

    says: str  # one sentence, for authors
    options: type[ChartOptions]
    draw: Callable[[Any, SafeTable, Sheet], None]
    describe: Callable[[Any, SafeTable], tuple[str, str]]
    example: Example
