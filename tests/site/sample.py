"""Hand-made pages that use every component of the look, for tests of the site and for looking at it.

Names, quotes, paths and answers are made up.
"""

from datetime import date
from pathlib import Path

from jsna.model.book import Book
from jsna.model.edition import Edition
from jsna.model.nodes import read_yaml
from jsna.model.understand import understand
from jsna.pages.page import Download, Page

EDITION = """\
kind: edition
id: "{id}"
title: Sampleton Joint Strategic Needs Assessment
area: E08000009
compare_with: [england]
cut_off: {cut_off}
status: {status}
published: {published}
next_edition: June 2027
licence: OGL-3.0
contact: jsna@sampleton.example
contents: [{{part: data, title: Data and methods}}]
disclosure: {{smallest: 5, round_to: 5, because: Council policy}}
"""
SETTINGS = """\
site_name: Sampleton JSNA
theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Change to dark colours}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Change to light colours}
"""


def book(root: Path, id_: str = "2026", cut_off: str = "2026-04-30", published: str = "") -> Book:
    """A book that holds one edition; published where ``published`` (a day) says so."""
    status = "published" if published else "draft"
    text = EDITION.format(id=id_, cut_off=cut_off, status=status, published=published)
    edition = understand(read_yaml(text, "chapters/editions/e.yml"), Edition)
    return Book(
        root=root, today=date(2026, 7, 1), edition=edition, editions={id_: edition},
        chapters={}, priorities={}, decisions={}, engagements={}, board=None, cards={}, measures={},
        nodes={}, files={id_: f"chapters/editions/{id_}.yml"}, links=(), row_links=(), faults=(),
    )  # fmt: skip


def workspace(folder: Path, settings: str = SETTINGS) -> Path:
    """A workspace that holds nothing but the settings of its site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def small() -> tuple[Page, ...]:
    """Three plain pages with a slot, links both ways and a download."""
    home = "# Sampleton\n\n[Smoking](edition:needs/smoking.md#fig-trend)\n"
    smoking = (
        "# Smoking\n\nWords.\n\n## The level of need\n\n"
        '<figure class="jn-fig" id="fig-trend"><h3>Fewer people smoke</h3>'
        '<div class="jn-slot" id="slot-trend"></div></figure>\n'
    )
    slot = (
        '<p>Chart</p><a href="edition:downloads/smoking.csv">numbers</a> <a href="edition:index.md">home</a>'
    )
    about = '# About this assessment\n\n<a href="edition:facts.json">Every number printed</a>\n'
    return (
        Page("index.md", "Sampleton", "Home.", home),
        Page(
            "needs/smoking.md", "Smoking", "Who smokes.", smoking, ("Needs", "Living well"),
            {"trend": slot}, (Download("downloads/smoking.csv", b"year,value\n2024,7.4\n"),),
        ),
        Page("data/about.md", "About this assessment", "What this is.", about, ()),
    )  # fmt: skip


def full() -> tuple[Page, ...]:
    """Seven pages that together use every component."""
    from tests.site.sample_pages import PAGES

    return PAGES
