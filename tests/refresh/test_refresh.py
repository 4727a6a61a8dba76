"""A refresh takes what is new and sound, tells all of it first, and leaves everything else alone."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jsna.cli import main
from jsna.findings.revisions import Periods, Revision, Row
from jsna.refresh.journal import JOURNAL
from jsna.refresh.refresh import UnknownTable, refresh
from jsna.refresh.report import Report
from jsna.site.lock import locked
from jsna.sources.lock import LOCK, read_lock
from tests.refresh.place import (
    CARD,
    SMOKING,
    data_of,
    faults_of,
    next_file,
    northbrook,
    refreshed,
)
from tests.refresh.server import File, Server, serving, status
from tests.workspace import rewritten, small

REVISED = Row("adult-smoking", "northbrook", "2024", "Persons", "18 and over", "", "")


def from_server(folder: Path, server: Server) -> Path:
    """Northbrook, whose next figures the server gives."""
    root = northbrook(folder, f'{{from: csv, url: "{server.address("/figures.csv")}"}}')
    server.behaviours["/figures.csv"] = File(next_file(root))
    return root


def dropped(folder: Path, body: bytes | None = None) -> Path:
    """Northbrook, whose next figures a person has put there."""
    root = small(folder)
    incoming = root / "data/incoming/adult-smoking.csv"
    incoming.parent.mkdir()
    incoming.write_bytes(next_file(root) if body is None else body)
    return root


def outcomes(report: Report) -> dict[str, str]:
    return {one.table: one.outcome for one in report.outcomes}


def run(*words: str) -> Result:
    made = CliRunner().invoke(main, ["refresh", *words, "--today", "2026-06-20"])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def test_new_data_take_the_place_of_the_old_with_card_and_lock(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        before, new = data_of(root), next_file(root)
        report = refreshed(root)
    after = data_of(root)
    assert outcomes(report) == {"adult-smoking": "new data", "areas": "no new file"}
    assert after[SMOKING] == new
    assert after[CARD] == before[CARD].replace(b"retrieved: 2026-06-01", b"retrieved: 2026-06-20")
    assert read_lock(root)["adult-smoking"].rows == 36
    assert {name for name in after if after[name] != before.get(name)} == {SMOKING, CARD, LOCK}
    assert not (root / JOURNAL).exists()


def test_periods_and_revisions_are_told_with_old_and_new_values(tmp_path: Path):
    report = refreshed(dropped(tmp_path))
    figures = report.tables[0].figures
    assert figures is not None
    assert figures.new_periods == (Periods("adult-smoking", ("2026",), 6),)
    assert figures.revisions == (Revision(REVISED, (("value", 14.1, 14.225), ("count", 1128.0, 1138.0))),)
    assert (report.tables[0].rows_before, report.tables[0].rows_after) == (30, 36)


def test_claims_are_told_worst_first_each_at_its_place(tmp_path: Path):
    equal = "".join(
        f"{area},2026,{sex},18 and over,900,4000\n"
        for area in ("northbrook", "E92000001")
        for sex in ("Female", "Male", "Persons")
    )
    root = small(tmp_path / "other")
    report = refreshed(dropped(tmp_path, (root / SMOKING).read_bytes() + equal.encode()))
    first = report.claims[0]
    assert [one.verdict for one in report.claims] == ["no longer supported"] * 4
    assert (str(first.place), first.sentence) == (
        "chapters/needs/smoking.yml:21:12",
        "Fewer adults smoke here than in England.",
    )
    assert (first.claim, first.was) == ("adult-smoking is lower than england", "holds")
    assert first.because_was == "Northbrook 13.2% (12.5 to 14.0) in 2025, England 15.8% (15.6 to 16.0): lower"
    assert [(one.was, one.now, one.trend_was, one.trend_now) for one in report.statuses] == [
        ("better", "similar", "decreasing", "no significant change")
    ]


def test_a_claim_whose_numbers_moved_is_told_as_such(tmp_path: Path):
    report = refreshed(dropped(tmp_path))
    assert {one.verdict for one in report.claims} == {"numbers changed, meaning holds"}


def test_a_second_refresh_finds_nothing_new_and_changes_nothing(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        refreshed(root)
        after = data_of(root)
        report = refreshed(root)
    assert outcomes(report) == {"adult-smoking": "as it was", "areas": "no new file"}
    assert not report.is_new
    assert data_of(root) == after
    assert [said.get("if-none-match") for _, said in server.asked] == [None, '"one"']


def test_a_dry_run_tells_all_and_changes_nothing(tmp_path: Path):
    root = dropped(tmp_path)
    before = data_of(root)
    report = refreshed(root, dry_run=True)
    assert outcomes(report)["adult-smoking"] == "new data"
    assert report.tables[0].rows_after == 36
    assert data_of(root) == before


def test_a_dropped_file_moves_into_its_place(tmp_path: Path):
    root = dropped(tmp_path)
    new = next_file(root)
    refreshed(root)
    assert data_of(root)[SMOKING] == new
    assert list((root / "data/incoming").iterdir()) == []


def test_a_file_with_semicolons_has_the_columns_that_it_had(tmp_path: Path):
    root = dropped(tmp_path)
    rewritten(root, CARD, "disclosure: published", 'delimiter: ";"\ndisclosure: published')
    for file in (SMOKING, "data/incoming/adult-smoking.csv"):
        (root / file).write_bytes((root / file).read_bytes().replace(b",", b";"))
    report = refreshed(root)
    assert faults_of(report) == ""
    assert outcomes(report) == {"adult-smoking": "new data", "areas": "no new file"}


def test_a_dropped_file_that_is_there_already_is_taken_away(tmp_path: Path):
    root = dropped(tmp_path, b"")
    (root / "data/incoming/adult-smoking.csv").write_bytes((root / SMOKING).read_bytes())
    assert outcomes(refreshed(root))["adult-smoking"] == "as it was"
    assert list((root / "data/incoming").iterdir()) == []


def test_one_table_that_fails_does_not_hold_up_another(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        address = server.address("/areas.csv")
        rewritten(
            root, "data/areas.yml", "disclosure:", f'refresh: {{from: csv, url: "{address}"}}\ndisclosure:'
        )
        server.behaviours["/areas.csv"] = status(404)
        report = refreshed(root)
    assert outcomes(report) == {"adult-smoking": "new data", "areas": "failed"}
    assert faults_of(report) == (
        "data/areas.yml:7:27: withdrawn or moved: status 404\n"
        "    open the address; look for where it is now; the copy of 2026-06-01 stays"
    )


def test_a_file_changed_by_hand_is_never_overwritten(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        refreshed(root)
        rewritten(
            root,
            SMOKING,
            "northbrook,2024,Persons,18 and over,1138,",
            "northbrook,2024,Persons,18 and over,1140,",
        )
        before = data_of(root)
        report = refreshed(root)
    assert faults_of(report) == (
        "data/adult-smoking.yml:6:7: 'adult-smoking.csv' was changed by hand since it was accepted, "
        "so nothing new was fetched\n"
        "    see what changed, and record it: jsna refresh --accept adult-smoking"
    )
    assert data_of(root) == before


def test_changes_by_hand_are_told_with_old_and_new_values_and_then_recorded(tmp_path: Path):
    root = dropped(tmp_path)
    refreshed(root)
    rewritten(
        root,
        SMOKING,
        "northbrook,2024,Persons,18 and over,1138,",
        "northbrook,2024,Persons,18 and over,1140,",
    )
    before = data_of(root)
    report = refreshed(root, accept=("adult-smoking",))
    assert outcomes(report) == {"adult-smoking": "accepted"}
    figures = report.tables[0].figures
    assert figures is not None
    assert figures.revisions == (Revision(REVISED, (("value", 14.225, 14.25), ("count", 1138.0, 1140.0))),)
    after = data_of(root)
    assert {name for name in after if after[name] != before[name]} == {LOCK}
    assert outcomes(refreshed(root))["adult-smoking"] == "no new file"


def test_old_values_that_are_not_kept_are_said_to_be_missing(tmp_path: Path):
    root = dropped(tmp_path)
    refreshed(root)
    rewritten(
        root,
        SMOKING,
        "northbrook,2024,Persons,18 and over,1138,",
        "northbrook,2024,Persons,18 and over,1140,",
    )
    for kept in (root / ".jsna/snapshots").iterdir():
        kept.unlink()
    report = refreshed(root, accept=("adult-smoking",))
    assert report.unkept == ("adult-smoking",)


def test_what_stopped_for_review_is_taken_when_a_person_says_so(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        half = b"".join((root / SMOKING).read_bytes().splitlines(keepends=True)[:19])
        server.behaviours["/figures.csv"] = File(half)
        assert outcomes(refreshed(root, "adult-smoking")) == {"adult-smoking": "failed"}
        report = refreshed(root, accept=("adult-smoking",))
    assert outcomes(report) == {"adult-smoking": "new data"}
    assert data_of(root)[SMOKING] == half
    figures = report.tables[0].figures
    assert figures is not None
    assert len(figures.gone) == 12


def test_a_table_without_a_file_gets_its_first_one(tmp_path: Path):
    with serving() as server:
        root = from_server(tmp_path, server)
        new = next_file(root)
        (root / SMOKING).unlink()
        report = refreshed(root, "adult-smoking")
    assert faults_of(report) == ""
    assert data_of(root)[SMOKING] == new


def test_a_card_that_cannot_be_read_is_told_and_the_others_are_refreshed(tmp_path: Path):
    root = dropped(tmp_path)
    rewritten(root, "data/areas.yml", "holds: areas", "holds: aeras")
    report = refreshed(root)
    assert faults_of(report).splitlines()[0].startswith("data/areas.yml:3:8: holds cannot be 'aeras'")
    assert outcomes(report) == {"adult-smoking": "new data"}


def test_a_table_that_nobody_has_is_told_with_its_nearest(tmp_path: Path):
    with pytest.raises(UnknownTable) as error:
        refreshed(small(tmp_path), "adult-smokin")
    assert str(error.value) == "no table is called 'adult-smokin'; did you mean 'adult-smoking'?"


def test_text_that_was_reviewed_before_the_data_came_is_listed(tmp_path: Path):
    root = dropped(tmp_path)
    rewritten(root, "chapters/needs/smoking.yml", "reviewed: 2026-06-30", "reviewed: 2026-06-10")
    report = refreshed(root)
    assert [f"{one.place}: {one.said}" for one in report.unreviewed] == [
        "chapters/needs/smoking.yml:12:11: reviewed on 2026-06-10, before adult-smoking changed"
    ]
    assert [one.said for one in report.redefined] == [
        "the card says that the file covers '2021 to 2025'; it goes to 2026 now"
    ]


def test_a_card_that_says_something_else_than_at_the_last_refresh_is_told(tmp_path: Path):
    root = dropped(tmp_path)
    refreshed(root)
    rewritten(root, CARD, "of: adults aged 18 and over", "of: adults")
    assert [f"{one.place}: {one.said}" for one in refreshed(root).redefined] == [
        "data/adult-smoking.yml:1:1: the card says otherwise: of was 'adults aged 18 and over' and is 'adults'"
    ]


def test_a_release_that_has_passed_is_overdue(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CARD, "retrieved: 2026-06-01", "retrieved: 2026-06-01, next_release: 2026-06-15")
    assert [str(one.place) + " " + one.said for one in refreshed(root).overdue] == [
        "data/adult-smoking.yml:7:130 the release of 2026-06-15 has passed; nothing newer was retrieved"
    ]


def test_a_period_that_should_have_come_is_overdue(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CARD, "every: year", "every: year\ndue: 90")
    report, _ = refresh(root, (), date(2027, 6, 20))
    assert [one.said for one in report.overdue] == [
        "'adult-smoking' ends on 2025-12-31; its next year was due by 2027-03-31"
    ]


def test_small_local_counts_are_never_told(tmp_path: Path):
    root = dropped(tmp_path)
    for name in (SMOKING, "data/incoming/adult-smoking.csv"):
        rewritten(
            root,
            name,
            "northbrook,2021,Female,18 and over,580,4000",
            "northbrook,2021,Female,18 and over,3,4000",
        )
    incoming = "data/incoming/adult-smoking.csv"
    rewritten(
        root, incoming, "northbrook,2021,Female,18 and over,3,", "northbrook,2021,Female,18 and over,117,"
    )
    rule = "not_known: 600\ndisclosure: {smallest: 5, round_to: 5, because: Ours.}"
    rewritten(root, CARD, "disclosure: published", rule)
    report = refreshed(root, "adult-smoking")
    figures = report.tables[0].figures
    assert figures is not None
    changed = next(one for one in figures.revisions if (one.row.period, one.row.sex) == ("2021", "Female"))
    assert changed.changes == (("value", "withheld", "withheld"),)


def test_the_command_tells_counts_first_and_keeps_a_page(tmp_path: Path):
    root = dropped(tmp_path)
    made = run("--root", str(root))
    assert made.exit_code == 0
    assert made.output.startswith(
        "Tables: 1 with new data, 1 without a new file.\n"
        "Claims by verdict: numbers changed, meaning holds: 4.\n"
    )
    assert (
        "\nRevisions of past values: 1\n  Adults who smoke (adult-smoking), Northbrook, 2024, Persons, 18 and over: "
        "value 14.1 → 14.2; count 1,128 → 1,138\n"
    ) in made.output
    assert (root / ".jsna/refresh/refresh-report.html").is_file()
    assert [path.name for path in sorted((root / ".jsna/refresh/reports").iterdir())] == [
        "2026-06-20.html",
        "2026-06-20.json",
    ]


def test_the_command_says_when_nothing_is_new(tmp_path: Path):
    made = run("--root", str(small(tmp_path)))
    assert made.exit_code == 0
    assert made.output.startswith("Nothing new: 2 without a new file.\nClaims by verdict: holds: 4.\n")


def test_the_command_gives_json(tmp_path: Path):
    root = dropped(tmp_path)
    made = run("adult-smoking", "--root", str(root), "--format", "json")
    told = json.loads(made.output)
    assert made.exit_code == 0
    assert told["revisions"] == [
        {
            "table": "adult-smoking",
            "row": {
                "measure": "adult-smoking",
                "area": "northbrook",
                "period": "2024",
                "sex": "Persons",
                "age": "18 and over",
                "category_type": "",
                "category": "",
            },
            "changes": [["value", 14.1, 14.225], ["count", 1128.0, 1138.0]],
        }
    ]
    assert told["new_periods"] == [
        {"table": "adult-smoking", "measure": "adult-smoking", "periods": ["2026"], "rows": 6}
    ]
    assert told["tables"][0] == {
        "table": "adult-smoking",
        "title": "Adults who smoke",
        "came": "dropped",
        "outcome": "new data",
        "retrieved": "2026-06-20",
    }
    assert told == json.loads((root / ".jsna/refresh/refresh-report.json").read_text(encoding="utf-8"))


def test_the_command_ends_with_1_for_a_table_that_failed_and_2_for_one_that_is_not_there(tmp_path: Path):
    root = dropped(tmp_path, b"area,period\n")
    failed = run("--root", str(root))
    assert failed.exit_code == 1
    assert (
        "\nNot refreshed: 1\n  data/adult-smoking.yml:6:7: columns changed: - 'sex', - 'age'" in failed.output
    )
    unknown = run("nothing", "--root", str(root))
    assert unknown.exit_code == 2
    assert (
        unknown.output.splitlines()[-1]
        == "Error: no table is called 'nothing'; there is adult-smoking, areas"
    )


def test_the_page_escapes_what_a_file_says(tmp_path: Path):
    root = dropped(tmp_path)
    text = next_file(root).replace(b"18 and over,430,", b"18 <script>,430,")
    (root / "data/incoming/adult-smoking.csv").write_bytes(text)
    rewritten(
        root,
        "chapters/needs/smoking.yml",
        "Smoking is less common here than in England{%",
        "It is <b>less</b>{%",
    )
    refreshed(root)
    page = (root / ".jsna/refresh/refresh-report.html").read_text(encoding="utf-8")
    assert "“It is &lt;b&gt;less&lt;/b&gt;”" in page
    assert "<script" not in page
    assert "<h1>What the refresh of 20 June 2026 changed</h1>" in page


def test_what_could_not_be_tested_is_said(tmp_path: Path):
    root = small(tmp_path)
    (root / "chapters/editions/2026.yml").unlink()
    made = run("--root", str(root))
    assert made.output.startswith(
        "Nothing new: 2 without a new file.\n"
        "The workspace had 1 error before; what rests on them was not tested (see jsna check).\n"
    )


def test_one_measure_that_lost_its_rows_stops_the_table(tmp_path: Path):
    lines = [
        f"{name},northbrook,{year},{number},100\n"
        for name, years in (("steps", range(2000, 2030)), ("rides", range(2020, 2030)))
        for number, year in enumerate(years, 10)
    ]
    head = "measure,area,period,count,denominator\n"
    root = small(tmp_path)
    (root / "data/ways.yml").write_text(
        "kind: table\nid: ways\nholds: indicators\ntitle: Ways\nfile: ways.csv\n"
        "source: {publisher: Northbrook Council, licence: OGL-3.0, retrieved: 2026-06-01}\ndisclosure: published\n"
        "statistic: proportion\nbasis: resident\nbetter: higher\nevery: year\nmeasures: {steps: {}, rides: {}}\n",
        encoding="utf-8",
    )
    (root / "data/ways.csv").write_text(head + "".join(lines), encoding="utf-8")
    (root / "data/incoming").mkdir()
    (root / "data/incoming/ways.csv").write_text(head + "".join(lines[:-2]), encoding="utf-8")
    assert faults_of(refreshed(root, "ways")) == (
        "data/ways.yml:5:7: 8 rows of 'rides' came, 10 are there: more than a tenth fewer\n"
        "    jsna refresh --accept ways --dry-run tells what it would change; without --dry-run takes it"
    )


def test_two_refreshes_at_once_do_not_meet(tmp_path: Path):
    root = small(tmp_path)
    (root / ".jsna/refresh").mkdir(parents=True)
    with locked(root / ".jsna/refresh"):
        made = run("--root", str(root))
    assert made.exit_code == 1
    assert made.output == (
        ".jsna/refresh:1:1: another refresh is at work here; nothing was changed\n    wait until it has ended\n"
    )


def scaled(root: Path, counts: float, people: float = 1.0) -> bytes:
    """The figures with every count and every denominator so many times as large."""
    head, *lines = (root / SMOKING).read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit(",", 2) for line in lines]
    return "\n".join(
        [head, *(f"{key},{round(int(n) * counts)},{round(int(of) * people)}" for key, n, of in rows), ""]
    ).encode()


@pytest.mark.parametrize("counts", [0, 0.5, 3])
def test_figures_that_cannot_be_those_of_the_same_measure_wait_for_a_person(counts: float, tmp_path: Path):
    new = scaled(small(tmp_path / "other"), counts)
    root = dropped(tmp_path, new)
    before = data_of(root)
    assert faults_of(refreshed(root)) == (
        "data/adult-smoking.yml:6:7: most of 30 past figures of 'adult-smoking' are far from those that are there: "
        "is it the same measure?\n"
        "    jsna refresh --accept adult-smoking --dry-run tells what it would change; without --dry-run takes it"
    )
    assert data_of(root) == before
    assert not refreshed(root, accept=("adult-smoking",)).faults
    assert (root / SMOKING).read_bytes() == new


def test_a_new_estimate_of_how_many_people_there_are_is_taken(tmp_path: Path):
    new = scaled(small(tmp_path / "other"), 1, 1.03)
    root = dropped(tmp_path, new)
    report = refreshed(root)
    assert not report.faults
    assert (root / SMOKING).read_bytes() == new
    assert len(report.tables[0].figures.revisions) == 30
