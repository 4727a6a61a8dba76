"""The places that a map marks stand in a table below it, with where they lie."""

import json
from pathlib import Path

import pytest

from jsna.build import draft
from tests.workspace import TODAY, rewritten, said, small

SOURCE = "source: {publisher: Northbrook Council, licence: OGL-3.0, retrieved: 2026-06-01}\ndisclosure: published\n"
REGISTER = """id,name,kind,holder,supports,area,lat,lon,status,source,checked
mill,Mill <b>library</b>,library,organisation,smoking,northbrook,53.05,0.05,open,council,2026-05-01
lane,Lane library,library,organisation,smoking,northbrook,,,open,council,2026-05-01
"""
SQUARE = [[[0.0, 53.0], [0.1, 53.0], [0.1, 53.1], [0.0, 53.1], [0.0, 53.0]]]


def with_map(folder: Path) -> Path:
    root = small(folder)
    cards = {"places": ("boundaries", "geojson"), "assets": ("assets", "csv")}
    for name, (holds, suffix) in cards.items():
        form = "format: geojson\n" if suffix == "geojson" else ""
        card = f"kind: table\nid: {name}\nholds: {holds}\ntitle: Ours\nfile: {name}.{suffix}\n{form}{SOURCE}"
        (root / f"data/{name}.yml").write_text(card, encoding="utf-8")
    feature = {"type": "Feature", "properties": {"code": "northbrook"}}
    feature["geometry"] = {"type": "Polygon", "coordinates": SQUARE}
    shapes = {"type": "FeatureCollection", "features": [feature]}
    (root / "data/places.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    (root / "data/assets.csv").write_text(REGISTER, encoding="utf-8")
    block = "{map: adult-smoking, level: place, places: assets}"
    rewritten(root, "chapters/needs/smoking.yml", "{breakdown: adult-smoking, by: sex}", block)
    return root


@pytest.fixture
def html(tmp_path: Path) -> str:
    made = draft(with_map(tmp_path), None, TODAY, only_check=True)
    assert said(made) == []
    return next(page for page in made.composed.pages if page.path == "needs/smoking.md").slots[
        "map-adult-smoking"
    ]


def test_a_place_on_the_map_is_in_the_table_below_it(html):
    assert '<th scope="row">Mill &lt;b&gt;library&lt;/b&gt;</th>' in html


def test_a_place_without_a_spot_is_not_on_the_map(html):
    assert "Lane library" not in html
