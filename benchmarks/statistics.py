"""CPU seconds and memory of the statistics, on one core, beside a plain numpy pass.

    python benchmarks/statistics.py
    python benchmarks/statistics.py --reference PYTHON

``PYTHON`` is the interpreter of another environment in which PHStatsMethods is installed
(it is under the GPL: nothing of ours imports it, and it runs in a process of its own).
Each table is made and worked out in a fresh process; CPU seconds are the best of some
runs after one that warms up, memory is the most that a run holds beyond its input.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
RUNS = 3
PHSTATSMETHODS = {"standardised_rates": 10_000, "proportions": 20_000, "rates": 20_000}


class Timed(NamedTuple):
    """A case of ``benchmarks.cases``, its size, and the CPU seconds of the R package."""

    says: str
    case: str
    size: int
    r_seconds: float | None = None


# PHEindicatormethods 2.1.0 and NHSRplotthedots 0.2.2 in R 4.5.0, measured once on a machine like this one
TIMED = [
    Timed("directly standardised rates, 19 bands", "standardised_rates", 100_000, 81),
    Timed("life expectancy at 20 ages", "life_tables", 7_000, 52),
    Timed("slope and relative index, ten parts", "slopes", 150, 93),
    Timed("the same on log odds, simulated", "odds_slopes", 150, 93),
    Timed("control charts of 36 points", "control_charts", 1_000, 5.2),
    Timed("crude rates", "rates", 1_000_000, 3.8),
    Timed("proportions", "proportions", 1_000_000, 0.24),
    Timed("life expectancy gaps by age", "life_gaps", 3_500),
    Timed("concentration indices, ten parts", "concentrations", 7_000),
    Timed("access to 100 assets", "reach", 7_000),
    Timed("ranks and rank ranges", "ranks", 1_000_000),
]


def main() -> None:
    """Print the table, or measure one case (``--case NAME SIZE``) and print its numbers."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--reference", metavar="PYTHON", help="interpreter of an environment with PHStatsMethods"
    )
    asked.add_argument("--case", nargs=2, metavar=("NAME", "SIZE"), help="measure this one alone, as JSON")
    given = asked.parse_args()
    if given.case:
        print(json.dumps(measured(given.case[0], int(given.case[1]))))
        return
    print_table("R packages", ((row, fresh(row), row.r_seconds) for row in TIMED))
    print_table("PHStatsMethods", beside_phstatsmethods(given.reference))
    print("\nUnder some 5 MB of input most of the memory is what any call costs; simulated draws need 7 MB.")


def measured(name: str, size: int) -> dict[str, float | None]:
    """CPU seconds of ours and of the plain pass, and bytes of the input and beyond it."""
    from benchmarks import cases

    make: Callable[[int], cases.Case] = getattr(cases, name)
    small = make(20)
    small.ours(small.frame)
    case = make(size)
    spent, beyond = cpu_seconds(lambda: case.ours(case.frame))
    plain = cpu_seconds(case.plain)[0] if case.plain else None
    return {
        "cpu": spent,
        "plain": plain,
        "beyond": beyond,
        "input": int(case.frame.memory_usage(deep=True).sum()),
    }


def cpu_seconds(work: Callable[[], object]) -> tuple[float, int | None]:
    """The least CPU seconds of some runs, and the most bytes that the first held."""
    before = held("VmRSS") if reset_most() else None
    work()
    beyond = held("VmHWM") - before if before is not None else None
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent), beyond


def reset_most() -> bool:
    """Forget the most memory held so far; False where the system cannot tell."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    except OSError:
        return False
    return True


def held(what: str) -> int:
    """Bytes of memory that this process holds (VmRSS) or held at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(f"{what}:"))


def fresh(row: Timed) -> dict[str, float | None]:
    """``measured`` in a process of its own, on one core."""
    words = [sys.executable, "-m", "benchmarks.statistics", "--case", row.case, str(row.size)]
    alone = {**os.environ, **dict.fromkeys(THREADS, "1")}
    made = subprocess.run(words, cwd=ROOT, env=alone, check=True, capture_output=True, text=True)
    return dict(json.loads(made.stdout))


def beside_phstatsmethods(
    python: str | None,
) -> Iterator[tuple[Timed, dict[str, float | None], float | None]]:
    """Ours and PHStatsMethods at the sizes that it can do."""
    if not python:
        print("\nPHStatsMethods is not measured: give --reference PYTHON of an environment that has it.")
    for name, size in PHSTATSMETHODS.items():
        row = next(one for one in TIMED if one.case == name)._replace(size=size)
        yield row, fresh(row), phstatsmethods(python, row) if python else None


def phstatsmethods(python: str, row: Timed) -> float | None:
    """CPU seconds of PHStatsMethods on the same table; None, said so, where it is not installed."""
    from benchmarks import cases

    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        getattr(cases, row.case)(row.size).frame.to_csv(table, index=False)
        words = [python, str(ROOT / "benchmarks" / "reference.py"), row.case, str(table)]
        alone = {**os.environ, **dict.fromkeys(THREADS, "1")}
        made = subprocess.run(words, env=alone, check=False, capture_output=True, text=True)
    if made.returncode:
        print(f"\nPHStatsMethods did not run: {made.stderr.strip().splitlines()[-1]}")
        return None
    return float(made.stdout)


def print_table(against: str, rows: Iterator[tuple[Timed, dict[str, float | None], float | None]]) -> None:
    """One line a case: seconds, times the reference, and memory beyond the input."""
    heads = ("", "size", "CPU s", "plain s", against, "times", "input MB", "beyond MB", "times input")
    print("\n" + line(*heads))
    for row, got, theirs in rows:
        times = theirs / got["cpu"] if theirs and got["cpu"] else None
        much = got["beyond"] / got["input"] if got["beyond"] is not None and got["input"] else None
        megabytes = [None if got[name] is None else got[name] / 1e6 for name in ("input", "beyond")]
        seconds = [None if one is None else f"{one:.4f}" for one in (got["cpu"], got["plain"])]
        shown = [None if one is None else f"{one:,.1f}" for one in (theirs, times, *megabytes, much)]
        print(line(row.says, f"{row.size:,}", *(word or "-" for word in (*seconds, *shown))), flush=True)


def line(first: str, *others: str) -> str:
    """One line of the table."""
    return f"{first:<40}" + "".join(f"{word:>15}" for word in others)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    main()
