"""data.lock: a data file that changed is seen until somebody says that it was meant."""

from dataclasses import replace
from pathlib import Path

import pytest

from jsna.problems import Fault
from jsna.sources.lock import (
    LOCK,
    SNAPSHOTS,
    Locked,
    compare,
    keep_accepted,
    locked,
    read_lock,
    write_lock,
)
from tests.sources.littleton import DATA, littleton, loaded

WAS = Locked("data/nights.csv", "aa", 900, ("area", "count"))
MEANT = "\n    see what changed, and record it: jsna refresh --accept nights"


def told(now: Locked) -> list[str]:
    return [str(fault) for fault in compare({"nights": WAS, "gone": WAS}, {"nights": now, "new": WAS})]


def test_what_did_not_change_is_not_told():
    assert told(WAS) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rows": 812, "columns": ("area",)}, "812 rows, 900 recorded"),
        ({"rows": 911}, "11 more rows than the 900 recorded"),
        ({"rows": 911, "columns": ("area", "counts")}, "column 'count' is recorded and not there; 'counts' is new"),
        ({"columns": ("area",)}, "column 'count' is recorded and not there"),
        ({"columns": ("area", "count", "note")}, "other columns than those recorded: 'note' is new"),
        ({"columns": ("count", "area")}, "other bytes than those recorded"),
        ({}, "other bytes than those recorded"),
    ],
)  # fmt: skip
def test_what_is_most_telling_of_a_change_is_told(change: dict[str, object], said: str):
    assert told(replace(WAS, sha256="bb", **change)) == [f"data/nights.csv:1:1: warning: {said}{MEANT}"]


def test_a_lock_comes_back_as_it_was_written_and_is_the_same_bytes(tmp_path: Path):
    now = locked(loaded(littleton(tmp_path, {})).tables.values())
    assert now["living"].columns == ("area", "resident", "registered", "need")
    assert now["nights"].rows == DATA["nights"].count("\n") - 1
    assert write_lock(tmp_path, {}, now)
    written = (tmp_path / LOCK).read_bytes()
    assert read_lock(tmp_path) == now
    assert not write_lock(tmp_path, read_lock(tmp_path), dict(reversed(now.items())))
    assert (tmp_path / LOCK).read_bytes() == written


def test_what_was_accepted_stays_until_it_is_taken_out(tmp_path: Path):
    changed = replace(WAS, sha256="bb")
    write_lock(tmp_path, {}, {"nights": WAS})
    assert not write_lock(tmp_path, read_lock(tmp_path), {"nights": changed})
    assert read_lock(tmp_path) == {"nights": WAS}
    assert write_lock(tmp_path, {}, {"nights": changed})
    assert read_lock(tmp_path) == {"nights": changed}
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["data.lock"]


def test_no_lock_is_an_empty_one(tmp_path: Path):
    assert read_lock(tmp_path) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', '{"a": {"file": "x"}}', '{"a": {"rows": "many"}}']
)
def test_a_damaged_lock_is_told(text: str, tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        read_lock(tmp_path)
    assert str(caught.value) == (
        "data/data.lock:1:1: this lock cannot be read\n    delete it: the next build writes it again"
    )


def test_a_copy_is_kept_of_every_file_that_is_what_was_accepted(tmp_path: Path):
    accepted = locked(loaded(littleton(tmp_path, {})).tables.values())
    (root,) = [path.parent.parent for path in tmp_path.rglob("nights.csv")]
    (root / "data/living.csv").write_text("area,resident\n", encoding="utf-8")
    keep_accepted(root, accepted)
    kept = {path.name for path in (root / SNAPSHOTS).iterdir()}
    assert kept == {one.sha256 for id_, one in accepted.items() if id_ != "living"}
    assert (root / SNAPSHOTS / accepted["nights"].sha256).read_text(encoding="utf-8") == DATA["nights"]
