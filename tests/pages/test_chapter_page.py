import re
from pathlib import Path

from jsna.pages.page import Page
from tests.workspace import drafted, rewritten, said, small

CHAPTER = "chapters/needs/smoking.yml"


def chapter(root: Path) -> Page:
    made = drafted(root)
    assert said(made) == []
    return next(page for page in made.composed.pages if page.path == "needs/smoking.md")


def test_what_the_front_sheet_says_is_text_and_never_html(tmp_path: Path):
    root = small(tmp_path)
    for old in ("Public health team", "Public health intelligence team", "Public health consultant", '"0.1"'):
        rewritten(root, CHAPTER, old, f"'<script>alert({len(old)})</script>'")
    rewritten(root, CHAPTER, "question:", "replaces: <img src=x onerror=alert(1)>\nquestion:")
    made = chapter(root).markdown
    assert "<script>" not in made
    assert "<img" not in made
    assert "<dt>Written by</dt><dd>&lt;script&gt;alert(31)&lt;/script&gt;</dd>" in made


def test_an_address_of_the_front_sheet_is_a_link(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CHAPTER, "question:", "equality: https://northbrook.example/equality\nquestion:")
    assert (
        "<dt>Equality assessment</dt><dd>"
        '<a href="https://northbrook.example/equality">https://northbrook.example/equality</a></dd>'
    ) in chapter(root).markdown


def test_the_page_of_an_area_names_that_area(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CHAPTER, "course:", "for_each: place\ncourse:")
    rewritten(root, CHAPTER, "area: northbrook", "area: E92000001")
    pages = [one.markdown for one in drafted(root).composed.pages if "/smoking/" in one.path]
    assert len(pages) == 1
    assert "\n# Northbrook\n" in pages[0]
    assert "<dt>Area</dt><dd>Northbrook</dd>" in pages[0]


def test_two_headings_of_a_page_never_share_an_id(tmp_path: Path):
    root = small(tmp_path)
    section = "  - {role: why, title: TITLE, need: [comparative], text: Words.}\n"
    more = "".join(section.replace("TITLE", title) for title in ("Smoking", "Level", "Level", "What works"))
    rewritten(
        root, CHAPTER, "left_out:\n  why: Write why smoking matters, with a source.", f"{more}left_out:"
    )
    assert re.findall(r'<h3 id="([^"]*)"', chapter(root).markdown) == [
        "smoking-2",
        "level-2",
        "level-3",
        "what-works-2",
        "how-many-adults-smoke",
        "left-out",
    ]


def test_a_link_to_a_page_of_the_edition_is_kept(tmp_path: Path):
    root = small(tmp_path)
    rewritten(
        root,
        CHAPTER,
        "In {{ adult_smoking.latest.period }}, {{",
        "See [here](edition:needs/smoking.md#level). {{",
    )
    assert '<a href="edition:needs/smoking.md#level">here</a>' in chapter(root).markdown


def test_a_link_that_leads_nowhere_is_told_at_its_line(tmp_path: Path):
    root = small(tmp_path)
    links = "[a](smoking.md) [b](edition:needs/smokin.md) [c](http://a.example) [d](https://a.example)"
    rewritten(root, CHAPTER, "In {{ adult_smoking.latest.period }}, {{", links + " {{")
    hint = "write edition:needs/smoking.md for a page of this edition, or https:// for another site"
    assert said(drafted(root)) == [
        f"chapters/needs/smoking.yml:40:11: the link 'smoking.md' leads nowhere\n    {hint}",
        "chapters/needs/smoking.yml:40:27: no page of this edition is 'needs/smokin.md'\n"
        "    did you mean 'needs/smoking.md'?",
        f"chapters/needs/smoking.yml:40:56: a link cannot lead to 'http://a.example'\n    {hint}",
    ]


def test_a_message_keeps_its_id_and_the_title_gives_way(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CHAPTER, "id: level", "id: smoking")
    made = chapter(root).markdown
    assert "\n# Smoking {: #smoking-2 }\n" in made
    assert made.count('id="smoking"') == 1


def test_limits_and_values_with_limits_are_among_the_facts(tmp_path: Path):
    facts = drafted(small(tmp_path)).composed.facts
    shown = {(one["shown"], one.get("field")) for one in facts if one["page"] == "needs/smoking.md"}
    assert {field for _, field in shown} >= {"value", "limits", "count", "denominator"}
    assert any(words.endswith(")") and " to " in words for words, _ in shown)
