"""What a page gathers while it is written: slots, downloads and the names already used."""

import re
from dataclasses import dataclass, field

from jsna.pages.page import Download


@dataclass(frozen=True)
class Sheet:
    """One page in the making.  ``name`` is its address with ``-`` for ``/``."""

    name: str
    slots: dict[str, str] = field(default_factory=dict)
    downloads: dict[str, bytes] = field(default_factory=dict)
    _used: dict[str, int] = field(default_factory=dict)

    def new_name(self, wanted: str) -> str:
        """``wanted``, made unique on this page by a number at its end."""
        self._used[wanted] = self._used.get(wanted, 0) + 1
        return wanted if self._used[wanted] == 1 else f"{wanted}-{self._used[wanted]}"

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
