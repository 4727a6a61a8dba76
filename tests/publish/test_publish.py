"""`jsna publish`: every gate, and then an edition that never changes."""

import json
import zipfile
from pathlib import Path

import pytest

from jsna.site.archive import pack
from jsna.site.manifest import files_in
from jsna.site.verify import verify
from tests.publish.northbrook import EDITION, approve, corrected, edit, publish, ready, run
from tests.workspace import small


def state(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder) if name != ".lock"}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose edition 2026 is published; tests only look at it."""
    root = ready(tmp_path_factory.mktemp("once"))
    made = publish(root)
    assert made.exit_code == 0, made.output
    return root


def test_the_starter_tells_what_is_still_in_the_way_and_what_must_be_approved(tmp_path: Path):
    root = small(tmp_path)
    made = publish(root)
    content = approve(root, "2026")
    assert (made.exit_code, made.output) == (
        1,
        "chapters/editions/2026.yml:7:9: no made decision approves this edition\n"
        f'    set approved_by; the decision needs approves: {{of: "2026", content: "{content}"}}\n'
        "1 error, 0 warnings\n"
        "Gates that are shut: sign off\n"
        f"content of edition 2026: {content}\n"
        "Edition 2026 was not published; nothing was changed.\n",
    )
    assert not (root / "published").exists()
    assert [path.name for path in (root / "site").iterdir()] == [".lock"]


def test_a_build_prints_the_same_content(tmp_path: Path):
    root = ready(tmp_path)
    made = run("build", "--root", str(root), "--today", "2026-07-01")
    assert f"content of edition 2026: {approve(root, '2026')}\n" in made.output


def test_a_published_edition_is_kept_read_only_and_its_document_says_so(once: Path):
    record = json.loads((once / "published/2026.json").read_bytes())
    assert [record[name] for name in ("edition", "published", "replaces")] == ["2026", "2026-07-01", ""]
    assert {path.stat().st_mode & 0o777 for path in (once / "published").glob("2026.*")} == {0o444}
    assert "status: published\npublished: 2026-07-01\n" in (once / EDITION).read_text(encoding="utf-8")
    manifest = json.loads((once / "site/2026/manifest.json").read_bytes())
    assert (manifest["status"], manifest["published"]) == ("published", "2026-07-01")
    assert verify(once / "site", once, "site") == []


def test_the_archive_holds_every_byte_and_is_the_same_for_the_same_files(once: Path, tmp_path: Path):
    with zipfile.ZipFile(once / "published/2026.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held == state(once / "site/2026")
    pack(once / "site/2026", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (once / "published/2026.zip").read_bytes()


def test_every_page_names_its_edition_and_the_list_of_all(once: Path):
    page = (once / "site/2026/needs/smoking/index.html").read_text(encoding="utf-8")
    assert "Edition 2026, published 1 July 2026." in page
    assert '<a href="../../../editions.html">' in page
    assert '<a href="../../../corrections.html">' in page


def test_it_is_never_published_again(once: Path):
    before = {**state(once / "site"), **state(once / "published")}
    made = publish(once, today="2026-07-02")
    assert (made.exit_code, made.output) == (
        1,
        "chapters/editions/2026.yml:1:1: edition 2026 was published on 2026-07-01 and cannot change\n"
        "    add a correction or make a new edition\n"
        "1 error, 0 warnings\nEdition 2026 was not published; nothing was changed.\n",
    )
    assert {**state(once / "site"), **state(once / "published")} == before


def test_a_build_puts_it_back_from_where_it_is_kept(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    before = state(root / "site")
    for path in sorted((root / "site").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    made = run("build", "--root", str(root), "--today", "2027-01-01")
    assert (made.exit_code, made.output) == (
        0,
        "edition 2026 was published on 2026-07-01 and is not built again\n"
        f"{len(json.loads((root / 'site/2026/manifest.json').read_bytes())['files'])} files in "
        f"{root / 'site/2026'}, as kept in published/2026.zip\n",
    )
    assert state(root / "site") == before


def copied(root: Path, folder: Path) -> Path:
    import shutil

    return Path(shutil.copytree(root, folder / "copy"))


def test_a_change_in_the_site_is_told_and_never_built_over(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    (root / "site/2026/index.html").write_bytes(b"changed")
    (root / "site/2026/more.html").write_bytes(b"added")
    before = state(root / "site")
    made = run("build", "--root", str(root), "--today", "2027-01-01")
    hint = "\n    take the folder site/2026 away and build again: it is put back from published/2026.zip\n"
    assert (made.exit_code, made.output) == (
        1,
        f"site/2026/index.html:1:1: changed since publication{hint}"
        f"site/2026/more.html:1:1: added since publication{hint}"
        "2 errors, 0 warnings\nThe site was not changed.\n",
    )
    assert state(root / "site") == before


def test_a_publication_that_was_cut_short_is_finished_by_asking_again(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    edit(root, EDITION, "status: published\npublished: 2026-07-01\n", "status: draft\n")
    made = publish(root, today="2026-08-01")
    assert made.exit_code == 0
    assert made.output.startswith("Edition 2026 is published, 2026-07-01: ")
    assert (root / EDITION).read_bytes() == (once / EDITION).read_bytes()


@pytest.mark.parametrize("status", ["status: published", "status: draft"])
def test_a_document_that_was_edited_afterwards_is_told(tmp_path: Path, once: Path, status: str):
    root = copied(once, tmp_path)
    edit(root, EDITION, "status: published", status)
    edit(root, EDITION, "A small example", "Another example")
    for words in (["build"], ["check"], ["publish", "2026"]):
        made = run(*words, "--root", str(root), "--today", "2026-08-01")
        assert made.exit_code == 1
        assert (
            "chapters/editions/2026.yml:1:1: edition 2026 was published on 2026-07-01 and cannot change\n"
            "    add a correction or make a new edition\n"
        ) in made.output


def test_an_edition_that_only_says_it_is_published_is_not_built(tmp_path: Path):
    root = ready(tmp_path)
    edit(root, EDITION, "status: draft\n", "status: published\npublished: 2026-07-01\n")
    made = run("build", "--root", str(root), "--today", "2026-08-01")
    assert made.exit_code == 1
    assert (
        "chapters/editions/2026.yml:7:9: edition 2026 says that it is published, and published/ does not hold it\n"
        "    write draft and run jsna publish 2026, or put its files in published/ back\n"
    ) in made.output


def test_a_correction_is_a_new_edition_and_the_old_one_keeps_every_byte(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    kept = {**state(root / "site/2026"), **state(root / "published")}
    corrected(root)
    made = publish(root, "2026-2", "2026-07-21")
    assert made.exit_code == 0, made.output
    now = {**state(root / "site/2026"), **state(root / "published")}
    assert {name: now[name] for name in kept} == kept
    assert verify(root / "site", root, "site") == []
    editions = (root / "site/editions.html").read_text(encoding="utf-8")
    assert "Superseded by edition 2026-2. Data to 30 June 2026, published 1 July 2026" in editions
    assert (root / "site/_headers").read_text(encoding="utf-8") == "/2026/*\n  X-Robots-Tag: noindex\n"
    listed = (root / "site/corrections.html").read_text(encoding="utf-8")
    for page in (listed, (root / "site/2026-2/corrections/index.html").read_text(encoding="utf-8")):
        for words in ("One adult in nine smokes.", "One adult in eight smokes.", "A row was read twice."):
            assert words in page
    assert "Decisions that may be affected: Publish edition 2026<br>" in listed
    assert json.loads((root / "site/versions.json").read_bytes()) == [
        {"version": "2026-2", "title": "2026-2", "aliases": ["latest"]},
        {"version": "2026", "title": "2026", "aliases": []},
    ]


def test_what_a_draft_would_put_right_is_not_yet_told_to_readers(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    corrected(root)
    assert run("build", "2026-2", "--root", str(root), "--today", "2026-07-20").exit_code == 0
    assert "One adult in eight smokes." not in (root / "site/corrections.html").read_text(encoding="utf-8")
    draft_page = (root / "site/2026-2/corrections/index.html").read_text(encoding="utf-8")
    assert "One adult in eight smokes." in draft_page


def test_a_correction_that_a_published_edition_adds_is_on_the_list_and_in_the_feed(
    tmp_path: Path, once: Path
):
    root = copied(once, tmp_path)
    line = "{on: 2026-07-09, page: smoking, was: One & a half., now: Two., because: We looked again.}"
    edit(root, EDITION, "lead: ", f"corrections: [{line}]\nlead: ")
    kept = {**state(root / "site/2026"), **state(root / "published")}
    assert run("build", "2026", "--root", str(root), "--today", "2026-07-10").exit_code == 0
    assert {**state(root / "site/2026"), **state(root / "published")} == kept
    assert verify(root / "site", root, "site") == []
    listed, feed = [
        (root / "site" / name).read_text(encoding="utf-8") for name in ("corrections.html", "feed.xml")
    ]
    assert ["It said: One &amp; a half." in text for text in (listed, feed)] == [True, True]
    assert '<link rel="alternate" type="text/html" href="2026/needs/smoking/"/>' in feed


def test_what_no_gate_has_told_is_not_blamed_on_one(tmp_path: Path, once: Path):
    root = copied(once, tmp_path)
    corrected(root)
    (root / "site/2026/more.html").write_bytes(b"added")
    made = publish(root, "2026-2", "2026-07-21")
    assert made.exit_code == 1
    assert "site/2026/more.html:1:1: added since publication\n" in made.output
    assert "Gates that are shut" not in made.output


def test_a_number_of_seconds_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = small(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    made = run("build", "--root", str(root))
    assert (made.exit_code, made.output.splitlines()[-1]) == (
        2, "Error: SOURCE_DATE_EPOCH 'x' is not a number of seconds; unset it, or write seconds since 1970",
    )  # fmt: skip


def test_another_clock_gives_the_same_bytes(tmp_path: Path, once: Path, monkeypatch: pytest.MonkeyPatch):
    root = ready(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert publish(root).exit_code == 0
    assert (root / "published/2026.zip").read_bytes() == (once / "published/2026.zip").read_bytes()
