"""Boundaries: polygons with their codes, and what cannot be drawn."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.sources.cards import asked, read, refused

RING = [[-2.3, 53.4], [-2.2, 53.4], [-2.2, 53.5], [-2.3, 53.4]]
CODE = "columns: {code: WD23CD, name: WD23NM}"


def feature(kind: str = "Polygon", coordinates: Any = None, **properties: Any) -> dict[str, Any]:
    shape = {"type": kind, "coordinates": [RING] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def boundaries(folder: Path, *features: Any) -> Path:
    made = {"type": "FeatureCollection", "features": list(features)}
    (folder / "d.geojson").write_text(json.dumps(made), encoding="utf-8")
    return folder / "d.geojson"


def test_a_feature_is_a_row_with_code_name_and_polygons(tmp_path: Path):
    one = feature(WD23CD="E05015239", WD23NM="Altrincham")
    two = feature("MultiPolygon", [[RING, RING], [RING]], WD23CD="E05015240", WD23NM=None)
    got = read("geojson", asked(boundaries(tmp_path, one, two), "boundaries", CODE))
    assert got.frame[["code", "name"]].to_dict("list") == {
        "code": ["E05015239", "E05015240"],
        "name": ["Altrincham", ""],
    }
    first, second = got.frame["polygons"]
    assert [len(polygon) for polygon in first] == [1] and [len(polygon) for polygon in second] == [2, 1]
    assert np.array_equal(first[0][0], np.array(RING))
    assert (got.rows, got.header, str(got.spots.at(2))) == (
        2,
        ("WD23CD", "WD23NM"),
        "data/d.geojson:feature 2",
    )


def test_heights_are_left_out(tmp_path: Path):
    path = boundaries(tmp_path, feature(coordinates=[[[*point, 12.5] for point in RING]], code="x"))
    assert read("geojson", asked(path, "boundaries")).frame["polygons"][1][0][0].shape == (4, 2)


SLIPS = {
    "no code": ([feature(LAD23CD="x")], "data/d.geojson:feature 1: no property 'code'\n    it has LAD23CD; name one under columns: {code: ...} on the card"),
    "a point": ([feature(code="x"), feature("Point", [1, 2], code="y")], "data/d.geojson:feature 2: y is no polygon\n    boundaries are polygons"),
    "no shape": ([{"type": "Feature", "properties": {"code": "x"}, "geometry": None}], "data/d.geojson:feature 1: x is no polygon\n    boundaries are polygons"),
    "metres": ([feature(coordinates=[[[380000, 390000], [1, 2], [3, 4]]], code="x")], "data/d.geojson:feature 1: the coordinates of x are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
    "an uneven list": ([feature(coordinates=[[[1, 2], [3]]], code="x")], "data/d.geojson:feature 1: the coordinates of x are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
    "numbers for rings": ([feature(coordinates=[1, 2], code="x")], "data/d.geojson:feature 1: the coordinates of x are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
    "no coordinates": ([{"type": "Feature", "properties": {"code": "x"}, "geometry": {"type": "Polygon"}}], "data/d.geojson:feature 1: the coordinates of x are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
    "no ring": ([feature(coordinates=[], code="x")], "data/d.geojson:feature 1: the coordinates of x are not longitude and latitude\n    export it as WGS84 (EPSG:4326)"),
    "a feature that is text": (["x"], "data/d.geojson:feature 1: this is no feature\n    export it again"),
    "latitude first": ([feature(coordinates=[[point[::-1] for point in RING]], code="x")], "data/d.geojson:feature 1: longitude and latitude of x look swapped\n    GeoJSON has longitude first"),
    "no features": ([], "data/d.geojson:1:1: no features\n    is this the right file?"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_what_cannot_be_drawn_is_refused_at_its_feature(slip: str, tmp_path: Path):
    features, said = SLIPS[slip]
    assert refused("geojson", asked(boundaries(tmp_path, *features), "boundaries")) == said


@pytest.mark.parametrize("text", ["", "[1]", '{"type": "Topology"}', "{", "[" * 100_000])
def test_what_is_no_geojson_is_refused(text: str, tmp_path: Path):
    (tmp_path / "d.geojson").write_text(text, encoding="utf-8")
    assert refused("geojson", asked(tmp_path / "d.geojson", "boundaries")) == (
        "data/d.geojson:1:1: this is not GeoJSON with features\n    export it again"
    )


def test_the_real_boundaries_are_read(shared: Path):
    folder = shared / "data/geography/boundaries"
    more = {
        "trafford_wards_2023": ("area_code", 21),
        "trafford_lsoa_2021": ("area_code", 139),
        "gm_lad_2023": ("area_code", 10),
    }
    for name, (code, count) in more.items():
        got = read("geojson", asked(folder / f"{name}.geojson", "boundaries", f"columns: {{code: {code}}}"))
        assert got.frame["code"].nunique() == count
