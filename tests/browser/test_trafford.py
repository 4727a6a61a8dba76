"""The real site: reachable by everyone, on every screen, asking nobody else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import MODES, POLICY, SCREENS, Serve
from tests.trafford.conftest import trafford  # noqa: F401 - a fixture

# one page of each type in every mode; every other page once, on a phone
TYPES = {
    "home": "",
    "chapter": "needs/healthy-weight/",
    "ward": "places/ward-profiles/E05015244/",
    "map": "places/places/",
    "board": "board/board/",
    "sources": "data/sources/",
    "methods": "data/methods/",
    "about": "data/about/",
}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def address(serve: Serve, trafford: Path) -> str:  # noqa: F811
    return serve(trafford / "site", {"Content-Security-Policy": POLICY})


@pytest.fixture(scope="module")
def others(trafford: Path) -> list[str]:  # noqa: F811
    edition = trafford / "site" / "2026"
    found = [page.parent.relative_to(edition).as_posix() + "/" for page in edition.rglob("index.html")]
    return sorted(path for path in found if path not in {*TYPES.values(), "./"})


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    contexts = []

    def opened(url: str, screen: str = "phone", scheme: str = "light") -> Any:
        contexts.append(browser.new_context(viewport=SCREENS[screen], color_scheme=scheme))
        page = contexts[-1].new_page()
        page.goto(url, wait_until="networkidle")
        for fold in page.locator("article details").all():
            fold.evaluate("fold => fold.open = true")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("screen", "scheme"), MODES)
@pytest.mark.parametrize("kind", TYPES)
def test_a_page_of_each_type_has_nothing_for_axe_to_say(open_page, address, axe, kind, screen, scheme):
    page = open_page(f"{address}/2026/{TYPES[kind]}", screen, scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_every_other_page_has_nothing_for_axe_to_say_on_a_phone(open_page, address, axe, others):
    assert len(others) >= 30
    found: dict[str, list[str]] = {}
    for path in others:
        page = open_page(f"{address}/2026/{path}")
        found[path] = axe(page)
        page.context.close()
    assert {path: said for path, said in found.items() if said} == {}


def test_no_page_asks_another_host_keeps_a_cookie_or_breaks_the_policy(
    browser, address, outside_requests, others
):
    context = browser.new_context()
    asked = outside_requests(context, address)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    for path in [*TYPES.values(), *others]:
        page.goto(f"{address}/2026/{path}", wait_until="networkidle")
    assert (asked, context.cookies(), told) == ([], [], [])
    context.close()


def test_search_finds_a_chapter_by_a_word_of_its_text(open_page, address):
    page = open_page(f"{address}/2026/", "wide")
    page.locator("input[name=query]").click()
    page.keyboard.type("obesity")
    page.locator(".md-search-result__item a").first.wait_for()
    assert "Healthy weight" in page.inner_text(".md-search-result__list")


def test_a_ward_is_reached_from_the_home_page_by_keyboard_alone(open_page, address):
    page = open_page(f"{address}/2026/", "wide")
    page.locator(".jn-find summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/ward-profiles/**")
    assert page.locator("h1").inner_text() != ""
