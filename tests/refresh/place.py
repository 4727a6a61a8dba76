"""Northbrook with tables that are refreshed from a server on this machine."""

from datetime import date
from pathlib import Path

from jsna.problems import in_order
from jsna.refresh.patience import Patience
from jsna.refresh.refresh import refresh
from jsna.refresh.report import Report
from tests.workspace import rewritten, small

TODAY = date(2026, 6, 20)  # before the edition's cut-off
HASTY = Patience(
    tries=3, connect=2.0, silence=0.25, whole=1.5, slow_after=0.2, pause=0.01, longest=0.02, largest=50_000
)
SMOKING, CARD = "data/adult-smoking.csv", "data/adult-smoking.yml"
NEXT_YEAR = """\
northbrook,2026,Female,18 and over,430,4000
northbrook,2026,Male,18 and over,590,4000
northbrook,2026,Persons,18 and over,1020,8000
E92000001,2026,Female,18 and over,8250,60000
E92000001,2026,Male,18 and over,9900,60000
E92000001,2026,Persons,18 and over,18150,120000
"""


def northbrook(folder: Path, refresh_from: str) -> Path:
    """The starter's workspace; its figures on smoking come as ``refresh_from`` says."""
    root = small(folder)
    rewritten(root, CARD, "disclosure: published", f"refresh: {refresh_from}\ndisclosure: published")
    return root


def next_file(root: Path) -> bytes:
    """The next copy of the figures: another year, and one past figure revised."""
    text = (root / SMOKING).read_text(encoding="utf-8")
    assert "northbrook,2024,Persons,18 and over,1128,8000" in text
    return (
        text.replace("northbrook,2024,Persons,18 and over,1128,", "northbrook,2024,Persons,18 and over,1138,")
        + NEXT_YEAR
    ).encode()


def data_of(root: Path) -> dict[str, bytes]:
    """Every byte of the workspace's data."""
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def refreshed(root: Path, *tables: str, accept: tuple[str, ...] = (), dry_run: bool = False) -> Report:
    """What a hasty refresh tells."""
    report, _ = refresh(root, tables, TODAY, accept, dry_run, HASTY)
    return report


def faults_of(report: Report) -> str:
    """What went wrong, as a person reads it."""
    return "\n".join(str(one) for one in in_order(report.faults))
