"""Each kind of source gives the bytes of the next file, or says why not."""

import json
from pathlib import Path
from typing import Any

import pytest

from jsna.model.card import Card
from jsna.model.nodes import read_yaml
from jsna.model.understand import understand
from jsna.problems import Faults
from jsna.refresh.origin import KINDS, Asking, Origin
from jsna.refresh.turns import run_now
from jsna.refresh.web import Refused, Web
from jsna.registry import kinds_in, pick
from tests.refresh.place import HASTY, TODAY
from tests.refresh.server import File, Server, serving

FINGERTIPS = "/api/all_data/csv/by_indicator_id"
METADATA = "/api/indicator_metadata/csv/by_indicator_id"
ROWS = """\
Indicator ID,Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value
92443,Smoking,E92000001,England,Persons,18+ yrs,2024,10.4
92443,Smoking,E08000009,"Trafford, town",Persons,18+ yrs,2024,9.1
93014,Activity,E08000009,"Trafford, town",Persons,19+ yrs,2024,20.5
"""


def card(refresh: str, file: str = "figures.csv", layout: str = "tidy") -> Card:
    return understand(
        read_yaml(
            f"kind: table\nid: figures\ntitle: Figures\nholds: areas\nfile: {file}\nformat: {layout}\n"
            "source: {publisher: P, licence: OGL-3.0, retrieved: 2026-06-01}\n"
            f"refresh: {refresh}\n",
            "data/figures.yml",
        ),
        Card,
    )


def fetched(root: Path, made: Card) -> bytes | None:
    web = Web(root, TODAY, HASTY)
    name = made.refresh.from_ if made.refresh else "dropped"
    origin = pick(KINDS, Origin, name.replace("-", "_"))
    return run_now(origin.fetch(Asking(made, web.get, root / "data/incoming")))


def fingertips(server: Server, more: str = "") -> Card:
    base = server.address("/api/")
    return card(
        f'{{from: fingertips, indicators: [92443, 93014], area_type: 502{more}, url: "{base}"}}',
        layout="fingertips",
    )


def refused(root: Path, made: Card) -> tuple[str, str]:
    with pytest.raises(Refused) as error:
        fetched(root, made)
    return error.value.said, error.value.hint


def test_every_kind_says_what_it_is_and_has_an_example_that_a_card_may_hold():
    endings = {"excel": ".xlsx", "geojson": ".geojson", "open_referral": ".json"}
    layouts = {"fingertips": "fingertips", "open_referral": "open-referral"}
    for name, kind in kinds_in(KINDS, Origin).items():
        made = card(kind.example, f"figures{endings.get(name, '.csv')}", layouts.get(name, "tidy"))
        assert made.refresh is not None
        assert made.refresh.from_ == name.replace("_", "-")
        assert kind.says.endswith(".")


def test_fingertips_is_asked_for_indicators_by_area_type(tmp_path: Path):
    with serving() as server:
        server.behaviours[FINGERTIPS] = File(ROWS.encode())
        assert fetched(tmp_path, fingertips(server)) == ROWS.encode()
        fetched(tmp_path, fingertips(server, ", parent_area_type: 6, parent_area: E12000002"))
    assert [path.partition("?")[2] for path, _ in server.asked] == [
        "indicator_ids=92443,93014&child_area_type_id=502&parent_area_type_id=15&include_sortable_time_periods=yes",
        "indicator_ids=92443,93014&child_area_type_id=502&parent_area_type_id=6&parent_area_code=E12000002"
        "&include_sortable_time_periods=yes",
    ]


def test_only_the_rows_of_the_named_areas_are_kept(tmp_path: Path):
    with serving() as server:
        server.behaviours[FINGERTIPS] = File(ROWS.encode())
        lines = ROWS.splitlines(keepends=True)
        got = fetched(tmp_path, fingertips(server, ", areas: E08000009"))
    assert got == "".join([lines[0], *lines[2:]]).encode()


def test_definitions_come_with_the_figures_where_the_card_asks_for_them(tmp_path: Path):
    said = b"Indicator ID,Definition\n92443,Adults who smoke\n93014,Adults who move\n"
    with serving() as server:
        server.behaviours |= {FINGERTIPS: File(ROWS.encode()), METADATA: File(said)}
        asking = Asking(fingertips(server, ", metadata: true"), Web(tmp_path, TODAY, HASTY).get, tmp_path)
        run_now(pick(KINDS, Origin, "fingertips").fetch(asking))
        server.behaviours[METADATA] = File(said.replace(b"93014", b"93015"), etag='"two"')
        told = refused(tmp_path, fingertips(server, ", metadata: true"))
    assert asking.metadata == [said]
    assert server.asked[1][0] == f"{METADATA}?indicator_ids=92443,93014"
    assert told[0] == "no rows came for indicator 93014"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            ROWS.splitlines()[0] + "\n",
            ("no rows came", "is area_type 502 right? Fingertips answers a wrong one with nothing"),
        ),
        (
            ROWS.replace("93014", "92443"),
            (
                "no rows came for indicator 93014",
                "look on Fingertips whether it was withdrawn, or is not given for this area type",
            ),
        ),
        (
            ROWS + "41001,Suicide,E92000001,England,Male,10+ yrs,2024,1\n",
            (
                "rows came for indicator 41001, which was not asked for",
                "is this the address of the Fingertips API?",
            ),
        ),
        (
            "area,value\neast,1\n",
            ("no column for the indicator", "is this the address of the Fingertips API?"),
        ),
        (
            '{"message": "not found"}',
            (
                "JSON came, CSV was wanted",
                "open the address in a browser: has the file moved, or does it ask for a password?",
            ),
        ),
    ],
)
def test_what_fingertips_leaves_unsaid_is_said(tmp_path: Path, body: str, said: tuple[str, str]):
    with serving() as server:
        server.behaviours[FINGERTIPS] = File(body.encode())
        assert refused(tmp_path, fingertips(server)) == said


