"""The paper that a kind draws on: lines, areas, marks and words, in units, from the top left.

Nothing here knows a table or a file format: it only keeps, in order, what is to be drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from jsna.charts.lettering import LEADING, SIZE, checked
from jsna.charts.palette import FILL, Verdict
from jsna.charts.shapes import ring_of

Anchor = Literal["start", "middle", "end"]
Ring = Sequence[tuple[float, float]] | NDArray[np.float64]

WIDE, NARROW = 620.0, 290.0  # units
_COLUMN = {WIDE: 710.0, NARROW: 290.0}  # CSS pixels that those units fill


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rings or open lines with a fill, an edge, or both; colours are tokens, "" for none."""

    rings: tuple[Ring, ...]
    closed: bool
    fill: str
    edge: str
    width: float
    dash: tuple[float, ...]
    opacity: float
    square: bool


@dataclass(frozen=True, slots=True)
class Lettered:
    """One line of words; ``y`` is its baseline."""

    x: float
    y: float
    words: str
    anchor: Anchor
    bold: bool
    colour: str
    halo: bool = False  # a rim of paper, where words cross lines


@dataclass
class Sheet:
    """A drawing under way, ``width`` units wide; ``height`` is set by the kind that draws."""

    width: float
    height: float = 0.0
    items: list[Drawn | Lettered] = field(default_factory=list)

    @property
    def narrow(self) -> bool:
        """Whether this is the drawing for a phone."""
        return self.width < WIDE

    @property
    def px(self) -> float:
        """One CSS pixel at full width, in units."""
        return self.width / _COLUMN.get(self.width, self.width)

    def line(
        self, points: Ring, colour: str, px: float, dash: tuple[float, ...] = (), square: bool = False
    ) -> None:
        """An open line through ``points``, ``px`` CSS pixels thick; ``dash`` in CSS pixels."""
        dashes = tuple(step * self.px for step in dash)
        self.items.append(Drawn((points,), False, "", colour, px * self.px, dashes, 1.0, square))

    def area(
        self, rings: Iterable[Ring], fill: str, edge: str = "", px: float = 0.0, opacity: float = 1.0
    ) -> None:
        """Closed ``rings`` (holes turn the other way round) with a fill and, if named, an edge."""
        self.items.append(Drawn(tuple(rings), True, fill, edge, px * self.px, (), opacity, False))

    def bar(self, x: float, y: float, width: float, height: float, fill: str, opacity: float = 1.0) -> None:
        """A rectangle from its top left corner; a width below 0 goes to the left."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.area([corners], fill, opacity=opacity)

    def mark(self, x: float, y: float, verdict: Verdict, size: float = 6.0) -> None:
        """The shape of ``verdict`` round (x, y), with its dark outline; ``size`` is half its height."""
        self.area([ring_of(verdict, x, y, size)], FILL[verdict], "mark", 1.4)

    def dot(self, x: float, y: float, size: float, fill: str, edge: str = "", px: float = 0.0) -> None:
        """A circle of radius ``size`` units."""
        self.area([ring_of("similar", x, y, size)], fill, edge, px)

    def strokes(self, lines: Sequence[Ring], colour: str, px: float) -> None:
        """Many open lines as one."""
        if lines:
            self.items.append(Drawn(tuple(lines), False, "", colour, px * self.px, (), 1.0, False))

    def sign(self, x: float, y: float, shape: Verdict, fill: str, size: float = 6.0) -> None:
        """The outline of ``shape`` in another fill: a kind of place, not a verdict.

        A pale rim parts it from a dark area under it.
        """
        self.area([ring_of(shape, x, y, size + 1.6)], "paper")
        self.area([ring_of(shape, x, y, size)], fill, "mark", 1.2)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        anchor: Anchor = "start",
        bold: bool = False,
        colour: str = "ink",
        halo: bool = False,
    ) -> None:
        """``words`` on one line with their middle at height ``y``.  Raises ValueError as ``checked``."""
        if words:
            self.items.append(Lettered(x, y + SIZE * 0.35, checked(words), anchor, bold, colour, halo))

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        anchor: Anchor = "start",
        bold: bool = False,
        colour: str = "ink",
    ) -> None:
        """Several lines of words, together centred on height ``y``."""
        top = y - LEADING * (len(lines) - 1) / 2
        for number, words in enumerate(lines):
            self.text(x, top + LEADING * number, words, anchor, bold, colour)
