"""The values that a drawing's marks stand at, and the row that each belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from jsna.audit.drawing import Drawing, Shape
from jsna.audit.scales import BASELINE, REACH, Scale, number, places, scales

SAME_ROW = 9.0  # units between a mark and the words of its row
SAME_COLUMN = 4.0  # ... and the words under it


@dataclass(frozen=True, slots=True)
class Mark:
    """One place that means ``value``, give or take ``finest``; ``beside``: the words of its row or column.

    ``closed``: a bar or a point, no part of a line.  ``instead``: what else its shape may mean.
    """

    value: float
    finest: float
    beside: tuple[str, ...]
    closed: bool
    instead: tuple[float, ...] = ()

    def means(self, value: float, within: float) -> bool:
        """Whether it may mean ``value``, give or take ``within``."""
        return any(abs(one - value) <= within for one in (self.value, *self.instead))


def marks(drawn: Drawing) -> tuple[Mark, ...] | None:
    """Every mark of ``drawn``; None where it has no scale that can be read."""
    found = scales(drawn)
    if not found:
        return None
    return tuple(mark for scale in found for shape in drawn.shapes for mark in _marks(shape, scale, drawn))


def _marks(shape: Shape, scale: Scale, drawn: Drawing) -> Iterator[Mark]:
    if shape.straight == ("up" if scale.along == "x" else "across") and not _short(shape):
        return  # a line of the grid, or of a figure that all rows are compared with
    found = list(places(shape, scale.along))
    if shape.is_bar and len(found) > 2:
        values = [scale.value(position) for position in found]
        yield Mark(values[0], scale.finest, _beside(shape, 0, scale, drawn), True, tuple(values[1:]))
        return
    for corner, position in enumerate(found):
        if scale.holds(position) and not (shape.straight and _is_tick(position, scale, drawn)):
            beside = _beside(shape, corner, scale, drawn)
            yield Mark(scale.value(position), scale.finest, beside, shape.closed)


def _is_tick(position: float, scale: Scale, drawn: Drawing) -> bool:
    """Whether a line there belongs to the axis: it ends there, or a number says what it stands at."""
    told = (number(words.said) for words in drawn.words)
    at, within = scale.value(position), 2 * scale.finest
    return scale.ends_at(position) or any(one is not None and abs(one - at) <= within for one in told)


def _short(shape: Shape) -> bool:
    left, top, right, bottom = shape.box
    return max(right - left, bottom - top) < 2 * REACH + SAME_ROW


def _beside(shape: Shape, corner: int, scale: Scale, drawn: Drawing) -> tuple[str, ...]:
    """The words that stand level with a mark on a scale across, or above and below one on a scale upwards."""
    left, top, right, bottom = shape.box
    if scale.along == "x":
        middle = (top + bottom) / 2
        near = (words.said for words in drawn.words if abs(words.y - BASELINE - middle) <= SAME_ROW)
    else:
        is_mark = shape.closed and right - left < 2 * REACH
        middle = (left + right) / 2 if is_mark else shape.corners[corner][0]
        near = (words.said for words in drawn.words if abs(words.x - middle) <= SAME_COLUMN)
    return tuple(said for said in near if number(said) is None or scale.along == "y")
