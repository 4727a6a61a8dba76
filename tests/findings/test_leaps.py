"""A number that leapt since the last edition is told at its row, until somebody has reviewed it."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from jsna.disclosure.protect import protect
from jsna.findings.earlier import Earlier
from jsna.findings.leaps import FIGURES, SERIES, leaps, since_the_last
from jsna.statistics.estimate import estimate
from tests.inputs.place import VALUES, folder_with, read
from tests.model.place import book_of

HEAD = "area,period,value,lower,upper\n"
PUBLISHED = VALUES + "disclosure: published\n"
REVIEWED = "reviewed: {by: Public health intelligence team, on: ON, because: The hospital counts anew.}\n"


def rows(*figures: tuple[str, float, float, float]) -> pd.DataFrame:
    """One row for each (area, value, lower, upper)."""
    made = [
        dict(zip([*SERIES, "period", *FIGURES], ["d", area, "", "", "", "2024", *numbers], strict=True))
        for area, *numbers in figures
    ]
    return pd.DataFrame(made)


def test_a_row_leaps_where_it_lies_more_than_five_standard_errors_away():
    # limits 1.96 apart on each side: a standard error of 1 each, of 1.414 together
    old = rows(("a", 10, 8.04, 11.96), ("b", 10, 8.04, 11.96), ("c", 10, 10, 10))
    new = rows(("a", 17, 15.04, 18.96), ("b", 17.1, 15.14, 19.06), ("c", 90, 90, 90), ("e", 1, 0, 2))
    found = leaps(old, new)
    assert found["area"].tolist() == ["b"]
    assert found["errors"].tolist() == pytest.approx([5.0205], abs=1e-3)


FACT = {
    "measure": "d", "area": "littleton", "period": "2023", "value": 35.0, "lower": 34.0, "upper": 36.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            PUBLISHED,
            "data/d.csv:3:3: warning: 53 was 35 in edition 2025 (2023): 25 standard errors\n"
            "    ask the producer; if it stands, write reviewed: {by: ..., on: ..., because: ...} on the card",
        ),
        (PUBLISHED + REVIEWED.replace("ON", "2026-05-01"), ""),
        (
            PUBLISHED + REVIEWED.replace("ON", "2026-03-31"),  # before these numbers were retrieved
            "data/d.csv:3:3: warning: 53 was 35 in edition 2025 (2023): 25 standard errors\n"
            "    ask the producer; if it stands, write reviewed: {by: ..., on: ..., because: ...} on the card",
        ),
    ],
    ids=["not reviewed", "reviewed", "reviewed too early"],
)
def test_a_leap_since_the_last_edition_is_told_until_it_is_reviewed(card: str, expected: str, tmp_path: Path):
    body = HEAD + "littleton,2023,35,34,36\nlittleton,2024,53,52,54\n"
    book = book_of(folder_with(tmp_path, body, card))
    tables = read(book).tables
    safe = protect(estimate(tables, book.measures), book).tables
    last = Earlier("2025", "Littleton 2025", "published", "2025-06-01", facts=(FACT,))
    assert "\n".join(map(str, since_the_last([last], safe, tables, book))) == expected
    assert [*since_the_last([], safe, tables, book)] == []


def test_an_edition_that_says_it_is_published_is_stopped_by_a_leap(tmp_path: Path):
    root = folder_with(tmp_path, HEAD + "littleton,2024,53,52,54\n", PUBLISHED)
    book = book_of(root)
    assert book.edition is not None and book.edition.status == "draft"
    book = replace(book, edition=book.edition.model_copy(update={"status": "published"}))
    tables = read(book).tables
    safe = protect(estimate(tables, book.measures), book).tables
    last = Earlier("2025", "Littleton 2025", "published", "2025-06-01", facts=(FACT,))
    assert [fault.severity for fault in since_the_last([last], safe, tables, book)] == ["error"]
