"""A card says where next year's copy comes from, and what cannot be meant is refused."""

from pathlib import Path

import pytest

from jsna.model.refreshing import Download, Dropped, Fingertips, is_this_machine
from tests.model.place import NIGHTS, book_of, said_of, written

AT = ("measures:", "refresh: {}\nmeasures:")


def changes(refresh: str) -> dict[str, tuple[str, str]]:
    return {NIGHTS: (AT[0], AT[1].replace("{}", refresh))}


@pytest.mark.parametrize(
    ("refresh", "made"),
    [
        ("{from: dropped}", Dropped(from_="dropped")),
        (
            '{from: csv, url: "https://example.org/a.csv"}',
            Download(from_="csv", url="https://example.org/a.csv"),
        ),
        (
            '{from: csv, url: "http://127.0.0.1:8000/a.csv"}',
            Download(from_="csv", url="http://127.0.0.1:8000/a.csv"),
        ),
    ],
)
def test_a_card_names_its_source(refresh: str, made: object, tmp_path: Path):
    assert book_of(written(tmp_path, changes(refresh))).cards["nights"].refresh == made


def test_a_card_may_say_nothing(tmp_path: Path):
    assert book_of(written(tmp_path, {})).cards["nights"].refresh is None


def test_fingertips_is_asked_by_numbers_with_england_as_the_parent():
    made = Fingertips.model_validate({"from": "fingertips", "indicators": "92443", "area_type": "502"})
    assert (made.indicators, made.area_type, made.parent_area_type, made.areas) == ((92443,), 502, 15, ())
    assert made.url == "https://fingertips.phe.org.uk/api/"


PLACE = "data/nights.yml:7"


@pytest.mark.parametrize(
    ("refresh", "said"),
    [
        ("{from: cvs}", ":17: from cannot be 'cvs'\n    did you mean 'csv'?"),
        ("{}", ":10: 'from' is missing"),
        ("{from: csv}", ":10: 'url' is missing"),
        ("{from: csv, url: figures.csv}", ":27: 'figures.csv' is not a web address\n    begin with https://"),
        (
            '{from: csv, url: "http://example.org/a.csv"}',
            ":27: http:// can be read and changed on its way\n    write https://",
        ),
        (
            '{from: csv, url: "https://me:secret@example.org/a.csv"}',
            ":27: a web address holds no name and password\n    take them out",
        ),
        (
            "{from: fingertips, indicators: [], area_type: 502}",
            ":41: name at least one indicator",
        ),
        (
            "{from: fingertips, indicators: smoking, area_type: 0}",
            ":41: 'smoking' is not a number\n    write digits, as 42 or 4.5\n"
            f"{PLACE}:61: 0 is below 1\n    write a number that Fingertips gives, as 102",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_place(refresh: str, said: str, tmp_path: Path):
    assert PLACE + said in said_of(tmp_path, changes(refresh))


def test_the_file_fits_what_comes(tmp_path: Path):
    excel = '{from: excel, url: "https://example.org/a.xlsx"}'
    assert "refresh from excel brings a .xlsx file\n    rename it, or change refresh" in said_of(
        tmp_path, changes(excel)
    )
    fingertips = "{from: fingertips, indicators: 1, area_type: 502}"
    said = "refresh from fingertips brings that layout\n    write format: fingertips"
    assert said in said_of(tmp_path / "b", changes(fingertips))


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("example.org", False),
        ("10.0.0.1", False),
    ],
)
def test_this_machine_is_known(host: str, ours: bool):
    assert is_this_machine(host) is ours
