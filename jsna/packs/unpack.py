"""Start a workspace from a pack: all of it, or nothing."""

import os
import shutil
import tempfile
from pathlib import Path

from jsna.packs.read import Pack


def unpack(pack: Pack, folder: Path) -> int:
    """Write the files of ``pack`` into ``folder``, which is new or empty; returns how many.

    They are written beside it and moved there in one step, so that an
    interruption leaves ``folder`` as it was.  Raises OSError where it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, body in pack.files.items():
            target = making / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
        making.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        os.replace(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)  # what an interruption left; it is gone once it was moved
    return len(pack.files)
