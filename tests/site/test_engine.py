import os
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
