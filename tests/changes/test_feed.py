"""The feed can be read by a machine, says the same each time, and keeps its ids."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from jsna.site.corrections import Corrections
from jsna.site.feed import feed_of
from jsna.site.manifest import Manifest, stable_json

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTION = {
    "edition": "2026-2", "in": "2026", "on": "2026-09-01", "was": "1 & 2", "now": "<3>", "because": "A slip.",
    "page": {"address": "smoking", "title": "Smoking", "path": "needs/smoking.md"}, "decisions": [],
}  # fmt: skip


def manifest(edition: str, published: str) -> Manifest:
    status = "published" if published else "draft"
    return Manifest(edition, "Northbrook <JSNA>", status, f"{edition[:4]}-04-30", published, {})


@pytest.fixture
def editions(tmp_path: Path) -> tuple[list[Manifest], dict[str, Path], Corrections]:
    made = [manifest("2027", ""), manifest("2026-2", "2026-09-01"), manifest("2026", "2026-06-01"), manifest("2025", "2025-06-01")]  # fmt: skip
    changed = {"since": "2025", "lead": "Two things now mean something else.", "meaning": ["A: was b, now c"]}
    records = {"2026": {"changed": changed}, "2026-2": {}}
    for one in made:
        (tmp_path / one.edition).mkdir()
        if one.edition in records:
            (tmp_path / one.edition / "record.json").write_bytes(stable_json(records[one.edition]))
    corrections = [{**CORRECTION, "edition": "2027", "was": "not yet said to readers"}, CORRECTION]
    return made, {one.edition: tmp_path / one.edition for one in made}, corrections


def entries(body: bytes) -> list[dict[str, str]]:
    made = []
    for one in ElementTree.fromstring(body).iter(f"{ATOM}entry"):
        said = {part.tag.removeprefix(ATOM): part.text or "" for part in one}
        made.append({**said, "link": one.find(f"{ATOM}link").attrib["href"]})
    return made


def test_each_published_edition_and_each_correction_is_an_entry_newest_first(editions):
    made = entries(feed_of(*editions, "Northbrook JSNA", ""))
    assert [(one["title"], one["updated"], one["link"]) for one in made] == [
        ("Edition 2026-2: Northbrook <JSNA>", "2026-09-01T00:00:00Z", "2026-2/"),
        ("Correction: Smoking", "2026-09-01T00:00:00Z", "2026-2/needs/smoking/"),
        ("Edition 2026: Northbrook <JSNA>", "2026-06-01T00:00:00Z", "2026/changes/"),
        ("Edition 2025: Northbrook <JSNA>", "2025-06-01T00:00:00Z", "2025/"),
    ]


def test_an_entry_says_what_now_means_something_else_and_a_correction_what_was_said(editions):
    made = {one["title"]: one["summary"] for one in entries(feed_of(*editions, "Northbrook JSNA", ""))}
    assert made["Edition 2026: Northbrook <JSNA>"] == "Two things now mean something else.\nA: was b, now c"
    assert made["Edition 2025: Northbrook <JSNA>"] == "Data to 30 April 2025."
    assert made["Correction: Smoking"] == "It said: 1 & 2\nIt says now: <3>\nWhy: A slip."


def test_the_feed_has_what_every_feed_must_have(editions):
    feed = ElementTree.fromstring(feed_of(*editions, "Northbrook JSNA", "https://jsna.example.org/north"))
    for tree in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(tree.findall(f"{ATOM}{name}")) == 1
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Northbrook JSNA"
    assert feed.find(f"{ATOM}updated").text == "2026-09-01T00:00:00Z"
    links = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://jsna.example.org/north/editions.html",
        "self": "https://jsna.example.org/north/feed.xml",
    }


def test_ids_are_all_other_and_outlast_a_move_to_another_host(editions):
    here = [one["id"] for one in entries(feed_of(*editions, "Northbrook JSNA", ""))]
    there = [one["id"] for one in entries(feed_of(*editions, "Northbrook JSNA", "https://elsewhere.example"))]
    assert here == there
    assert len(set(here)) == 4
    assert all(one.startswith("urn:uuid:") for one in here)


def test_every_page_and_the_list_of_editions_lead_to_the_feed(six):
    link = '<link rel="feed alternate" type="application/atom+xml" title="Editions and corrections" href="{}feed.xml">'
    places = {"2026/index.html": "../", "2026/needs/smoking/index.html": "../../../", "editions.html": ""}
    for page, up in places.items():
        assert link.format(up) in (six / "site" / page).read_text(encoding="utf-8")
    assert (six / "site/feed.xml").is_file()
