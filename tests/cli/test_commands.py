import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jsna.cli import main
from jsna.cli.report import reported, summary
from jsna.problems import Fault, Place
from tests.beside import ROOT
from tests.workspace import small


def run(*words: str) -> Result:
    made = CliRunner().invoke(main, list(words))
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def test_the_small_workspace_is_built_and_told(tmp_path):
    root = small(tmp_path)
    made = run("build", "--root", str(root), "--today", "2026-07-01")
    assert made.exit_code == 0
    assert (root / "site/2026/needs/smoking/index.html").is_file()
    assert f"6 pages, {len(list((root / 'site/2026').rglob('*.*'))) - 1} files in" in made.output
    assert "adult-smoking: 30 rows read, 30 used" in made.output


def test_a_broken_workspace_leaves_the_site_as_it_was(tmp_path):
    root = small(tmp_path)
    run("build", "--root", str(root), "--today", "2026-07-01")
    before = (root / "site/2026/manifest.json").read_bytes()
    (root / "chapters/needs/smoking.yml").write_text("kind: chaptr\n", encoding="utf-8")
    made = run("build", "--root", str(root), "--today", "2026-07-01")
    assert made.exit_code == 1
    assert made.output.endswith("The site was not changed.\n")
    assert (root / "site/2026/manifest.json").read_bytes() == before


def test_help_imports_nothing_heavy():
    heavy = ("pandas", "matplotlib", "numpy", "pydantic", "mkdocs", "rich", "duckdb")
    script = f"import sys, jsna.cli; print([name for name in {heavy} if name in sys.modules])"
    made = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert made.stdout.strip() == "[]"


def test_a_check_draws_nothing(tmp_path):
    root = small(tmp_path)
    script = (
        "import sys, pathlib, datetime; from jsna.check import check;"
        f"check(pathlib.Path({str(root)!r}), None, datetime.date(2026, 7, 1));"
        "print('matplotlib.backends' in sys.modules, (pathlib.Path("
        + repr(str(root))
        + ") / 'site').exists())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert made.stdout.strip() == "False False"


def test_a_check_looks_at_the_settings_that_a_build_needs(tmp_path):
    root = small(tmp_path)
    (root / "mkdocs.yml").write_text("site_nmae: Northbrook\n", encoding="utf-8")
    made = run("check", "--root", str(root), "--today", "2026-07-01")
    assert made.exit_code == 1
    assert (
        "mkdocs.yml:1:1: 'site_name' is missing\n    as in site_name: Trafford JSNA\n"
        "mkdocs.yml:1:1: no setting called 'site_nmae'\n    did you mean 'site_name'?\n"
    ) in made.output
    assert made.output.splitlines()[-1].startswith("2 errors, ")


def test_documents_without_settings_are_built_under_the_name_of_their_edition(tmp_path):
    root = small(tmp_path)
    (root / "mkdocs.yml").unlink()
    checked = run("check", "--root", str(root), "--today", "2026-07-01")
    built = run("build", "--root", str(root), "--today", "2026-07-01")
    said = "mkdocs.yml:1:1: warning: there is no mkdocs.yml\n    the site's name and colours belong in it\n"
    for made in (checked, built):
        assert (made.exit_code, said in made.output) == (0, True)
    home = (root / "site/2026/index.html").read_text(encoding="utf-8")
    assert "Northbrook Joint Strategic Needs Assessment" in home


def test_a_build_does_without_its_memory_and_says_where_its_record_could_not_be_written(tmp_path):
    root = small(tmp_path)
    (root / ".jsna").write_text("a file in the way", encoding="utf-8")
    (root / "data/data.lock").mkdir()
    made = run("build", "--root", str(root), "--today", "2026-07-01")
    assert (made.exit_code, (root / "site/2026/index.html").is_file()) == (0, True)
    assert (
        "data/data.lock:1:1: warning: the site is made, but this file could not be written (Is a directory)\n"
        "    make it writable and build again\n"
    ) in made.output
    assert sorted(path.name for path in (root / "data").glob("*.lock")) == ["data.lock"]


def test_a_name_that_is_not_there_is_told_with_what_to_write():
    assert reported([Fault(Place("a.yml"), "no chapter is called 'x'", code="dead-address")], "text") == (
        "a.yml:1:1: no chapter is called 'x'\n"
        "    write the id of one that is there: a document's id is the name of its file"
    )


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ((), "0 errors, 0 warnings"),
        (("error", "warning"), "1 error, 1 warning"),
        (("warning", "warning"), "0 errors, 2 warnings"),
    ],
)
def test_one_is_told_as_one(severities, said):
    assert summary([Fault(Place("a"), str(i), severity=one) for i, one in enumerate(severities)]) == said


def test_a_new_workspace_has_no_hidden_folder(tmp_path):
    assert sorted(path.name for path in small(tmp_path).iterdir()) == [
        ".gitignore", "README.md", "chapters", "data", "mkdocs.yml",
    ]  # fmt: skip


REFUSED = [
    (["build", "--today", "soon"], "Error: 'soon' is not a date; write it as 2026-03-31"),
    (["new", "chaptr", "falls"], "Error: 'chaptr' is not a kind; write one of chapter, priority, decision, engagement, board, edition, table"),
    (["new", "chapter", "Falls!"], "Error: 'Falls!' is not an id; use a-z, 0-9 and -"),
    (["new", "chapter", "smoking"], "Error: the id 'smoking' is taken by chapters/needs/smoking.yml"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_wrong_usage_is_told_in_plain_words_and_ends_with_two(tmp_path, words, message):
    made = run(*words, "--root", str(small(tmp_path)))
    assert made.exit_code == 2
    assert made.output.splitlines()[-1] == message


def test_a_folder_without_chapters_is_no_workspace(tmp_path):
    made = run("check", "--root", str(tmp_path))
    assert made.exit_code == 2
    assert made.output.splitlines()[-1] == (
        f"Error: {tmp_path} has no chapters/ folder; go to a workspace, or make one with: jsna init DIR"
    )


def test_init_fills_a_new_folder_and_never_a_full_one(tmp_path):
    assert run("init", str(tmp_path / "mine")).exit_code == 0
    again = run("init", str(tmp_path / "mine"))
    assert again.exit_code == 1
    assert again.output.strip() == f"Error: {tmp_path / 'mine'} is not empty; name a new folder"


@pytest.mark.parametrize(
    "kind", ["chapter", "priority", "decision", "engagement", "board", "edition", "table"]
)
def test_a_new_document_has_every_field_its_kind_needs(tmp_path, kind):
    root = small(tmp_path)
    assert run("new", kind, f"my-{kind}", "--root", str(root)).exit_code == 0
    told = json.loads(run("check", "--root", str(root), "--format", "json", "--today", "2026-07-01").output)
    codes = {
        fault["code"]
        for fault in told
        if Path(fault["file"]).stem == f"my-{kind}" and fault["severity"] == "error"
    }
    assert not codes & {"missing-field", "unknown-field", "unknown-kind"}


def test_kinds_lists_every_kind_with_its_sentence():
    made = run("kinds").output
    for line in (
        "  chapter: Something to read.",
        "  series: A measure over time",
        "  fingertips: The Fingertips download",
        "  open referral: Services of an Open Referral UK feed, every page of it.",
        "  proportion: The share of people",
    ):
        assert line in made


def test_schema_is_written_for_editors(tmp_path):
    assert run("schema", str(tmp_path)).exit_code == 0
    made = json.loads((tmp_path / "jsna.schema.json").read_text(encoding="utf-8"))
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(run("schema").output) == made
