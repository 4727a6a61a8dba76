"""Random tables protected and attacked at full count, and the largest table with its time.

    python benchmarks/disclosure.py            everything at full count
    python benchmarks/disclosure.py 0.05       a twentieth of each
    python benchmarks/disclosure.py 1 edition  at full count those whose name has this word in it

Ends with 1 where anything went wrong.  Times are of this process's CPU.
"""

import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jsna.disclosure.audit import exposed  # noqa: E402
from jsna.disclosure.pattern import pattern  # noqa: E402
from tests.disclosure.tables import small_counts, strictest, two_way  # noqa: E402
from tests.disclosure.trials import TRIALS  # noqa: E402


def main() -> int:
    """Runs the trials; the number of things that went wrong, at most 1."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    word, failed = sys.argv[2] if len(sys.argv) > 2 else "", 0
    for name, trials in TRIALS.items():
        if word not in name:
            continue
        started, count = time.process_time(), max(1, round(trials.full * share))
        wrong = [said for seed in range(count) for said in trials.trial(seed)]
        say(f"{name}: {count:,} tables, {len(wrong)} wrong, {time.process_time() - started:.0f} s")
        for said in wrong[:5]:
            say(f"    {said}")
        failed += len(wrong)
    if word:
        return min(failed, 1)
    for shape, mean in (((8, 5), 12.0), ((12, 8), 12.0), ((30, 12), 12.0)):
        strict(shape, mean)
    for mean in (12.0, 40.0):
        failed += large(mean)
    return min(failed, 1)


def large(mean: float) -> int:
    """A table of 300 rows and 12 columns with its margins, protected and audited."""
    started = time.process_time()
    table = two_way(small_counts(np.random.default_rng(2), (300, 12), mean))
    choice = pattern(table)
    between = time.process_time()
    narrowed = exposed(table, choice.withheld)
    ended = time.process_time()
    counted = f"{len(choice.withheld)} withheld, {len(narrowed)} narrowed"
    say(f"300 x 12 with margins, {len(table.primary)} small counts: {counted}")
    say(f"    protected in {between - started:.1f} s, audited in {ended - between:.1f} s")
    return len(narrowed) + len(choice.unprotected)


def strict(shape: tuple[int, int], mean: float, tables: int = 25) -> None:
    """The strictest reading: the rule is public, and primary and secondary marks can be told apart."""
    started, withheld, open_ = time.process_time(), [], 0
    for seed in range(tables):
        table = strictest(two_way(small_counts(np.random.default_rng(seed), shape, mean)))
        choice = pattern(table)
        withheld.append(len(choice.withheld))
        open_ += len(exposed(table, choice.withheld))
    spent = (time.process_time() - started) / tables
    counted = f"{np.mean(withheld):.1f} of {shape[0] * shape[1]} withheld, {open_} exposed in {tables} tables"
    say(f"strictest reading, {shape[0]} x {shape[1]}: {counted}, {spent:.2f} s a table")


def say(words: str) -> None:
    """``words`` on a line, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
