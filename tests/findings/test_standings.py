"""Many measures at once stand as each stands alone."""

from pathlib import Path

import pytest

from jsna.disclosure.protect import protect
from jsna.findings.standing import Found
from jsna.findings.standings import standings
from jsna.model.book import read_book
from jsna.sources.load import Wanted, load
from jsna.statistics.estimate import estimate
from tests.beside import ROOT
from tests.workspace import TODAY, small

TRAFFORD, STOCKPORT, ENGLAND = "E08000009", "E08000007", "E92000001"


def found_at(root: Path) -> Found:
    """All safe figures of a workspace, without its pages."""
    book = read_book(root, None, TODAY)
    tables = load(book, {name: Wanted() for name in book.cards}, root).tables
    safe = protect(estimate(tables, book.measures), book).tables
    return Found(book.measures, safe)


@pytest.mark.parametrize(("against", "fewest"), [(ENGLAND, 60), (STOCKPORT, 30)])
def test_all_of_trafford_stands_as_one_by_one(against: str, fewest: int):
    found = found_at(ROOT)
    together = standings(found, found.measures.values(), TRAFFORD, against)
    assert len(together) > fewest
    for name, stands in list(together.items())[::3]:
        alone = found.standing(name, TRAFFORD, against)
        assert (stands.verdict, stands.trend) == (alone.verdict, alone.trend.label), name


def test_measures_that_are_not_there_are_left_out(tmp_path: Path):
    found = found_at(small(tmp_path))
    assert standings(found, [], "northbrook", ENGLAND) == {}
    assert standings(found, found.measures.values(), "nowhere", ENGLAND) == {}
