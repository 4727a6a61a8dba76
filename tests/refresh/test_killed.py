"""A refresh that is killed leaves each file old or new, whole; the next one finishes or begins again."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jsna.problems import Fault
from jsna.refresh.atomic import hash_at
from jsna.refresh.journal import JOURNAL, finish, replace_all
from jsna.refresh.snapshots import Snapshots
from jsna.sources.lock import LOCK, read_lock
from tests.beside import ROOT
from tests.refresh.place import CARD, SMOKING, data_of, next_file, northbrook, refreshed
from tests.refresh.server import File, Handler, Server, serving

OLD = {"data/a.csv": b"old a\n", "data/a.yml": b"old card\n", "data/incoming/a.csv": b"new a\n"}
NEW = {"data/a.csv": b"new a\n", "data/a.yml": b"new card\n", "data/data.lock": b"{}\n"}
REPLACING = f"""
import os, signal, sys
from pathlib import Path
from jsna.refresh.journal import replace_all
left = int(sys.argv[2])
def tell(step):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
replace_all(Path(sys.argv[1]), "a", {NEW!r}, ["data/incoming/a.csv"], tell)
"""
REFRESHING = """
import os, signal, sys
from pathlib import Path
from jsna.refresh.refresh import refresh
from tests.refresh.place import HASTY, TODAY
def tell(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
refresh(Path(sys.argv[1]), ["adult-smoking"], TODAY, patience=HASTY, tell=tell)
"""


def killed(script: str, *words: object) -> int:
    """How a program ended that may have killed itself on its way."""
    asked = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.run(
        asked, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    ).returncode


def old(root: Path) -> Path:
    for name, body in OLD.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(body)
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("step", range(1, 7))
def test_a_replacing_that_is_killed_at_any_step_is_finished_by_the_next_run(step: int, tmp_path: Path):
    root = old(tmp_path)
    ended = killed(REPLACING, root, step)
    assert ended == -signal.SIGKILL
    for name, body in data_of(root).items():
        assert body in (OLD.get(name), NEW.get(name)), name
    begun = (root / JOURNAL).is_file()
    assert finish(root) == ("a" if begun else "")
    assert data_of(root) == (NEW if begun or step > 1 else OLD)
    assert not (root / JOURNAL).exists()


def test_a_replacing_that_nobody_interrupts_leaves_nothing_to_finish(tmp_path: Path):
    root = old(tmp_path)
    replace_all(root, "a", NEW, ["data/incoming/a.csv"], lambda step: None)
    assert data_of(root) == NEW
    assert finish(root) == ""


def begun(root: Path) -> Path:
    """A replacing that was written down and not done."""
    steps = []

    def tell(step: str) -> None:
        steps.append(step)
        if len(steps) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_all(old(root), "a", NEW, [], tell)
    return root


def test_a_file_that_somebody_changed_in_between_is_not_written_over(tmp_path: Path):
    root = begun(tmp_path)
    (root / "data/a.csv").write_bytes(b"mine\n")
    with pytest.raises(Fault) as error:
        finish(root)
    assert str(error.value) == (
        "data/a.csv:1:1: this file was changed after the refresh of 'a' was interrupted\n"
        "    put it back as it was, or delete .jsna/refresh/journal.json to give that refresh up"
    )
    assert (root / "data/a.csv").read_bytes() == b"mine\n"
    assert (root / "data/a.yml").read_bytes() == OLD["data/a.yml"]


def test_what_was_half_written_when_the_program_died_is_taken_away(tmp_path: Path):
    root = begun(tmp_path)
    half = root / "data/.tmp-abc.new"
    half.write_bytes(b"ne")
    assert finish(root) == "a"
    assert not half.exists()
    assert NEW.items() <= data_of(root).items()


def test_a_journal_that_cannot_be_read_is_told(tmp_path: Path):
    root = begun(tmp_path)
    (root / JOURNAL).write_text("{", encoding="utf-8")
    with pytest.raises(Fault) as error:
        finish(root)
    assert str(error.value) == (
        ".jsna/refresh/journal.json:1:1: what an interrupted refresh left cannot be read\n"
        "    delete it, and refresh again"
    )


def test_a_copy_that_is_gone_is_told_and_nothing_is_half_written(tmp_path: Path):
    root = begun(tmp_path)
    kept = Snapshots(root)
    (kept.folder / kept.keep(NEW["data/a.csv"])).unlink()
    with pytest.raises(Fault, match="the copy that an interrupted refresh had made is gone"):
        finish(root)
    assert (root / "data/a.csv").read_bytes() == OLD["data/a.csv"]


def given(folder: Path, server: Server) -> Path:
    root = northbrook(folder, f'{{from: csv, url: "{server.address("/figures.csv")}"}}')
    server.behaviours["/figures.csv"] = File(next_file(root))
    return root


def is_new(root: Path, new: bytes) -> bool:
    """Whether file, card and lock are those of the new data."""
    lock = read_lock(root)["adult-smoking"]
    card = (root / CARD).read_text(encoding="utf-8")
    same = lock.sha256 == hash_at(root / SMOKING)
    return (root / SMOKING).read_bytes() == new and same and "retrieved: 2026-06-20" in card


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    "step",
    ["reading what came", "working out what changed", f"adult-smoking: {CARD}", f"adult-smoking: {LOCK}"],
)
def test_a_refresh_that_is_killed_goes_on_without_fetching_again(step: str, tmp_path: Path):
    with serving() as server:
        root = given(tmp_path, server)
        new = next_file(root)
        assert killed(REFRESHING, root, step) == -signal.SIGKILL
        report = refreshed(root, "adult-smoking")
    assert not report.faults
    assert report.finished == ("adult-smoking" if step.startswith("adult-smoking") else "")
    assert is_new(root, new)
    assert len(server.asked) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_refresh_that_is_killed_in_the_middle_of_a_body_asks_for_the_rest(tmp_path: Path):
    came = threading.Event()

    def stuck(request: Handler) -> None:
        request.answer(200, new[:600], content_length=str(len(new)), etag='"one"')
        came.set()
        request.server.over.wait(5)

    with serving() as server:
        root = given(tmp_path, server)
        new, before = next_file(root), data_of(root)
        server.behaviours["/figures.csv"] = stuck
        asked = [
            sys.executable,
            "-c",
            REFRESHING.replace("HASTY, TODAY", "TODAY").replace("patience=HASTY, ", ""),
            root,
            "",
        ]
        with subprocess.Popen(asked, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as program:
            assert came.wait(60)
            parts = root / ".jsna/snapshots/parts"
            while not any(path.stat().st_size for path in parts.glob("*.part")):
                assert program.poll() is None
            program.kill()
        assert data_of(root) == before
        server.behaviours["/figures.csv"] = File(new)
        assert not refreshed(root, "adult-smoking").faults
    assert is_new(root, new)
    assert server.asked[-1][1]["range"] == "bytes=600-"
