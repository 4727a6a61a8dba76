"""What one command leaves behind: a whole site of Trafford, every number with its row."""

import csv
import json
import re
from pathlib import Path

import pytest

from jsna.model.nodes import plain, read_yaml
from jsna.site.manifest import manifest_of
from jsna.sources.lock import LOCK
from tests.beside import ROOT

CHAPTERS = (
    "people", "deprivation", "life-expectancy", "starting-well", "healthy-weight", "child-mental-health", "smoking",
    "weight-activity-diabetes", "heart-disease", "ageing-well", "carers-disability-health", "work-income-homes",
)  # fmt: skip


@pytest.fixture(scope="module")
def edition(trafford: Path) -> Path:
    return trafford / "site" / "2026"


def page(edition: Path, path: str) -> str:
    return (edition / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["2026/index.html", "2026/facts.json", "2026/findings.json", "2026/manifest.json", "latest/index.html", "versions.json", "index.html"])  # fmt: skip
def test_one_command_leaves_a_whole_site(trafford, path):
    assert (trafford / "site" / path).stat().st_size > 0


def test_a_fresh_build_leaves_the_record_of_the_data_as_it_is_committed(trafford):
    assert (trafford / LOCK).read_bytes() == (ROOT / LOCK).read_bytes()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_a_chart_with_its_table_and_its_numbers_to_download(edition, chapter):
    made = page(edition, f"needs/{chapter}")
    figures = re.findall(r'<figure class="jn-fig".*?</figure>', made, re.DOTALL)
    drawn = [figure for figure in figures if "jn-svg" in figure]
    assert drawn
    for figure in drawn:
        assert figure.count('role="img"') == 2, "one drawing for wide screens, one for narrow"
        assert "<caption>" in figure
        files = re.findall(r'href="([^"]+downloads/[^"]+\.csv)"', figure)
        assert files
        assert all((edition / "needs" / chapter / file).is_file() for file in files)


def test_each_ward_has_a_page_of_its_own_with_its_own_numbers(edition):
    with (ROOT / "data/areas.csv").open(encoding="utf-8", newline="") as file:
        wards = {row["code"]: row["name"] for row in csv.DictReader(file) if row["level"] == "ward"}
    made = {code: page(edition, f"places/ward-profiles/{code}") for code in wards}
    articles = {code: text.partition("<article")[2].partition("</article>")[0] for code, text in made.items()}
    assert len(wards) == 21
    assert len(set(articles.values())) == 21
    with (ROOT / "data/child-weight.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == "obese-year-6-three-years"]
    shares = {row["area"]: row["value"] for row in rows}
    for code, name in wards.items():
        assert name.replace("&", "&amp;") in articles[code]
        assert f"{float(shares[code]):.1f}% of its Year 6 children" in " ".join(articles[code].split())


def test_every_fact_is_the_number_that_stands_in_its_row(edition):
    facts = json.loads((edition / "facts.json").read_text(encoding="utf-8"))
    given = [fact for fact in facts if fact.get("method") == "as given" and fact["value"] is not None]
    given = [fact for fact in given if fact["field"] == "value"]
    tables = {fact["table"]: tidy(fact["table"]) for fact in given}
    assert len(given) > 1000
    for fact in given:
        row = tables[fact["table"]].get(fact["line"])
        if row is not None:
            assert float(row["value"]) == fact["value"], fact
            assert (row["area"], row["period"]) == (fact["area"], fact["period"])


def tidy(table: str) -> dict[int, dict[str, str]]:
    """The rows of a table in our own layout by their line; none for the one in the layout of a download."""
    card = plain(read_yaml((ROOT / f"data/{table}.yml").read_text(encoding="utf-8"), table))
    if card.get("format", "tidy") != "tidy":
        return {}
    with (ROOT / "data" / card["file"]).open(encoding="utf-8", newline="") as file:
        return dict(enumerate(csv.DictReader(file), 2))


def test_the_manifest_names_every_file_and_its_bytes(edition):
    written = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    again = manifest_of(edition, "", "", "", "", "").files
    assert written["files"] == dict(again)


def test_no_page_has_a_hole(edition):
    for path in sorted(edition.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert "edition:" not in text.partition("<article")[2], path
        assert "{{" not in text.partition("<article")[2].partition("</article>")[0], path
        assert not re.search(r">\s*(nan|NaT)\s*<|<td[^>]*>\s*None\s*<", text), path
