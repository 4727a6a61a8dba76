"""A year that is typed in a sentence is held against the figures that its claim was judged by."""

from pathlib import Path

import pytest

from jsna.build import draft
from tests.workspace import TODAY, rewritten, small

FILE = "chapters/needs/smoking.yml"
SENTENCE = "Smoking is less common here than in England"
CLAIM = '{% claim "adult-smoking is lower than england" %}'
OTHER = "and its figure is of 2025"


def told(folder: Path, old: str, new: str) -> list[str]:
    root = small(folder)
    rewritten(root, FILE, old, new)
    made = draft(root, None, TODAY, only_check=True)
    return [f"{one.place}: {one.message}" for one in made.faults if one.code == "other-year"]


def test_a_year_that_the_figures_have_left_behind_is_told_where_it_stands(tmp_path: Path):
    found = told(
        tmp_path, f"{CLAIM}{SENTENCE}", f"{CLAIM}In 2023 smoking was less common here than in England"
    )
    assert len(found) == 1
    assert found[0].startswith(FILE)
    assert found[0].endswith(f": the sentence says 'In 2023' {OTHER}")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2025 smoking was less common here than in England",
        "In 2024/25 smoking was less common here than in England",
        "In 2025, as in 2019, smoking was less common here than in England",
        "Since the ban of 2007 smoking is less common here than in England",
        SENTENCE,
    ],
)
def test_years_of_the_figures_and_years_of_other_things_are_let_be(sentence: str, tmp_path: Path):
    assert told(tmp_path, f"{CLAIM}{SENTENCE}", f"{CLAIM}{sentence}") == []


def test_a_key_message_is_held_too(tmp_path: Path):
    found = told(tmp_path, "Fewer adults smoke here than in", "In 2019 fewer adults smoked here than in")
    assert [one.rpartition(": ")[2] for one in found] == [f"the sentence says 'In 2019' {OTHER}"]
