"""The folder of expected numbers that lies beside the project, where there is one."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared_or_none() -> Path | None:
    """``../shared``, or None on a machine that does not have it."""
    folder = ROOT.parent / "shared"
    return folder if folder.is_dir() else None
