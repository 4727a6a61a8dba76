"""The pair of editions in which each kind of change was planted once, made one time for all tests."""

from pathlib import Path

import pytest

from jsna.findings.changes.changed import Changed
from tests.changes.editions import SIX, changed, two_editions


@pytest.fixture(scope="session")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace: edition 2025 published, 2026 built after all six changes."""
    return two_editions(tmp_path_factory.mktemp("six"), *(plant for plant, _ in SIX.values()))


@pytest.fixture(scope="session")
def all_six(six: Path) -> Changed:
    """What changed between its editions."""
    return changed(six)
