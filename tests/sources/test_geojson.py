"""Boundaries: rings of longitude and latitude, each with its code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sources.cards import asked, read, refused

SQUARE = [[-1.0, 53.0], [-1.0, 53.1], [-0.9, 53.1, 7.0], [-1.0, 53.0]]


def feature(shape: str = "Polygon", coordinates: Any = None, **properties: Any) -> dict[str, Any]:
    geometry = {"type": shape, "coordinates": [SQUARE] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def boundaries(folder: Path, *features: Any) -> Path:
    (folder / "d.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    return folder / "d.geojson"


def test_each_feature_is_a_row_of_rings(tmp_path: Path):
    path = boundaries(
        tmp_path, feature(WD=7, name="East"), feature("MultiPolygon", [[SQUARE, SQUARE], [SQUARE]], WD="w")
    )
    got = read("geojson", asked(path, "boundaries", "columns: {code: WD}"))
    assert got.frame[["code", "name"]].to_dict("index") == {
        1: {"code": "7", "name": "East"},
        2: {"code": "w", "name": ""},
    }
    assert [[ring.shape for ring in polygon] for polygon in got.frame["polygons"].loc[2]] == [
        [(4, 2), (4, 2)],
        [(4, 2)],
    ]
    assert got.header == ("WD", "name")


@pytest.mark.parametrize(
    ("features", "told"),
    [
        ([feature(name="East")], "data/d.geojson:feature 1: no property 'code'\n    it has name; name one under columns: {code: ...} on the card"),
        ([feature("Point", [1, 2], code="x")], "data/d.geojson:feature 1: x is no polygon\n    boundaries are polygons"),
        ([feature(code="x"), feature("Polygon", [[[431000, 380000]]], code="y")], "data/d.geojson:feature 2: the coordinates of y are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
        ([feature("Polygon", [["a"]], code="y")], "data/d.geojson:feature 1: the coordinates of y are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
        ([], "data/d.geojson:1:1: no features\n    is this the right file?"),
    ],
)  # fmt: skip
def test_what_is_no_boundary_is_refused(features: list[Any], told: str, tmp_path: Path):
    assert refused("geojson", asked(boundaries(tmp_path, *features), "boundaries")) == told


def test_what_is_no_geojson_is_refused(tmp_path: Path):
    (tmp_path / "d.geojson").write_text("[]", encoding="utf-8")
    assert refused("geojson", asked(tmp_path / "d.geojson", "boundaries")) == (
        "data/d.geojson:1:1: this is not GeoJSON with features\n    export it again"
    )
