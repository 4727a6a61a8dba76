"""What stands around the editions: the list of versions, the way in, and the pages of the site as a whole.

Each edition says of itself what it is (its manifest); nothing here reads a page.
"""

import html
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.model.book import natural
from jsna.site.archive import sealed
from jsna.site.corrections import Corrections, listed
from jsna.site.edition import iso_in_words
from jsna.site.feed import NAME as FEED
from jsna.site.feed import feed_of
from jsna.site.manifest import NAME, Manifest, read_manifest, sha256_of, stable_json

LATEST = "latest"
PLAIN = Path(__file__).parent / "plain"


@dataclass(frozen=True, slots=True)
class Standing:
    """The editions of a site: their manifests newest first, their folders, and what is said of them.

    ``replaced`` gives for an edition the one that replaces it; ``path`` is where
    on its host the site stands ("" for the top).
    """

    editions: Sequence[Manifest]
    folders: Mapping[str, Path]
    site_name: str
    path: str
    corrections: Corrections
    replaced: Mapping[str, str]
    url: str = ""  # the address of the site; "" where it is not known

    @property
    def current(self) -> Manifest:
        """The edition that ``latest`` shows."""
        return current(self.editions)

    def superseded(self, edition: Manifest) -> bool:
        """Whether a published edition is no longer the current one."""
        return edition.status == "published" and edition != self.current


def editions_in(site: Path) -> list[Manifest]:
    """The editions in ``site``, newest first: the folders that hold the edition whose name they have."""
    folders = sorted(path for path in site.iterdir() if path.is_dir() and path.name != LATEST)
    found = ((folder.name, read_manifest(folder)) for folder in folders if not folder.name.startswith("."))
    return newest_first(manifest for name, manifest in found if manifest and manifest.edition == name)


def newest_first(editions: Iterable[Manifest]) -> list[Manifest]:
    """``editions`` by the day to which their data go, then by name."""
    return sorted(editions, key=lambda edition: (edition.data_to, natural(edition.edition)), reverse=True)


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


def write_site_files(standing: Standing, folder: Path) -> list[Path]:
    """Write the files beside the editions into ``folder``; returns them.

    They are versions.json, the pages index, editions, corrections and 404, the feed, the
    headers for hosts that read such a file, and a manifest of all of these.
    """
    lines = [_line(edition, standing) for edition in standing.editions]
    words = {
        "site": html.escape(standing.site_name),
        "latest": LATEST,
        "editions": "\n".join(lines),
        "corrections": listed(standing.corrections),
    }
    made = {
        "versions.json": stable_json(versions(standing.editions)),
        **{name: _page(name, words) for name in ("index.html", "editions.html", "corrections.html")},
        "404.html": (standing.folders[standing.current.edition] / "404.html").read_bytes(),
        FEED: feed_of(
            standing.editions, standing.folders, standing.corrections, standing.site_name, standing.url
        ),
        "_headers": _headers(standing).encode(),
    }
    for name, body in made.items():
        (folder / name).write_bytes(body)
    hashes = {name: sha256_of(folder / name) for name in made}
    (folder / NAME).write_bytes(sealed({"editions": _hashes(standing), "files": hashes}))
    return [folder / name for name in (*made, NAME)]


def _hashes(standing: Standing) -> dict[str, str]:
    """The hash of each edition's manifest, and of the copy called latest."""
    found = {name: sha256_of(folder / NAME) for name, folder in standing.folders.items()}
    return found | {LATEST: found[standing.current.edition]}


def _headers(standing: Standing) -> str:
    """Keeps superseded editions out of search engines, on hosts that read a ``_headers`` file."""
    old = [edition.edition for edition in standing.editions if standing.superseded(edition)]
    return "".join(f"{standing.path}/{name}/*\n  X-Robots-Tag: noindex\n" for name in old)


def _line(edition: Manifest, standing: Standing) -> str:
    name, title = html.escape(edition.edition), html.escape(edition.title)
    status = f"published {iso_in_words(edition.published)}" if edition.published else edition.status
    by = standing.replaced.get(edition.edition, standing.current.edition)
    now = "Current. " if edition == standing.current else ""
    now = f"Superseded by edition {by}. " if standing.superseded(edition) else now
    words = html.escape(f"{now}Data to {iso_in_words(edition.data_to)}, {status}")
    return f'<li><a href="{name}/">{title}, edition {name}</a><br><small>{words}</small></li>'


def _page(name: str, words: dict[str, str]) -> bytes:
    return string.Template((PLAIN / name).read_text(encoding="utf-8")).substitute(words).encode()
