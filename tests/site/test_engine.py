import os
from dataclasses import replace
from pathlib import Path

import pytest

from jsna.pages.page import Page
from jsna.problems import Faults
from jsna.site.edition import in_words
from jsna.site.engine import make_html, write_docs
from tests.site import sample


def test_a_warning_of_mkdocs_stops_the_build_and_is_told(tmp_path: Path):
    root = sample.workspace(tmp_path)
    page = Page("index.md", "Home", "", "# Home\n\n[Lost](lost.md)\n")
    words = in_words(sample.book(root).edition)
    with pytest.raises(Faults) as caught:
        make_html(write_docs([page], words, root / "mkdocs.yml", tmp_path), words)
    assert str(caught.value) == (
        "mkdocs.yml:1:1: Doc file 'index.md' contains a link 'lost.md', but the target is not found "
        "among documentation files."
    )


def test_the_environment_is_as_it_was(tmp_path: Path):
    root, before = sample.workspace(tmp_path), dict(os.environ)
    words = in_words(sample.book(root).edition)
    make_html(
        write_docs([Page("index.md", "Home", "", "# Home\n")], words, root / "mkdocs.yml", tmp_path), words
    )
    assert dict(os.environ) == before


def test_titles_descriptions_and_menus_are_text_and_never_html(tmp_path: Path):
    root = sample.workspace(tmp_path)
    words = in_words(sample.book(root).edition)
    bad = "Gorse Hill & Cornbrook</title><script>alert(1)</script>"
    pages = [
        Page("index.md", "Home", "", "# Home\n"),
        Page("needs/a.md", bad, f'"{bad}', "# A\n", (f"N{bad}", f"P{bad}")),
        Page("needs/b.md", "B", "", "# B\n", (f"N{bad}", f"P{bad}")),
        Page("about.md", bad, "", "# About\n"),
    ]
    words = replace(words, title=bad, next_edition=bad, licence=bad, contact=bad)
    made = make_html(write_docs(pages, words, root / "mkdocs.yml", tmp_path), words)
    for file in ("index.html", "needs/a/index.html", "404.html"):
        text = (made / file).read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "&amp;amp;" not in text
    title = "Gorse Hill &amp; Cornbrook&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    text = (made / "needs/a/index.html").read_text(encoding="utf-8")
    assert f"<title>{title} - Sampleton JSNA</title>" in text
    assert f'<meta name="description" content="&quot;{title}">' in text
    assert f"<h2>{title}</h2>" in text


def test_the_sites_own_name_holds_no_tag(tmp_path: Path):
    root = sample.workspace(tmp_path, sample.SETTINGS.replace("Sampleton JSNA", "A & B <img src=x>"))
    words = in_words(sample.book(root).edition)
    made = make_html(
        write_docs([Page("index.md", "Home", "", "# Home\n")], words, root / "mkdocs.yml", tmp_path), words
    )
    text = (made / "index.html").read_text(encoding="utf-8")
    assert "<img" not in text
    assert "<title>Home - A & B &lt;img src=x&gt;</title>" in text
