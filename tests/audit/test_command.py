import json

from click.testing import CliRunner, Result

from jsna.cli import main
from tests.audit.sites import page, site, table
from tests.workspace import small

LEAK = page(table(["Ward", "Count"], [("Ash", "12"), ("Beech", "[c]"), ("Cedar", "16"), ("All", "31")]))
SAFE = page(table(["Ward", "Count"], [("Ash", "12"), ("Cedar", "16"), ("All", "28")]))


def run(*words: str) -> Result:
    made = CliRunner().invoke(main, ["audit", *words])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def test_a_site_that_withholds_nothing_says_what_was_looked_at(tmp_path):
    made = run(str(site(tmp_path, {"2026/index.html": SAFE})))
    assert made.exit_code == 0
    assert made.output == (
        "Read 1 files and 0 packed inside them (edition 2026): 3 counts, 0 of them withheld; 0 charts measured.\n"
        "No count is withheld, so there is none to work out.\n0 errors, 0 warnings\n"
    )


def test_a_count_that_follows_ends_with_status_one(tmp_path):
    made = run(str(site(tmp_path, {"2026/index.html": LEAK})))
    assert made.exit_code == 1
    assert made.output == (
        "2026/index.html:4:1: Beech (Falls, index.html): the withheld count is 3 exactly\n"
        "    by Ash = 12 at 2026/index.html:4:1, Cedar = 16 at 2026/index.html:6:1, All = 31 at"
        " 2026/index.html:7:1; withhold one of these figures too, group the rows, or leave the total out\n"
        "Read 1 files and 0 packed inside them (edition 2026): 4 counts, 1 of them withheld; 0 charts measured.\n"
        "3 printed figures say something about the withheld counts.\n1 error, 0 warnings\n"
    )


def test_a_program_gets_the_same_as_json(tmp_path):
    made = run(str(site(tmp_path, {"2026/index.html": LEAK, "2026/a.pdf": b"%PDF-"})), "--format", "json")
    told = json.loads(made.output)
    (fault,) = told.pop("faults")
    assert made.exit_code == 1
    assert (fault["file"], fault["line"], fault["code"]) == ("2026/index.html", 4, "exposed")
    assert told == {
        "files": 2,
        "packed": 0,
        "pages": 1,
        "editions": ["2026"],
        "counts": 4,
        "withheld": 1,
        "facts": 3,
        "charts_measured": 0,
        "searched_for": None,
        "not_searched_for": 0,
        "not_read": [{"name": "2026/a.pdf", "why": "a PDF"}],
    }


def test_what_could_not_be_read_is_named(tmp_path):
    made = run(str(site(tmp_path, {"2026/index.html": SAFE, "2026/a.pdf": b"%PDF-", "2026/b.pdf": b"%PDF-"})))
    assert "not read: a PDF: 2026/a.pdf, 2026/b.pdf\n" in made.output


def test_a_folder_without_pages_is_no_site(tmp_path):
    made = run(str(tmp_path))
    assert made.exit_code == 2
    assert made.output.endswith(
        f"Error: {tmp_path} holds no page; build the site first, or name the folder of one\n"
    )


def test_a_workspace_that_was_not_built_has_no_site(tmp_path):
    root = small(tmp_path)
    made = run("--root", str(root))
    assert made.exit_code == 2
    assert made.output.endswith(
        f"Error: {root / 'site'} is no folder; build the site first, or name the folder of one\n"
    )


def test_a_workspace_with_mistakes_says_them_and_is_not_audited(tmp_path):
    root = small(tmp_path)
    site(root, {"site/2026/index.html": SAFE})
    (root / "chapters/needs/smoking.yml").write_text("kind: chaptr\n", encoding="utf-8")
    made = run("--root", str(root), "--today", "2026-07-01")
    assert made.exit_code == 1
    assert made.output.endswith("The site was not audited.\n")
    assert "chapters/needs/smoking.yml:1:7: " in made.output
