"""Every chart kind there is, by its own example: well formed, described, the same each time, and safe."""

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jsna.cache import Cache
from jsna.charts.draw import draw
from jsna.charts.figure import Figure
from jsna.charts.kind import ChartKind
from jsna.charts.sheet import NARROW
from jsna.disclosure.safe import SafeTable
from jsna.registry import kinds_in
from jsna.sources.table import NUMBERS
from tests.charts.rows import safe

KINDS = kinds_in("jsna.charts.kinds", ChartKind)
EVERY = pytest.mark.parametrize("name", KINDS)
SECRET = "987654"
REPEAT = (
    "import hashlib, sys; sys.path.insert(0, '.')\n"
    "from tests.charts.test_every_kind import KINDS, every_byte\n"
    "print(hashlib.sha256(''.join(map(every_byte, KINDS)).encode()).hexdigest())"
)


def example(name: str, rows: SafeTable | None = None, folder: Path | None = None) -> Figure:
    made = KINDS[name].example
    return draw(name, f"of-{name}", made.options, rows or safe(made.rows), Cache(folder))


def every_byte(name: str) -> str:
    figure = example(name)
    return figure.wide + figure.narrow + figure.file + figure.alt


@EVERY
def test_its_own_example_is_well_formed_and_described(name: str) -> None:
    figure = example(name)
    for text in (figure.wide, figure.narrow, figure.file):
        root = ElementTree.fromstring(text)
        said = [root.findtext(f"{{*}}{tag}") for tag in ("title", "desc")]
        assert root.get("role") == "img"
        assert " ".join(said) == figure.alt
        assert all(words.endswith(".") for words in said)


@EVERY
def test_every_id_starts_with_the_name_of_the_figure(name: str) -> None:
    figure = example(name)
    for text in (figure.wide, figure.narrow, figure.file):
        assert all(found.startswith(f"of-{name}-") for found in re.findall(r' id="([^"]*)"', text))


@EVERY
def test_a_page_is_given_tokens_and_no_style_of_its_own(name: str) -> None:
    figure = example(name)
    for text in (figure.wide, figure.narrow):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|<style|style=|<\?xml|<metadata|<!--|font-family", text) == []
    assert "var(--" not in figure.file


@EVERY
def test_no_words_are_smaller_than_twelve_pixels(name: str) -> None:
    figure = example(name)
    for text, pixels in ((figure.wide, 710 / 620), (figure.narrow, 290 / NARROW)):
        sizes = [float(size) * pixels for size in re.findall(r'font-size="([^"]*)"', text)]
        assert min(sizes) >= 12


@EVERY
def test_no_words_stand_outside_the_paper(name: str) -> None:
    figure = example(name)
    for text in (figure.wide, figure.narrow):
        root = ElementTree.fromstring(text)
        width, height = map(float, root.get("viewBox", "").split()[2:])
        for words in root.iterfind("{*}text"):
            assert 0 <= float(words.get("x", "")) <= width
            assert 8 <= float(words.get("y", "")) <= height


@EVERY
def test_a_number_left_in_a_withheld_row_is_drawn_nowhere(name: str) -> None:
    rows = safe(KINDS[name].example.rows)
    withheld = rows.frame["reason"] == "withheld"
    assert withheld.any()
    careless = rows.frame.copy()
    for column in ("value", "lower", "upper"):
        careless[column] = careless.get(column, float("nan"))
        careless.loc[withheld, column] = float(SECRET)
    figure = example(name, SafeTable("example", "indicators", careless, "published"))
    assert SECRET not in (figure.wide + figure.narrow + figure.file + figure.alt).replace(",", "")
    assert figure.wide == example(name).wide
    for text, mark in ((figure.wide, "[c]"), (figure.narrow, "[c]"), (figure.alt.lower(), "withheld")):
        assert mark in text


@EVERY
def test_what_was_kept_is_what_would_be_drawn(name: str, tmp_path: Path) -> None:
    first, second = example(name, folder=tmp_path), example(name, folder=tmp_path)
    assert (first.wide, first.narrow, first.file, first.alt) == (
        second.wide,
        second.narrow,
        second.file,
        second.alt,
    )
    assert first.wide == example(name).wide


@EVERY
def test_its_example_names_only_columns_that_tables_have(name: str) -> None:
    known = {"measure", "area", "period", "sex", "age", "category_type", "category", *NUMBERS, "reason"}
    assert set(safe(KINDS[name].example.rows).frame) <= known


def test_elsewhere_the_bytes_are_the_same() -> None:
    elsewhere = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    ran = [
        subprocess.run(
            [sys.executable, "-c", REPEAT], env=os.environ | more, capture_output=True, text=True, check=True
        )
        for more in ({"PYTHONHASHSEED": "1"}, elsewhere)
    ]
    assert ran[0].stdout == ran[1].stdout != ""
