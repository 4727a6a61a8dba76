"""A page before it is a web page: where words and numbers have met."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered beside a chart or table; ``path`` is relative to the edition."""

    path: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``path`` is its Markdown file in the docs tree (``needs/smoking.md``).
    ``markdown`` has headings as Markdown and the rest as HTML; a chart or a
    table is an empty ``<div class="jn-slot" id="slot-NAME"></div>`` whose HTML
    is ``slots["NAME"]``, put in after the page is made, so that the Markdown
    reader and the search index never see it.  In slots, a link to another
    page or download is written relative to the edition as ``edition:PATH``.
    ``nav`` is the way to the page in the menu: ("Needs", "Starting well").
    """

    path: str
    title: str
    description: str
    markdown: str
    nav: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
