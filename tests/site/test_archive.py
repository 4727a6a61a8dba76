"""What is kept is opened only where it is what was published, and never reaches beyond its own folder."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsna.problems import Fault
from jsna.site.archive import keep, names, read_record, records, sealed, unpack, unsealed
from jsna.site.earlier import earlier_editions, edition_called
from jsna.site.manifest import files_in, manifest_of, sha256_of, stable_json
from jsna.site.sound import inside
from tests.site.crashes import prepared

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that keeps the small edition of 2025."""
    return prepared(tmp_path_factory.mktemp("archive"))


def forged(root: Path, change: Change, more: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> None:
    """Another archive in the place of 2025's, with a record that agrees: its manifest changed, files added."""
    file, note = root / "published/2025.zip", root / "published/2025.json"
    with zipfile.ZipFile(file) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(held["manifest.json"])
    change(manifest)
    held |= {"manifest.json": stable_json(manifest), **more}
    file.unlink()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, body in held.items():
            packed.writestr(name, body)
    (root / "manifest.json").write_bytes(held["manifest.json"])
    hashes = {"archive": sha256_of(file), "manifest": sha256_of(root / "manifest.json")}
    said = unsealed(note.read_bytes()) | hashes
    note.unlink()
    note.write_bytes(sealed(said))


def added(name: str) -> Change:
    # the hash of no bytes at all
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    return lambda manifest: manifest["files"].update({name: empty})


def said(**words: Any) -> Change:
    return lambda manifest: manifest.update(words)


LEAVES = ["../out.txt", "needs/../../out.txt", "/out.txt", "..\\out.txt", "C:out.txt"]
FORGED: dict[str, tuple[Change, dict[str, bytes], int]] = {
    **{name: (added(name), {name: b""}, zipfile.ZIP_STORED) for name in LEAVES},
    "it grows when it is unpacked": (said(), {}, zipfile.ZIP_DEFLATED),
    "a file that its manifest does not name": (said(), {"more.txt": b""}, zipfile.ZIP_STORED),
    "a file that is not there": (added("more.txt"), {}, zipfile.ZIP_STORED),
    "another edition": (said(edition="2024"), {}, zipfile.ZIP_STORED),
    "another day": (said(published="2025-06-11"), {}, zipfile.ZIP_STORED),
    "no day": (said(data_to="soon"), {}, zipfile.ZIP_STORED),
    "a draft": (said(status="draft"), {}, zipfile.ZIP_STORED),
    "a number for a name": (said(title=5), {}, zipfile.ZIP_STORED),
    "a number for a hash": (said(files={"index.html": 1}), {}, zipfile.ZIP_STORED),
}


@pytest.mark.parametrize("what", FORGED)
def test_an_archive_that_was_forged_with_its_record_is_not_unpacked(tmp_path: Path, before: Path, what: str):
    root = Path(shutil.copytree(before, tmp_path / "root"))
    forged(root, *FORGED[what])
    into = tmp_path / "deep/into"
    with pytest.raises(Fault) as caught:
        unpack(root, read_record(root, "2025"), into)
    assert str(caught.value) == (
        "published/2025.zip:1:1: changed since publication\n"
        "    put back the file that was published, from a copy or from the history of the workspace"
    )
    assert not into.parent.exists()


def test_a_name_stays_inside_whatever_the_system():
    assert [name for name in LEAVES if inside(name)] == []
    assert all(inside(name) for name in ("index.html", "a/b..c/d.css", "a/...", "needs/a b.html"))


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"[" * 100_000])
def test_a_record_that_is_none_is_told(tmp_path: Path, before: Path, body: bytes):
    root = Path(shutil.copytree(before, tmp_path / "root"))
    (root / "published/2025.json").unlink()
    (root / "published/2025.json").write_bytes(body)
    with pytest.raises(Fault, match="^published/2025.json:1:1: changed since publication\n"):
        records(root)


def test_what_a_system_leaves_beside_its_files_is_no_edition(tmp_path: Path, before: Path):
    root = Path(shutil.copytree(before, tmp_path / "root"))
    (root / "published/._2025.json").write_bytes(b"left by macOS")
    assert names(root) == ["2025"]


def next_kept(root: Path) -> None:
    made = root / "made"
    keep(root, made, manifest_of(made, "2026", "JSNA", "published", "2026-04-30", "2026-06-10"))


def test_what_died_is_cleared_away_and_nothing_that_it_only_leads_to(tmp_path: Path, before: Path):
    root = Path(shutil.copytree(before, tmp_path / "root"))
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/precious.txt").write_text("stays", encoding="utf-8")
    (root / "published/.tmp-link").symlink_to(tmp_path / "theirs")
    (root / "published/.tmp-deep/deeper").mkdir(parents=True)
    (root / "published/.tmp-file").write_text("left", encoding="utf-8")
    next_kept(root)
    assert files_in(root / "published") == [".lock", "2025.json", "2025.zip", "2026.json", "2026.zip"]
    assert [path.name for path in (root / "published").glob(".*")] == [".lock"]
    assert files_in(tmp_path / "theirs") == ["precious.txt"]


def test_what_the_disk_refuses_is_told_of_the_folder_that_it_is_in(tmp_path: Path, before: Path):
    root = Path(shutil.copytree(before, tmp_path / "root"))
    (root / "published/2026.zip").mkdir()
    with pytest.raises(Fault) as caught:
        next_kept(root)
    assert str(caught.value) == (
        "published:1:1: a folder is where a file belongs; nothing was changed\n    move that folder away"
    )
    assert names(root) == ["2025"]


@pytest.mark.parametrize("read", [earlier_editions, lambda root: edition_called(root, "2025")])
def test_what_later_editions_are_compared_with_is_what_was_published(tmp_path: Path, before: Path, read: Any):
    root = tmp_path / "root"
    shutil.copytree(before, root)
    read(root)
    file = root / "published/2025.zip"
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.unlink()
    file.write_bytes(body)
    with pytest.raises(Fault, match=r"^published/2025.zip:1:1: changed since publication"):
        read(root)
