"""Broken tables by the thousand, and tables as large as any: how long an answer takes, and what it holds.

    python benchmarks/inputs.py            20,000 broken CSV files, and 400 of each other kind
    python benchmarks/inputs.py 500        as many CSV files, and 10 of each other kind
    python benchmarks/inputs.py large      a table of a million rows, and one of a row more

Ends with 1 where a file ended in anything but an answer, or took over a second of CPU.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jsna.problems import Faults  # noqa: E402
from jsna.sources.csv_rows import MOST_ROWS, read_rows  # noqa: E402
from tests.inputs.fuzz_csv import Case, answer, cases, unsound  # noqa: E402
from tests.inputs.fuzz_files import other_cases  # noqa: E402

LONGEST = 1.0  # seconds of CPU for one answer


def main() -> int:
    """Runs what was asked for; 1 where anything went wrong."""
    asked = sys.argv[1] if len(sys.argv) > 1 else "20000"
    if asked == "large":
        return large()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = run("CSV", islice(cases(1, folder / "csv"), int(asked)), folder)
        for kind, found in other_cases(1, folder / "other").items():
            wrong += run(kind, islice(found, max(1, int(asked) // 50)), folder)
    return min(wrong, 1)


def run(what: str, found: Iterator[Case], folder: Path) -> int:
    """How many of ``found`` had no sound answer in time."""
    number, wrong, longest, seen = 0, 0, 0.0, Counter[str]()
    for case in found:
        started = time.process_time()
        got = answer(case, folder / "runs")
        took = time.process_time() - started
        said = unsound(case, got) or ("too slow" if took > LONGEST else "")
        if said:
            wrong += 1
            (Path(tempfile.gettempdir()) / f"broken-{what}-{number}").write_bytes(case.body)
            say(f"    file {number} as {case.table}: {said}, {took:.2f} s")
        number, longest = number + 1, max(longest, took)
        seen.update({fault.code for fault in got.faults} or {"nothing is wrong"})
    say(f"{what}: {number:,} files, {wrong} wrong, the longest {longest:.2f} s, {held():.0f} MB held at most")
    say("    " + ", ".join(f"{code} {count}" for code, count in seen.most_common()))
    return wrong


def large() -> int:
    """A file of as many rows as are read, and one of a row more."""
    for rows in (MOST_ROWS, MOST_ROWS + 1):
        body = (
            b"area,period,sex,age,count,denominator\n"
            + b"E08000009,2024/25,Persons,65 and over,1234,56789\n" * rows
        )
        started = time.process_time()
        try:
            said = f"{len(read_rows(body, 'd.csv').rows):,} rows read"
        except Faults as faults:
            said = str(faults.found[0].message)
        took = time.process_time() - started
        say(f"{rows:,} rows, {len(body) / 1e6:.0f} MB: {said}, {took:.1f} s, {held():.0f} MB held at most")
    return 0


def held() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(words: str) -> None:
    """``words`` on a line, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
