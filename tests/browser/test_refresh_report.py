"""The page of a refresh: nothing for axe to say, and no wider than a narrow screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SCREENS
from tests.refresh.place import next_file, refreshed
from tests.workspace import small


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("refreshed"))
    (root / "data/incoming").mkdir()
    (root / "data/incoming/adult-smoking.csv").write_bytes(next_file(root))
    refreshed(root)
    return root / ".jsna/refresh/refresh-report.html"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_report_has_nothing_for_axe_to_say(
    browser: Any, axe: Callable[[Any], list[str]], report: Path, screen: str
):
    context = browser.new_context(viewport=SCREENS[screen])
    page = context.new_page()
    page.goto(report.as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("table caption").all_inner_texts() == ["Revisions of past values"]
    context.close()
