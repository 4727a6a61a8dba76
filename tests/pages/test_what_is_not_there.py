"""A word for something that is not there is told at its block, with what there is."""

from pathlib import Path

import pytest

from jsna.build import Draft, draft
from tests.workspace import TODAY, rewritten, said, small

FILE = "chapters/needs/smoking.yml"
BLOCK = "{series: adult-smoking}"
PLACE = f"{FILE}:43:9"
HINT = "\n    ask for rows that the table has, or take the block out"
CASES = {
    "{series: adult-smoking, compare: [englnad]}": ("no area is called 'englnad'; did you mean 'england'?"),
    "{compare: adult-smoking, level: place, against: Southbrook}": (
        "no area is called 'Southbrook'; did you mean 'Northbrook'?"
    ),
    "{series: adult-smoking, compare: [zzz]}": "no area is called 'zzz'",
    "{series: adult-smoking, from: 2019/20}": (
        "adult-smoking has no period '2019/20'; its first period is 2021, its last 2025"
    ),
}


def with_block(folder: Path, block: str) -> Draft:
    root = small(folder)
    rewritten(root, FILE, BLOCK, block)
    return draft(root, None, TODAY, only_check=True)


@pytest.mark.parametrize("block", CASES)
def test_it_is_told_where_the_block_stands(block, tmp_path):
    assert said(with_block(tmp_path, block)) == [f"{PLACE}: {CASES[block]}{HINT}"]


def test_a_home_map_without_boundaries_is_told_and_the_other_pages_are_written(tmp_path):
    root = small(tmp_path)
    asked = "map: {measure: adult-smoking, level: place, title: Smoking}\nlead:"
    rewritten(root, "chapters/editions/2026.yml", "lead:", asked)
    made = draft(root, None, TODAY, only_check=True)
    assert said(made) == [
        "chapters/editions/2026.yml:8:6: no boundary for northbrook; a table that holds boundaries must have it"
    ]
    assert "needs/smoking.md" in [page.path for page in made.composed.pages]


def test_a_comparator_that_is_no_area_is_told_once_a_page_and_no_traceback(tmp_path):
    root = small(tmp_path)
    rewritten(root, "chapters/editions/2026.yml", "[england]", "[englnad]")
    made = draft(root, None, TODAY, only_check=True)
    assert any("'englnad'" in one for one in said(made))
