"""Boundaries: GeoJSON in WGS84, each feature with its code."""

import json
from typing import Any

import numpy as np
import pandas as pd

from jsna.model.card import Card
from jsna.problems import Fault, Place
from jsna.sources.kind import SourceKind

Polygon = tuple[np.ndarray, ...]  # rings, the outer one first; each n x 2, longitude and latitude


def read(body: bytes, card: Card, file: str) -> pd.DataFrame:
    """A row a feature: code, name, polygons.  The line is the feature's number, from 1."""
    try:
        features = json.loads(body)["features"]
    except (ValueError, KeyError, TypeError):
        raise Fault(Place(file), "this is not GeoJSON with features", "export it again", "geojson") from None
    code, name = card.columns.get("code", "code"), card.columns.get("name", "name")
    rows = [_row(feature, number, code, name, file) for number, feature in enumerate(features, 1)]
    index = pd.Index(range(1, len(rows) + 1), name="line")
    return pd.DataFrame(rows, index=index, columns=["code", "name", "polygons"])


def _row(feature: Any, number: int, code: str, name: str, file: str) -> tuple[str, str, tuple[Polygon, ...]]:
    properties, shape = feature.get("properties") or {}, feature.get("geometry") or {}
    if code not in properties:
        said = f"feature {number} has no property '{code}'"
        raise Fault(Place(file), said, "name it under columns: {code: ...} on the card", "geojson")
    if shape.get("type") == "Polygon":
        polygons = [shape["coordinates"]]
    elif shape.get("type") == "MultiPolygon":
        polygons = shape["coordinates"]
    else:
        raise Fault(Place(file), f"feature {number} is no polygon", "boundaries are polygons", "geojson")
    made = tuple(tuple(np.asarray(ring, dtype="float64")[:, :2] for ring in polygon) for polygon in polygons)
    return str(properties[code]), str(properties.get(name, "")), made


KIND = SourceKind(
    says="Boundaries as GeoJSON in WGS84.",
    suffixes=(".geojson", ".json"),
    read=read,
    example='{"type": "FeatureCollection", "features": []}\n',
)
