"""A workspace with fifty unusual numbers that its policy withholds, shown in charts of every kind."""

import json
from pathlib import Path

from tests.workspace import small

WARDS = [f"ward-{letter}" for letter in "abcdefghijklm"]
OPEN = WARDS[10:]  # their counts are large enough to be shown
YEARS = [str(year) for year in range(2021, 2026)]
SMALLEST = 10_000

CARD = """\
kind: table
id: referrals
holds: indicator
title: Adults referred for help
short: Referrals
file: referrals.csv
source: {publisher: Northbrook Council, title: Invented referrals, licence: OGL-3.0, retrieved: 2026-06-01}
disclosure: {smallest: 10000, round_to: 1, because: A rule that withholds unusual numbers.}
select: {sex: Persons, age: 18 and over}
statistic: proportion
basis: resident
better: lower
every: year
unit: "%"
of: adults aged 18 and over
"""
PEOPLE = """\
kind: table
id: people
holds: population
title: People living here
file: people.csv
source: {publisher: Northbrook Council, title: Invented people, licence: OGL-3.0, retrieved: 2026-06-01}
disclosure: published
"""
WARD_MAP = """\
kind: table
id: ward-borders
holds: boundaries
title: Ward boundaries
file: ward-borders.geojson
format: geojson
source: {publisher: Northbrook Council, title: Invented borders, licence: OGL-3.0, retrieved: 2026-06-01}
disclosure: published
columns: {code: code}
"""
SHOWN = """\
      - {series: referrals, compare: [ward-a, ward-k, england]}
      - {compare: referrals, level: ward, against: northbrook}
      - {map: referrals, level: ward}
      - {pyramid: people}
      - {breakdown: referrals, by: sex}
      - {funnel: referrals, level: ward}
      - {spine: [referrals, adult-smoking], level: ward, against: northbrook}
      - {table: referrals}
      - {glance: [referrals, adult-smoking]}
"""


def unusual() -> list[int]:
    """Fifty unusual numbers below SMALLEST, 7919 among them."""
    primes = [n for n in range(5003, SMALLEST) if all(n % d for d in range(2, 100))]
    return [7919, *[n for n in primes[7::10] if n != 7919][:49]]


def planted(folder: Path) -> Path:
    """The workspace, in ``folder``."""
    root = small(folder)
    _write(root, "data/areas.csv", _areas())
    _write(root, "data/areas.yml", (root / "data/areas.yml").read_text(encoding="utf-8").replace(
        "levels: [country, place]", "levels: [country, place, ward]"
    ))  # fmt: skip
    _write(root, "data/referrals.yml", CARD)
    _write(root, "data/referrals.csv", referrals())
    _write(root, "data/people.yml", PEOPLE)
    _write(root, "data/people.csv", _people())
    _write(root, "data/ward-borders.yml", WARD_MAP)
    _write(root, "data/ward-borders.geojson", _borders())
    chapter = root / "chapters/needs/smoking.yml"
    words = chapter.read_text(encoding="utf-8")
    assert "      - {series: adult-smoking}\n" in words
    _write(root, "chapters/needs/smoking.yml", words.replace("      - {series: adult-smoking}\n", SHOWN))
    return root


def _write(root: Path, file: str, words: str) -> None:
    (root / file).write_text(words, encoding="utf-8")


def _areas() -> str:
    rows = ["code,name,level,parent,imd_decile", "E92000001,England,country,,"]
    rows += ["northbrook,Northbrook,place,E92000001,"]
    rows += [f"{ward},Ward {ward[-1].upper()},ward,northbrook," for ward in WARDS]
    return "\n".join(rows) + "\n"


def referrals() -> str:
    """The table of the unusual numbers: ten wards withheld, three shown, and the wholes."""
    made = ["area,period,sex,age,count,denominator"]
    numbers = iter(unusual())
    for period in YEARS:
        counts = {ward: next(numbers) for ward in WARDS[:10]} | dict(
            zip(OPEN, (12_004, 13_006, 11_008), strict=True)
        )
        for place, (ward, count) in enumerate(counts.items()):
            made.append(f"{ward},{period},Persons,18 and over,{count},{41_003 + 307 * place}")
        whole = sum(counts.values())
        female = whole // 2 + 17
        sizes = [41_003 + 307 * place for place in range(len(counts))]
        for sex, count, people in (
            ("Female", female, sum(sizes) // 2), ("Male", whole - female, sum(sizes) - sum(sizes) // 2),
            ("Persons", whole, sum(sizes)),
        ):  # fmt: skip
            made.append(f"northbrook,{period},{sex},18 and over,{count},{people}")
        made.append(f"E92000001,{period},Persons,18 and over,6130457,40120331")
    return "\n".join(made) + "\n"


def _people() -> str:
    made = ["area,sex,age,resident"]
    for sex in ("Female", "Male"):
        bands = range(0, 90, 5)
        made += [f"northbrook,{sex},{start} to {start + 4},{3000 + 11 * start}" for start in bands]
    return "\n".join(made) + "\n"


def _borders() -> str:
    features = []
    for number, ward in enumerate(WARDS):
        x, y = -2.5 + 0.01 * (number % 4), 53.4 + 0.01 * (number // 4)
        ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": ward, "name": ward},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[round(a, 5), round(b, 5)] for a, b in ring]],
                },
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features})
