"""The shape of each verdict: what it is by outline alone, without colour.

▲ better  ● similar  ▼ worse  ◆ higher or lower  ◻ not compared.
"""

from math import cos, pi, sin

from jsna.charts.palette import Verdict

# Corners round (0, 0), y downwards, for a half height of 1.
CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "better": ((0.0, -0.95), (1.08, 0.85), (-1.08, 0.85)),
    "worse": ((0.0, 0.95), (1.08, -0.85), (-1.08, -0.85)),
    "similar": tuple((cos(pi * step / 12), sin(pi * step / 12)) for step in range(24)),
    "higher": ((0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)),
    "none": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
}
CORNERS["lower"] = CORNERS["higher"]

# What each verdict is called beside its shape.
WORD: dict[Verdict, str] = {
    "better": "Better",
    "similar": "Similar",
    "worse": "Worse",
    "higher": "Higher",
    "lower": "Lower",
    "none": "Not compared",
}


def ring_of(verdict: str, x: float, y: float, size: float) -> list[tuple[float, float]]:
    """The corners of the shape of ``verdict`` round (x, y); ``size`` is half its height."""
    return [(x + size * across, y + size * down) for across, down in CORNERS[verdict]]
