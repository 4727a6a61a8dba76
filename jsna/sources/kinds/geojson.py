"""Boundaries: GeoJSON in WGS84, each feature with its code."""

from typing import Any

import numpy as np
import pandas as pd

from jsna.problems import Fault, Faults, Place, each
from jsna.sources.json_text import json_of
from jsna.sources.kind import Asked, Read, SourceKind
from jsna.sources.spots import Spots
from jsna.sources.telling import MOST, with_more

_PARTS = ("properties", "geometry")
_SOUTH, _EAST = 49, 10  # Great Britain is north of the one and within the other of Greenwich, in degrees
Polygon = tuple[np.ndarray, ...]  # rings, the outer one first; each n x 2, longitude and latitude


def read(asked: Asked) -> Read:
    """A row a feature: code, name, polygons.  The line is the feature's number, from 1."""
    spots = Spots(asked.file, {}, unit="feature")
    no_features = Fault(spots.whole, "this is not GeoJSON with features", "export it again", "geojson")
    made = json_of(asked, spots, no_features)
    if not isinstance(made, dict) or "features" not in made:
        raise no_features
    features = made["features"]
    if not isinstance(features, list) or not features:
        raise Fault(spots.whole, "no features", "is this the right file?", "no-rows")
    code, name = asked.card.columns.get("code", "code"), asked.card.columns.get("name", "name")
    rows, wrong = each(lambda one: _row(one[1], one[0], code, name, spots), enumerate(features, 1))
    if wrong:
        raise Faults(with_more(wrong[:MOST], len(wrong) - MOST))
    index = pd.Index(range(1, len(rows) + 1), name="line")
    frame = pd.DataFrame(rows, index=index, columns=["code", "name", "polygons"])
    header = tuple(features[0].get("properties") or {})
    return Read(frame.astype({"code": "str", "name": "str"}), spots, header)


def _row(
    feature: Any, number: int, code: str, name: str, spots: Spots
) -> tuple[str, str, tuple[Polygon, ...]]:
    place = spots.at(number)
    parts = [feature.get(part) or {} for part in _PARTS] if isinstance(feature, dict) else []
    if not parts or not all(isinstance(part, dict) for part in parts):
        raise Fault(place, "this is no feature", "export it again", "geojson")
    properties, shape = parts
    if properties.get(code) in (None, ""):
        hint = f"it has {', '.join(properties)}; name one under columns: {{code: ...}} on the card"
        raise Fault(place, f"no property '{code}'", hint, "geojson")
    if shape.get("type") not in ("Polygon", "MultiPolygon"):
        raise Fault(place, f"{properties[code]} is no polygon", "boundaries are polygons", "geojson")
    return str(properties[code]), str(properties.get(name) or ""), _polygons(shape, properties[code], place)


def _polygons(shape: dict[str, Any], code: str, place: Place) -> tuple[Polygon, ...]:
    try:
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        made = tuple(tuple(_ring(ring) for ring in polygon) for polygon in polygons)
        outer = np.concatenate([polygon[0] for polygon in made])
    except (ValueError, TypeError, IndexError, KeyError):
        said = f"the coordinates of {code} are not longitude and latitude"
        raise Fault(place, said, "export it as WGS84 (EPSG:4326)", "geojson") from None
    if (outer[:, 0] > _SOUTH).all() and (np.abs(outer[:, 1]) < _EAST).all():
        said = f"longitude and latitude of {code} look swapped"
        raise Fault(place, said, "GeoJSON has longitude first", "geojson")
    return made


def _ring(points: Any) -> np.ndarray:
    ring = np.asarray([point[:2] for point in points], dtype="float64")
    if ring.ndim != 2 or not (np.abs(ring) <= (180, 90)).all():
        raise ValueError("not on Earth")
    return ring


KIND = SourceKind(
    says="Boundaries as GeoJSON in WGS84.",
    suffixes=(".geojson", ".json"),
    read=read,
    example='{"type": "FeatureCollection", "features": []}\n',
)
