"""What publishing promises: all of the new site or all of the old one, and what was published stays."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from jsna.pages.page import Download, Page
from jsna.problems import Fault, Faults
from jsna.site.corrections import all_corrections
from jsna.site.lock import locked
from jsna.site.manifest import Manifest, files_in, manifest_of, read_manifest
from jsna.site.publish import publish
from jsna.site.refusals import REFUSALS, refused
from tests.site import sample


class Interrupted(Mapping[str, str]):
    """Slots whose reader presses Ctrl-C."""

    def __getitem__(self, name: str) -> str:
        raise KeyboardInterrupt

    def __iter__(self) -> Iterator[str]:
        raise KeyboardInterrupt

    def __len__(self) -> int:
        return 1


def state(site: Path) -> dict[str, bytes]:
    """Every byte that readers see."""
    return {name: (site / name).read_bytes() for name in files_in(site) if not name.startswith(".")}


def built(root: Path, **edition: str) -> Manifest:
    return publish(sample.small(), {"facts": [], "findings": []}, sample.book(root, **edition), root)


def with_slots(slots: Mapping[str, str]) -> tuple[Page, ...]:
    home, smoking, about = sample.small()
    return (
        home,
        Page("needs/smoking.md", "Smoking", "", smoking.markdown, smoking.nav, slots, smoking.downloads),
        about,
    )


def test_an_edition_and_the_pages_around_it(small_site: Path):
    names = files_in(small_site)
    outside = [name for name in names if "/" not in name]
    assert outside == [
        ".lock", "404.html", "_headers", "corrections.html", "editions.html", "feed.xml", "index.html", "manifest.json",
        "versions.json",
    ]  # fmt: skip
    assert {name.partition("/")[0] for name in names if "/" in name} == {"2026", "latest"}
    pages = [
        "404.html",
        "data/about/index.html",
        "downloads/smoking.csv",
        "index.html",
        "needs/smoking/index.html",
    ]
    assert [name for name in pages if f"2026/{name}" not in names] == []


def test_nothing_is_published_that_readers_do_not_need(small_site: Path):
    assert [name for name in files_in(small_site) if name.endswith(".map") or "/lunr/" in name] == []


def test_latest_is_a_copy_of_the_current_edition(small_site: Path):
    assert state(small_site / "latest") == state(small_site / "2026")


def test_every_page_leads_search_engines_to_the_newest_edition(small_site: Path):
    page = (small_site / "2026/needs/smoking/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="../../../latest/needs/smoking/">' in page
    assert page.count('rel="canonical"') == 1


def test_a_site_with_an_address_names_it_in_full(tmp_path: Path):
    root = sample.workspace(tmp_path, sample.SETTINGS + "site_url: https://jsna.example.org/\n")
    built(root)
    page = (root / "site/2026/needs/smoking/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://jsna.example.org/latest/needs/smoking/">' in page
    assert page.count('rel="canonical"') == 1
    assert "https://jsna.example.org/2026/needs/smoking/" in (root / "site/2026/sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_facts_findings_and_manifest_stand_beside_the_pages(small_site: Path):
    edition = small_site / "2026"
    assert json.loads((edition / "facts.json").read_bytes()) == [{"id": "smoking", "value": 7.4}]
    assert json.loads((edition / "findings.json").read_bytes()) == {"claims": []}
    manifest = read_manifest(edition)
    assert manifest is not None
    assert manifest == manifest_of(
        edition, "2026", "Sampleton Joint Strategic Needs Assessment", "draft", "2026-04-30", ""
    )


def test_versions_are_the_list_that_the_theme_reads(tmp_path: Path):
    root = sample.workspace(tmp_path)
    built(root, id_="2025", cut_off="2025-04-30", published="2025-06-12")
    built(root, id_="2026", cut_off="2026-04-30")
    assert json.loads((root / "site/versions.json").read_bytes()) == [
        {"version": "2026", "title": "2026 (draft)", "aliases": []},
        {"version": "2025", "title": "2025", "aliases": ["latest"]},
    ]
    assert state(root / "site/latest") == state(root / "site/2025")
    listed = (root / "site/editions.html").read_text(encoding="utf-8")
    assert (
        "edition 2025</a><br><small>Current. Data to 30 April 2025, published 12 June 2025</small>" in listed
    )
    assert "edition 2026</a><br><small>Data to 30 April 2026, draft</small>" in listed


def test_a_new_published_edition_becomes_latest(tmp_path: Path):
    root = sample.workspace(tmp_path)
    built(root, id_="2025", cut_off="2025-04-30", published="2025-06-12")
    before = state(root / "site/2025")
    built(root, id_="2026", cut_off="2026-04-30", published="2026-06-10")
    assert state(root / "site/latest") == state(root / "site/2026")
    assert state(root / "site/2025") == before


def test_a_folder_of_another_name_is_no_edition_and_one_that_was_broken_is_none_either(tmp_path: Path):
    root = sample.workspace(tmp_path)
    for name in ("2025", "2026", "2027"):
        built(root, id_=name)
    (root / "site/2025").rename(root / "site/put-by")
    file = root / "site/2026/manifest.json"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-04-30", "soon"), encoding="utf-8")
    built(root, id_="2027")
    listed = json.loads((root / "site/versions.json").read_bytes())
    assert [one["version"] for one in listed] == ["2027"]


@pytest.mark.parametrize("body", ["{", "[1]", '{"a": 1}', '[{"edition": "2025"}]', '[{"decisions": [5]}]'])
def test_corrections_that_cannot_be_read_are_told_and_not_lost(tmp_path: Path, body: str):
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "corrections.json").write_text(body, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        all_corrections([folder])
    assert str(caught.value) == (
        "2025/corrections.json:1:1: this file cannot be read\n"
        "    take its folder away and build that edition again"
    )


def test_a_draft_is_built_again_in_place_and_may_then_be_published(tmp_path: Path):
    root = sample.workspace(tmp_path)
    assert [built(root).status, built(root).status, built(root, published="2026-06-10").status] == [
        "draft", "draft", "published",
    ]  # fmt: skip


@pytest.mark.parametrize("again", ["2026-06-10", ""])
def test_a_published_edition_is_never_built_again(tmp_path: Path, again: str):
    root = sample.workspace(tmp_path)
    built(root, published="2026-06-10")
    before = state(root / "site")
    with pytest.raises(Fault) as caught:
        built(root, published=again)
    assert str(caught.value) == (
        "chapters/editions/2026.yml:1:1: edition 2026 was published on 2026-06-10 and cannot change\n"
        "    add a correction or make a new edition"
    )
    assert state(root / "site") == before


def test_a_published_edition_that_was_damaged_is_not_built_again_either(tmp_path: Path):
    root = sample.workspace(tmp_path)
    built(root, published="2026-06-10")
    (root / "site/2026/manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        built(root, published="2026-06-10")
    assert str(caught.value) == (
        "site/2026:1:1: this is here already and does not say which edition it is; nothing was changed\n"
        "    take it away and publish again"
    )


def test_what_is_wrong_on_all_pages_is_told_together_and_changes_nothing(tmp_path: Path):
    root = sample.workspace(tmp_path)
    built(root)
    before = state(root / "site")
    home = Page(
        "index.md", "Home", "", '# Home\n\n<a href="edition:x.md">x</a>\n', downloads=(Download("../a", b""),)
    )
    _, smoking, about = with_slots({"trend": " "})
    twin = Page("b.md", "B", "", "# B\n", downloads=(Download("downloads/smoking.csv", b"other"),))
    with pytest.raises(Faults) as caught:
        publish([home, smoking, about, twin], {"facts": [], "findings": []}, sample.book(root), root)
    assert str(caught.value) == (
        "b.md:1:1: two downloads are called 'downloads/smoking.csv'\n"
        "index.md:1:1: '../a' is no path for a download\n"
        "index.md:1:1: a link leads to 'x.md', which is not in this edition\n    did you mean 'b.md'?\n"
        "needs/smoking.md:1:1: slot 'trend' was left empty"
    )
    assert state(root / "site") == before
    assert [path.name for path in (root / "site").glob(".tmp-*")] == []


def test_an_interrupted_build_leaves_the_site_as_it_was(tmp_path: Path):
    root = sample.workspace(tmp_path)
    built(root)
    before = state(root / "site")
    with pytest.raises(KeyboardInterrupt):
        publish(with_slots(Interrupted()), {"facts": [], "findings": []}, sample.book(root), root)
    assert state(root / "site") == before
    assert [path.name for path in (root / "site").glob(".tmp-*")] == []


SLOW = """
import sys, time
from pathlib import Path
from jsna.pages.page import Page
from jsna.site.publish import publish
from tests.site import sample

