"""Which value stands where in a drawing: its axes, read off their ticks or off labelled bars.

Positions in a drawing in, values out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jsna.audit.drawing import Drawing, Shape, Words

BASELINE = 4.9  # units from the baseline of a line of words up to its middle, at the size that charts use
REACH = 14.0  # units between a tick's words and its line
STRAY = 0.7  # units by which a tick may lie off the line through all ticks
LABELS = 2  # different numbers that make a scale
SQUARE = 0.3  # units by which the sides of a square mark may differ
FINEST = 0.1  # units: what a drawing's numbers are rounded to
_VERDICT = re.compile(r"\s+(?:Better|Worse|Similar|Higher|Lower|Not compared)$")
_NUMBER = re.compile(r"[-−]?£?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%| per [\d,]+)?")


@dataclass(frozen=True, slots=True)
class Scale:
    """value = ``start`` + ``step`` x position, along ``x`` or ``y``, from position ``low`` to ``high``."""

    along: Literal["x", "y"]
    start: float
    step: float
    low: float
    high: float
    off: float = 0.0  # by how much a value may be off beside the rounding of positions

    def value(self, position: float) -> float:
        """What stands at ``position``."""
        return self.start + self.step * position

    @property
    def finest(self) -> float:
        """How far a value may be off by the rounding of positions."""
        return abs(self.step) * FINEST + self.off

    def ends_at(self, position: float) -> bool:
        """Whether ``position`` is that of its first or last tick, where lines of the axis end."""
        return min(abs(position - self.low), abs(position - self.high)) < 2 * FINEST

    def holds(self, position: float) -> bool:
        """Whether ``position`` lies on the scale."""
        return self.low - 1 <= position <= self.high + 1


def number(said: str) -> float | None:
    """The number that a line of words is; None where it says anything else."""
    match = _NUMBER.fullmatch(said.strip())
    if match is None:
        return None
    size = float(match[1].replace(",", "") + (match[2] or ""))
    return -size if said.strip()[0] in "-−" else size


def scales(drawn: Drawing) -> list[Scale]:
    """The scales of values of ``drawn``; none where it has no axis that can be read."""
    told = [(words, value) for words in drawn.words if (value := number(words.said)) is not None]
    found = [*_ticked(drawn, told, "y"), *_ticked(drawn, told, "x")]
    return found or list(_labelled(drawn))


def _ticked(drawn: Drawing, told: Sequence[tuple[Words, float]], along: Literal["x", "y"]) -> Iterator[Scale]:
    """Scales whose ticks each have a line across the drawing."""
    places = _grid(drawn, along)
    rows: dict[int, list[tuple[float, float]]] = {}
    for words, value in told:
        at, side = (words.x, words.y) if along == "x" else (words.y, words.x)
        near = [place for place in places if abs(place - at) <= REACH]
        if near:
            rows.setdefault(round(side), []).append((min(near, key=lambda one: abs(one - at)), value))
        elif value == 0:
            rows.setdefault(round(side), []).append((at, value))  # the middle of a pyramid
    fitted = [[one for side in _sides(ticks) if (one := _fitted(side, along))] for ticks in rows.values()]
    counted = [len(ticks) if made else 0 for ticks, made in zip(rows.values(), fitted, strict=True)]
    if any(counted):  # other numbers beside lines of the grid are labels
        yield from fitted[counted.index(max(counted))]


def _grid(drawn: Drawing, along: Literal["x", "y"]) -> list[float]:
    """Where the lines of the grid stand: long straight ones, of which most begin and end level."""
    lines = [shape.box for shape in drawn.shapes if shape.straight == ("across" if along == "y" else "up")]
    where, first, last = (0, 1, 3) if along == "x" else (1, 0, 2)
    by_ends: dict[tuple[int, int], set[float]] = {}
    for box in lines:
        if box[last] - box[first] > 2 * REACH:
            by_ends.setdefault((round(box[first]), round(box[last])), set()).add(box[where])
    most: set[float] = max(by_ends.values(), key=len, default=set())
    return sorted(most)


def _sides(ticks: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """``ticks`` (position, value) of one scale, or of two that leave from a common 0."""
    values = [value for _, value in ticks]
    if len(set(values)) == len(values) or 0.0 not in values:
        return [ticks]
    middle = next(position for position, value in ticks if value == 0)
    return [[one for one in ticks if one[0] <= middle], [one for one in ticks if one[0] >= middle]]


def _fitted(ticks: list[tuple[float, float]], along: Literal["x", "y"]) -> Scale | None:
    positions, values = np.array(sorted(set(ticks)), dtype=float).reshape(-1, 2).T
    if len(set(values.tolist())) < 2 or len(set(positions.tolist())) < 2:
        return None
    step, start = np.polyfit(positions, values, 1)
    if step == 0 or np.abs(start + step * positions - values).max() > STRAY * abs(step):
        return None
    return Scale(along, float(start), float(step), float(positions.min()), float(positions.max()))


def _labelled(drawn: Drawing) -> Iterator[Scale]:
    """A scale across from bars or points whose values are written beside or above them."""
    bare = [(words, _VERDICT.sub("", words.said)) for words in drawn.words]
    told = [(words, value) for words, said in bare if (value := number(said)) is not None]
    half = max((_half(said) for _, said in bare if number(said)), default=0.0)
    pairs: list[tuple[float, float]] = []
    for shape in drawn.shapes:
        value = _label(shape, told) if shape.closed else None
        left, _, right, _ = shape.box
        if value is not None and shape.is_bar and not _square(shape):
            pairs += [(left, 0.0), (right, value)]
        elif value is not None and right - left < 2 * REACH:
            pairs.append(((left + right) / 2, value))
    if len({value for _, value in pairs} - {0.0}) < LABELS:
        return
    positions, values = np.array(pairs).T
    step, start = np.polyfit(positions, values, 1)
    off = float(np.abs(start + step * positions - values).max())
    if step > 0 and off < half + STRAY * step:
        yield Scale(
            "x", float(start), float(step), float(positions.min()), float(positions.max()), max(off, half)
        )


def _half(said: str) -> float:
    """Half a unit in the last place of a number that is written."""
    return 0.5 / 10 ** len(said.partition(".")[2].rstrip("%"))


def _label(shape: Shape, told: Sequence[tuple[Words, float]]) -> float | None:
    """The only number that is written level with ``shape`` or, where none is, just above it."""
    _, top, _, bottom = shape.box
    middle = (top + bottom) / 2
    heights = [(middle - (words.y - BASELINE), value) for words, value in told]
    for low, high in ((-3.0, 3.0), (3.0, 2 * REACH)):
        found = [value for height, value in heights if low <= height <= high]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _square(shape: Shape) -> bool:
    left, top, right, bottom = shape.box
    return abs((right - left) - (bottom - top)) < SQUARE


def places(shape: Shape, along: Literal["x", "y"]) -> Iterable[float]:
    """Where ``shape`` may mean a value: ends of a bar, corners of a line or band, the middle of a mark."""
    left, top, right, bottom = shape.box
    first, last = (left, right) if along == "x" else (top, bottom)
    if shape.is_bar and _square(shape):
        return ((first + last) / 2, first, last)  # a mark, or a bar that is as long as it is wide
    if shape.is_bar:
        return (first, last)
    if shape.closed and max(right - left, bottom - top) < 2 * REACH:
        return ((first + last) / 2,)
    return [corner[0 if along == "x" else 1] for corner in shape.corners]
