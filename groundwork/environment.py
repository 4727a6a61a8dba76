"""The project's own Python: ``.venv`` with exactly the locked packages.

A stamp is written last, so that a ``.venv`` left half made is never believed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from groundwork.install import install
from groundwork.trouble import Trouble, from_error, from_output

STAMP = "jsna-stamp.json"


def python_with(lock: str, root: Path) -> Path:
    """The Python in ``root/.venv``, with the packages of ``root/locks/LOCK.txt`` installed.

    What is there is used again; otherwise it is made.  Raises Trouble.
    """
    folder = root / ".venv"
    python = python_in(folder)
    have = read_stamp(folder) if starts(python) else {}
    want = locked(root)
    if have.get(lock) == want[lock]:
        return python
    try:
        if not have or any(want.get(name) != digest for name, digest in have.items()):
            make(folder, root)
        (folder / STAMP).unlink(missing_ok=True)
        install(python, root / "locks" / f"{lock}.txt", clean())
        write_stamp(folder, {name: want[name] for name in {"run", lock}})  # the test lock holds the run lock
    except OSError as error:
        raise from_error(error, folder) from None
    return python


def python_in(folder: Path) -> Path:
    """Where the virtual environment ``folder`` keeps its Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def starts(python: Path) -> bool:
    """Whether ``python`` still runs: the one it was made from may have gone."""
    try:
        asked = subprocess.run([python, "-c", "import pip"], capture_output=True, env=clean(), check=False)
    except OSError:
        return False
    return asked.returncode == 0


def clean() -> dict[str, str]:
    """The environment without what would lead a Python to somebody else's packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def locked(root: Path) -> dict[str, str]:
    """Each lock by name, with the SHA-256 of its file."""
    locks = sorted((root / "locks").glob("*.txt"))
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in locks}


def read_stamp(folder: Path) -> dict[str, str]:
    """What was installed in ``folder``, by lock; nothing where that is not certain."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in stamp.items()} if isinstance(stamp, dict) else {}


def write_stamp(folder: Path, locks: dict[str, str]) -> None:
    """Say that ``locks`` are installed in ``folder``: all of the stamp or none of it."""
    new = folder / f"{STAMP}.new"
    new.write_text(json.dumps(locks, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    new.replace(folder / STAMP)


def make(folder: Path, root: Path) -> None:
    """A fresh virtual environment in ``folder`` that finds the project in ``root``.

    Whatever was in ``folder`` goes.  Raises Trouble, or OSError.
    """
    refuse_where_it_cannot_be(folder)
    print("Making .venv, the project's own Python", flush=True)
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=True).create(folder)
    except subprocess.CalledProcessError as error:
        raise from_output((error.output or b"").decode(errors="replace")) from None
    lead_to(root, folder)


def refuse_where_it_cannot_be(folder: Path) -> None:
    """Raise Trouble where this Python cannot make ``folder``."""
    if any(importlib.util.find_spec(needed) is None for needed in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Trouble(
            "this Python came without the part that makes virtual environments",
            f"on Debian or Ubuntu: sudo apt install python{version}-venv; then run the same command again",
        )
    if Path(sys.prefix).resolve() == folder.resolve():
        raise Trouble(
            ".venv has to be made again, and cannot be while its own Python runs",
            f"leave it (deactivate) and run: {Path(sys.base_prefix, 'bin', 'python3')} build.py",
        )


def lead_to(root: Path, folder: Path) -> None:
    """Let the Python in ``folder`` find the packages of ``root``, from any working folder.

    The path is relative, so that it can be moved with the project and is plain ASCII.
    """
    packages = next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")
    way = os.path.relpath(root, packages)
    (packages / "jsna-project.pth").write_text(f"{way}\n", encoding="ascii")
