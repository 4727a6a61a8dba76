"""A place where nothing happened is drawn like any other, and a check sees what drawing would refuse."""

import pytest

from jsna.cache import Cache
from jsna.charts.draw import describe, draw
from jsna.charts.kind import ChartKind
from jsna.disclosure.safe import SafeTable
from jsna.registry import kinds_in
from tests.charts.rows import safe

KINDS = kinds_in("jsna.charts.kinds", ChartKind)
BELOW = "area,period,value,reason\nA,2023,4,\nA,2024,9,\n"


def noughts(text: str) -> SafeTable:
    """The rows of ``text`` with 0 for every number that they have."""
    rows = safe(text)
    frame = rows.frame.copy()
    for column in {"value", "lower", "upper"} & set(frame):
        frame[column] = frame[column].where(frame[column].isna(), 0.0)
    return SafeTable(rows.id, rows.holds, frame, rows.policy)


@pytest.mark.parametrize("name", KINDS)
def test_rows_of_noughts_are_drawn(name: str) -> None:
    made = KINDS[name].example
    assert draw(name, "noughts", made.options, noughts(made.rows), Cache(None)).wide.startswith("<svg")


@pytest.mark.parametrize("name", KINDS)
def test_a_description_says_what_the_drawing_says(name: str) -> None:
    made = KINDS[name].example
    rows = safe(made.rows)
    assert (
        describe(name, "said", made.options, rows).alt
        == draw(name, "said", made.options, rows, Cache(None)).alt
    )


def test_a_description_refuses_what_the_drawing_would_refuse() -> None:
    with pytest.raises(ValueError, match="^the axis cannot start at 5: a value lies below it$"):
        describe("dots", "refused", {"starts": 5.0, "by": "period"}, safe(BELOW))
