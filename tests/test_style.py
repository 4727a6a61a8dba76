"""The code is in the house's style and its types fit, as ruff and mypy read it."""

import os
import subprocess
import sys

import pytest

from tests.beside import ROOT

READERS = [
    ["ruff", "check", "--no-cache", "--output-format", "concise"],
    ["ruff", "format", "--no-cache", "--check"],
    ["mypy", "--cache-dir", os.devnull],
]


@pytest.mark.parametrize("reader", READERS, ids=" ".join)
def test_nothing_is_found(reader: list[str]):
    ended = subprocess.run(
        [sys.executable, "-m", *reader], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
