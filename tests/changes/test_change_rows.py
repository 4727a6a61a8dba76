"""How far a value moved, as a reader would say it."""

from types import SimpleNamespace

import pytest

from jsna.pages.change_rows import moved_rows


def row(unit: str, was: tuple[float, str], now: tuple[float, str]) -> str:
    """The cell that says by how much a value of ``unit`` moved."""
    numbers = [
        SimpleNamespace(states=((value,),), shown=(shown,), about={"unit": unit}, period="2024")
        for value, shown in (was, now)
    ]
    one = SimpleNamespace(
        measure="m",
        area="a",
        group="",
        was=numbers[0],
        now=numbers[1],
        verdict_was="similar",
        verdict_now="similar",
    )
    edition = SimpleNamespace(record={})
    pair = SimpleNamespace(new=edition, old=edition, area=lambda code: code)
    return str(moved_rows([one], pair)[0][3])


@pytest.mark.parametrize(
    ("unit", "was", "now", "told"),
    [
        ("years", (81.2, "81.2 years"), (81.5, "81.5 years"), "+0.3 years"),
        ("%", (12.4, "12.4%"), (11.0, "11.0%"), "−1.4 points"),
        ("per 100,000", (1310.0, "1,310 per 100,000"), (1289.0, "1,289 per 100,000"), "−21 per 100,000"),
    ],
)
def test_a_difference_is_told_in_its_unit(unit, was, now, told):
    assert row(unit, was, now) == told
