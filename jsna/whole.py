"""A file in one step: all of its new bytes, or those that were there before."""

import os
import tempfile
from pathlib import Path

_HEAD, _TAIL = ".tmp-", ".new"  # what a file is called while it is written


def write_whole(path: Path, body: bytes, mode: int = 0o644, lasting: bool = True) -> None:
    """``body`` as the file at ``path``, which has the rights ``mode``.  Raises OSError.

    It is on the disk itself when this returns, but for what need not be ``lasting``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_HEAD, suffix=_TAIL)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(body)
            if lasting:
                opened.flush()
                os.fsync(opened.fileno())
        Path(temporary).chmod(mode)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Take away what programs that died had half written in ``folder``; for one writer at a time."""
    for left in folder.glob(f"{_HEAD}*{_TAIL}"):
        left.unlink(missing_ok=True)
