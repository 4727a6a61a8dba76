"""What a page gathers while it is written: slots, downloads and the names already used."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from jsna.pages.page import Download


@dataclass(frozen=True)
class Sheet:
    """One page in the making.  ``name`` is its address with ``-`` for ``/``."""

    name: str
    slots: dict[str, str] = field(default_factory=dict)
    downloads: dict[str, bytes] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def new_name(self, wanted: str) -> str:
        """``wanted``, made unique on this page by a number at its end."""
        made, number = wanted, 1
        while made in self._used:
            number += 1
            made = f"{wanted}-{number}"
        self._used.add(made)
        return made

    def reserve(self, names: Iterable[str]) -> None:
        """Keep ``names`` for what has them by rule, such as a fixed heading of the page."""
        self._used.update(names)

    def slot(self, name: str, html: str) -> str:
        """Keep ``html`` for later; returns the empty slot to write in its place.

        Two scrolling regions of a page never share a name: a screen reader lists them by it.
        """
        self.slots[name] = re.sub(r'(role="region" aria-label=")([^"]*)', self._new_label, html)
        return f'<div class="jn-slot" id="slot-{name}"></div>'

    def _new_label(self, found: re.Match[str]) -> str:
        label = found.group(2)
        unique = self.new_name(f"region {label}").removeprefix("region ")
        number = unique.removeprefix(label).removeprefix("-")
        return found.group(1) + (f"{label}, table {number}" if number else label)

    def offer(self, file: str, body: bytes) -> Download:
        """A download of this page.  Raises ValueError where the file is there already."""
        path = f"downloads/{self.name}/{file}"
        if path in self.downloads:
            raise ValueError(f"{path} is written twice")
        self.downloads[path] = body
        return Download(path, body)

    def all_downloads(self) -> tuple[Download, ...]:
        """Every download of the page, by path."""
        return tuple(Download(path, self.downloads[path]) for path in sorted(self.downloads))


def slug(title: str) -> str:
    """A heading's id as MkDocs makes it: plain letters, lower case, hyphens; "part" where none is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    kept = re.sub(r"[^\w\s-]", "", plain.lower()).strip()
    return re.sub(r"[-\s]+", "-", kept) or "part"
