"""A second workspace beside the real one, where new files are tried before anything is changed.

Files are shared with the real workspace by hard links and never written
through: a new file takes the link's place.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from jsna.refresh.atomic import replace_whole
from jsna.refresh.origin import INCOMING

FOLDER = ".jsna/refresh"
_PARTS = ("chapters", "data", "templates", "published", "mkdocs.yml")


def staged(root: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """A copy of the workspace at ``root``, called ``name``, in which ``files`` have other bytes.

    Raises OSError where it cannot be made.
    """
    folder = root / FOLDER / name
    clear(folder)
    folder.mkdir(parents=True)
    left_out = root / INCOMING
    for part in _PARTS:
        source = root / part
        if source.is_dir():
            paths = [path for path in sorted(source.rglob("*")) if left_out not in path.parents]
        else:
            paths = [source]
        for path in paths:
            if path.is_file() or path.is_symlink():
                _share(path, folder / path.relative_to(root))
    put(folder, files)
    return folder


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """``files`` (path in the workspace: bytes) in the place of what is there."""
    for file, body in files.items():
        replace_whole(folder / file, body)


def put_back(folder: Path, root: Path, files: list[str]) -> None:
    """Each of ``files`` as it is in the real workspace; away where it has none."""
    for file in files:
        (folder / file).unlink(missing_ok=True)
        if (root / file).is_file():
            _share(root / file, folder / file)


def clear(folder: Path) -> None:
    """Take a staged workspace away."""
    if folder.is_dir():
        shutil.rmtree(folder)


def _share(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, target, follow_symlinks=False)
