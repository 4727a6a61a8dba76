"""Fifty unusual numbers are withheld; every byte of the site is searched for them."""

import gzip
import io
import json
import re
import shutil
import zipfile
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest

from jsna.audit.audit import audit
from jsna.audit.drawing import drawings_in
from jsna.audit.marks import marks
from jsna.audit.measured import stands_at
from jsna.audit.members import Member, members
from jsna.audit.reading import Chart
from jsna.audit.search import HINT, search
from jsna.audit.truth import Secret, truth
from jsna.build import build
from tests.audit.canary import planted, unusual
from tests.audit.sites import site
from tests.workspace import TODAY

SECRET = Secret("referrals", "referrals", "ward-a, 2021, Persons", "count", 7919.0)
SAID = "the withheld count of ward-a, 2021, Persons in 'referrals' is 7919, and {} says so"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = planted(tmp_path_factory.mktemp("canary"))
    build(root, None, TODAY)
    return root


def test_the_fifty_numbers_are_withheld_and_unusual_enough_to_be_looked_for(built):
    known = truth(built, None, TODAY)
    counts = sorted(int(one.true) for one in known.secrets if one.column == "count")
    assert counts == sorted(unusual())
    assert len(counts) == 50
    assert {str(number) for number in unusual()} <= set(known.written())


def test_nothing_withheld_stands_anywhere_in_a_site_with_charts_of_every_kind(built):
    report = audit(built / "site", built, TODAY)
    assert [str(fault) for fault in report.faults] == []
    shown = {one.stem.partition("-")[0] for one in (built / "site/2026/downloads").rglob("*.svg")}
    assert shown == {"breakdown", "compare", "funnel", "map", "pyramid", "series", "spine"}
    assert report.withheld >= 50
    assert report.secrets is not None
    assert report.secrets >= 50
    assert report.packed >= 1  # the packed list of pages


def test_a_number_in_its_plain_digits_is_in_no_byte_of_the_site(built):
    """The same without our own reading: nothing but bytes and gzip."""
    for path in (built / "site").rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            for part in (body, gzip.decompress(body) if path.suffix == ".gz" else b""):
                found = [n for n in unusual() if re.search(rb"(?<![\da-fA-F.])%d(?![\da-fA-F])" % n, part)]
                assert found == [], path


def packed(name: str, body: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, body)
    return kept.getvalue()


WHERE = {
    "words": ("2026/index.html", "<p>In all,\n7919 people.</p>", 2, "line"),
    "a comment": ("2026/index.html", "<p>\n<!-- 7919 --></p>", 2, "line"),
    "an attribute": ("2026/index.html", '<p data-count="7919">Many</p>', 1, "line"),
    "a label for screen readers": ("2026/index.html", '<p aria-label="Adults: 7,919">Many</p>', 1, "line"),
    "words that are not shown": ("2026/index.html", '<p style="display:none">n7919</p>', 1, "line"),
    "thousands with a comma": ("2026/index.html", "<p>7,919 people</p>", 1, "line"),
    "thousands with a thin space": ("2026/index.html", "<p>7\u2009919 people</p>", 1, "line"),
    "thousands with a plain space": ("2026/index.html", "<p>7 919 people</p>", 1, "line"),
    "characters by number": ("2026/index.html", "<p>&#55;&#57;&#x31;9</p>", 1, "line"),
    "a comma by name": ("2026/index.html", "<p>7&comma;919</p>", 1, "line"),
    "a number parted by tags": ("2026/index.html", "<p>7<b>919</b></p>", 1, "line"),
    "a title in a drawing": ("2026/a.svg", "<svg><title>Ward A 7919</title></svg>", 1, "line"),
    "words in a drawing": ("2026/a.svg", '<svg><text x="1" y="2">7 919</text></svg>', 1, "line"),
    "a download": ("2026/a.csv", "area,count\nward-a,7919\n", 2, "line"),
    "a download with separators": ("2026/a.csv", 'area,count\nward-a,"7,919"\n', 2, "line"),
    "a list of facts": ("2026/facts.json", '[\n {\n  "value": 7919.0\n }\n]\n', 3, "line"),
    "facts on one line": ("2026/facts.json", json.dumps({"a": [{"b": "\u0037919"}]}), 1, "line"),
    "the search index": ("2026/search/search_index.json", '{"docs": [{"text": "Some 7919 people"}]}', 1, "line"),
    "the list of pages": ("2026/sitemap.xml", "<loc>https://x.example/7919/</loc>", 1, "line"),
    "an address": ("2026/index.html", '<a href="?n=%37%39%31%39">x</a>', 1, "line"),
    "a script": ("2026/assets/own.js", "var n = 7919;", 1, "line"),
    "escapes in a script": ("2026/assets/own.js", 'var n = "\\u0037919";', 1, "line"),
    "the name of a file": ("2026/bars-7919.svg", "<svg/>", 1, "its name"),
    "two bytes a letter": ("2026/a.txt", "7919".encode("utf-16"), 1, "line"),
    "a font": ("2026/assets/a.woff2", b"\x00\xff7919\x00", 1, "line"),
    "a packed file": ("2026/a.csv.gz", gzip.compress(b"count\n7919\n", mtime=0), 1, "line 2 of a.csv"),
    "a workbook": (
        "2026/a.xlsx", packed("xl/sheet1.xml", b"<c><v>7919</v></c>"), 1, "line 1 of xl/sheet1.xml",
    ),
    "a packed file in a packed file": (
        "2026/a.zip", packed("b.gz", gzip.compress(b"7919", mtime=0)), 1, "line 1 of b.gz > b",
    ),
    "the name of a packed file": ("2026/a.zip", packed("ward-7919.txt", b"-"), 1, "its name"),
    "a data address": (
        "2026/index.html", f'<a href="data:text/csv;base64,{b64encode(b"count,7919").decode()}">x</a>', 1,
        "line 1 of data address 1.csv",
    ),
    "a data address in plain letters": (
        "2026/index.html", f'<a href="data:text/plain,{quote("7919 people")}">x</a>', 1, "line",
    ),
}  # fmt: skip


