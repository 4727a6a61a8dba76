"""A table of each kind of source is refreshed whole: fetched, read by its own reader, told and replaced."""

import io
import json
from pathlib import Path

import openpyxl

from jsna.refresh.kinds.fingertips import address
from jsna.refresh.report import Report
from tests.refresh.place import data_of, faults_of, refreshed
from tests.refresh.server import File, Server, serving
from tests.workspace import small

SOURCE = "source: {publisher: Northbrook Council, licence: OGL-3.0, retrieved: 2026-06-01}\ndisclosure: published\n"
HEADING = "Indicator ID,Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Value note,Compared to England value or percentiles\n"


def carded(folder: Path, name: str, ending: str, more: str, body: bytes) -> Path:
    """Northbrook with one more table."""
    root = small(folder)
    head = f"kind: table\nid: {name}\ntitle: {name.capitalize()}\nfile: {name}.{ending}\n"
    (root / f"data/{name}.yml").write_text(head + SOURCE + more, encoding="utf-8")
    (root / f"data/{name}.{ending}").write_bytes(body)
    return root


def activity(year: int, value: float, name: str = "Active adults", note: str = "") -> str:
    area = 'northbrook,"North\nbrook"'
    return f"93014,{name},{area},Persons,19+ yrs,{year},{value},{value - 1},{value + 1},{note},Similar\n"


def of_fingertips(folder: Path, server: Server) -> Path:
    more = (
        "holds: indicator\nformat: fingertips\nselect: {indicator: 93014, sex: Persons, age: 19+ yrs}\n"
        "statistic: as given\nbasis: resident\nbetter: higher\nevery: year\n"
        "refresh: {from: fingertips, indicators: 93014, area_type: 502, metadata: true, "
        f'url: "{server.address("/api")}"}}\n'
    )
    old = HEADING + "".join(activity(year, 60.0) for year in range(2020, 2025))
    root = carded(folder, "activity", "csv", more, old.encode())
    new = HEADING.replace("value or percentiles", "percentiles") + activity(2020, 60.5, "Adults who move")
    new += "".join(activity(year, 60.0, "Adults who move", "Modelled") for year in range(2021, 2026))
    server.behaviours["/api/all_data/csv/by_indicator_id"] = File(new.encode())
    return root


def define(server: Server, words: str) -> None:
    body = f"Indicator ID,Definition\n93014,{words}\n".encode()
    server.behaviours["/api/indicator_metadata/csv/by_indicator_id"] = File(body, etag="")


def outcome(report: Report, table: str) -> str:
    assert faults_of(report) == ""
    return next(one.outcome for one in report.outcomes if one.table == table)


def test_fingertips_is_refreshed_and_its_methods_and_definitions_are_held_against_the_last(tmp_path: Path):
    with serving() as server:
        root = of_fingertips(tmp_path, server)
        define(server, "Active for 150 minutes a week")
        report = refreshed(root, "activity")
        assert outcome(report, "activity") == "new data"
        define(server, "Active for 75 minutes a week")
        again = refreshed(root, "activity")
    (news,) = report.tables
    assert news.figures is not None
    assert [one.periods for one in news.figures.new_periods] == [("2025",)]
    assert [(one.row.period, one.changes[0]) for one in news.figures.revisions] == [
        ("2020", ("value", 60.0, 60.5))
    ]
    assert [(one.what, one.old, one.new) for one in (*news.figures.methods, *news.words)] == [
        ("notes of the source", (), ("Modelled",)),
        ("name", ("Active adults",), ("Adults who move",)),
    ]
    assert report.redefined == ()
    assert outcome(again, "activity") == "as it was"
    assert [one.said for one in again.redefined] == [
        "indicator 93014: Definition was 'Active for 150 minutes a week' and is 'Active for 75 minutes a week'"
    ]


def test_the_address_of_fingertips_is_the_public_one_unless_the_card_says_otherwise():
    from jsna.model.refreshing import Fingertips

    asked = Fingertips.model_validate({"from": "fingertips", "indicators": ["93014"], "area_type": "502"})
    assert address(asked).startswith("https://fingertips.phe.org.uk/api/all_data/csv/by_indicator_id?")


def workbook(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Figures"
    for row in (("area", "period", "count", "denominator"), *rows):
        sheet.append(row)
    body = io.BytesIO()
    made.save(body)
    return body.getvalue()


def test_a_workbook_is_refreshed(tmp_path: Path):
    old = [("northbrook", "2023", 10, 100), ("northbrook", "2024", 11, 100)]
    more = "holds: indicator\nformat: excel\nsheet: Figures\nstatistic: proportion\nbasis: resident\nbetter: lower\n"
    more += 'every: year\nrefresh: {from: excel, url: "URL"}\n'
    with serving() as server:
        more = more.replace("URL", server.address("/a.xlsx"))
        root = carded(tmp_path, "steps", "xlsx", more, workbook(*old))
        new = workbook(*old, ("northbrook", "2025", 12, 100))
        server.behaviours["/a.xlsx"] = File(
            new, kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        assert outcome(refreshed(root, "steps"), "steps") == "new data"
        assert data_of(root)["data/steps.xlsx"] == new
        server.behaviours["/a.xlsx"] = File(new[:-200], '"two"')
        report = refreshed(root, "steps")
    assert faults_of(report).startswith("data/steps.yml:14:29: the new steps.xlsx, ")
    assert data_of(root)["data/steps.xlsx"] == new


def services(*names: str) -> bytes:
    made = [
        {
            "id": name,
            "name": name.capitalize(),
            "status": "active",
            "last_modified": "2026-06-01",
            "service_at_locations": [{"location": {"latitude": 53.4, "longitude": -2.3}}],
        }
        for name in names
    ]
    return json.dumps({"total_items": len(made), "total_pages": 1, "contents": made}).encode()


def test_a_feed_of_services_is_refreshed(tmp_path: Path):
    more = "holds: assets\nformat: open-referral\n"
    with serving() as server:
        more += f'refresh: {{from: open-referral, url: "{server.address("/services")}"}}\n'
        root = carded(tmp_path, "services", "json", more, services("walks", "talks"))
        server.behaviours["/services"] = File(services("walks", "songs"), kind="application/json")
        report = refreshed(root, "services")
    assert outcome(report, "services") == "new data"
    entries = report.tables[0].entries
    assert entries is not None
    assert (entries.added, entries.gone, entries.changed) == (("songs",), ("talks",), ())
    assert data_of(root)["data/services.json"] == services("walks", "songs")
