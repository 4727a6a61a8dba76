"""The same pages give the same bytes, whatever the machine is set to."""

import os
import subprocess
import sys
from pathlib import Path

from jsna.site.manifest import files_in
from tests.site import sample

BUILD = """
import sys
from pathlib import Path
from jsna.site.publish import publish
from tests.site import sample
root = Path(sys.argv[1])
publish(sample.full(), {"facts": [{"b": {"y", "x", "z"}, "a": 1}], "findings": {}}, sample.book(root), root)
"""


def built(folder: Path, root: Path, **settings: str) -> dict[str, bytes]:
    workspace = sample.workspace(folder)
    subprocess.run(
        [sys.executable, "-c", BUILD, workspace], cwd=root, check=True,
        env={**os.environ, "PYTHONPATH": str(root), **settings},
    )  # fmt: skip
    return {name: (workspace / "site" / name).read_bytes() for name in files_in(workspace / "site")}


def test_two_builds_are_equal_byte_for_byte(tmp_path: Path, root: Path):
    one = built(tmp_path / "one", root, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    settings = {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "2",
        "SOURCE_DATE_EPOCH": "1",
    }
    other = built(tmp_path / "a longer way/to another", root, **settings)
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert {"2026/sitemap.xml.gz", "2026/search/search_index.json", "versions.json"} <= one.keys()


def test_no_published_byte_names_the_folder_it_was_built_in(tmp_path: Path, root: Path):
    made = built(tmp_path / "told-by-nobody", root)
    assert [
        name for name, body in made.items() if b"told-by-nobody" in body or str(root).encode() in body
    ] == []
