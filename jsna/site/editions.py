"""What stands around the editions: the list of versions, the way in, and the pages of the site as a whole.

Each edition says of itself what it is (its manifest); nothing here reads a page.
"""

import datetime
import html
import string
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jsna.site.edition import day_in_words
from jsna.site.manifest import Manifest, read_manifest, stable_json

LATEST = "latest"
PLAIN = Path(__file__).parent / "plain"


def editions_in(site: Path) -> list[Manifest]:
    """The editions in ``site``, newest first."""
    folders = sorted(path for path in site.iterdir() if path.is_dir() and path.name != LATEST)
    found = (read_manifest(folder) for folder in folders if not folder.name.startswith("."))
    return newest_first(manifest for manifest in found if manifest)


def newest_first(editions: Iterable[Manifest]) -> list[Manifest]:
    """``editions`` by the day to which their data go, then by name."""
    return sorted(editions, key=lambda edition: (edition.data_to, edition.edition), reverse=True)


def current(editions: Sequence[Manifest]) -> Manifest:
    """The edition that ``latest`` shows: the newest one published, or else the newest draft."""
    return next((edition for edition in editions if edition.status == "published"), editions[0])


def versions(editions: Sequence[Manifest]) -> list[dict[str, Any]]:
    """The list that the theme's version selector reads, newest first."""
    shown = current(editions).edition
    return [
        {
            "version": edition.edition,
            "title": edition.edition + ("" if edition.status == "published" else f" ({edition.status})"),
            "aliases": [LATEST] if edition.edition == shown else [],
        }
        for edition in editions
    ]


def write_site_files(editions: Sequence[Manifest], shown: Path, site_name: str, folder: Path) -> list[Path]:
    """Write the files beside the editions into ``folder``: versions.json, index, editions and 404 pages.

    ``shown`` is the folder of the current edition.  Returns the files.
    """
    lines = [_line(edition, edition == current(editions)) for edition in editions]
    words = {"site": html.escape(site_name), "latest": LATEST, "editions": "\n".join(lines)}
    made = {
        "versions.json": stable_json(versions(editions)),
        "index.html": _page("index.html", words),
        "editions.html": _page("editions.html", words),
        "404.html": (shown / "404.html").read_bytes(),
    }
    for name, body in made.items():
        (folder / name).write_bytes(body)
    return [folder / name for name in made]


def _line(edition: Manifest, shown: bool) -> str:
    name, title = html.escape(edition.edition), html.escape(edition.title)
    status = f"published {_day(edition.published)}" if edition.published else edition.status
    words = html.escape(f"{'Current. ' if shown else ''}Data to {_day(edition.data_to)}, {status}")
    return f'<li><a href="{name}/">{title}, edition {name}</a><br><small>{words}</small></li>'


def _day(iso: str) -> str:
    return day_in_words(datetime.date.fromisoformat(iso))


def _page(name: str, words: dict[str, str]) -> bytes:
    return string.Template((PLAIN / name).read_text(encoding="utf-8")).substitute(words).encode()
