"""Words beside lines: where each stands so that none covers another."""

from collections.abc import Sequence


def moved_apart(wanted: Sequence[float], heights: Sequence[float], lowest: float) -> list[float]:
    """Middles as near to ``wanted`` (downwards in order) as boxes of ``heights`` allow, above ``lowest``."""
    placed: list[float] = []
    for number, middle in enumerate(wanted):
        free = placed[-1] + (heights[number - 1] + heights[number]) / 2 if placed else heights[number] / 2
        placed.append(max(middle, free))
    limit = lowest
    for number in reversed(range(len(placed))):
        placed[number] = min(placed[number], limit - heights[number] / 2)
        limit = placed[number] - heights[number] / 2
    return placed
