"""What readers see of it: the page, its table to download, its way into the old edition."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest

from jsna.build import draft
from jsna.publish.content import content_of
from tests.changes.editions import TODAY, as_2025, new_period, several, two_editions
from tests.workspace import rewritten, small


def said(root: Path, page: str = "changes") -> str:
    """The words of a page of edition 2026, without its tags."""
    made = (root / f"site/2026/{page}/index.html").read_text(encoding="utf-8")
    article = made.partition("<article")[2].partition("</article>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", article)).split())


def test_the_page_begins_with_what_changed_in_a_sentence(six):
    assert (
        "Nothing now means something else. One measure has data for later dates. One correction was made."
        in said(six)
    )


def test_each_kind_of_change_has_a_heading_of_its_own(six):
    made = (six / "site/2026/changes/index.html").read_text(encoding="utf-8")
    heads = [unescape(re.sub("<[^>]+>|¶", "", one)).strip() for one in re.findall(r"<h2.*?</h2>", made)]
    article = heads[heads.index("Numbers that moved and mean the same") :]
    assert article[: article.index("Other editions") + 1] == [
        "Numbers that moved and mean the same", "Why numbers moved", "Our correction", "Method or definition",
        "Boundary or population base", "New period", "Revision by the producer", "Wording", "Other editions",
    ]  # fmt: skip


def test_a_correction_stands_in_words_with_its_day(six):
    assert (
        "Smoking. Said: In 2022 it was 15.8%. Now: In 2022 it was 15.6%. "
        "Two figures had changed places. Put right on 29 June 2026."
    ) in said(six)


def test_the_page_leads_into_the_old_edition_which_stands_beside_it(six):
    made = (six / "site/2026/changes/index.html").read_text(encoding="utf-8")
    assert '<a href="../../2025/">Northbrook Joint Strategic Needs Assessment 2025</a>' in made


def test_no_template_is_shown_to_readers(six):
    assert "{{" not in said(six) and "{%" not in said(six)


def test_every_number_that_moved_is_a_line_of_the_download(six, all_six):
    text = (six / "site/2026/downloads/changes/changes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for change in all_six.changes:
        lines = [row for row in rows if (row["kind"], row["about"]) == (change.kind, change.about)]
        assert len(lines) == max(1, len(change.moves))


def test_the_footer_leads_to_the_page(six):
    home = (six / "site/2026/index.html").read_text(encoding="utf-8")
    assert '<a href="changes/">' in home.partition("<footer")[2]


def test_without_an_earlier_edition_there_is_no_such_page(tmp_path):
    made = draft(small(tmp_path), None, TODAY, only_check=True)
    assert "changes.md" not in [page.path for page in made.composed.pages]


def test_a_sentence_whose_claim_is_another_has_a_new_meaning_and_is_not_called_wording(tmp_path):
    def lower(root: Path) -> None:
        new_period(root)
        rewritten(
            root,
            "data/adult-smoking.csv",
            "northbrook,2026,Persons,18 and over,1000",
            "northbrook,2026,Persons,18 and over,1190",
        )
        rewritten(
            root,
            "chapters/needs/smoking.yml",
            '"adult-smoking is lower than england" %}Smoking is less common here than in England',
            '"adult-smoking is similar to england" %}Smoking is as common here as in England',
        )

    words = said(two_editions(tmp_path, lower))
    assert "“Smoking is less common here than in England” Checked: holds" in words
    assert "“Smoking is as common here as in England” Checked: holds" in words
    assert "Comparisons that changed" in words
    assert "13.2% 14.9% Better Similar" in words
    assert "Changes: wording" not in words


@pytest.mark.parametrize("replaces", ["2025", "2024"])
def test_an_edition_replaces_one_that_is_published_or_is_told_that_there_is_none(replaces, tmp_path):
    root = two_editions(tmp_path)
    rewritten(root, "chapters/editions/2026.yml", "status: draft", f'status: draft\nreplaces: "{replaces}"')
    faults = [str(one) for one in draft(root, None, TODAY, only_check=True).faults if one.severity == "error"]
    missing = "chapters/editions/2026.yml:8:11: '2024' does not exist\n    did you mean '2026'?"
    assert faults == ([] if replaces == "2025" else [missing])


def test_an_edition_is_compared_with_the_one_that_it_replaces(tmp_path):
    root = two_editions(tmp_path, new_period)
    rewritten(root, "chapters/editions/2026.yml", "status: draft", 'status: draft\nreplaces: "2025"')
    made = draft(root, None, TODAY, only_check=True)
    assert made.composed.record["changed"]["since"] == "2025"


def test_the_record_says_what_numbers_and_words_were(tmp_path):
    root = several(tmp_path)
    as_2025(root)
    record = draft(root, "2025", TODAY, only_check=True).composed.record
    walking = record["measures"]["walking"]
    assert {name: walking[name] for name in ("title", "statistic", "unit", "basis", "better", "methods")} == {
        "title": "Adults and walking",
        "statistic": "proportion",
        "unit": "%",
        "basis": "resident",
        "better": "lower",
        "methods": ["proportion with Wilson limits"],
    }
    assert walking["based_on"]["northbrook|2024|Persons|18 and over|"] == [1128.0, 8000.0]
    assert record["areas"]["northbrook"] == ["Northbrook", "place", "E92000001"]
    assert record["tables"]["walking"]["retrieved"] == "2026-06-01"
    assert record["words"]["smoking/need-1"] == "Smoking is less common here than in England"
    assert record["pages"]["needs/smoking.md"] == "Smoking"


@pytest.mark.parametrize(("count", "same"), [("4", True), ("300", False)])
def test_record_and_content_of_a_local_table_tell_nothing_of_a_number_that_is_withheld(tmp_path, count, same):
    root = small(tmp_path)
    policy = "disclosure: {smallest: 5, round_to: 5, because: Council policy}\nnot_known: 513"
    rewritten(root, "data/adult-smoking.yml", "disclosure: published", policy)
    records, contents = [], []
    for was, now in (("516", "3"), ("3", count)):
        line = "northbrook,2023,Female,18 and over,{},4000"
        rewritten(root, "data/adult-smoking.csv", line.format(was), line.format(now))
        made = draft(root, None, TODAY, only_check=True)
        records.append(made.composed.record)
        contents.append(content_of(made, root))
    assert [one[0] == one[1] for one in (records, contents)] == [same, same]
