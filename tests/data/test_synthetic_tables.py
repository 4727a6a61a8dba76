"""The two tables of the Trafford example that are not real: they say so, and their script makes them again."""

import csv
import io

import pytest

from groundwork.local_tables import HEAD, tables
from tests.data.test_tables import CARD, DATA, SYNTHETIC


@pytest.mark.parametrize(("file", "made"), tables(DATA).items())
def test_the_script_makes_the_same_file_again(file: str, made: list) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([HEAD, *made])
    assert (DATA / file).read_text(encoding="utf-8") == text.getvalue()


@pytest.mark.parametrize("table", sorted(SYNTHETIC))
def test_a_synthetic_table_says_so_wherever_it_is_named(table: str) -> None:
    card = CARD[table]
    said = [
        card["title"],
        card["short"],
        card["source"]["title"],
        card["source"]["attribution"],
        card["notes"][0],
    ]
    assert all("synthetic" in words.lower() for words in said)
    assert "The numbers are synthetic." in card["definition"]


def test_women_and_men_of_the_last_year_are_the_same_people_in_both_tables() -> None:
    by_sex, by_year = tables(DATA).values()
    persons = {row[0]: row[4] for row in by_sex if row[2] == "Persons"}
    assert persons == {row[0]: row[4] for row in by_year if row[1] == "2024/25"}
