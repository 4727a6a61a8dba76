"""The day another engine takes over, our docs tree and our theme go with it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from jsna.site.edition import in_words
from jsna.site.engine import make_html, write_docs
from jsna.site.finish import finish
from jsna.site.slots import file_of
from tests.site import sample

HEADING = re.compile(r"<h[1-3][^>]*>(?:(?!</h).)*")
SLOT = re.compile(r'id="slot-[^"]+">.')


def with_zensical(settings: Path) -> Path:
    program = Path(sys.executable).with_name("zensical")
    subprocess.run([program, "build", "--config-file", settings], check=True, capture_output=True)
    return settings.parent / "html"


def article(made: Path, path: str) -> str:
    text = (made / file_of(path)).read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def test_zensical_makes_the_same_headings_slots_and_links_from_the_same_tree(tmp_path: Path):
    root, pages = sample.workspace(tmp_path), sample.full()
    words = in_words(sample.book(root).edition)
    settings = write_docs(pages, words, root / "mkdocs.yml", tmp_path)
    theirs = Path(shutil.move(with_zensical(settings), tmp_path / "zensical"))
    ours = make_html(settings, words)
    for made in (ours, theirs):
        (made / "facts.json").write_bytes(b"[]")
        finish(pages, made)
    for page in pages:
        one, other = article(ours, page.path), article(theirs, page.path)
        assert HEADING.findall(one) == HEADING.findall(other)
        assert SLOT.findall(one) == SLOT.findall(other)
        assert len(SLOT.findall(one)) == len(page.slots)
        assert re.findall('href="[^"]*"', one) == re.findall('href="[^"]*"', other)


def test_our_footer_and_scripts_are_in_the_pages_of_both(tmp_path: Path):
    root = sample.workspace(tmp_path)
    words = in_words(sample.book(root).edition)
    settings = write_docs(sample.small(), words, root / "mkdocs.yml", tmp_path)
    theirs = Path(shutil.move(with_zensical(settings), tmp_path / "zensical"))
    for made in (make_html(settings, words), theirs):
        page = (made / "needs/smoking/index.html").read_text(encoding="utf-8")
        assert "Edition 2026 (draft)." in page
        assert re.findall(r"<script(?![^>]*(?:src=|json))", page) == []
