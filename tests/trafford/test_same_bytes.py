"""The same inputs give the same bytes, whatever the clock, the language and the hash seed of the machine."""

import os
import subprocess
import sys
from pathlib import Path

from tests.beside import ROOT
from tests.trafford.conftest import workspace


def built(folder: Path, **settings: str) -> dict[str, bytes]:
    """Every file of the site that a fresh process makes under other ``settings``."""
    folder.mkdir()
    root = workspace(folder)
    subprocess.run(
        [sys.executable, "-m", "jsna", "build", "--root", str(root), "--today", "2026-11-25"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=True,
        capture_output=True,
    )
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_of_trafford_are_equal_byte_for_byte(tmp_path):
    one = built(tmp_path / "one", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    two = built(tmp_path / "another-place", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="2")
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []
