"""A publication that is cut short, at any step and in any way, changes nothing that was published."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CASES = [("kept", "kill", 1, 3), ("kept", "full", 2, 5), ("whole", "kill", 40, 160)]


def rounds(folder: Path, root: Path, *words: object) -> dict[str, Any]:
    made = subprocess.run(
        [sys.executable, "-m", "tests.site.crashes", folder, *map(str, words)], cwd=root, check=True,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    return json.loads(made.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(("work", "how", "first", "every"), CASES)
def test_nothing_that_was_published_changes_and_the_next_one_goes_through(
    tmp_path: Path, root: Path, work: str, how: str, first: int, every: int
):
    seen = rounds(tmp_path, root, work, how, first, every)
    cut = {"kill": "killed", "full": "refused"}[how]
    assert (seen["wrong"], seen["seen"].get("broken", 0), seen["seen"]["done"]) == ([], 0, 1)
    assert seen["seen"][cut] > 2
