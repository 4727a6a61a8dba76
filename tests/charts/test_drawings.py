"""What is in the drawings: gaps, marks, order, words, and what is kept."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from afcharts.af_colours import get_af_colours

from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.charts.figure import Figure
from jsna.charts.geometry import Projection, hatching, inside, outer_border, polygons_of
from jsna.charts.marks import ruler, shape, spark
from jsna.charts.palette import LIGHT, SERIES
from jsna.charts.timeline import brief
from jsna.charts.wording import apart, number
from tests.charts.rows import safe

YEARS = (
    "area,period,period_start,value,lower,upper,reason\n"
    "A,2019/20,2019-04-01,10,9,11,\nA,2021/22,2021-04-01,8,7,9,\nA,2022/23,2022-04-01,,,,withheld\n"
    "A,2023/24,2023-04-01,6,5,7,\nE,2019/20,2019-04-01,9,,,\nE,2021/22,2021-04-01,9,,,\n"
    "E,2022/23,2022-04-01,9,,,\nE,2023/24,2023-04-01,9,,,\n"
)
LINE = {
    "about": "smoking",
    "unit": "%",
    "ours": "A",
    "comparator": "E",
    "names": {"A": "Harrowmere", "E": "England"},
}


def line(rows: str = YEARS, **more: object) -> Figure:
    return draw("line", "smoking", {**LINE, **more}, safe(rows), Cache(None))


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iterfind("{*}text")]


def test_a_missing_year_keeps_its_place_and_is_marked() -> None:
    marks = [
        text
        for text in ElementTree.fromstring(line().wide).iterfind("{*}text")
        if text.text in ("[x]", "[c]")
    ]
    years = {
        text.text: float(text.get("x", ""))
        for text in ElementTree.fromstring(line().wide).iterfind("{*}text")
    }
    assert [(mark.text, float(mark.get("x", ""))) for mark in marks][-1] == ("[c]", years["22/23"])
    middle = (years["19/20"] + years["21/22"]) / 2
    assert float(marks[-2].get("x", "")) == pytest.approx(middle, abs=0.2)


def test_a_line_is_described_with_its_gaps() -> None:
    assert line(decimals=1).alt == (
        "Line chart of smoking, Harrowmere and England, 2019/20 to 2023/24. "
        "Harrowmere fell from 10.0% to 6.0%; England was 9.0% in 2023/24. "
        "Harrowmere, 2022/23: withheld to protect people."
    )


def test_an_axis_without_nought_is_stated() -> None:
    figure = line(starts=4.0)
    assert "The axis starts at 4%" in words_of(figure.wide)
    assert figure.alt.endswith("The axis starts at 4%.")


def test_a_scale_never_sees_a_withheld_number() -> None:
    secret = YEARS.replace("A,2022/23,2022-04-01,,,,withheld", "A,2022/23,2022-04-01,9000,8000,9999,withheld")
    assert line(secret).wide == line().wide


def test_withheld_areas_stand_last_by_name() -> None:
    rows = "area,value,reason\nZoe,,withheld\nBea,5,\nAda,,withheld\nCat,9,\n"
    figure = draw("dots", "wards", {"each": "wards"}, safe(rows), Cache(None))
    names = [words for words in words_of(figure.wide) if words in ("Zoe", "Bea", "Ada", "Cat")]
    assert names == ["Cat", "Bea", "Ada", "Zoe"]


def test_the_worst_stands_first_where_higher_is_better() -> None:
    rows = "area,value,reason\nBea,5,\nCat,9,\n"
    figure = draw("dots", "wards", {"better": "higher"}, safe(rows), Cache(None))
    assert [words for words in words_of(figure.wide) if words in ("Bea", "Cat")] == ["Bea", "Cat"]


def test_dollars_brackets_and_tags_are_printed_as_written() -> None:
    names = {"A": "cost $5 and $6", "E": "<script>${{{{</script>"}
    figure = line(names=names)
    assert any("cost $5 and $6" in words for words in words_of(figure.wide))
    assert "<script>" not in figure.wide + figure.narrow + figure.file
    assert any("<script>${{{{</script>" in words for words in words_of(figure.wide))


def test_a_figure_is_made_again_when_a_number_a_name_or_an_option_changes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for rows, options in (
        (YEARS, LINE),
        (YEARS.replace(",10,", ",11,"), LINE),
        (YEARS, {**LINE, "decimals": 2}),
    ):
        draw("line", "smoking", options, safe(rows), cache)
        draw("line", "smoking", options, safe(rows), cache)
    draw("line", "other", LINE, safe(YEARS), cache)
    assert len(list(tmp_path.rglob("*.json"))) == 4


def test_series_have_the_analysis_functions_colours_in_its_order() -> None:
    theirs = [colour.lower() for colour in get_af_colours("categorical", number_of_colours=4)]
    assert [LIGHT[token] for token in SERIES] == theirs


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (-2.5, 0, "\N{MINUS SIGN}3"),
        (1234.56, 1, "1,234.6"),
        (-0.04, 1, "0.0"),
    ],
)
def test_numbers_are_rounded_half_away_from_nought(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


def test_a_difference_of_shares_is_in_percentage_points_of_what_is_printed() -> None:
    assert apart(28.64, 12.76, 1, "%") == "15.8 percentage points"


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2014/15", "14/15"),
        ("2025-04", "Apr 2025"),
        ("2026-Q1", "Jan to Mar 2026"),
        ("2022 - 24", "2022–24"),
        ("x", "x"),
    ],
)
def test_periods_are_short_under_an_axis(period: str, written: str) -> None:
    assert brief(period) == written


def test_marks_are_hidden_from_screen_readers_and_coloured_by_the_style_sheet() -> None:
    for mark in (shape("better"), ruler(17.4, 22.2, 0, 30, "better"), spark([1, None, 3], [2, 2, 2])):
        root = ElementTree.fromstring(mark)
        assert root.get("aria-hidden") == "true"
        assert "#" not in mark and "style" not in mark
    assert shape("worse").startswith('<svg class="jn-shape jn-k-worse"')


def test_a_comparison_line_draws_only_what_is_known() -> None:
    assert 'class="m"' not in ruler(None, 22.2, 0, 30, "none")
    assert 'class="e"' not in ruler(17.4, None, 0, 30, "none")


def test_a_small_trend_breaks_where_a_value_is_missing() -> None:
    assert spark([1.0, 2.0, None, 1.5, 1.0]).count("M") == 2
    assert spark([None, None], [1.0, 2.0]) == ""


TWO = {
    "left": polygons_of([[[[0, 53], [1, 53], [1, 54], [0, 54]]]]),
    "right": polygons_of([[[[1, 53], [2, 53], [2, 54], [1, 54]]]]),
}


def test_the_border_runs_round_all_areas_and_not_between_them() -> None:
    projection = Projection(TWO.values(), 100, 400, 0)
    (border,) = outer_border([projection.rings(area) for area in TWO.values()])
    length = sum(np.hypot(*(np.subtract(end, start))) for start, end in pairwise(border))
    assert border[0] == border[-1]
    assert length == pytest.approx(2 * (projection.width + projection.height), abs=2)


def test_the_inside_of_a_horseshoe_is_not_its_middle() -> None:
    (rings,) = polygons_of([[[[0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10]]]])
    x, y = inside(rings)
    assert not (3 <= x <= 7 and y >= 3)


def test_hatching_stays_within_its_rings() -> None:
    (rings,) = polygons_of([[[[0, 0], [10, 0], [10, 10], [0, 10]]]])
    corners = np.array([corner for stroke in hatching(rings, 2) for corner in stroke])
    assert len(corners) > 10
    assert corners.min() >= 0 and corners.max() <= 10


def test_a_ring_that_is_none_is_refused() -> None:
    with pytest.raises(
        ValueError, match="^a boundary needs rings of at least three corners, each a lon and a lat$"
    ):
        polygons_of([[[[0, 0], [1, 1]]]])
