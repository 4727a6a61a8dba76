"""Names, titles and groups are words: whatever signs they hold, a page shows them and obeys none."""

from pathlib import Path

import pytest

from jsna.build import Draft, draft
from jsna.pages.paths import HOME
from tests.workspace import TODAY, rewritten, small

CARD = "data/adult-smoking.yml"
BAD = "<img src=x onerror=alert(1)>"
SHOWN = "&lt;img src=x onerror=alert(1)&gt;"
CASES = {
    "a measure's short title": (CARD, "short: Smoking", f"short: {BAD}"),
    "whom a measure is about": (CARD, "of: adults aged 18 and over", f"of: {BAD}"),
    "an area": ("data/areas.csv", "northbrook,Northbrook,", f"northbrook,{BAD},"),
    "a comparator": ("data/areas.csv", "E92000001,England,", f"E92000001,{BAD},"),
    "the edition": (
        "chapters/editions/2026.yml",
        "title: Northbrook Joint Strategic Needs Assessment 2026",
        f"title: {BAD}",
    ),
}


def with_a_spine(folder: Path) -> Path:
    root = small(folder)
    spine = "      - {series: adult-smoking}\n      - {spine: [adult-smoking], level: place, title: One}\n"
    rewritten(root, "chapters/needs/smoking.yml", "      - {series: adult-smoking}\n", spine)
    return root


def written(made: Draft) -> str:
    """The home page, and the blocks of every page."""
    home = next(page.markdown for page in made.composed.pages if page.path == HOME)
    return home + "".join(html for page in made.composed.pages for html in page.slots.values())


@pytest.mark.parametrize("what", CASES)
def test_markup_in_a_name_is_shown_as_it_was_written(what, tmp_path):
    root = with_a_spine(tmp_path)
    rewritten(root, *CASES[what])
    html = written(draft(root, None, TODAY, only_check=True))
    assert "<img" not in html
    assert SHOWN in html
