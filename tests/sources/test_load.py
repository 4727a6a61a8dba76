"""Tables as they came: what was asked for, and every row accounted for."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from jsna.model.book import read_book
from jsna.problems import errors
from jsna.sources.load import Loaded, Wanted, load
from jsna.sources.places import places_of
from jsna.sources.rows import check_row_links
from jsna.sources.table import KEYS, NUMBERS, WORDS, LeftOut
from tests.beside import ROOT
from tests.model.place import book_of
from tests.sources.littleton import DATA, changed, littleton, loaded, said


def kept_and_left_out(made: Loaded) -> dict[str, bool]:
    return {
        name: table.read == table.frame.index.nunique() + sum(one.rows for one in table.left_out)
        for name, table in made.tables.items()
    }


def test_a_table_of_indicators_has_its_columns_whatever_its_file_has(tmp_path: Path):
    table = loaded(littleton(tmp_path, {})).tables["nights"]
    assert {*KEYS, *NUMBERS, *WORDS, "period_start", "period_end", "chosen"} <= {*table.frame}
    assert table.frame.loc[2, ["measure", "area", "count", "note", "chosen"]].tolist() == [
        "short-nights", "littleton", 230.0, "", True,
    ]  # fmt: skip
    assert str(table.frame.loc[2, "period_start"].date()) == "2021-04-01"
    assert (table.header[0], str(table.place(2, "count"))) == ("indicator", "data/nights.csv:2:6")


def test_only_the_areas_and_measures_asked_for_are_kept_and_the_rest_is_counted(tmp_path: Path):
    other = DATA["nights"] + "8,littleton,2022/23,Persons,All,1,10,,,\n"
    book = littleton(tmp_path, {"nights": other})
    made = loaded(book, nights=Wanted(areas=frozenset({"littleton"})))
    table = made.tables["nights"]
    assert (table.read, table.frame["area"].unique().tolist()) == (5, ["littleton"])
    assert table.left_out == (
        LeftOut(2, "areas that no page shows"),
        LeftOut(1, "measures that no page shows"),
    )
    nothing = loaded(book, nights=Wanted(measures=frozenset())).tables["nights"]
    assert (len(nothing.frame), nothing.left_out) == (0, (LeftOut(5, "measures that no page shows"),))


def test_every_row_is_kept_or_left_out(tmp_path: Path):
    assert all(kept_and_left_out(loaded(littleton(tmp_path, {}))).values())


def test_a_selection_that_matches_nothing_is_told_on_the_card(tmp_path: Path):
    book = littleton(tmp_path, {}, {"nights": ("sex: Persons", "sex: Person")})
    assert said(book) == (
        "data/nights.yml:10:5: no row has indicator 7, sex 'Person'\n    the file has Persons"
    )


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("nights", ",period,", ",time,", "data/nights.csv:1:1: no column called 'period'\n    the columns are indicator, area, time, sex, age, count, denominator, value, lower, upper"),
        ("living", "area,", "aera,", "data/living.csv:1:1: no column called 'area'\n    did you mean 'aera'?"),
        ("money", "certainty", "certain", "data/money.csv:1:1: no column called 'certainty'\n    did you mean 'certain'?"),
        ("maturity", "domain,", "field,", "data/maturity.csv:1:1: no column called 'domain'\n    the columns are year, seat, field, score"),
        ("living", "area,resident,registered,need\n", "", "data/living.csv:1:1: no column called 'area'\n    the columns are east, 1000, 1010, 90"),
    ],
)  # fmt: skip
def test_a_column_that_is_missing_is_told_and_its_table_left_out(
    table: str, old: str, new: str, told: str, tmp_path: Path
):
    made = loaded(littleton(tmp_path, changed(table, old, new)))
    assert [str(fault) for fault in made.faults] == [told]
    assert table not in made.tables


def test_files_that_cannot_be_read_stop_only_themselves(tmp_path: Path):
    book = littleton(tmp_path, {"living": "", "voices": "a,b\n1\n"})
    (book.root / "data/trips.csv").unlink()
    made = loaded(book)
    assert set(made.tables) == set(book.cards) - {"living", "voices", "trips"}
    assert "\n".join(map(str, made.faults)) == (
        "data/living.csv:1:1: no rows\n    is this the right file?\n"
        "data/trips.yml:4:7: no file 'trips.csv' beside the card\n    put it there\n"
        "data/voices.csv:2:2: 1 field, the header has 2\n    a comma inside a text needs quotes round the text"
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("area,period,cases,denom\neast,2022/23,1,10\n", (
            "data/nights.csv:1:1: no column called 'count'\n    the columns are area, period, cases, denom",
            "data/nights.csv:1:1: no column called 'denominator'\n    did you mean 'denom'?",
        )),
        ("area,period,Count,Denominator\neast,2022/23,1,10\n", (
            "data/nights.csv:1:1: no column called 'count'\n    did you mean 'Count'?",
            "data/nights.csv:1:1: no column called 'denominator'\n    did you mean 'Denominator'?",
        )),
        ("PK\x03\x04\x14", (
            "data/nights.csv:1:1: this is an Excel file\n"
            "    open it and save it as 'CSV UTF-8', or call it .xlsx here and on the card",
        )),
    ],
)  # fmt: skip
def test_a_share_needs_its_count_and_denominator(rows: str, told: tuple[str, ...], tmp_path: Path):
    assert tuple(str(fault) for fault in loaded(littleton(tmp_path, {"nights": rows})).faults) == told


def test_a_link_and_a_folder_in_the_place_of_a_file_are_not_read(tmp_path: Path):
    book = littleton(tmp_path, {})
    (book.root / "data/living.csv").rename(tmp_path / "elsewhere.csv")
    (book.root / "data/living.csv").symlink_to(tmp_path / "elsewhere.csv")
    hint = "\n    put the file itself there"
    assert said(book) == f"data/living.yml:4:7: 'living.csv' is a link to another file{hint}"
    (book.root / "data/living.csv").unlink()
    (book.root / "data/living.csv").mkdir()
    assert said(book) == f"data/living.yml:4:7: 'living.csv' is not a file{hint}"


def test_a_file_whose_name_has_other_capitals_is_told(tmp_path: Path):
    book = littleton(tmp_path, {})
    (book.root / "data/living.csv").rename(book.root / "data/Living.csv")
    assert said(book) == (
        "data/living.yml:4:7: no file 'living.csv' beside the card\n"
        "    'Living.csv' has other capital letters: rename it to 'living.csv'"
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("format: tidey", "data/living.yml:5:9: 'tidey' is not a file layout\n    did you mean 'tidy'?"),
        ("format: geojson", "data/living.yml:4:7: a geojson file ends in .geojson or .json\n    save it so, or write another format"),
    ],
)  # fmt: skip
def test_a_layout_must_be_one_and_fit_its_file(written: str, told: str, tmp_path: Path):
    book = littleton(tmp_path, {}, {"living": ("file: living.csv", f"file: living.csv\n{written}")})
    assert said(book) == told


def test_a_link_to_a_row_must_reach_it(tmp_path: Path):
    book = littleton(tmp_path, {"assets": DATA["assets"].replace("sleep-club", "sleep-clubs"), "trips": DATA["trips"].replace("sleep-club", "sleep-clubs")})  # fmt: skip
    told = "'sleep-club' is not a row of assets\n    did you mean 'sleep-clubs'?"
    assert [str(fault) for fault in check_row_links(book, loaded(book).tables)] == [
        f"chapters/moving-club.yml:14:23: {told}",
        f"chapters/sleep-well.yml:20:93: {told}",
    ]


def test_places_are_known_by_code_level_and_word(tmp_path: Path):
    places = places_of(loaded(littleton(tmp_path, {})).tables["areas"])
    assert (places.names["east"], places.parents["east"]) == ("East", "littleton")
    assert (places.members("wards"), places.all_levels()) == (["east", "west"], ["district", "ward"])


def test_harrowmere_is_read_without_a_word(shared: Path):
    book = read_book(shared / "harrowmere", None, date(2027, 5, 25))
    made = load(book, {name: Wanted() for name in book.cards}, book.root)
    assert (len(made.tables), made.faults) == (10, ())
    assert all(kept_and_left_out(made).values())


def test_the_data_of_this_project_are_read_without_an_error():
    book = book_of(ROOT, date(2026, 11, 25))
    made = load(book, {name: Wanted() for name in book.cards}, ROOT)
    assert set(made.tables) == set(book.cards)
    assert errors(made.faults) == []
    assert len(made.faults) <= 3
    assert all(kept_and_left_out(made).values())


def test_a_workbook_is_checked_like_any_table_and_a_cell_is_the_place(tmp_path: Path):
    book = littleton(
        tmp_path, {}, {"nights": ("file: nights.csv", "file: nights.xlsx\nformat: excel\nsheet: S")}
    )
    sheet = Workbook()
    sheet.active.title = "S"
    for row in csv.reader(DATA["nights"].replace("240,1000", "9900,9840").splitlines()):
        sheet.active.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in row])
    sheet.save(book.root / "data/nights.xlsx")
    assert said(book_of(book.root)) == (
        "data/nights.xlsx:S!F3: count 9900 is above denominator 9840\n"
        "    a share cannot be more than the whole; are the two columns swapped?"
    )


def test_a_parquet_table_is_checked_like_any_table_and_a_row_is_the_place(tmp_path: Path):
    book = littleton(tmp_path, {}, {"nights": ("file: nights.csv", "file: nights.parquet")})
    frame = pd.read_csv(StringIO(DATA["nights"].replace("240,1000", "9900,9840")))
    frame.to_parquet(book.root / "data/nights.parquet")
    made = loaded(book_of(book.root), nights=Wanted(areas=frozenset({"littleton"})))
    assert [str(fault) for fault in made.faults] == [
        "data/nights.parquet:row 2:count: count 9900 is above denominator 9840\n"
        "    a share cannot be more than the whole; are the two columns swapped?"
    ]
    assert made.tables["nights"].left_out == (LeftOut(2, "areas that no page shows"),)
    assert "nights" not in made.sound and set(made.sound) == set(book.cards) - {"nights"}