def test_an_area_that_fingertips_no_longer_gives_is_told(tmp_path: Path):
    with serving() as server:
        server.behaviours[FINGERTIPS] = File(ROWS.encode())
        told = refused(tmp_path, fingertips(server, ", areas: [E08000009, E06000063]"))
    assert told == ("no rows came for area E06000063", "are these areas of area_type 502?")


def test_a_broken_row_is_told_where_it_stands(tmp_path: Path):
    with serving() as server:
        server.behaviours[FINGERTIPS] = File(ROWS.encode() + b"92443,Smoking\n")
        with pytest.raises(Faults) as error:
            fetched(tmp_path, fingertips(server))
    assert [str(one) for one in error.value.found] == [
        "figures.csv:5:3: 2 fields, the header has 8\n    a comma inside a text needs quotes round the text"
    ]


def referral(server: Server) -> Card:
    address = server.address("/services?near=here")
    return card(f'{{from: open-referral, url: "{address}"}}', "figures.json", "open-referral")


def page(number: int, pages: int = 2, items: int = 3, **more: Any) -> dict[str, Any]:
    names = [["a", "b"], ["c"]][number - 1]
    services = [{"id": name, "name": name, "status": "active"} for name in names]
    return {"total_items": items, "total_pages": pages, "page_number": number, "contents": services, **more}


def pages_given(server: Server, *pages: dict[str, Any]) -> None:
    """Each page to whoever asks for its number."""

    def behave(request: Any) -> None:
        _, _, query = request.path.partition("page=")
        File(json.dumps(pages[int(query or 1) - 1]).encode(), "", "application/json")(request)

    server.behaviours["/services"] = behave


def test_every_page_of_a_feed_is_read(tmp_path: Path):
    with serving() as server:
        pages_given(server, page(1), page(2))
        got = fetched(tmp_path, referral(server))
    assert got is not None
    assert [one["id"] for one in json.loads(got)["contents"]] == ["a", "b", "c"]
    assert [path for path, _ in server.asked] == ["/services?near=here", "/services?near=here&page=2"]


def test_a_feed_of_one_page_is_taken_as_it_is(tmp_path: Path):
    body = json.dumps(page(1, pages=1, items=2)).encode()
    with serving() as server:
        server.behaviours["/services"] = File(body, kind="application/json")
        assert fetched(tmp_path, referral(server)) == body


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([page(1), page(2, items=3, contents=[])], "2 of 3 services came"),
        ([page(1), page(2, pages=3)], "the feed changed while it was read"),
        ([page(1), page(2, contents=[{"id": "a"}])], "service 'a' came twice"),
        ([page(1, pages=2_001)], "2,001 pages came, 2,000 are the most"),
        ([{"error": "closed"}], "no list of services came"),
    ],
)
def test_a_feed_that_is_not_whole_is_refused(tmp_path: Path, pages: list[dict[str, Any]], said: str):
    with serving() as server:
        pages_given(server, *pages)
        assert refused(tmp_path, referral(server))[0] == said


def test_a_feed_that_is_cut_short_is_refused(tmp_path: Path):
    with serving() as server:
        server.behaviours["/services"] = File(json.dumps(page(1)).encode()[:-9], kind="application/json")
        assert refused(tmp_path, referral(server))[0] == "the JSON that came is broken or cut short"


def test_a_workbook_and_outlines_are_taken_as_they_are(tmp_path: Path):
    with serving() as server:
        server.behaviours |= {"/a.xlsx": File(b"PK\x03\x04 sheets"), "/a.geojson": File(b' {"type": 1}')}
        excel = card(f'{{from: excel, url: "{server.address("/a.xlsx")}"}}', "figures.xlsx")
        outlines = card(f'{{from: geojson, url: "{server.address("/a.geojson")}"}}', "figures.geojson")
        assert fetched(tmp_path, excel) == b"PK\x03\x04 sheets"
        assert fetched(tmp_path, outlines) == b' {"type": 1}'


def test_a_dropped_file_is_taken_from_where_it_was_put(tmp_path: Path):
    made = card("{from: dropped}")
    assert fetched(tmp_path, made) is None
    incoming = tmp_path / "data/incoming/figures.csv"
    incoming.parent.mkdir(parents=True)
    incoming.write_bytes(b"")
    assert refused(tmp_path, made) == ("the incoming file is empty", "save it again")
    incoming.write_bytes(b"code,name\n")
    assert fetched(tmp_path, made) == b"code,name\n"
    incoming.unlink()
    incoming.symlink_to(tmp_path / "elsewhere.csv")
    assert refused(tmp_path, made)[0] == "the incoming file is a link to another file"
