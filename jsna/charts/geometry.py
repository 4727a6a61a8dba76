"""Boundaries on paper: projected, made light, and with a place inside each for its mark.

Polygons and numbers only: nothing here knows an area's name or value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]  # n x 2
Polygons = tuple[tuple[Ring, ...], ...]  # each polygon: its outer ring, then its holes
Lines = list[list[tuple[float, float]]]
SNAP = 0.4  # units: corners nearer than this are drawn as one
FINE = 12  # places tried in each direction when looking for the inside


def polygons_of(given: Iterable[Iterable[Sequence[Sequence[float]]]]) -> Polygons:
    """``given`` (polygons of rings of lon, lat) as arrays.  Raises ValueError for a ring that is none."""
    made = tuple(tuple(np.asarray(ring, dtype=float) for ring in polygon) for polygon in given)
    for polygon in made:
        for ring in polygon:
            if ring.ndim != 2 or ring.shape[1] != 2 or len(ring) < 3 or not np.isfinite(ring).all():
                raise ValueError("a boundary needs rings of at least three corners, each a lon and a lat")
    return made


class Projection:
    """From lon and lat to units: equirectangular at the middle latitude, top left at (0, ``top``).

    The box is ``width`` by at most ``height`` units; what is drawn keeps its shape.
    """

    def __init__(self, areas: Iterable[Polygons], width: float, height: float, top: float) -> None:
        corners = np.vstack([ring for area in areas for polygon in area for ring in polygon])
        west, south = corners.min(axis=0)
        east, north = corners.max(axis=0)
        self.squeeze = float(np.cos(np.radians((south + north) / 2)))
        self.west, self.north, self.top = float(west), float(north), top
        across = max((east - west) * self.squeeze, 1e-9)
        self.scale = float(min(width / across, height / max(north - south, 1e-9)))
        self.width, self.height = float(across * self.scale), float((north - south) * self.scale)

    def __call__(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """``places`` (n x 2, lon and lat) in units."""
        x = (places[:, 0] - self.west) * self.squeeze * self.scale
        y = self.top + (self.north - places[:, 1]) * self.scale
        return np.column_stack([x, y])

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """One place in units."""
        ((x, y),) = self(np.array([[lon, lat]]))
        return float(x), float(y)

    def rings(self, area: Polygons) -> list[Ring]:
        """The rings of ``area`` in units, on a grid of SNAP so that neighbours keep one border."""
        snapped = (np.round(self(ring) / SNAP) * SNAP for polygon in area for ring in polygon)
        return [ring for ring in map(_without_repeats, snapped) if len(ring) > 2]


def _without_repeats(ring: Ring) -> Ring:
    return ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)]


def outer_border(areas: Iterable[Sequence[Ring]]) -> Lines:
    """The border round all ``areas`` together: edges that belong to one only, joined end to end."""
    edges: dict[tuple[tuple[float, float], tuple[float, float]], None] = {}
    for rings in areas:
        for ring in rings:
            corners = [(float(x), float(y)) for x, y in ring]
            for edge in zip(corners, [*corners[1:], corners[0]], strict=True):
                if edge[::-1] in edges:
                    del edges[edge[::-1]]
                else:
                    edges[edge] = None
    return _joined(list(edges))


def _joined(edges: list[tuple[tuple[float, float], tuple[float, float]]]) -> Lines:
    leaving: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for start, end in edges:
        leaving.setdefault(start, []).append(end)
    lines = []
    for start, _ in edges:
        line = [start]
        while leaving.get(line[-1]):
            line.append(leaving[line[-1]].pop(0))
        if len(line) > 1:
            lines.append(line)
    return lines


def inside(rings: Sequence[Ring]) -> tuple[float, float]:
    """The place furthest from every edge of ``rings``, on a grid of FINE by FINE over their box."""
    edges = [(ring, np.roll(ring, -1, axis=0)) for ring in rings]
    start, end = (np.vstack(ends) for ends in zip(*edges, strict=True))
    low, high = start.min(axis=0), start.max(axis=0)
    steps = (np.arange(FINE) + 0.5) / FINE
    grid = np.stack(np.meshgrid(*(low + np.outer(steps, high - low)).T), axis=-1).reshape(-1, 2)
    within = grid[_within(grid, start, end)]
    if not len(within):  # a sliver: its middle is as good as any place
        within = (low + high)[None] / 2
    x, y = within[int(np.argmax(_distance(within, start, end)))]
    return float(x), float(y)


def _within(places: Ring, start: Ring, end: Ring) -> NDArray[np.bool_]:
    x, y = places[:, :1], places[:, 1:]
    crosses = (start[:, 1] > y) != (end[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = start[:, 0] + (y - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    inside_each: NDArray[np.bool_] = (crosses & (x < at)).sum(axis=1) % 2 == 1
    return inside_each


def _distance(places: Ring, start: Ring, end: Ring) -> NDArray[np.float64]:
    along = end - start
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = ((places[:, None] - start) * along).sum(axis=2) / length
    nearest = start + np.clip(share, 0, 1)[..., None] * along
    least: NDArray[np.float64] = np.sqrt(((places[:, None] - nearest) ** 2).sum(axis=2)).min(axis=1)
    return least


def chord(rings: Sequence[Ring], x: float, y: float) -> tuple[float, float]:
    """From where to where ``rings`` are crossed at height ``y``, nearest round ``x``; (x, x) outside them."""
    start = np.vstack(list(rings))
    end = np.vstack([np.roll(ring, -1, axis=0) for ring in rings])
    cut = (start[:, 1] > y) != (end[:, 1] > y)
    share = (y - start[cut, 1]) / (end[cut, 1] - start[cut, 1])
    across = np.sort(start[cut, 0] + share * (end[cut, 0] - start[cut, 0]))
    for left, right in zip(across[::2], across[1::2], strict=False):
        if left <= x <= right:
            return float(left), float(right)
    return x, x


def hatching(rings: Sequence[Ring], step: float) -> Iterator[list[tuple[float, float]]]:
    """Slanting lines, ``step`` units apart, that fill ``rings``."""
    start = np.vstack(list(rings))
    end = np.vstack([np.roll(ring, -1, axis=0) for ring in rings])
    low, high = start.sum(axis=1), end.sum(axis=1)  # x + y is the same all along a slanting line
    first = np.ceil(low.min() / step) * step + step / 7
    for level in np.arange(first, low.max(), step):
        cut = (low > level) != (high > level)
        share = (level - low[cut]) / (high[cut] - low[cut])
        x = np.sort(start[cut, 0] + share * (end[cut, 0] - start[cut, 0]))
        for left, right in zip(x[::2], x[1::2], strict=False):
            yield [(float(left), float(level - left)), (float(right), float(level - right))]


def moved(areas: Mapping[str, Polygons], projection: Projection) -> dict[str, list[Ring]]:
    """Every area in units."""
    return {key: projection.rings(area) for key, area in areas.items()}
