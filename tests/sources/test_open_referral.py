"""Services of an Open Referral UK feed: which are kept, and what is never carried on."""

import json
from pathlib import Path
from typing import Any

import pytest

from jsna.sources.table import LeftOut
from tests.sources.cards import asked, read, refused

SERVICE = {
    "id": "a1",
    "name": "Walking  group",
    "status": "active",
    "email": "someone@example.org",
    "assured_date": "2026-05-01",
    "last_modified": "2026-06-01T10:30:45.123Z",
    "contacts": [{"name": "Ann Persona", "phones": [{"number": "01234 567890"}]}],
    "attributes": [{"taxonomy_term": {"name": "walking"}}],
    "service_at_locations": [{"location": {}}, {"location": {"latitude": 53.5, "longitude": -1.42}}],
}


def feed(folder: Path, made: Any) -> Path:
    """d.json with ``made``."""
    (folder / "d.json").write_text(json.dumps(made), encoding="utf-8")
    return folder / "d.json"


@pytest.mark.parametrize("under", ["data", "items", "results", "content", "contents", ""])
def test_a_service_is_an_asset_without_its_contacts(under: str, tmp_path: Path):
    path = feed(tmp_path, {"total_items": 1, under: [SERVICE]} if under else [SERVICE])
    got = read("open_referral", asked(path, "assets"))
    assert got.frame.to_dict("records") == [
        {
            "id": "a1", "name": "Walking group", "kind": "walking", "holder": "organisation", "supports": "",
            "area": "", "lat": "53.5", "lon": "-1.42", "capacity": "", "unit": "", "status": "open",
            "source": "open-referral", "checked": "2026-05-01",
        }
    ]  # fmt: skip


def test_a_service_at_a_location_brings_its_service(tmp_path: Path):
    service = {"id": "a1", "name": "Choir", "status": "active", "last_modified": "2026-06-01T10:30:45Z"}
    item = {"id": "s1", "service": service, "location": {"latitude": 53.4, "longitude": -2.3}}
    row = read("open_referral", asked(feed(tmp_path, {"contents": [item]}), "assets")).frame.loc[1]
    assert row[["id", "lat", "lon", "checked"]].tolist() == ["a1", "53.4", "-2.3", "2026-06-01"]


def test_services_that_are_not_active_are_left_out_and_counted(tmp_path: Path):
    closed = [
        {"id": f"b{i}", "name": "Choir", "status": status} for i, status in enumerate(["inactive", None])
    ]
    got = read("open_referral", asked(feed(tmp_path, [*closed, SERVICE]), "assets"))
    assert got.frame["id"].to_dict() == {3: "a1"}
    assert (got.rows, got.left_out) == (3, (LeftOut(2, "services that are not active"),))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({"a": 1}, "data/d.json:1:1: no list of services\n    services are wanted as a list, or under data, items, results, content, contents"),
        ([], "data/d.json:1:1: no rows\n    is this the right file?"),
        ([SERVICE, {"id": "b"}, 7], "data/d.json:item 2: a service has no 'name'\n    ask whoever gives the feed\ndata/d.json:item 3: a service has no 'id'\n    ask whoever gives the feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused(made: Any, said: str, tmp_path: Path):
    assert refused("open_referral", asked(feed(tmp_path, made), "assets")) == said


def test_what_is_no_json_is_refused(tmp_path: Path):
    (tmp_path / "d.json").write_text("<html>", encoding="utf-8")
    assert refused("open_referral", asked(tmp_path / "d.json", "assets")) == (
        "data/d.json:1:1: this is not JSON\n    download the feed again"
    )


def test_the_published_example_of_the_standard_is_read(shared: Path):
    got = read(
        "open_referral", asked(shared / "data/open_referral_uk/v3_mock_service_list_128.json", "assets")
    )
    assert got.rows == len(got.frame) == 128
    assert "@" not in got.frame.to_csv()