class Slow(dict):
    def get(self, name, other=None):
        print("half way", flush=True)
        time.sleep(60)

root = Path(sys.argv[1])
home, smoking, about = sample.small()
page = Page(smoking.path, "Smoking", "", smoking.markdown, smoking.nav, Slow(smoking.slots))
publish([home, page, about], {"facts": [], "findings": []}, sample.book(root), root)
"""


def test_a_killed_build_leaves_the_site_as_it_was_and_the_next_one_clears_up(tmp_path: Path, root: Path):
    workspace = sample.workspace(tmp_path)
    built(workspace)
    before = state(workspace / "site")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, workspace], cwd=root, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as building:  # fmt: skip
        assert building.stdout is not None
        assert building.stdout.readline() == "half way\n"
        with pytest.raises(Fault) as caught:
            built(workspace)
        assert str(caught.value) == (
            "site:1:1: another build is publishing here; nothing was changed\n"
            "    wait for it to end, or build elsewhere"
        )
        building.send_signal(signal.SIGKILL)
    assert state(workspace / "site") == before
    assert len(list((workspace / "site").glob(".tmp-*"))) == 1
    built(workspace)
    assert list((workspace / "site").glob(".tmp-*")) == []
    assert state(workspace / "site") == before


def test_a_second_build_does_not_wait(tmp_path: Path):
    root = sample.workspace(tmp_path)
    (root / "elsewhere").mkdir()
    with locked(root / "elsewhere"), pytest.raises(Fault) as caught:
        publish(sample.small(), {"facts": [], "findings": []}, sample.book(root), root, root / "elsewhere")
    assert str(caught.value) == (
        "elsewhere:1:1: another build is publishing here; nothing was changed\n"
        "    wait for it to end, or build elsewhere"
    )


def test_a_place_that_is_no_folder_is_told_in_plain_words(tmp_path: Path):
    root = sample.workspace(tmp_path)
    (root / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        built(root)
    assert str(caught.value) == (
        "site:1:1: this is not a folder; nothing was changed\n    give another folder to build into"
    )


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "site:1:1: the disk is full; nothing was changed\n    make room and build again"),
        (errno.EROFS, "site:1:1: this place can only be read; nothing was changed\n    give another folder to build into"),
        (errno.EACCES, "site:1:1: you may not write here; nothing was changed\n    give another folder, or ask for the right to"),
    ],
)  # fmt: skip
def test_a_disk_that_refuses_is_told_in_plain_words(number: int, message: str):
    assert str(refused(OSError(number, "said by the system"), "site")) == message


def test_every_refusal_says_what_to_do():
    assert all(said and hint for said, hint in REFUSALS.values())


def test_a_fault_of_ours_is_not_blamed_on_the_disk():
    error = FileNotFoundError(errno.ENOENT, "no such file")
    assert refused(error, "site") is error


def test_the_way_in_is_a_plain_page_with_a_link(small_site: Path):
    page = (small_site / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=latest/">' in page
    assert '<a href="latest/">Go to the current edition</a>' in page


@pytest.mark.parametrize("name", ["index.html", "editions.html", "corrections.html"])
def test_whatever_a_page_around_the_editions_asks_for_is_there(small_site: Path, name: str):
    asked = re.findall(
        r'<link rel="(?:icon|stylesheet)" href="([^"]+)">', (small_site / name).read_text("utf-8")
    )
    assert len(asked) == 3  # a browser that is told of no icon asks for one that is not there
    assert [file for file in asked if not (small_site / file).is_file()] == []


def test_a_page_that_is_not_found_still_has_the_look(small_site: Path):
    page = (small_site / "404.html").read_text(encoding="utf-8")
    assert "Not found" in page
    assert 'href="/2026/assets/stylesheets/jn-tokens.css"' in page
    assert 'href="/2026/../editions.html"' in page
