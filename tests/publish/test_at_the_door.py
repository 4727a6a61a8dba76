"""`jsna publish` itself, killed or run twice at once: all of it or nothing, and the next one goes through."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jsna.site.archive import names
from jsna.site.verify import verify
from tests.publish.northbrook import corrected, publish, ready

KILLED = """
import os, signal, sys
from jsna.cli import main
inside, at = sys.argv[1:]
def hook(event, words):
    if event == "os.rename" and str(words[1]).endswith(at):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
main(["publish", "2026-2", "--root", inside, "--today", "2026-07-21"])
"""
pytestmark = pytest.mark.slow
MOVES = ["published/2026-2.zip", "published/2026-2.json", "editions/2026-2.yml"]  # in this order


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has published 2026, and is about to publish 2026-2."""
    root = ready(tmp_path_factory.mktemp("before"))
    assert publish(root).exit_code == 0
    corrected(root)
    return root


def bytes_of(root: Path) -> dict[str, bytes]:
    found = [*(root / "site/2026").rglob("*"), *(root / "published").glob("2026.*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.parametrize("move", MOVES)
def test_a_killed_publication_changes_nothing_published(tmp_path: Path, before: Path, root: Path, move: str):
    place = Path(shutil.copytree(before, tmp_path / "place"))
    env = {**os.environ, "PYTHONPATH": str(root)}
    made = subprocess.run([sys.executable, "-c", KILLED, place, move], env=env, capture_output=True)
    assert made.returncode == -signal.SIGKILL
    assert bytes_of(place) == bytes_of(before)
    assert publish(place, "2026-2", "2026-07-21").exit_code == 0
    assert verify(place / "site", place, "site") == []
    assert (bytes_of(place), names(place)) == (bytes_of(before), ["2026", "2026-2"])
    assert "status: published\npublished: 2026-07-21\n" in (place / "chapters/editions/2026-2.yml").read_text(
        encoding="utf-8"
    )


def test_of_two_at_once_one_publishes(tmp_path: Path, before: Path, root: Path):
    place = Path(shutil.copytree(before, tmp_path / "place"))
    command = [sys.executable, "-m", "jsna", "publish", "2026-2", "--root", place, "--today", "2026-07-21"]
    env = {**os.environ, "PYTHONPATH": str(root)}
    both = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = [one.communicate()[0] for one in both]
    refusals = ("another build is publishing here; nothing was changed", "was published on 2026-07-21")
    for one, words in zip(both, said, strict=True):
        assert one.returncode == 0 or (one.returncode == 1 and any(no in words for no in refusals)), words
    assert 0 in [one.returncode for one in both]
    assert verify(place / "site", place, "site") == []
    assert (bytes_of(place), names(place)) == (bytes_of(before), ["2026", "2026-2"])
    record = json.loads((place / "published/2026-2.json").read_bytes())
    assert record["replaces"] == "2026"
