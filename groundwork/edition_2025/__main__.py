"""Make the edition of 2025 and keep it in published/: ``python -m groundwork.edition_2025``."""

import sys
import tempfile
from pathlib import Path

from groundwork.edition_2025.approval import keep, publish_in
from groundwork.edition_2025.workspace import make, rules
from jsna.problems import Fault, Faults, Place

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    """Cut, rewrite, approve, publish, keep; says each table that was cut.  Returns the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            for cut in make(REPOSITORY, folder):
                if cut.left_out:
                    rows = f"{cut.kept:,} rows kept, {cut.left_out:,} left out"
                    print(f"{cut.table}: {rows}, to {cut.periods[-1]}")
            publish_in(folder, rules())
            made = keep(folder, REPOSITORY / "published")
        except Faults as faults:
            print(faults)
            return 1
        except (Fault, LookupError, FileExistsError) as error:
            print(error if isinstance(error, Fault) else Fault(Place("groundwork/edition_2025"), str(error)))
            return 1
    print("\n".join(f"{file.relative_to(REPOSITORY)}: {file.stat().st_size:,} bytes" for file in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
