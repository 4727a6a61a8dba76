"""Bytes into text: what cannot be read, and letters that nobody can see.

Nothing here knows YAML; only files, bytes and characters.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jsna.problems import Fault, Place

LARGEST = 2_000_000  # bytes
# What YAML calls printable, less the marks that turn text around or hide in it, and letters of no language.
STRANGE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u180d\u180f-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f"
    "\u2070-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U000dffff]"
)


_UTF16 = "this is UTF-16", "save the file as UTF-8", "encoding"
# What Windows keeps for devices: no file or folder can be called so.
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


def device(name: str) -> bool:
    """Whether Windows keeps ``name`` for a device, so that no file or folder can be called so."""
    return name.casefold() in _DEVICES


def strange_characters(text: str, file: str) -> Iterator[Fault]:
    """A Fault for each character of ``text`` that no document may hold."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in STRANGE.finditer(line):
            yield strange(found[0], Place(file, number, found.start() + 1))


def strange(character: str, place: Place) -> Fault:
    """The Fault of a ``character`` that no document may hold, at ``place``."""
    message = f"character U+{ord(character):04X} is not allowed"
    return Fault(place, message, "delete it", "strange-character")


def text_of(path: Path, file: str) -> str:
    """The text of the UTF-8 file at ``path``.  Raises Fault where there is none.

    ``file`` is its name for messages.  Line breaks become single newlines.
    """
    if path.is_symlink():
        raise Fault(Place(file), "this is a link to another file", "put the file itself here", "link")
    if not path.is_file():  # a folder, or a pipe that nobody fills
        raise Fault(Place(file), "this is not a file", "take it away, or give it another name", "not-a-file")
    size = path.stat().st_size
    if size > LARGEST:
        message = f"{size / 1e6:.3g} MB, the limit is {LARGEST // 1_000_000} MB"
        raise Fault(Place(file), message, "put many alike things into a table", "too-large")
    raw = path.read_bytes()
    if b"\0" in raw[:2]:
        raise Fault(Place(file), *_UTF16)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(_where(raw, error.start, file), *_not_utf8(raw, error.start)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(raw: bytes, start: int) -> tuple[str, str, str]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _UTF16
    return f"byte 0x{raw[start]:02X} is not UTF-8 text", "save the file as UTF-8", "encoding"


def _where(raw: bytes, start: int, file: str) -> Place:
    before = raw[:start].replace(b"\r\n", b"\n").split(b"\n")
    return Place(file, len(before), len(before[-1].decode("utf-8")) + 1)
