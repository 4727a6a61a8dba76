"""Whether points lie inside boundaries, and how far from them.

Arrays in, arrays out: nothing here knows a table or an area.
"""

import numpy as np
from numpy.typing import NDArray

Polygons = tuple[tuple[NDArray[np.float64], ...], ...]  # rings of longitude and latitude, n x 2

_KM_OF_A_DEGREE = 111.2


def inside(points: NDArray[np.float64], polygons: Polygons) -> NDArray[np.bool_]:
    """For each of ``points`` (n x 2, longitude and latitude): does it lie in one of ``polygons``?

    A ray from the point crosses the rings an odd number of times; holes count as rings.
    """
    odd = np.zeros(len(points), dtype=bool)
    x, y = points[:, :1], points[:, 1:]
    for ring in (ring for polygon in polygons for ring in polygon):
        (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
        spans = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        odd ^= ((x < crossing) & spans).sum(axis=1) % 2 == 1
    return odd


def kilometres_to(points: NDArray[np.float64], polygons: Polygons) -> NDArray[np.float64]:
    """How far each of ``points`` is from the nearest line of ``polygons``; good for a few kilometres."""
    nearest = np.full(len(points), np.inf)
    for ring in (ring for polygon in polygons for ring in polygon):
        scale = np.array([np.cos(np.radians(ring[:, 1].mean())), 1.0]) * _KM_OF_A_DEGREE
        start, end = ring * scale, np.roll(ring, -1, axis=0) * scale
        along, away = end - start, points[:, None, :] * scale - start
        length = (along**2).sum(axis=1)
        part = np.clip((away * along).sum(axis=2) / np.where(length == 0, 1, length), 0, 1)
        gap = away - part[..., None] * along
        nearest = np.minimum(nearest, np.sqrt((gap**2).sum(axis=2)).min(axis=1))
    return nearest
