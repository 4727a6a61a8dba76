"""Any change to what was published is found and named."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jsna.site.archive import unsealed
from jsna.site.manifest import files_in
from jsna.site.verify import verify
from tests.site.crashes import kept, prepared


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two small published editions."""
    made = prepared(tmp_path_factory.mktemp("verify"))
    kept(made)
    return made


def said(root: Path, site: Path | None = None) -> list[str]:
    return [str(one) for one in verify(site or root / "site", root, "site")]


def flips(root: Path, many: int) -> Iterator[tuple[str, int, int]]:
    """File, offset and bit, spread over all files of the site and of what is kept."""
    chance = random.Random(2026)
    names = [f"site/{name}" for name in files_in(root / "site") if name != ".lock"]
    names += [f"published/{name}" for name in files_in(root / "published") if name != ".lock"]
    for number in range(many):
        name = names[number % len(names)]
        size = (root / name).stat().st_size
        if size:
            yield name, chance.randrange(size), chance.randrange(8)


def test_a_site_as_it_was_published_is_told_so(root: Path):
    assert said(root) == []


def test_each_of_a_thousand_flipped_bits_is_found_and_its_file_named(root: Path):
    missed = []
    for name, offset, bit in flips(root, 1_000):
        file = root / name
        before = file.read_bytes()
        after = bytearray(before)
        after[offset] ^= 1 << bit
        file.chmod(0o644)
        file.write_bytes(after)
        if not any(line.startswith(f"{name}: changed") for line in said(root)):
            missed.append((name, offset, bit))
        file.write_bytes(before)
    assert missed == []
    assert said(root) == []


def test_a_manifest_that_agrees_with_a_change_does_not_hide_it(root: Path, tmp_path: Path):
    import json

    from jsna.site.archive import sealed
    from jsna.site.manifest import sha256_of, stable_json

    site = Path(shutil.copytree(root / "site", tmp_path / "site"))
    (site / "2025/index.html").write_text("changed", encoding="utf-8")
    manifest = json.loads((site / "2025/manifest.json").read_bytes())
    manifest["files"]["index.html"] = sha256_of(site / "2025/index.html")
    (site / "2025/manifest.json").write_bytes(stable_json(manifest))
    note = unsealed((site / "manifest.json").read_bytes())
    note["editions"]["2025"] = sha256_of(site / "2025/manifest.json")
    (site / "manifest.json").write_bytes(sealed(note))
    assert said(root, site) == [
        "site/2025/index.html: changed since publication",
        "site/2025/manifest.json: changed since publication",
    ]


def test_files_that_are_missing_or_were_added_are_named(root: Path, tmp_path: Path):
    site = Path(shutil.copytree(root / "site", tmp_path / "site"))
    (site / "2025/needs/smoking.html").unlink()
    (site / "2026/new.html").write_text("new", encoding="utf-8")
    (site / "editions.html").unlink()
    (site / "more.html").write_text("new", encoding="utf-8")
    shutil.rmtree(site / "latest")
    assert said(root, site) == [
        "site/2025/needs/smoking.html: missing since publication",
        "site/2026/new.html: added since publication",
        "site/editions.html: missing since the last build",
        "site/latest: missing since publication",
        "site/more.html: added since the last build",
    ]


def test_a_link_to_another_folder_is_named(root: Path, tmp_path: Path):
    site = Path(shutil.copytree(root / "site", tmp_path / "site"))
    (site / "2025/more").symlink_to(tmp_path)
    (site / "2026/needs").rename(tmp_path / "needs")
    (site / "2026/needs").symlink_to(tmp_path / "needs")
    assert said(root, site) == [
        "site/2025/more: added since publication",
        "site/2026/needs: added since publication",
        "site/2026/needs/smoking.html: missing since publication",
    ]


def test_a_copy_elsewhere_is_verified_without_what_is_kept(root: Path, tmp_path: Path):
    site = Path(shutil.copytree(root / "site", tmp_path / "copy"))
    assert said(tmp_path, site) == []
    (site / "2025/index.html").write_text("changed", encoding="utf-8")
    assert said(tmp_path, site) == ["site/2025/index.html: changed since publication"]


def test_an_archive_that_was_changed_or_lost_is_named(root: Path, tmp_path: Path):
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    (copy / "published/2025.zip").unlink()
    (copy / "published/2026.json").chmod(0o644)
    (copy / "published/2026.json").write_text("{}", encoding="utf-8")
    assert said(copy) == [
        "published/2025.zip: missing since publication",
        "published/2026.json: changed since publication",
    ]
