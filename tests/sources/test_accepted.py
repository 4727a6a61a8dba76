"""What a build records of the files it was made from, and what is said when they change."""

from pathlib import Path

from jsna.build import build
from jsna.sources.lock import LOCK, read_lock
from tests.workspace import TODAY, drafted, rewritten, said, small


def test_a_build_records_its_files_and_a_change_is_told_until_it_is_accepted(tmp_path: Path):
    root = small(tmp_path)
    build(root, None, TODAY)
    lock = (root / LOCK).read_text(encoding="utf-8")
    recorded = read_lock(root)["adult-smoking"]
    assert (recorded.file, recorded.rows, recorded.columns[0]) == ("data/adult-smoking.csv", 30, "area")
    rewritten(root, "data/adult-smoking.csv", "E92000001,2021,Female,18 and over,9480,60000\n", "")
    told = [one for one in said(drafted(root), "warning") if one.startswith("data/adult-smoking.csv")]
    assert told == [
        "data/adult-smoking.csv:1:1: warning: 29 rows, 30 recorded\n"
        "    see what changed, and record it: jsna refresh --accept adult-smoking"
    ]
    build(root, None, TODAY)
    assert (root / LOCK).read_text(encoding="utf-8") == lock


def test_a_damaged_lock_is_told(tmp_path: Path):
    root = small(tmp_path)
    (root / LOCK).write_text("{", encoding="utf-8")
    assert said(drafted(root)) == [
        "data/data.lock:1:1: this lock cannot be read\n    delete it: the next build writes it again"
    ]
