"""The beginning of a body that broke off, kept so that the rest can be asked for.

A beginning that its server gave no mark is never gone on from: nobody could say
that the rest belongs to it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from jsna.refresh.atomic import hash_of, read_json, remove, write_json
from jsna.sources.lock import SNAPSHOTS


@dataclass(slots=True)
class Part:
    """What has come of one address so far.  ``mark`` is its ETag or day of change, "" for none."""

    path: Path
    mark: str = ""
    have: int = 0
    total: int | None = None  # bytes of the whole, where the server has said
    _body: bytearray = field(default_factory=bytearray)

    @property
    def body(self) -> bytes:
        """The bytes so far."""
        return bytes(self._body)

    @property
    def rest(self) -> dict[str, str]:
        """The headers that ask for what is missing, if the whole has not changed."""
        return {"Range": f"bytes={self.have}-", "If-Range": self.mark} if self.mark and self.have else {}

    def begin(self, mark: str, total: int | None) -> None:
        """Start anew with a body that the server knows by ``mark``."""
        self.forget()
        self.mark, self.total = mark, total
        if mark:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(b"")
            write_json(self._notes, {"mark": mark, "total": total})

    def add(self, chunk: bytes) -> None:
        """The next bytes."""
        self._body += chunk
        self.have += len(chunk)
        if self.mark:
            with self.path.open("ab") as opened:
                opened.write(chunk)

    def forget(self) -> None:
        """Drop what has come."""
        remove(self._notes)
        remove(self.path)
        self.mark, self.have, self.total = "", 0, None
        self._body.clear()

    @property
    def _notes(self) -> Path:
        return self.path.with_suffix(".json")


def part_of(root: Path, address: str) -> Part:
    """What is kept of ``address``; an empty part where that is nothing."""
    part = Part(root / SNAPSHOTS / "parts" / f"{hash_of(address.encode())}.part")
    notes = read_json(part._notes)
    mark, total = notes.get("mark"), notes.get("total")
    if isinstance(mark, str) and mark and part.path.is_file():
        part._body += part.path.read_bytes()
        part.mark, part.have = mark, len(part._body)
        part.total = total if isinstance(total, int) else None
    return part
