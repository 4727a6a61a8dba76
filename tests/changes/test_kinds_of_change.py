"""Six kinds of change, each planted once: each is found once, under its own name, and nothing is lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from jsna.build import build
from jsna.findings.changes.changed import kinds, what_changed
from jsna.findings.changes.kind import Change
from jsna.findings.earlier import Earlier
from jsna.site.earlier import edition_called
from tests.changes.editions import EDITION, SIX, changed, revision, two_editions
from tests.workspace import rewritten


def in_short(one: Change) -> tuple[str, str, str, str]:
    return one.about, one.was, one.now, one.why


def test_each_kind_is_found_once_and_is_what_was_planted(all_six):
    assert {name: [in_short(one) for one in all_six.of(name)] for name in kinds()} == {
        "our correction": [
            ("smoking", "In 2022 it was 15.8%.", "In 2022 it was 15.6%.", "Two figures had changed places.")
        ],
        "method or definition": [
            (
                "walking",
                "statistic: proportion; counted per: none; unit: %; method: proportion with Wilson limits",
                "statistic: rate; counted per: 1,000; unit: per 1,000; method: rate with Byar limits",
                "other statistic, counted per, unit, method",
            )
        ],
        "boundary or population base": [
            ("sleeping", "", "", "the same counts out of another number of people")
        ],
        "new period": [("adult-smoking", "2025", "2026", "data for later dates")],
        "revision by the producer": [
            ("drinking", "14.9%", "15.0%", "Northbrook Council, retrieved 2026-06-01 and 2026-06-20")
        ],
        "wording": [
            (
                "smoking/need-1",
                "Smoking is less common here than in England",
                "Fewer people smoke here, so it is lower than in England",
                "other words",
            )
        ],
    }


def test_a_change_holds_the_numbers_of_what_was_changed_and_no_others(all_six):
    moved = {one.kind: {move.measure for move in one.moves} for one in all_six.changes}
    assert moved == {
        "our correction": {"eating"},
        "method or definition": {"walking"},
        "boundary or population base": {"sleeping"},
        "new period": {"adult-smoking"},
        "revision by the producer": {"drinking"},
        "wording": set(),
    }


def test_every_number_that_moved_is_in_one_change(all_six):
    listed = [id(move) for one in all_six.changes for move in one.moves]
    assert len(listed) == len(set(listed))
    for account, side in ((all_six.old_account, "was"), (all_six.new_account, "now")):
        moved = [getattr(move, side) for one in all_six.changes for move in one.moves]
        assert sum(number.facts for number in moved if number) == sum(account.explained.values())


@pytest.mark.parametrize("edition", ["old", "new"])
def test_facts_in_are_facts_compared_and_new_and_gone(all_six, edition):
    account, facts = getattr(all_six, f"{edition}_account"), getattr(all_six.pair, edition).facts
    assert account.facts == len(facts)
    assert account.same + sum(account.explained.values()) + account.only_here == len(facts)


@pytest.mark.parametrize("kind", SIX)
def test_a_change_that_stands_alone_is_of_its_own_kind_only(kind, tmp_path):
    plant, about = SIX[kind]
    found = changed(two_editions(tmp_path, plant))
    assert [(one.kind, one.about) for one in found.changes] == [(kind, about)]


def test_the_other_way_round_a_later_period_is_one_that_is_no_longer_shown(all_six):
    back = what_changed(all_six.pair.new, all_six.pair.old)
    assert [one.about for one in back.of("revision by the producer")] == ["drinking", "eating"]
    assert back.of("new period") == []
    assert {move.measure for move in back.went if move.measure} == {"adult-smoking"}


def test_an_edition_and_itself_differ_in_nothing(all_six):
    for edition in (all_six.pair.old, all_six.pair.new):
        again = what_changed(edition, edition)
        assert again.is_nothing
        assert again.old_account == again.new_account
        assert again.old_account.same == len(edition.facts)


def test_the_same_files_built_again_differ_in_nothing(tmp_path):
    assert changed(two_editions(tmp_path)).is_nothing


def test_an_edition_without_a_record_is_compared_by_its_numbers_alone(all_six):
    def bare(edition: Earlier) -> Earlier:
        return Earlier(edition.edition, edition.title, edition.status, edition.published, edition.facts)

    found = what_changed(bare(all_six.pair.old), bare(all_six.pair.new))
    assert {one.kind for one in found.changes} == {"new period", "revision by the producer"}
    assert not found.pair.recorded


def test_an_edition_is_known_by_its_id_its_folder_and_its_archive(tmp_path):
    root = two_editions(tmp_path)
    for name in ("2025", "published/2025.zip", str(root / "published" / "2025.zip")):
        assert edition_called(root, name).edition == "2025"
    assert edition_called(root, str(root / "site" / "2026")) == edition_called(root, "2026")


def test_an_area_with_another_code_and_one_in_another_place_are_changes_of_boundary(shared, tmp_path):
    def built(name: str, *edits: tuple[str, str]) -> Path:
        root = shutil.copytree(shared / "harrowmere", tmp_path / name)
        (root / "mkdocs.yml").write_text("site_name: Harrowmere JSNA\n", encoding="utf-8")
        for old, new in edits:
            for file in sorted((root / "data").glob("*.csv")):
                text = file.read_text(encoding="utf-8")
                file.write_text(text.replace(old, new), encoding="utf-8")
        build(root, None, date(2027, 5, 25))
        return root / "site/2026"

    moved = ("Westfield Green,lsoa21,west", "Westfield Green,lsoa21,east")
    folders = built("old"), built("new", ("E01990006", "E01990066"), moved)
    found = what_changed(*(edition_called(tmp_path, str(folder)) for folder in folders))
    assert [(one.kind, *in_short(one)) for one in found.changes] == [
        (
            "boundary or population base",
            "areas",
            "Harrow Hill (E01990006), Westfield Green: lsoa21 in Westfield",
            "Harrow Hill (E01990066), Westfield Green: lsoa21 in Eastgate and Mill",
            "1 new; 1 gone; 1 in another place",
        )
    ]
    assert (found.came, found.went) == ((), ())


def test_a_definition_that_reads_otherwise_does_not_take_a_revision_for_its_own(tmp_path):
    def defined_and_revised(root: Path) -> None:
        revision(root)
        rewritten(root, "data/drinking.yml", "basis:", "definition: Adults who said so.\nbasis:")

    found = changed(two_editions(tmp_path, defined_and_revised))
    assert [(one.kind, one.about, len(one.moves) > 0) for one in found.changes] == [
        ("method or definition", "drinking", False),
        ("revision by the producer", "drinking", True),
    ]


def test_how_much_an_edition_compares_or_withholds_is_no_meaning():
    def edition(count: str) -> Earlier:
        found = [
            {"kind": "comparisons", "about": "smoking", "verdict": count, "evidence": {}},
            {"kind": "disclosure", "about": "edition", "verdict": count, "evidence": {}},
            {"kind": "gap", "about": "checks@a", "verdict": f"type {count}", "evidence": {}},
        ]
        return Earlier(count, count, "published", "2026-01-01", findings=tuple(found))

    assert [(one.sort, one.was, one.now) for one in what_changed(edition("1"), edition("2")).meaning] == [
        ("gap", "type 1", "type 2")
    ]


HEADLINE = "headline: {say: Smoking is falling., claim: adult-smoking is falling}\nlead: "


def test_a_headline_whose_claim_is_new_is_told_in_its_own_words(tmp_path: Path):
    found = changed(two_editions(tmp_path, lambda root: rewritten(root, EDITION, "lead: ", HEADLINE)))
    assert [(one.about, one.change, one.now_said) for one in found.meaning] == [
        ("edition/headline", "new", "Smoking is falling.")
    ]
    assert found.of("wording") == []


def test_the_old_words_of_a_headline_that_had_no_claim_are_not_lost(tmp_path: Path):
    def before(root: Path) -> None:
        rewritten(root, EDITION, "lead: ", "headline: {say: Welcome to Northbrook.}\nlead: ")

    def after(root: Path) -> None:
        rewritten(root, EDITION, "headline: {say: Welcome to Northbrook.}\nlead: ", HEADLINE)

    found = changed(two_editions(tmp_path, after, first=before))
    assert [in_short(one) for one in found.of("wording")] == [
        ("edition/headline/say", "Welcome to Northbrook.", "Smoking is falling.", "other words")
    ]
