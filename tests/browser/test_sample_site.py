"""The look on the hand-made pages: reachable by everyone, on every screen, asking nobody else."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import LEVELS, MODES, POLICY, SCREENS, Serve
from tests.site import sample

PATHS = {page.path: page.path.replace("index.md", "").replace(".md", "/") for page in sample.full()}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def address(serve: Serve, sample_site: Path) -> str:
    return serve(sample_site, {"Content-Security-Policy": POLICY})


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """``open_page(url, screen, scheme)`` in a context of its own."""
    contexts = []

    def opened(url: str, screen: str = "wide", scheme: str = "light", **more: Any) -> Any:
        contexts.append(browser.new_context(viewport=SCREENS[screen], color_scheme=scheme, **more))
        page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_axe_knows_the_rules_of_wcag_2_2(open_page: Open, address: str, axe: Callable[[Any], list[str]]):
    page = open_page(f"{address}/editions.html")
    assert axe(page) == []
    known = page.evaluate("axe.getRules(['wcag22aa']).map(rule => rule.ruleId)")
    assert ("target-size" in known, "wcag22aa" in LEVELS) == (True, True)


@pytest.mark.parametrize(("screen", "scheme"), MODES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_nothing_for_axe_to_say(
    open_page: Open, address: str, axe: Callable[[Any], list[str]], path: str, screen: str, scheme: str
):
    page = open_page(f"{address}/2026/{PATHS[path]}", screen, scheme)
    for fold in page.locator("article details").all():
        fold.evaluate("fold => fold.open = true")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("name", ["editions.html", "corrections.html", "404.html"])
def test_the_pages_around_the_editions_have_nothing_for_axe_to_say(
    open_page: Open, address: str, axe: Callable[[Any], list[str]], name: str
):
    assert axe(open_page(f"{address}/{name}", "phone")) == []


def test_the_way_in_leads_to_the_current_edition(open_page: Open, address: str):
    page = open_page(f"{address}/")
    page.wait_for_url(f"{address}/latest/")
    assert page.get_by_role("heading", level=1).is_visible()


def test_a_reader_asks_no_other_host_keeps_no_cookie_and_breaks_no_policy(
    browser: Any, address: str, outside_requests: Callable[[Any, str], list[str]]
):
    context = browser.new_context()
    asked, said = outside_requests(context, address), []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PATHS.values():
        page.goto(f"{address}/2026/{path}", wait_until="networkidle")
    assert (asked, said, context.cookies()) == ([], [], [])
    context.close()


def test_search_finds_a_page_by_a_word_in_it(open_page: Open, address: str):
    page = open_page(f"{address}/2026/")
    page.locator("input[name=query]").click()
    page.keyboard.type("tooth decay")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert "/2026/changes/" in first.evaluate("link => link.href")


def test_the_reader_chooses_light_or_dark_and_it_stays(open_page: Open, address: str):
    page = open_page(f"{address}/2026/")
    page.get_by_title("Change to dark colours").click()
    page.goto(f"{address}/2026/needs/weight/", wait_until="networkidle")
    scheme, paper = page.evaluate(
        "[document.body.dataset.mdColorScheme, getComputedStyle(document.body).backgroundColor]"
    )
    assert (scheme, paper) == ("slate", "rgb(15, 23, 30)")


def test_the_first_tab_stop_leads_past_the_menu(open_page: Open, address: str):
    page = open_page(f"{address}/2026/needs/weight/")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert (page.evaluate("document.activeElement.classList[0]"), target) == (
        "md-skip",
        "#healthy-weight-in-children",
    )


def test_other_editions_are_offered_and_one_that_is_not_current_says_so(
    open_page: Open, address: str, sample_site: Path
):
    page = open_page(f"{address}/2026/needs/weight/")
    page.locator(".md-version__link").first.wait_for(state="attached")  # the list is fetched by a script
    listed = page.locator(".md-version__list a").all_inner_texts()
    titles = [one["title"] for one in json.loads((sample_site / "versions.json").read_bytes())]
    assert [text.strip() for text in listed] == titles == ["2026 (draft)", "2025"]
    assert page.get_by_text("This is not the current edition.").is_visible()
    current = open_page(f"{address}/latest/needs/weight/")
    assert not current.get_by_text("This is not the current edition.").is_visible()


def test_an_edition_that_is_not_current_leads_to_the_same_page_and_not_into_search_engines(
    open_page: Open, address: str
):
    page = open_page(f"{address}/2026/needs/weight/#fig-obesity")
    link = page.get_by_role("link", name="Read edition 2025")
    page.locator("[data-jn-page][href*=weight]").first.wait_for(state="attached")  # by a script
    assert link.get_attribute("href") == f"{address}/latest/needs/weight/#fig-obesity"
    robots = "[...document.querySelectorAll('meta[name=robots]')].map(meta => meta.content)"
    assert "noindex" in page.evaluate(robots)
    assert open_page(f"{address}/latest/needs/weight/").evaluate(robots) == []


def test_an_edition_says_which_it_is_without_scripts(open_page: Open, address: str):
    page = open_page(f"{address}/latest/needs/weight/", java_script_enabled=False)
    assert page.get_by_text("Edition 2025, published 12 June 2025.").first.is_visible()


def test_a_page_is_whole_without_scripts(open_page: Open, address: str):
    page = open_page(f"{address}/2026/needs/weight/", java_script_enabled=False)
    assert page.get_by_role("heading", level=1).inner_text().startswith("Healthy weight in children")
    assert page.locator("svg[role=img]").first.is_visible()


def test_a_phone_gets_the_narrow_drawing_and_a_desk_the_wide_one(open_page: Open, address: str):
    shown = "[...document.querySelectorAll('.jn-wide, .jn-narrow')].filter(e => e.checkVisibility()).map(e => e.className)"
    seen = [set(open_page(f"{address}/2026/needs/weight/", screen).evaluate(shown)) for screen in SCREENS]
    assert seen == [{"jn-wide"}, {"jn-narrow"}]


def test_print_opens_the_folds_and_leaves_the_menu_out(open_page: Open, address: str):
    page = open_page(f"{address}/2026/needs/weight/")
    page.emulate_media(media="print")
    seen = "name => document.querySelector(name).checkVisibility({contentVisibilityAuto: true, opacityProperty: true})"
    for _ in range(100):  # the browser lays the opened folds out a moment after it is asked to print
        if page.evaluate(seen, "details table"):
            break
        page.wait_for_timeout(50)
    assert [page.evaluate(seen, name) for name in ("details table", ".md-header", ".md-footer", ".md-sidebar")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_print_is_dark_on_white_whatever_the_screen_shows(open_page: Open, address: str):
    page = open_page(f"{address}/2026/needs/weight/", scheme="dark")
    paper = "getComputedStyle(document.body).getPropertyValue('--paper').trim()"
    on_screen = page.evaluate(paper)
    page.emulate_media(media="print")
    assert (on_screen, page.evaluate(paper)) == ("#0f171e", "#fff")
