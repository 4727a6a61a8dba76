"""Two editions of a small place: the older one published, the newer one built after it was changed."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jsna.build import build
from jsna.findings.changes.changed import Changed, what_changed
from jsna.site.archive import keep
from jsna.site.earlier import edition_called
from jsna.site.manifest import read_manifest
from tests.workspace import rewritten, small

TODAY = date(2026, 7, 1)
EDITION = "chapters/editions/2026.yml"
CHAPTER = "chapters/needs/smoking.yml"
MEASURES = ("adult-smoking", "drinking", "walking", "sleeping", "eating")  # each in a table of its own
Plant = Callable[[Path], None]


def two_editions(
    folder: Path, *plants: Plant, day: str = "2025-07-01", first: Plant = lambda root: None
) -> Path:
    """A workspace whose edition 2025 is published, and whose edition 2026 was built after ``plants``.

    ``first`` is done before either.
    """
    root = several(folder)
    first(root)
    as_2025(root)
    build(root, "2025", TODAY)
    rewritten(root, "site/2025/manifest.json", '"status": "draft"', '"status": "published"')
    rewritten(root, "site/2025/manifest.json", '"published": ""', f'"published": "{day}"')
    manifest = read_manifest(root / "site/2025")
    assert manifest is not None
    keep(root, root / "site/2025", manifest, replaces="", content="", document="")
    (root / "chapters/editions/2025.yml").unlink()
    shutil.rmtree(root / "site")
    for plant in plants:
        plant(root)
    build(root, "2026", TODAY)
    return root


def as_2025(root: Path) -> None:
    """An edition document of 2025 beside that of 2026."""
    text = (root / EDITION).read_text(encoding="utf-8").replace("2026", "2025")
    text = text.replace("cut_off: 2025-06-30", "cut_off: 2026-06-30")
    (root / "chapters/editions/2025.yml").write_text(text, encoding="utf-8")


def several(folder: Path) -> Path:
    """The starter workspace with five measures instead of one, each charted in a section of its own."""
    root = small(folder)
    card, rows = ((root / f"data/adult-smoking.{end}").read_text(encoding="utf-8") for end in ("yml", "csv"))
    sections = ""
    for name in MEASURES[1:]:
        text = card.replace("adult-smoking", name).replace("short: Smoking\n", "")
        text = text.replace("Adults who smoke", f"Adults and {name}")
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")
        (root / f"data/{name}.csv").write_text(rows, encoding="utf-8")
        sections += f"  - {{role: need, title: On {name}, show: [{{series: {name}}}]}}\n"
    rewritten(root, CHAPTER, "left_out:\n", f"{sections}left_out:\n")
    return root


def changed(root: Path) -> Changed:
    """What changed between the two editions of ``root``."""
    return what_changed(edition_called(root, "2025"), edition_called(root, "2026"))


def new_period(root: Path) -> None:
    rows = "northbrook,2026,Persons,18 and over,1000,8000\nE92000001,2026,Persons,18 and over,18000,120000\n"
    with (root / "data/adult-smoking.csv").open("a", encoding="utf-8") as file:
        file.write(rows)


def revision(root: Path) -> None:
    rewritten(
        root,
        "data/drinking.csv",
        "northbrook,2023,Persons,18 and over,1192",
        "northbrook,2023,Persons,18 and over,1200",
    )
    rewritten(root, "data/drinking.yml", "retrieved: 2026-06-01", "retrieved: 2026-06-20")


def method(root: Path) -> None:
    rewritten(root, "data/walking.yml", "statistic: proportion", "statistic: rate per 1000")
    rewritten(root, "data/walking.yml", 'unit: "%"\n', "")


def population_base(root: Path) -> None:
    path = root / "data/sleeping.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(?m)^(northbrook,2024,Persons,18 and over,\d+),8000$", r"\1,8800", text), encoding="utf-8"
    )


def correction(root: Path) -> None:
    rewritten(
        root,
        "data/eating.csv",
        "northbrook,2022,Persons,18 and over,1264",
        "northbrook,2022,Persons,18 and over,1246",
    )
    rewritten(
        root, EDITION, "lead:",
        "corrections:\n  - {on: 2026-06-29, page: smoking, was: In 2022 it was 15.8%., now: In 2022 it was 15.6%.,"
        " because: Two figures had changed places.}\nlead:",
    )  # fmt: skip


def wording(root: Path) -> None:
    rewritten(
        root, CHAPTER, "Smoking is less common here than", "Fewer people smoke here, so it is lower than"
    )


SIX: dict[str, tuple[Plant, str]] = {
    "our correction": (correction, "smoking"),
    "method or definition": (method, "walking"),
    "boundary or population base": (population_base, "sleeping"),
    "new period": (new_period, "adult-smoking"),
    "revision by the producer": (revision, "drinking"),
    "wording": (wording, "smoking/need-1"),
}
