"""Put new files in the place of old ones so that a reader sees the one or the other, never neither.

Renames only; the new must be on the same file system as the old.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are as they are
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
ASIDE = ".old-"  # where an old thing waits while the new one moves in, on systems that cannot exchange


def put_in_place(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Move each new thing to its target; what was there is then where the new one came from.

    When one fails, or the program is interrupted, those done are undone.
    """
    marks = [(new, target, _mark(new)) for new, target in pairs]
    folders = dict.fromkeys(target.parent for _, target in pairs)
    done = False
    try:
        for new, target, _ in marks:
            _move(new, target)
        for folder in folders:
            flush(folder)
        done = True
    finally:
        if not done:
            for folder in folders:
                bring_back(folder)
            for new, target, mark in reversed(marks):
                if mark is not None and _mark(target) == mark:
                    _move(target, new)


def bring_back(folder: Path) -> None:
    """Put back what a build that died had set aside in ``folder``."""
    for old in sorted(folder.glob(f"{ASIDE}*")):
        target = old.with_name(old.name.removeprefix(ASIDE))
        if not target.exists():
            old.rename(target)


def flush(path: Path) -> None:
    """Have ``path`` (a file, or a folder's list of names) written to the disk itself."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if sys.platform != "win32" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_all(path: Path) -> None:
    """Have a file, or a folder and everything below it, written to the disk itself."""
    for folder, _, names in os.walk(path):
        for name in sorted(names):
            flush(Path(folder, name))
        flush(Path(folder))
    if path.is_file():
        flush(path)


def _move(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = target.with_name(f"{ASIDE}{target.name}")
        target.rename(old)
        new.rename(target)
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether ``one`` and ``other`` changed places in one step, which not every system can do."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(HERE, names[0], HERE, names[1], EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, EXCHANGE)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in CANNOT:
        raise OSError(number, os.strerror(number), str(other))
    return not failed


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
