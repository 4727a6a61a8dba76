"""Blocks that show a table's rows: its own columns, each number noted, and nothing of another kind."""

import re
from pathlib import Path

import pytest

from jsna.build import Draft, draft
from tests.workspace import TODAY, rewritten, said, small

FILE = "chapters/needs/smoking.yml"
BLOCK = "{breakdown: adult-smoking, by: sex}"
HINT = "\n    ask for rows that the table has, or take the block out"
WRONG = {
    "{pyramid: adult-smoking}": "adult-smoking holds indicator; pyramid needs a table that holds population",
    "{registration: areas}": "areas holds areas; registration needs a table that holds population",
    "{places: adult-smoking}": "adult-smoking holds indicator; places needs a table that holds assets",
    "{access: adult-smoking}": "adult-smoking holds indicator; access needs a table that holds assets",
    "{gaps: adult-smoking}": "adult-smoking holds indicator; gaps needs a table that holds assets",
    "{reliance: adult-smoking}": "adult-smoking holds indicator; reliance needs a table that holds assets",
    "{spend: adult-smoking}": "adult-smoking holds indicator; spend needs a table that holds spend",
    "{table: adult-smoking, columns: {perod: Year}}": (
        "adult-smoking has no column 'perod'; did you mean 'period'?"
    ),
    "{table: adult-smoking, rows: {chosen: yes}}": "adult-smoking has no column 'chosen'",
}


def with_block(folder: Path, block: str) -> Draft:
    root = small(folder)
    rewritten(root, FILE, BLOCK, block)
    return draft(root, None, TODAY, only_check=True)


def slots(made: Draft) -> dict[str, str]:
    return next(page.slots for page in made.composed.pages if page.path == "needs/smoking.md")


def heads(html: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html)


@pytest.mark.parametrize("block", WRONG)
def test_a_table_that_holds_something_else_is_told(block, tmp_path):
    assert said(with_block(tmp_path, block)) == [f"{FILE}:44:9: {WRONG[block]}{HINT}"]


def test_a_table_without_columns_shows_those_of_its_file_that_hold_something(tmp_path):
    made = with_block(tmp_path, "{table: adult-smoking, limit: 1}")
    assert heads(slots(made)["table-adult-smoking"]) == [
        "Measure", "Area", "Period", "Sex", "Age", "Value", "Lower 95% limit", "Upper 95% limit",
        "Count", "Denominator",
    ]  # fmt: skip


def test_each_number_of_a_table_is_noted_with_its_line(tmp_path):
    made = with_block(tmp_path, "{table: adult-smoking, limit: 1}")
    noted = {fact["field"]: fact["shown"] for fact in made.composed.facts if fact.get("line") == 2}
    assert noted == {
        "value": "14.5", "lower": "13.4", "upper": "15.6", "count": "580", "denominator": "4,000",
    }  # fmt: skip


def test_a_withheld_cell_has_the_mark_of_withheld(tmp_path):
    root = small(tmp_path)
    rewritten(root, FILE, BLOCK, "{table: adult-smoking, rows: {period: '2021', sex: Female}}")
    rewritten(root, "data/adult-smoking.yml", "disclosure: published\n", "not_known: 577\n")
    rewritten(
        root,
        "data/adult-smoking.csv",
        "northbrook,2021,Female,18 and over,580,",
        "northbrook,2021,Female,18 and over,3,",
    )
    html = slots(draft(root, None, TODAY, only_check=True))["table-adult-smoking"]
    row = next(row for row in html.split("<tr>") if "Northbrook" in row)
    assert "[c]" in row
    assert "[x]" not in row
