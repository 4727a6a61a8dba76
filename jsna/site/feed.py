"""The Atom feed of the site: an entry for each published edition, and one for each correction.

Made from what each edition says of itself; the same bytes for the same editions.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jsna.site.corrections import Corrections, where
from jsna.site.edition import iso_in_words
from jsna.site.manifest import Manifest, parsed

NAME = "feed.xml"
_RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the ISO day on which it came, where it leads, its words, and what its id is made of."""

    day: str
    title: str
    leads_to: str
    words: str
    known_by: str


def feed_of(
    editions: Sequence[Manifest], folders: Mapping[str, Path], corrections: Corrections, name: str, url: str
) -> bytes:
    """The feed (RFC 4287) of ``editions`` and ``corrections``, newest first; ``folders`` hold the editions.

    ``name`` is that of the site and ``url`` its address; where that is "", links
    are relative to the feed.  Ids are made from the name, so that they outlast
    a move to another host.
    """
    base = f"{url.rstrip('/')}/" if url else ""
    entries = [*_entries(editions, folders, corrections)]
    entries.sort(key=lambda one: (one.day, one.known_by), reverse=True)
    days = [one.day for one in entries] or [edition.data_to for edition in editions]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{_id(name, 'feed')}</id>",
        f"<title>{escape(f'{name}: editions and corrections')}</title>",
        f"<updated>{_moment(max(days, default='1970-01-01'))}</updated>",
        f"<author><name>{escape(name)}</name></author>",
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}editions.html")}/>',
        *(
            [f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{base}{NAME}")}/>']
            if base
            else []
        ),
        *(line for one in entries for line in _lines(one, name, base)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entries(
    editions: Iterable[Manifest], folders: Mapping[str, Path], corrections: Corrections
) -> Iterable[Entry]:
    published = [one for one in editions if one.status == "published"]
    yield from (_published(one, _record(folders[one.edition]).get("changed", {})) for one in published)
    known = {one.edition for one in published}
    made = [_correction(line) for line in corrections if line["edition"] in known]
    yield from {one.known_by: one for one in made}.values()


def _record(folder: Path) -> Mapping[str, Any]:
    file = folder / _RECORD
    try:
        made = parsed(file.read_bytes()) if file.is_file() else {}
    except ValueError:
        made = {}
    return made if isinstance(made, dict) else {}


def _published(edition: Manifest, changed: Mapping[str, Any]) -> Entry:
    """An edition with what changed in it, in a few lines; the page that says so where there is one."""
    said = [str(changed.get("lead", "")), *map(str, changed.get("meaning", ()))]
    words = "\n".join(line for line in said if line) or f"Data to {iso_in_words(edition.data_to)}."
    leads_to = f"{edition.edition}/changes/" if changed else f"{edition.edition}/"
    return Entry(
        edition.published,
        f"Edition {edition.edition}: {edition.title}",
        leads_to,
        words,
        f"edition {edition.edition}",
    )


def _correction(line: Mapping[str, Any]) -> Entry:
    words = f"It said: {line['was']}\nIt says now: {line['now']}\nWhy: {line['because']}"
    page = line["page"]
    known_by = f"correction {line['on']} {page['address']} {line['was']}"
    return Entry(line["on"], f"Correction: {page['title']}", where(page, line["edition"]), words, known_by)


def _lines(one: Entry, name: str, base: str) -> Iterable[str]:
    yield "<entry>"
    yield f"<id>{_id(name, one.known_by)}</id>"
    yield f"<title>{escape(one.title)}</title>"
    yield f"<updated>{_moment(one.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(base + one.leads_to)}/>'
    yield f"<summary>{escape(one.words)}</summary>"
    yield "</entry>"


def _id(name: str, what: str) -> str:
    """A name-based UUID as a URN: the same for the same thing of the same site."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"jsna:{name}:{what}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
