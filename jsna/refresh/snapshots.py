"""What came, kept by the hash of its bytes; and what its server said of it, so that it is not sent twice.

Nothing here opens a connection.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from jsna.refresh.atomic import hash_of, read_json, replace_whole, write_json
from jsna.sources.lock import SNAPSHOTS


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: the hash of its body, the day it came (ISO), and the marks by which its server knows it."""

    sha256: str
    retrieved: str
    etag: str = ""
    last_modified: str = ""
    kind: str = ""  # its media type

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for it only if it has changed since."""
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: mark for name, mark in marks.items() if mark}


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one workspace."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where they are: a file a body, named by its hash."""
        return self.root / SNAPSHOTS

    def keep(self, body: bytes) -> str:
        """Keep ``body``; returns its hash."""
        sha256 = hash_of(body)
        if self.body(sha256) is None:
            replace_whole(self.folder / sha256, body)
        return sha256

    def body(self, sha256: str) -> bytes | None:
        """The bytes with that hash; None where they are not kept, or are not what they were."""
        path = self.folder / sha256
        if not sha256 or not path.is_file():
            return None
        body = path.read_bytes()
        return body if hash_of(body) == sha256 else None

    def seen(self, address: str) -> Seen | None:
        """The last whole answer of ``address`` that is still kept."""
        entry = read_json(self._index).get(address)
        try:
            seen = Seen(**entry) if isinstance(entry, Mapping) else None
        except TypeError:
            return None
        return seen if seen is not None and self.body(seen.sha256) is not None else None

    def see(self, address: str, seen: Seen) -> None:
        """Note the answer of ``address``."""
        write_json(self._index, {**read_json(self._index), address: asdict(seen)})

    @property
    def _index(self) -> Path:
        return self.folder / "index.json"
