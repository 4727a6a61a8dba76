"""Every method says what it does and how, in words that can be read aloud."""

import re

import pytest

from jsna.registry import kinds_in
from jsna.statistics.method import Method

KINDS = kinds_in("jsna.statistics.methods", Method)


@pytest.mark.parametrize("name", KINDS)
def test_its_formula_has_no_sign_that_a_screen_reader_may_leave_out(name):
    said = KINDS[name].formula
    assert said.endswith(".")
    assert re.findall(r"[^A-Za-z0-9 .,;:%'-]", said) == []


@pytest.mark.parametrize("name", KINDS)
def test_its_purpose_is_a_paragraph_of_its_own(name):
    said = KINDS[name].purpose
    assert said[0].isupper() and said[-1] in ".?"
    assert "``" not in said
