"""A small workspace to work on in tests: the one that ``jsna init`` writes."""

from datetime import date
from pathlib import Path

from jsna.build import Draft, draft
from jsna.start import start

TODAY = date(2026, 7, 1)


def small(folder: Path) -> Path:
    """The starter workspace in ``folder``."""
    start(folder / "northbrook")
    return folder / "northbrook"


def rewritten(root: Path, file: str, old: str, new: str) -> None:
    """``old`` replaced by ``new`` in ``file``; the text must be there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def drafted(root: Path) -> Draft:
    """The draft of the workspace at ``root``."""
    return draft(root, None, TODAY)


def said(made: Draft, severity: str = "error") -> list[str]:
    """What was wrong, each as a person reads it."""
    return [str(fault) for fault in made.faults if fault.severity == severity]
