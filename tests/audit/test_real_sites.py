"""Sites as the toolkit builds them, with one thing wrong that a build does not see."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from jsna.audit.audit import audit
from jsna.audit.members import kept_editions
from jsna.build import build
from tests.audit.canary import planted
from tests.audit.sites import download, row, said, site
from tests.workspace import TODAY, rewritten

WARDS = ("ward-a", "ward-b", "ward-c")
COUNTS = {"ward-a": (12, 30), "ward-b": (3, 20), "ward-c": (26, 25)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose table has three wards, one with a small count, and no total."""
    made = planted(tmp_path)
    rewritten(made, "data/referrals.yml", "smallest: 10000", "smallest: 5")
    rows = ["area,period,sex,age,count,denominator"]
    rows += [f"{ward},2025,Persons,18 and over,{COUNTS[ward][0]},{400 + COUNTS[ward][1]}" for ward in WARDS]
    (made / "data/referrals.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    chapter = made / "chapters/needs/smoking.yml"
    words = chapter.read_text(encoding="utf-8")
    shown = re.sub(
        r"(?m)^      - \{(?!compare).*\n", "", words.replace("against: northbrook", "against: ward-a")
    )
    chapter.write_text(shown, encoding="utf-8")
    return made


def test_a_site_as_it_is_built_gives_nothing_away(root):
    build(root, None, TODAY)
    report = audit(root / "site", root, TODAY)
    assert [str(fault) for fault in report.faults] == []
    assert report.withheld == 2  # a count and its denominator


def test_a_total_that_an_author_types_is_told_with_its_line(root):
    rewritten(
        root,
        "chapters/needs/smoking.yml",
        "    text: |\n",
        "    text: |\n      In all, 41 adults were referred.\n",
    )
    build(root, None, TODAY)
    (fault,) = audit(root / "site").faults
    page = (root / "site/2026/needs/smoking/index.html").read_text(encoding="utf-8").split("\n")
    assert "In all, 41 adults were referred." in " ".join(line for line in page if "In all" in line)
    assert fault.message == "ward-b, 2025, Persons, 18 and over (referrals): the withheld count is 3 exactly"
    assert "= 41 at 2026/needs/smoking/index.html:" in fault.hint


def test_an_edition_that_the_workspace_keeps_and_its_site_does_not_is_read_too(root):
    build(root, None, TODAY)
    before = io.BytesIO()
    with zipfile.ZipFile(before, "w") as packed:
        packed.writestr(
            "downloads/referrals.csv",
            download(row("ward-b", "3", period="2025", measure="referrals", age="18 and over")),
        )
    site(root, {"published/2025.zip": before.getvalue()})
    (fault,) = audit(root / "site", root, TODAY).faults
    assert str(fault).split("; ")[0] == (
        "2025/downloads/referrals.csv:2:1: ward-b, 2025, Persons, 18 and over (referrals): the withheld count is"
        " 3 exactly\n    by ward-b, 2025, Persons, 18 and over = 3 at 2025/downloads/referrals.csv:2:1"
    )


def test_an_edition_that_stands_in_the_site_is_not_read_twice(tmp_path):
    before = io.BytesIO()
    with zipfile.ZipFile(before, "w") as packed:
        packed.writestr("a.txt", "words")
    site(tmp_path, {"published/2025.zip": before.getvalue()})
    assert [one.name for one in kept_editions(tmp_path, set())] == ["2025/a.txt"]
    assert list(kept_editions(tmp_path, {"2025"})) == []


def test_the_folder_of_one_edition_is_named_as_in_its_site(root):
    build(root, None, TODAY)
    assert audit(root / "site/2026").editions == ("2026",)


def test_a_withheld_row_printed_again_in_any_download_is_told(root):
    build(root, None, TODAY)
    file = root / "site/2026/downloads/needs-smoking/compare-referrals.csv"
    words = file.read_text(encoding="utf-8")
    line = next(one for one in words.splitlines() if ",ward-b," in one)
    heads = words.splitlines()[0].split(",")
    cells = line.split(",")
    cells[heads.index("count")] = "3"
    file.write_text(words.replace(line, ",".join(cells)), encoding="utf-8")
    (told,) = said(root / "site")
    assert told.startswith("2026/downloads/needs-smoking/compare-referrals.csv:")
    assert "ward-b, 2025, Persons, 18 and over (referrals): the withheld count is 3 exactly" in told


def test_what_an_edition_keeps_of_its_counts_is_read(tmp_path):
    counts = {"ash|2024|Female|||": "[c]", "ash|2024|Male|||": 38, "ash|2024|Persons|||": 41}
    kept = {"falls-table": {"withhold": [1, 4], "round": 1, "counts": {"falls": {"count": counts}}}}
    told = said(site(tmp_path, {"2026/cells.json": json.dumps(kept, indent=1)}))
    assert [one.splitlines()[0] for one in told] == [
        "2026/cells.json:12:1: ash, 2024, Female (falls): the withheld count is 3 exactly"
    ]
