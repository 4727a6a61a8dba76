"""The path that an outcome was promised to take, and on which side of it a figure stands."""

from dataclasses import dataclass

from jsna.model.periods import Period
from jsna.model.priority import Outcome

BEHIND, ON, AHEAD = "behind", "on path", "ahead"


@dataclass(frozen=True, slots=True)
class Path:
    """Corners of the path: (months since the year 0, value), in order of time."""

    corners: tuple[tuple[float, float], ...]

    def at(self, period: Period) -> float:
        """The value promised for ``period``; after the last corner it stays there."""
        when = month_of(period)
        for (first, low), (last, high) in zip(self.corners, self.corners[1:], strict=False):
            if when <= last:
                return low + (high - low) * (when - first) / (last - first)
        return self.corners[-1][1]


def path_of(outcome: Outcome, start: float) -> Path:
    """The path of ``outcome`` from ``start``, a straight line unless its own steps say otherwise."""
    steps = {month_of(outcome.from_.period): start}
    steps |= {month_of(step.period): float(step.value) for step in outcome.path}
    steps[month_of(outcome.to.period)] = float(outcome.to.value)
    return Path(tuple(sorted(steps.items())))


def month_of(period: Period) -> int:
    """Months from the year 0 to the first day of ``period``."""
    return 12 * period.start.year + period.start.month - 1


def position(lower: float, upper: float, promised: float, better: str) -> str:
    """behind: the better end of the interval is worse than the path; ahead: its worse end is better."""
    below, above = (BEHIND, AHEAD) if better == "higher" else (AHEAD, BEHIND)
    if upper < promised:
        return below
    return above if lower > promised else ON


def is_better(better: str, one: float, other: float) -> bool:
    """Whether ``one`` is on the better side of ``other``."""
    return one > other if better == "higher" else one < other
