"""Every number of a figure's table and of a margin is among the facts, with the row it comes from."""

import re

import pytest

from jsna.build import Draft, draft
from tests.workspace import TODAY, small


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    return draft(small(tmp_path_factory.mktemp("facts")), None, TODAY, only_check=True)


def noted(made: Draft, sex: str) -> dict[str, str]:
    facts = [one for one in made.composed.facts if one["sex"] == sex and one["period"] == "2025"]
    return {one["field"]: one["shown"] for one in facts if one["area"] == "northbrook"}


def test_limits_and_counts_of_a_figure_are_noted(made):
    page = next(page for page in made.composed.pages if page.path == "needs/smoking.md")
    row = next(row for row in page.slots["breakdown-adult-smoking"].split("<tr>") if ">Female<" in row)
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    facts = noted(made, "Female")
    limits = f"{facts['lower']} to {facts['upper']}"
    assert cells == ["Northbrook", facts["value"], limits, facts["count"]]


def test_the_limits_in_the_margin_of_a_message_are_noted(made):
    page = next(page for page in made.composed.pages if page.path == "needs/smoking.md")
    facts = noted(made, "Persons")
    assert f"Smoking: {facts['value']} ({facts['lower']} to {facts['upper']})" in page.markdown
