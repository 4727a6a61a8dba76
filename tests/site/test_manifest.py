import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from jsna.site.manifest import Manifest, manifest_of, read_manifest, stable_json, write_manifest


@dataclass(frozen=True)
class Fact:
    value: float | None
    period: date
    areas: frozenset[str]


def test_json_is_the_same_for_the_same_content():
    made = stable_json({"b": [Fact(7.4, date(2024, 1, 1), frozenset("ba"))], "a": "é"})
    assert made.decode() == (
        '{\n "a": "é",\n "b": [\n  {\n   "areas": [\n    "a",\n    "b"\n   ],\n'
        '   "period": "2024-01-01",\n   "value": 7.4\n  }\n ]\n}\n'
    )


def test_a_number_that_is_not_one_is_refused():
    with pytest.raises(ValueError, match="^Out of range float values are not JSON compliant"):
        stable_json({"value": float("nan")})


def test_a_thing_that_cannot_be_read_back_is_refused():
    with pytest.raises(TypeError, match="^bytes has no place in a published file$"):
        stable_json({"value": b"7"})


def test_a_manifest_names_every_file_but_itself_and_is_read_back(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c.txt").write_bytes(b"c")
    (tmp_path / "a.txt").write_bytes(b"a")
    made = manifest_of(tmp_path, "2026", "JSNA", "draft", "2026-04-30", "")
    assert made == Manifest(
        "2026", "JSNA", "draft", "2026-04-30", "",
        {"a.txt": hashlib.sha256(b"a").hexdigest(), "b/c.txt": hashlib.sha256(b"c").hexdigest()},
    )  # fmt: skip
    assert list(made.files) == sorted(made.files)
    write_manifest(made, tmp_path)
    assert read_manifest(tmp_path) == made
    assert manifest_of(tmp_path, "2026", "JSNA", "draft", "2026-04-30", "") == made


@pytest.mark.parametrize("text", ["", "[]", '{"edition": "2026"}', "\udcff"])
def test_a_damaged_manifest_is_none(tmp_path: Path, text: str):
    (tmp_path / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_manifest(tmp_path) is None
