from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from jsna.problems import Fault, Place


@contextmanager
def around() -> Iterator[None]:
    yield


def test_a_fault_passes_through_a_with_block_unharmed():
    with pytest.raises(Fault) as caught, around():
        raise Fault(Place("a.yml", 2, 3), "this is wrong", "do that")
    assert str(caught.value) == "a.yml:2:3: this is wrong\n    do that"
