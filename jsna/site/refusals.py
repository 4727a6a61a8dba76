"""What a disk or a system refuses, in plain words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jsna.problems import Fault, Place

_MAY_NOT = "you may not write here; nothing was changed", "give another folder, or ask for the right to"
_NO_FOLDER = "this is not a folder; nothing was changed", "give another folder to build into"
REFUSALS = {
    errno.ENOSPC: ("the disk is full; nothing was changed", "make room and build again"),
    errno.EDQUOT: ("your share of the disk is full; nothing was changed", "make room and build again"),
    errno.EFBIG: (
        "a file is larger than this system allows; nothing was changed",
        "ask whoever keeps the system for larger files, or build on another one",
    ),
    errno.EROFS: ("this place can only be read; nothing was changed", "give another folder to build into"),
    errno.EIO: ("the disk could not be read or written; nothing was changed", "look after the disk first"),
    errno.EACCES: _MAY_NOT,
    errno.EPERM: _MAY_NOT,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: ("a folder is where a file belongs; nothing was changed", "move that folder away"),
}


def refused(error: OSError, place: str) -> Fault | OSError:
    """``error`` in plain words, where the disk and not the program is at fault; else ``error`` itself."""
    if error.errno not in REFUSALS:
        return error
    return Fault(Place(place), *REFUSALS[error.errno], code="disk")


@contextmanager
def plainly_refused(site: Path, root: Path) -> Iterator[None]:
    """Raises Fault for what the disk refuses to do in ``site``."""
    try:
        yield
    except OSError as error:
        raise refused(error, shown(site, root)) from error


def shown(path: Path, root: Path) -> str:
    """``path`` for a message: relative to the workspace where it is inside."""
    whole = root.absolute()
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else path.name
