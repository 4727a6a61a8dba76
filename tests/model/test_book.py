"""A workspace becomes a book: all that was written, how it hangs together, and all that is wrong."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from jsna.model.book import read_book
from jsna.model.periods import read_period
from jsna.problems import errors
from tests.model.place import (
    BOARD,
    EDITION,
    FIRST_CHOICE,
    LITTLETON,
    MOVING_CLUB,
    NIGHTS,
    NOISE_TALK,
    SLEEP,
    SLEEP_WELL,
    TODAY,
    book_of,
    said_of,
    written,
)


def test_a_workspace_without_a_mistake_is_read_without_a_word():
    assert book_of(LITTLETON).faults == ()


def test_every_kind_of_document_is_in_the_book():
    book = book_of(LITTLETON)
    kinds = (book.editions, book.chapters, book.priorities, book.decisions, book.engagements, book.cards)
    assert [sorted(kind) for kind in kinds] == [
        ["2026"],
        ["sleep"],
        ["sleep-well"],
        ["first-choice", "moving-club"],
        ["noise-talk"],
        ["areas", "assets", "money", "nights", "voices"],
    ]
    assert book.board is not None
    assert book.board.id == "board"


def test_harrowmere_is_read_with_its_planted_warnings_alone(shared: Path):
    book = read_book(shared / "harrowmere", None, date(2027, 5, 25))
    assert [str(fault.place) + ": " + fault.message for fault in book.faults] == [
        "chapters/assets/community-assets.yml:1:1: no equality assessment",
        "chapters/decisions/priorities-2026.yml:25:26: damp-homes was chosen and has no priority",
        "chapters/engagement/bp-conversation.yml:1:1: nobody can see who was not reached",
        "chapters/engagement/eastgate-consultation.yml:1:1: nobody can see who was not reached",
        "chapters/engagement/eastgate-consultation.yml:12:7: closed 169 days ago and no themes are written",
        "chapters/needs/high-blood-pressure.yml:1:1: no equality assessment",
    ]
    assert errors(book.faults) == []
    assert len(book.nodes) == 19


TEN = {
    SLEEP: ("recommends:", "recomends:"),
    SLEEP_WELL: ("lead: dph\n", ""),
    FIRST_CHOICE: ("made: 2025-12-01", "made: 2025-31-12"),
    MOVING_CLUB: ("evidence: [sleep]", "evidence: [slep]"),
    NOISE_TALK: ("closed: 2025-09-30", "closed: 2025-06-30"),
    BOARD: ("statutory: dcs", "statutory: dass"),
    EDITION: ("status: draft", "status: draft\nstatus: draft"),
    NIGHTS: ("statistic: proportion", "statistic: &p proportion"),
    "data/money.yml": ("kind: table", "kind: tabel"),
    "data/voices.yml": ("title: Who was heard", "title: Heard: all of them"),
}


def test_ten_mistakes_in_ten_files_are_told_in_one_run(tmp_path: Path):
    assert said_of(tmp_path, TEN) == (
        "chapters/2026.yml:8:1: 'status' is written twice (first on line 7)\n"
        "    keep one of them\n"
        "chapters/board.yml:6:1: the board has no director of children's services"
        " (Health and Social Care Act 2012, s.194)\n"
        "    add the seat with statutory: dcs\n"
        "chapters/first-choice.yml:9:7: '2025-31-12' is not a date\n"
        "    write year-month-day, as 2026-03-31\n"
        "chapters/moving-club.yml:9:12: 'slep' does not exist\n"
        "    did you mean 'sleep'?\n"
        "chapters/noise-talk.yml:9:9: closed 2025-06-30 is before opened 2025-07-01\n"
        "    correct one of them\n"
        "chapters/sleep-well.yml:1:1: a priority needs 'lead'\n"
        "chapters/sleep.yml:38:1: no field called 'recomends'\n"
        "    did you mean 'recommends'?\n"
        "data/money.yml:1:7: 'tabel' is not a kind\n"
        "    did you mean 'table'?\n"
        "data/nights.yml:11:16: anchors and aliases are not allowed\n"
        "    write the value out, or quote it\n"
        "data/voices.yml:4:13: a second colon\n"
        '    title: "Heard: all of them"'
    )


def test_a_document_that_is_not_understood_stops_only_what_rests_on_it(tmp_path: Path):
    book = book_of(written(tmp_path, {SLEEP: ("recommends:", "recomends:")}))
    assert book.chapters == {}
    assert [fault.message for fault in book.faults] == ["no field called 'recomends'"]
    assert book.files["sleep"] == "chapters/sleep.yml"
    assert list(book.priorities) == ["sleep-well"]


def test_an_edition_that_is_not_understood_leaves_the_book_without_one(tmp_path: Path):
    book = book_of(written(tmp_path, {EDITION: ("status: draft", "status: daft")}))
    assert book.edition is None
    assert [str(fault) for fault in book.faults] == [
        "chapters/2026.yml:7:9: status cannot be 'daft'\n    did you mean 'draft'?"
    ]


LATER = (LITTLETON / EDITION).read_text(encoding="utf-8")


@pytest.mark.parametrize(("ids", "newest"), [(["2027"], "2027"), (["2026-2", "2026-10"], "2026-10")])
def test_without_a_name_the_newest_edition_is_meant(ids: list[str], newest: str, tmp_path: Path):
    more = {f"chapters/{id_}.yml": ("", LATER.replace("id: 2026", f"id: {id_}")) for id_ in ids}
    edition = book_of(written(tmp_path, more)).edition
    assert edition is not None
    assert edition.id == newest


def test_an_edition_that_is_not_there_is_told_with_those_that_are():
    book = read_book(LITTLETON, "2062", TODAY)
    assert [str(fault) for fault in book.faults] == [
        "chapters:1:1: edition '2062' does not exist\n    did you mean '2026'?"
    ]


def test_a_folder_without_documents_is_no_workspace(tmp_path: Path):
    assert [str(fault) for fault in book_of(tmp_path).faults] == [
        "chapters:1:1: warning: no board: nobody is named who decides\n    write one document of kind board",
        "chapters:1:1: there is no edition\n    write a document of kind edition",
    ]


def test_the_pages_of_a_part_are_in_the_order_of_the_edition():
    assert book_of(LITTLETON).pages_of("strategy") == (
        "sleep-well",
        "first-choice",
        "moving-club",
        "noise-talk",
    )


def test_a_place_is_as_near_as_it_can_be_told(tmp_path: Path):
    book = book_of(written(tmp_path, {SLEEP: ("kind: chapter", "kind: [chapter")}))
    assert str(book.place("sleep", "title")) == "chapters/sleep.yml:1:1"
    assert str(book.place("sleep-well", "outcomes", 0, "to", "value")) == "chapters/sleep-well.yml:18:31"


def test_a_page_is_known_by_its_id_and_a_card_is_none():
    book = book_of(LITTLETON)
    pages = [book.page(id_) for id_ in ("sleep", "board", "nights")]
    assert [page.kind if page else None for page in pages] == ["chapter", "board", None]


def test_what_leads_to_a_chapter_leads_to_its_parts_too():
    found = [(link.source, link.field, link.target) for link in book_of(LITTLETON).links_to("sleep")]
    assert found == [
        ("2026", "contents.pages", "sleep"),
        ("2026", "matters.message", "sleep/short-nights"),
        ("board/quiet", "groups.reports.got", "sleep"),
        ("first-choice", "evidence", "sleep"),
        ("moving-club", "evidence", "sleep"),
        ("noise-talk", "about", "sleep"),
        ("sleep-well", "rests_on.needs", "sleep/quiet-homes"),
    ]


def test_links_to_rows_are_handed_on_to_those_who_can_see_rows():
    found = [(link.source, link.target, link.holds) for link in book_of(LITTLETON).row_links]
    assert found == [
        ("2026", "areas/littleton", "areas"),
        ("2026", "areas/muchton", "areas"),
        ("board", "areas/littleton", "areas"),
        ("first-choice", "areas/littleton", "areas"),
        ("moving-club", "areas/littleton", "areas"),
        ("moving-club/move", "assets/sleep-club", "assets"),
        ("noise-talk", "areas/littleton", "areas"),
        ("sleep-well", "areas/littleton", "areas"),
        ("sleep-well/glass", "assets/sleep-club", "assets"),
        ("sleep", "areas/littleton", "areas"),
    ]


def test_a_measure_is_what_its_card_says():
    measure = book_of(LITTLETON).measures["short-nights"]
    assert (measure.title, measure.table, measure.select) == (
        "People with short nights",
        "nights",
        {"indicator": "7", "sex": "Persons"},
    )
    assert (measure.statistic, measure.per, measure.basis, measure.better) == (
        "proportion",
        None,
        "resident",
        "lower",
    )
    assert [(one.at, one.because) for one in measure.breaks] == [
        (read_period("2022/23"), "The question changed.")
    ]
    assert (measure.every, measure.due, measure.compare, measure.unit) == ("year", 90, None, "%")


@pytest.mark.parametrize("rate", ["rate per 100000", "rate per 100,000"])
def test_a_rate_says_what_it_is_counted_per(rate: str, tmp_path: Path):
    book = book_of(written(tmp_path, {NIGHTS: ("statistic: proportion", f"statistic: {rate}")}))
    assert (book.measures["short-nights"].statistic, book.measures["short-nights"].per) == ("rate", 100000)


def test_what_a_card_says_for_all_its_measures_holds_where_a_measure_is_silent(tmp_path: Path):
    changes = {
        NIGHTS: (
            "measures:\n",
            "due: 30\nunit: per cent\nmeasures:\n  long-nights: {statistic: mean, basis: resident, better: higher, every: year, due: 60}\n",
        )
    }
    measures = book_of(written(tmp_path, changes)).measures
    assert [(measures[id_].due, measures[id_].unit) for id_ in ("short-nights", "long-nights")] == [
        (30, "per cent"),
        (60, "per cent"),
    ]
    assert measures["long-nights"].title == "Long nights"


def test_what_a_card_with_faults_may_have_meant_is_kept(tmp_path: Path):
    def unreadable(old: str, new: str) -> set[str]:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        return set(book_of(written(folder, {NIGHTS: (old, new)})).unreadable)

    assert set(book_of(written(tmp_path, {})).unreadable) == set()
    assert unreadable("better: lower", "better: lowr") == {"nights", "short-nights"}
    assert unreadable("    basis: resident\n", "") == {"nights", "short-nights"}
    assert {"nights", "short-nights"} <= unreadable("    basis: resident", "\tbasis: resident")
