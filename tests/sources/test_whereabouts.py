"""Whether a place lies where its row says."""

import json
from pathlib import Path

import numpy as np
import pytest

from jsna.sources.inside import inside, kilometres_to
from tests.model.place import book_of
from tests.sources.littleton import REST, changed, littleton, said

SQUARE = np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]])
HOLE = np.array([[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0]])


@pytest.mark.parametrize(
    ("point", "within"),
    [((0.5, 0.5), True), ((2, 2), False), ((5, 2), False), ((2, -1), False), ((9, 9), True)],
)
def test_a_point_is_inside_a_ring_but_not_in_its_hole(point: tuple[float, float], within: bool):
    polygons = ((SQUARE, HOLE), (SQUARE + 8,))
    assert inside(np.array([point], dtype=float), polygons).tolist() == [within]


def test_the_distance_is_to_the_nearest_line():
    points = np.array([[2.0, -1.0], [2.0, 0.5]])
    assert kilometres_to(points, ((SQUARE,),)) == pytest.approx([111.2, 55.6])


def square(code: str, west: float) -> dict[str, object]:
    ring = [[west, 53.4], [west + 0.1, 53.4], [west + 0.1, 53.6], [west, 53.6], [west, 53.4]]
    return {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_a_place_that_lies_in_another_area_is_told_and_one_at_the_border_is_not(tmp_path: Path):
    book = littleton(tmp_path, changed("assets", "west,53.49,-1.41", "west,53.49,-1.4015"))
    card = (
        f"kind: table\nid: wards\nholds: boundaries\ntitle: T\nfile: wards.geojson\nformat: geojson\n{REST}"
    )
    (book.root / "data/wards.yml").write_text(card, encoding="utf-8")
    shapes = {"features": [square("east", -1.4), square("west", -1.5)]}
    (book.root / "data/wards.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    told = "data/assets.csv:2:6: the point lies in west, not east\n    correct the area, or lat and lon"
    assert said(book_of(book.root)) == told
    shapes = {"features": [square("east", -1.402), square("west", -1.502)]}  # 33 m from the library
    (book.root / "data/wards.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    assert said(book_of(book.root)) == told
