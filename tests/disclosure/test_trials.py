"""A sample of random tables, protected and attacked; benchmarks/disclosure.py runs them all."""

import pytest

from tests.disclosure.trials import TRIALS

SAMPLE = 12


@pytest.mark.parametrize("seed", range(SAMPLE))
@pytest.mark.parametrize("name", TRIALS)
def test_nothing_goes_wrong(name: str, seed: int):
    assert TRIALS[name].trial(seed) == []
