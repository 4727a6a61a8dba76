"""Every byte of a site: its files, and what is packed inside them.

Bytes and names only; nothing here knows what they mean.
"""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

from jsna.site.archive import PUBLISHED
from jsna.site.editions import LATEST
from jsna.site.manifest import read_manifest
from jsna.zips import DAMAGE

DEEPEST = 4  # a packed file inside a packed file inside ...
LARGEST = 200_000_000  # bytes that one packed file may unfold to
_DATA = re.compile(rb"data:([\w.+/-]*)((?:;[\w=.+-]+)*),([A-Za-z0-9+/=_%.~!*'()\-]*)")
_TEXTS = {
    "",
    "html",
    "htm",
    "svg",
    "xml",
    "txt",
    "md",
    "csv",
    "json",
    "js",
    "css",
    "map",
    "rels",
    "yml",
    "lock",
}


@dataclass(frozen=True, slots=True)
class Member:
    """One file by its path from the site on; ``inside`` is where in it, "" for the file itself."""

    file: str
    inside: str
    body: bytes

    @property
    def name(self) -> str:
        """Where it is, in words: ``2026/a.xlsx, inside it xl/sheet1.xml``."""
        return f"{self.file}, inside it {self.inside}" if self.inside else self.file

    @property
    def suffix(self) -> str:
        """What kind of file it says it is: ``csv``."""
        return PurePosixPath(self.inside or self.file).suffix.removeprefix(".").lower()

    @property
    def is_text(self) -> bool:
        """Whether its bytes are words."""
        return self.suffix in _TEXTS or self.body[:2] in (b"\xff\xfe", b"\xfe\xff")

    def text(self) -> str:
        """Its bytes as words; what is no UTF-8 is read byte by byte."""
        if self.body[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self.body.decode("utf-16", errors="replace")
        if not self.is_text:
            return self.body.decode("latin-1")
        return self.body.decode("utf-8-sig", errors="replace")


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be looked into, and why."""

    name: str
    why: str


def members(site: Path) -> Iterator[Member | Unread]:
    """Every file under ``site`` and everything packed in it, by path; of ``latest`` what is there alone.

    ``site`` may be the folder of one edition: its files are then named as of that edition.
    """
    manifest = read_manifest(site)
    before = f"{manifest.edition}/" if manifest else ""
    seen: set[bytes] = set()
    names = {path: before + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, file in sorted(names.items(), key=lambda one: (one[1].startswith(f"{LATEST}/"), one[1])):
        body = path.read_bytes()
        if file.startswith(f"{LATEST}/") and body in seen:
            continue
        seen.add(body)
        yield from unfolded(Member(file, "", body))


def kept_editions(root: Path, there: Collection[str]) -> Iterator[Member | Unread]:
    """Every file of the published editions, kept by the workspace at ``root``, that are not ``there``."""
    for path in sorted((root / PUBLISHED).glob("*.zip")):
        if path.stem in there:
            continue
        for one in _within(Member(f"{PUBLISHED}/{path.name}", "", path.read_bytes())):
            if isinstance(one, Member):
                yield from unfolded(Member(f"{path.stem}/{one.inside}", "", one.body))
            else:
                yield one


def unfolded(member: Member, depth: int = 0) -> Iterator[Member | Unread]:
    """``member``, and everything that is packed in it."""
    yield member
    if depth >= DEEPEST:
        if _packed(member.body):
            yield Unread(member.name, f"packed more than {DEEPEST} deep")
        return
    for inside in _within(member):
        yield from unfolded(inside, depth + 1) if isinstance(inside, Member) else (inside,)


def _packed(body: bytes) -> bool:
    return body[:2] == b"\x1f\x8b" or body[:4] == b"PK\x03\x04"


def _within(member: Member) -> Iterator[Member | Unread]:
    if member.body[:2] == b"\x1f\x8b":
        yield _gunzipped(member)
    elif member.body[:4] == b"PK\x03\x04":
        yield from _unzipped(member)
    elif member.body[:8] == b"\x89PNG\r\n\x1a\n":
        yield Unread(member.name, "the pixels of a picture")
    elif member.body[:4] == b"%PDF":
        yield Unread(member.name, "a PDF")
    elif b"data:" in member.body:
        yield from _addresses(member)


def _gunzipped(member: Member) -> Member | Unread:
    name = PurePosixPath(member.inside or member.file).name.removesuffix(".gz")
    try:
        with gzip.open(io.BytesIO(member.body)) as packed:
            body = packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return Unread(member.name, "damaged")
    if len(body) > LARGEST:
        return Unread(member.name, "too large when unpacked")
    return Member(member.file, _joined(member.inside, name), body)


def _unzipped(member: Member) -> Iterator[Member | Unread]:
    try:
        with zipfile.ZipFile(io.BytesIO(member.body)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST:
                yield Unread(member.name, "too large when unpacked")
                return
            for one in packed.infolist():
                yield Member(member.file, _joined(member.inside, one.filename), packed.read(one))
    except DAMAGE:
        yield Unread(member.name, "damaged, or locked with a password")


def _addresses(member: Member) -> Iterator[Member | Unread]:
    """The files that are written into addresses: ``data:text/csv;base64,...``."""
    for number, match in enumerate(_DATA.finditer(member.body), start=1):
        kind = match[1].decode("ascii", "replace").partition("/")[2].partition("+")[0] or "txt"
        name = _joined(member.inside, f"data address {number}.{'txt' if kind == 'plain' else kind}")
        body = unquote_to_bytes(match[3])
        if b";base64" in match[2]:
            try:
                body = base64.b64decode(body + b"=" * (-len(body) % 4), altchars=None)
            except (binascii.Error, ValueError):
                yield Unread(f"{member.file}, inside it {name}", "damaged")
                continue
        if body:
            yield Member(member.file, name, body)


def _joined(before: str, name: str) -> str:
    return f"{before} > {name}" if before else name
