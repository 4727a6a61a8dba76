"""A file in one step: all of its new bytes, or those that were there before."""

import os
import tempfile
from pathlib import Path

PART = ".part"  # how a file ends that a program died over


def write_whole(path: Path, body: bytes, mode: int = 0o644, lasting: bool = True) -> None:
    """``body`` as the file at ``path``, which has the rights ``mode``.  Raises OSError.

    It is on the disk itself when this returns, but for what need not be ``lasting``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-", suffix=PART)
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
