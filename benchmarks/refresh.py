"""How long a refresh takes to tell what changed: 150 indicators, 20 areas, 10 years, and a claim on each.

    python benchmarks/refresh.py               150 indicators
    python benchmarks/refresh.py 20            as many as named

The new file has another year, and every tenth figure revised.  It is dropped in,
so nothing is fetched.  Times are of this process's CPU.  Ends with 1 above 20 s
for 150 indicators.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder, whose statistics.py is not Python's

from jsna.refresh.refresh import refresh  # noqa: E402
from jsna.start import start  # noqa: E402

AREAS, YEARS, MOST = 20, 10, 20.0
CARD = """kind: table
id: many
holds: indicators
title: Many indicators
file: many.csv
source: {publisher: Northbrook Council, licence: OGL-3.0, retrieved: 2026-06-01}
disclosure: published
statistic: proportion
basis: resident
better: lower
every: year
measures:
"""


def workspace(folder: Path, indicators: int) -> Path:
    """The starter's workspace with a table of ``indicators`` in one chapter, and its next copy dropped in."""
    root = folder / "northbrook"
    start(root)
    codes = ["northbrook", "E92000001", *(f"E0800{number:04}" for number in range(1, AREAS - 1))]
    places = "".join(f"{code},Place {code},district,,\n" for code in codes[2:])
    with (root / "data/areas.csv").open("a", encoding="utf-8") as opened:
        opened.write(places)
    ids = [f"many-{number}" for number in range(indicators)]
    lines = "".join(f"  {one}: {{title: Indicator {one}, select: {{sex: Persons}}}}\n" for one in ids)
    (root / "data/many.yml").write_text(CARD + lines, encoding="utf-8")
    chance = np.random.default_rng(1)
    counts = chance.integers(200, 900, (indicators, AREAS, YEARS + 1))
    written(root / "data/many.csv", ids, codes, counts[:, :, :YEARS])
    revised = counts + (chance.random(counts.shape) < 0.1) * chance.integers(1, 40, counts.shape)
    written(root / "data/incoming/many.csv", ids, codes, revised)
    chapter = root / "chapters/needs/smoking.yml"
    claims = "".join(
        f'      {{% claim "{one} is higher than england" %}}This is higher here than in England'
        f"{{% endclaim %}}: {{{{ {one.replace('-', '_')}.latest.value | percent }}}}.\n"
        for one in ids
    )
    section = f"  - role: need\n    title: Everything else\n    need: [comparative]\n    text: |\n{claims}"
    text = chapter.read_text(encoding="utf-8").replace("left_out:\n", f"{section}left_out:\n")
    chapter.write_text(text, encoding="utf-8")
    return root


def written(path: Path, ids: list[str], codes: list[str], counts: np.ndarray) -> None:
    """The counts (indicators x areas x years, of 2,000 people each) as a CSV file."""
    rows = ["measure,area,period,sex,age,count,denominator"]
    rows += [
        f"{one},{code},{2016 + year},Persons,All ages,{counts[i, j, year]},2000"
        for i, one in enumerate(ids)
        for j, code in enumerate(codes)
        for year in range(counts.shape[2])
    ]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> int:
    """Runs the refresh once; 1 where it took too long."""
    indicators = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder), indicators)
        started = time.process_time()
        report, _ = refresh(root, ["many"], date(2026, 6, 30))
        spent = time.process_time() - started
    news = report.tables[0].figures
    assert news is not None and not report.faults, report.faults
    assert len(report.claims) >= indicators, f"only {len(report.claims)} claims were judged"
    told = f"{len(report.claims)} claims, {len(report.statuses)} of another status, "
    told += f"{len(news.revisions):,} revisions, {len(news.new_periods)} with a new period"
    sys.stdout.write(
        f"{indicators} indicators x {AREAS} areas x {YEARS} years: {told}\n{spent:.1f} s of CPU\n"
    )
    return int(spent > MOST and indicators <= 150)


if __name__ == "__main__":
    sys.exit(main())
