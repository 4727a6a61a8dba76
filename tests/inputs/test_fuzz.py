"""A sample of the documents and templates that the fuzzers break at random, the same each time."""

from pathlib import Path

import pytest

from tests.inputs import fuzz_templates, fuzz_yaml
from tests.workspace import small


@pytest.mark.parametrize("seed", range(3))
def test_a_document_broken_at_random_is_understood_or_told(seed: int, tmp_path: Path):
    became, _ = fuzz_yaml.run(100, 1000 + seed, small(tmp_path))
    assert became["told"] + became["understood"] == 100
    assert became["understood"]


@pytest.mark.parametrize("seed", range(3))
def test_a_template_broken_at_random_is_filled_or_told(seed: int, tmp_path: Path):
    became, _ = fuzz_templates.run(100, 1000 + seed, tmp_path)
    assert became["told"] + became["filled"] == 100
    assert became["filled"]
