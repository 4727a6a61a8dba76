"""The real example, built once: the site of Trafford from the files of this repository."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from jsna.build import build
from tests.beside import ROOT

TODAY = date(2026, 11, 25)


def workspace(folder: Path) -> Path:
    """A copy of the repository's own workspace, so that nothing is written into it."""
    for name in ("chapters", "data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def trafford(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of Trafford with its site made."""
    root = workspace(tmp_path_factory.mktemp("trafford"))
    build(root, None, TODAY)
    return root
