"""Two synthetic local tables of the Trafford assessment: quit dates by ward, by sex and by year.

    python -m groundwork.local_tables        writes data/quit-dates-by-sex.csv and data/quit-dates-by-year.csv

No such counts have been published.  These are drawn at random, always the same,
from what has: people aged 20 and over by ward and sex (data/population.csv) and
the deprivation deciles of each ward's neighbourhoods (data/areas.csv).  A ward
with mean decile d expects RATE x (1 + STEP x (5.5 - d)) quit dates a person and
year; each count is drawn from a Poisson distribution with that mean.  Women and
men of the last year are the same people in both tables, so the two must be
protected together.
"""

import csv
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
SEED, RATE, STEP = 2026, 0.003, 0.12
PLACE, WARD, SEXES = "E08000009", "ward", ("Female", "Male")
YEARS = ("2022/23", "2023/24", "2024/25")
ALL_YEARS, AGE = "2022/23 to 2024/25", "20 and over"
HEAD = ("area", "period", "sex", "age", "count", "denominator")
Row = tuple[str, str, str, str, int, int]
People = Mapping[tuple[str, str], int]  # ward and sex -> residents aged 20 and over


def main() -> None:
    """Write both tables."""
    for name, rows in tables(ROOT / "data").items():
        with (ROOT / "data" / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEAD)
            writer.writerows(rows)


def tables(data: Path) -> dict[str, list[Row]]:
    """The rows of both tables, by file, from the published tables in ``data``."""
    people, deciles = _people(data), _deciles(data)
    random = Random(SEED)
    counts = {
        (ward, sex, year): _poisson(random, number * RATE * (1 + STEP * (5.5 - deciles[ward])))
        for year in YEARS
        for (ward, sex), number in people.items()
    }
    return {
        "quit-dates-by-sex.csv": list(_by_sex(counts, people)),
        "quit-dates-by-year.csv": list(_by_year(counts, people)),
    }


def _people(data: Path) -> dict[tuple[str, str], int]:
    wards = {row["code"] for row in _rows(data / "areas.csv") if row["level"] == WARD}
    made: dict[tuple[str, str], int] = {}
    for row in _rows(data / "population.csv"):
        if row["area"] in wards and int(row["age"].split()[0]) >= 20:
            key = row["area"], row["sex"]
            made[key] = made.get(key, 0) + int(row["resident"])
    return dict(sorted(made.items()))


def _deciles(data: Path) -> dict[str, float]:
    """The mean decile of each ward's neighbourhoods, 1 the most deprived."""
    found: dict[str, list[int]] = {}
    for row in _rows(data / "areas.csv"):
        if row["level"] == "lsoa" and row["imd_decile"]:
            found.setdefault(row["parent"], []).append(int(row["imd_decile"]))
    return {ward: sum(deciles) / len(deciles) for ward, deciles in found.items()}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _poisson(random: Random, mean: float) -> int:
    """One draw by multiplying uniform numbers; Knuth (1969), section 3.4.1."""
    least, product, count = math.exp(-mean), random.random(), 0
    while product > least:
        product *= random.random()
        count += 1
    return count


def _by_sex(counts: Mapping[tuple[str, str, str], int], people: People) -> Iterable[Row]:
    wards = sorted({ward for ward, _ in people})
    for area, inside in [*((ward, [ward]) for ward in wards), (PLACE, wards)]:
        for name, sexes in [*((sex, [sex]) for sex in SEXES), ("Persons", list(SEXES))]:
            keys = [(ward, sex) for ward in inside for sex in sexes]
            count = sum(counts[(*key, YEARS[-1])] for key in keys)
            yield area, YEARS[-1], name, AGE, count, sum(people[key] for key in keys)


def _by_year(counts: Mapping[tuple[str, str, str], int], people: People) -> Iterable[Row]:
    wards = sorted({ward for ward, _ in people})
    for area, inside in [*((ward, [ward]) for ward in wards), (PLACE, wards)]:
        keys = [(ward, sex) for ward in inside for sex in SEXES]
        among = sum(people[key] for key in keys)
        for period, years in [*((year, [year]) for year in YEARS), (ALL_YEARS, list(YEARS))]:
            count = sum(counts[(*key, year)] for key in keys for year in years)
            yield area, period, "Persons", AGE, count, among * len(years)


if __name__ == "__main__":
    main()
