"""The edition of 2025 holds what could be known by then, and says that it was made later."""

import csv
from datetime import date
from pathlib import Path

import pytest

from groundwork.edition_2025.cut import cut_rows, cut_tables, unsupported
from groundwork.edition_2025.documents import read
from groundwork.edition_2025.workspace import make, rules
from jsna.build import Draft, draft
from jsna.model.periods import read_period
from jsna.problems import errors
from tests.beside import ROOT

DAY = date(2025, 4, 30)
ROWS = "area,period,value\na,2023/24,1\na,2024/25,2\na,2025-04,3\na,2025-05,4\na,2023 - 25,5\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition-2025")
    make(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def checked(workspace: Path) -> Draft:
    return draft(workspace, "2025", date.fromisoformat(rules()["published"]), only_check=True)


def test_a_row_stays_where_its_period_had_ended_by_the_day():
    text, left_out, periods = cut_rows(ROWS, DAY)
    assert text == "area,period,value\na,2023/24,1\na,2024/25,2\na,2025-04,3\n"
    assert (left_out, periods) == (2, ("2023/24", "2024/25", "2025-04"))


@pytest.mark.parametrize("text", ["", "code,name\na,A\n", "area,period\na,2024\n"])
def test_a_table_without_later_periods_stays_byte_for_byte(text):
    assert cut_rows(text, DAY)[:2] == (text, 0)


def test_a_table_of_which_nothing_would_be_left_is_refused(tmp_path):
    (tmp_path / "late.csv").write_text("area,period\na,2026\n", encoding="utf-8")
    (tmp_path / "late.yml").write_text("source: {retrieved: 2026-04-30}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="^no row of late is for a period that ended by 2025-04-30$"):
        cut_tables(tmp_path, DAY, ())


def test_a_card_says_from_which_retrieval_it_was_cut_and_what_it_covers_now(tmp_path):
    (tmp_path / "work.csv").write_text(ROWS, encoding="utf-8")
    card = "source:\n  retrieved: 2026-04-30\n  period: 2023 to 2026\n  next_release: 2026-05-01\nnotes:\n  - One.\n"
    (tmp_path / "work.yml").write_text(card, encoding="utf-8")
    (made,) = cut_tables(tmp_path, DAY, ())
    assert (made.table, made.kept, made.left_out) == ("work", 3, 2)
    assert (tmp_path / "work.yml").read_text(encoding="utf-8") == (
        'source:\n  retrieved: 2025-04-30\n  period: "2023 to 2025-04"\nnotes:\n'
        "  - Cut from the table retrieved on 2026-04-30, at periods that had ended by 2025-04-30.\n  - One.\n"
    )


def test_a_place_no_longer_supports_a_chapter_that_is_left_out():
    text = "id,supports\nhub,deprivation;smoking\npool,smoking\n"
    assert unsupported(text, ["deprivation"]) == "id,supports\nhub,smoking\npool,smoking\n"


def test_no_row_is_for_a_later_period_and_no_card_claims_a_later_retrieval(workspace):
    for file in sorted((workspace / "data").glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert all(read_period(row["period"]).end <= DAY for row in rows if "period" in row), file.name
    for card in sorted((workspace / "data").glob("*.yml")):
        assert date.fromisoformat(read(card)["source"]["retrieved"]) <= DAY, card.name


def test_what_rests_on_a_table_that_is_left_out_goes_with_it(workspace):
    names = {path.stem for path in workspace.rglob("*.yml")}
    rule = rules()
    assert not names & {*rule["tables_left_out"], *rule["chapters_left_out"]}
    assert {"2025", "edition-2025"} <= names
    assert "2026" not in names


def test_everything_in_it_is_sound_and_every_claim_holds(checked):
    assert [str(fault) for fault in errors(checked.faults)] == []
    claims = [one for one in checked.found.said() if one.kind == "claim"]
    assert len(claims) > 100
    assert {one.verdict for one in claims} == {"holds"}


def test_it_says_on_its_first_page_that_it_was_made_later(checked):
    home = next(page.markdown for page in checked.composed.pages if page.path == "index.md")
    assert "made in 2026 from the same tables" in " ".join(home.split())
