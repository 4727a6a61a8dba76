"""The calendar tells what comes next and what is overdue, and gives the dates away."""

from datetime import date
from pathlib import Path

from jsna.build import Draft, draft
from tests.workspace import TODAY, rewritten, small


def planned(folder: Path, day: date = TODAY) -> Draft:
    root = small(folder)
    rewritten(root, "data/adult-smoking.yml", "period:", "next_release: 2026-12-03, period:")
    return draft(root, None, day, only_check=True)


def downloads(made: Draft) -> dict[str, str]:
    page = next(one for one in made.composed.pages if one.path == "data/calendar.md")
    return {one.path.rpartition("/")[2]: one.body.decode() for one in page.downloads}


def test_new_data_and_reviews_stand_by_day(tmp_path):
    made = planned(tmp_path)
    assert downloads(made)["calendar.csv"] == (
        "day,what,title,whose,address,overdue\n"
        "2026-12-03,New data,Adults who smoke,Northbrook Council,adult-smoking,no\n"
        "2027-06-30,Review,Smoking,Public health team,smoking,no\n"
    )
    page = next(one for one in made.composed.pages if one.path == "data/calendar.md")
    assert (
        '<p class="jn-lead">On 1 July 2026: nothing is overdue. The next date is 3 December 2026.</p>'
        in page.markdown
    )
    assert "1 table has no date for new data" in page.markdown


def test_a_day_that_has_passed_is_overdue(tmp_path):
    made = planned(tmp_path, date(2026, 12, 4))
    page = next(one for one in made.composed.pages if one.path == "data/calendar.md")
    assert "On 4 December 2026: 1 date is overdue. The next date is 30 June 2027." in page.markdown
    assert "## Overdue" in page.markdown
    assert ",Northbrook Council,adult-smoking,yes\n" in downloads(made)["calendar.csv"]


def test_on_the_day_itself_nothing_is_overdue_yet(tmp_path):
    page = next(
        one for one in planned(tmp_path, date(2026, 12, 3)).composed.pages if one.path == "data/calendar.md"
    )
    assert "nothing is overdue" in page.markdown


def test_the_dates_can_be_imported(tmp_path):
    lines = downloads(planned(tmp_path))["calendar.ics"].split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jsna//calendar//EN"]
    assert lines[3:10] == [
        "BEGIN:VEVENT",
        "UID:2026-12-03-new-data-adult-smoking@2026.jsna",
        "DTSTAMP:20260630T000000Z",
        "DTSTART;VALUE=DATE:20261203",
        "DTEND;VALUE=DATE:20261204",
        "SUMMARY:New data: Adults who smoke",
        "END:VEVENT",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_a_long_line_goes_on_after_a_space_and_none_is_longer_than_75_bytes(tmp_path):
    root = small(tmp_path)
    title = "Smoking, drinking; " + "é" * 40
    rewritten(root, "chapters/needs/smoking.yml", "title: Smoking", f"title: {title}")
    lines = downloads(draft(root, None, TODAY, only_check=True))["calendar.ics"].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    joined = "\r\n".join(lines).replace("\r\n ", "")
    assert f"SUMMARY:Review: Smoking\\, drinking\\; {'é' * 40}\r\n" in joined


def test_a_promise_a_review_and_a_report_that_are_due_are_told(shared):
    made = draft(shared / "harrowmere", None, date(2027, 5, 25), only_check=True)
    text = downloads(made)["calendar.csv"]
    for line in (
        "2026-12-31,Promised answer,The 14 bus to Eastgate has stopped.",
        ",Asked for,",
        ",Review,",
        ",Report,",
    ):
        assert line in text
