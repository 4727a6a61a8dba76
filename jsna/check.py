"""Every fault that can be found without making a site."""

from datetime import date
from pathlib import Path

from jsna.problems import Fault, Faults, in_order


def check(root: Path, edition: str | None, today: date) -> list[Fault]:
    """All faults and warnings of the workspace at ``root``, in order of place, each once."""
    from jsna.build import draft  # heavy: numbers are read and templates are filled

    try:
        return in_order(draft(root, edition, today, only_check=True).faults)
    except Faults as faults:
        return in_order(faults.found)
