"""Every text of the list that could spoil a chart, a page or a download (group H) by its number."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.ft2font import FT2Font

from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.model.glyphs import SHOWN, without_glyph
from jsna.pages.csv_out import csv_line, safe_text
from tests.charts.rows import safe
from tests.inputs.place import PEOPLE, SHARE, told

ROWS = "area,period,value,reason\nA,2024,12,\nB,2024,14,\n"
GROUPS = "area,period,category_type,category,count,denominator\nlittleton,2024,,,4,40\n"


def drawn(label: str, folder: Path) -> str:
    """A chart as a file where area A is called ``label``."""
    return draw("dots", "c", {"names": {"A": label, "B": "Other"}}, safe(ROWS), Cache(folder)).file


@pytest.mark.parametrize(
    "label",
    ["cost $5 and $6", "${{{{" * 20, "<script>alert(1)</script>", "a & b", "]]>", '"quoted"', "\\frac{1}{2}"],
    ids=lambda label: f"H170-172 {label[:12]}",
)  # fmt: skip
def test_a_label_is_printed_as_it_is_written(label: str, tmp_path: Path):
    words = [node.text for node in ElementTree.fromstring(drawn(label, tmp_path)).iter() if node.text]
    assert label in " ".join(words)
    assert "<script" not in drawn(label, tmp_path)


def test_h177_three_drawings_are_the_same_bytes(tmp_path: Path):
    assert len({drawn("A place", tmp_path / str(run)) for run in range(3)}) == 1


def area(name: str) -> str:
    return f'north,"{name}",ward,littleton,\n'


AREAS = {
    "H173 a control character": (
        area("No\x07rth"),
        "data/areas.csv:6:2: character U+0007 is not allowed\n    delete it",
    ),
    "H175 a mark that turns the text around": (
        area("No\u202erth"),
        "data/areas.csv:6:2: character U+202E is not allowed\n    delete it",
    ),
    "H175 a space of no width": (
        area("No\u200brth"),
        "data/areas.csv:6:2: character U+200B is not allowed\n    delete it",
    ),
    "H174 a letter that no font has": (
        area("漢字"),
        "data/areas.csv:6:2: the font has no glyph for 漢\n    write it in the letters of a European language",
    ),
    "H174 a letter of Welsh": (area("Ŵy"), ""),
    "H176 a long label": (
        area("x" * 201),
        "data/areas.csv:6:2: a label of more than 200 characters\n    write a shorter one",
    ),
    "H176 a label that is just short enough": (area("x" * 200), ""),
    "C84 a line break in a name": (
        area("Ward\n# Injected"),
        "data/areas.csv:6:2: a line break in a name\n    write it on one line",
    ),
}


@pytest.mark.parametrize("bad", AREAS)
def test_the_name_of_an_area_can_be_seen_and_drawn(bad: str, tmp_path: Path):
    areas, expected = AREAS[bad]
    assert told(tmp_path, "area,resident\neast,1\n", PEOPLE, areas=areas) == expected


def test_h174_the_name_of_a_group_can_be_drawn(tmp_path: Path):
    body = GROUPS + "littleton,2024,kind,漢,4,40\n"
    assert told(tmp_path, body, SHARE) == (
        "data/d.csv:3:4: the font has no glyph for 漢\n    write it in the letters of a European language"
    )


def test_h174_the_title_of_a_measure_can_be_drawn(tmp_path: Path):
    assert told(tmp_path, GROUPS, SHARE + "short: 漢字") == (
        "data/d.yml:11:8: the font has no glyph for 漢\n    write it in the letters of a European language"
    )


def test_h174_every_letter_that_is_let_through_is_in_a_font_that_stands_in():
    font = FT2Font(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")
    has = font.get_charmap()
    assert [hex(code) for low, high in SHOWN for code in range(low, high + 1) if code not in has] == []
    assert [without_glyph(text) for text in ("Ynys Môn", "Łódź", "a漢b", "🙂")] == ["", "", "漢", "🙂"]


CELLS = {
    "=1+1": "'=1+1", "+44": "'+44", "+44 161 496 0000": "'+44 161 496 0000", "@SUM(1)": "'@SUM(1)",
    "-cmd": "'-cmd", "\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx", "＝1": "'＝1", "＋1": "'＋1", " =1": "' =1",
    "\u00a0=1": "'\u00a0=1", "-1.5": "-1.5", "+2.3%": "+2.3%", "1E5": "1E5", "-3": "-3", "A=1": "A=1", "": "",
}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"H178 {cell!r}")
def test_a_cell_of_a_download_is_no_formula_and_a_number_stays_one(cell: str):
    assert safe_text(cell) == CELLS[cell]


def test_h178_a_download_comes_back_as_it_was_but_for_the_apostrophes():
    line = csv_line([safe_text(cell) for cell in CELLS] + ['say "a, b"'])
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert row.pop() == 'say "a, b"'
    assert [made.removeprefix("'") for made in row] == [*CELLS]
