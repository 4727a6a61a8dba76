"""Ten mistakes in ten files, told in one run, each at its place with what to do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jsna.cli import main
from jsna.start import new_document
from tests.workspace import TODAY, rewritten, small

SMOKING = "chapters/needs/smoking.yml"
CARD, ROWS = "data/adult-smoking.yml", "data/adult-smoking.csv"


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    """The starter workspace with ten documents, one mistake in each."""
    root = small(tmp_path)
    for name in ("falls", "diabetes", "dementia", "carers", "teeth", "homes"):
        made = new_document(root, "chapter", name, TODAY)
        rewritten(root, made.relative_to(root).as_posix(), "MEASURE", "adult-smoking")
    rewritten(root, SMOKING, "title: Smoking\n", "titel: Smoking\n")
    rewritten(root, "chapters/needs/falls.yml", "course: all-ages", "course: all-age")
    rewritten(root, "chapters/needs/diabetes.yml", "reviewed: 2026-07-01", "reviewed: 2026-31-07")
    rewritten(root, "chapters/needs/dementia.yml", "area: northbrook", "area: northbrok")
    rewritten(
        root, "chapters/needs/carers.yml", "  Write here.", "  {{ adult_smokin.latest.value | percent }}"
    )
    rewritten(
        root, "chapters/needs/teeth.yml", "    text: |", "    show: {seris: adult-smoking}\n    text: |"
    )
    rewritten(root, "chapters/needs/homes.yml", "id: homes", "id: home")
    rewritten(root, "chapters/editions/2026.yml", "pages: [smoking]", "pages: [smoking, falls, nowhere]")
    rewritten(root, CARD, "sex: Persons", "sex: Person")
    rewritten(
        root, ROWS, "northbrook,2021,Female,18 and over,580,4000", "northbrook,2021,Female,18 and over,*,4000"
    )
    return root


def checked(root: Path, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["check", "--root", str(root), "--today", "2026-07-01", *words])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.output


def test_all_ten_are_told_in_one_run_with_place_words_and_what_to_do(ten):
    code, output = checked(ten, "--format", "json")
    told = {
        (fault["file"], fault["message"]): fault
        for fault in json.loads(output)
        if fault["severity"] == "error"
    }
    assert code == 1
    assert {file for file, _ in told} == {
        SMOKING, CARD, ROWS, "chapters/editions/2026.yml",
        *(f"chapters/needs/{name}.yml" for name in ("falls", "diabetes", "dementia", "carers", "teeth", "homes")),
    }  # fmt: skip
    for fault in told.values():
        assert set(fault) == {"file", "line", "column", "severity", "code", "message", "hint"}
        assert fault["line"] >= 1
        assert fault["column"] >= 1
        assert fault["hint"]


def test_the_words_are_plain_and_name_the_place(ten):
    _, output = checked(ten)
    assert f"{SMOKING}:3:1: no field called 'titel'\n    did you mean 'title'?" in output
    assert "chapters/needs/diabetes.yml:12:11: '2026-31-07' is not a date\n" in output
    assert "chapters/needs/teeth.yml:23:12: 'seris' is not a block\n    did you mean 'series'?" in output
    assert f"{ROWS}:2:5: '*' is not a number\n    leave it empty and put the reason in note" in output
    assert "'adult_smokin' is not defined\n    did you mean 'adult_smoking'?" in output
    assert "Traceback" not in output


def test_github_gets_an_annotation_for_each(ten):
    _, output = checked(ten, "--format", "github")
    assert (
        f"::error file={SMOKING},line=3,col=1,title=unknown-field::no field called 'titel'%0Adid you mean 'title'?"
        in output
    )


def test_a_workspace_without_a_mistake_passes_and_strict_counts_warnings(tmp_path):
    root = small(tmp_path)
    assert checked(root)[0] == 0
    assert checked(root, "--strict")[0] == 1