@pytest.mark.parametrize("hidden", WHERE)
def test_a_number_hidden_on_purpose_is_found(tmp_path, hidden: str):
    file, body, line, where = WHERE[hidden]
    found = [one for one in members(site(tmp_path, {file: body})) if isinstance(one, Member)]
    told = [str(fault) for fault in search(found, {"7919": SECRET})]
    expected = SAID.format("it" if where == "line" else where)
    assert f"{file}:{line}:1: {expected}\n    {HINT}" in told


NOT_IT = [
    "<p>17919 people</p>", "<p>7919.5 years</p>", "<p>0.7919</p>", "<p>79190</p>", "<p>7,9191</p>",
    '{"sha": "a7919bc0ffee"}', '<path d="m7 919l2 2"/>', "<p>7, 919</p>",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_IT)
def test_another_number_is_not_taken_for_it(tmp_path, words: str):
    found = [one for one in members(site(tmp_path, {"2026/index.html": words})) if isinstance(one, Member)]
    assert list(search(found, {"7919": SECRET})) == []


def test_two_cells_side_by_side_are_not_one_number(tmp_path):
    found = [Member("2026/a.csv", "", b"a,b\n7,919\n"), Member("2026/a.json", "", b"[7,919]")]
    assert list(search(found, {"7919": SECRET})) == []


CHART = (
    '<svg id="referrals"><path d="M0 0h300"/><path d="M0 100h300"/><path d="M0 200h300"/>'
    '<text x="0" y="5">10,000</text><text x="0" y="105">5,000</text><text x="0" y="205">0</text>{}</svg>'
)
DRAWN = {
    "a bar": '<path d="M40 {y}h20V200h-20z"/>',
    "a bar as a rectangle": '<rect x="40" y="{y}" width="20" height="{h}"/>',
    "a point": '<circle cx="50" cy="{y}" r="4"/>',
    "a line": '<polyline points="20,90 50,{y} 80,95"/>',
    "a diamond": '<path d="m50 {top}l6 6l-6 6l-6 -6z"/>',
}


@pytest.mark.parametrize("shape", DRAWN)
def test_a_mark_at_the_height_of_a_withheld_number_is_found(shape: str):
    y = 200 - 7919 / 50
    body = CHART.format(DRAWN[shape].format(y=round(y, 1), h=round(200 - y, 1), top=round(y - 6, 1)))
    (drawn,) = drawings_in(body)
    told = [
        str(fault)
        for fault in stands_at(Chart("2026/a.svg", drawn, (), marks(drawn)), {"referrals": [SECRET]})
    ]
    assert len(told) == 1
    assert told[0].startswith("2026/a.svg:1:1: the chart 'referrals' has a mark at 79")
    assert told[0].endswith(
        ": the withheld count of ward-a, 2021, Persons in 'referrals' is 7919\n"
        "    a chart may be drawn of nothing but figures that are shown"
    )


@pytest.mark.parametrize("shape", DRAWN)
def test_a_mark_at_another_height_is_let_be(shape: str):
    body = CHART.format(DRAWN[shape].format(y=60, h=140, top=54))
    (drawn,) = drawings_in(body)
    assert list(stands_at(Chart("2026/a.svg", drawn, (), marks(drawn)), {"referrals": [SECRET]})) == []


def test_a_number_planted_in_a_page_that_was_built_is_found(built, tmp_path):
    shutil.copytree(built / "site/2026", tmp_path / "2026")
    page = tmp_path / "2026/needs/smoking/index.html"
    words = page.read_text(encoding="utf-8")
    assert '<h4 class="jn-figtitle">' in words
    page.write_text(
        words.replace('<h4 class="jn-figtitle">', '<h4 data-n="7,919" class="jn-figtitle">', 1),
        encoding="utf-8",
    )
    (told,) = audit(tmp_path, built, TODAY).faults
    assert told.place.file == "2026/needs/smoking/index.html"
    assert told.message == (
        "the withheld count of referrals, ward-a, 2021, Persons, 18 and over in 'referrals' is 7919, and it says so"
    )
