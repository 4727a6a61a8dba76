"""Files broken at random: each has an answer, which is a table that lost no row, or faults in its place."""

from itertools import islice
from pathlib import Path

import pytest

from tests.inputs.fuzz_csv import answer, cases, unsound
from tests.inputs.fuzz_files import KINDS, other_cases

CSV, OTHERS = 200, 40


def test_a_broken_csv_is_a_table_that_lost_no_row_or_a_fault(tmp_path: Path):
    for number, case in enumerate(islice(cases(7, tmp_path), CSV)):
        assert unsound(case, answer(case, tmp_path / "runs")) == "", f"file {number}, as {case.table}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_of_another_kind_is_a_table_that_lost_no_row_or_a_fault(kind: str, tmp_path: Path):
    found = other_cases(7, tmp_path)[kind]
    for number, case in enumerate(islice(found, OTHERS)):
        assert unsound(case, answer(case, tmp_path / "runs")) == "", f"file {number}"
