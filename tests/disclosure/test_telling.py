"""How a count that can be worked out is told to its author."""

from pathlib import Path

import numpy as np
import pandas as pd

from jsna.disclosure.areas import made_of, parts_of
from jsna.disclosure.attack import Known
from jsna.disclosure.lines import Line
from jsna.disclosure.linked import Exposed
from jsna.disclosure.policy import NAMED
from jsna.disclosure.pool import Pool, Printed, column_of, pooled
from jsna.disclosure.telling import Names, told
from jsna.model.book import read_book
from jsna.statistics.estimates import Estimates
from tests.disclosure.edition import Held, wards, written
from tests.workspace import TODAY, small

ADVICE = "; group the rows, use larger areas, or leave the totals out"
AREAS = pd.DataFrame({"code": ["A", "B", "C"], "name": ["Ward A", "Ward B", "Ward C"]})


def pool(name: str = "count", **rows: int) -> Pool:
    """One table, a, of counts by area, and another, b, of their total."""
    frame = pd.DataFrame({"area": list(rows), "period": "2025", name: list(map(float, rows.values()))})
    whole = pd.DataFrame({"area": ["all"], "period": ["2025"], name: [float(sum(rows.values()))]})
    columns = [
        Printed("a", "a", name, column_of(frame, name, np.arange(len(frame))), NAMED["lt5"]),
        Printed(
            "b", "b", name, column_of(whole, name, np.arange(1)), None, told=((sum(rows.values()),) * 2,)
        ),
    ]
    return pooled(columns, [0, 0])


def said(folder: Path, where: Pool, *found: Exposed) -> list[str]:
    """The faults of ``found`` in a workspace that has table a."""
    book = read_book(written(small(folder), {"a": Held(wards(A=30))}), None, TODAY)
    names = Names.of([Estimates("areas", "areas", AREAS)])
    return [str(told(where, one, book, names)) for one in found]


def test_figures_of_the_table_itself_and_of_another_are_told_apart(tmp_path: Path):
    known = Known(3, 3, 1)
    made = said(tmp_path, pool(A=3, B=9), Exposed(0, known, (1, 2)), Exposed(0, known, (1,)))
    assert made == [
        f"data/a.yml:7:13: Ward A is 3 exactly\n    by Ward B (9), all (12) (printed in b){ADVICE}",
        f"data/a.yml:7:13: Ward A is 3 exactly\n    by Ward B (9){ADVICE}",
    ]


def test_no_more_than_six_figures_are_named(tmp_path: Path):
    where = pool(A=1, **{f"w{one}": one for one in range(1, 9)})
    made = said(tmp_path, where, Exposed(0, Known(1, 2, 2), tuple(range(1, 9))))
    assert made == [
        "data/a.yml:7:13: Ward A is 1 or 2\n"
        f"    by w1 (1), w2 (2), w3 (3), w4 (4), w5 (5), w6 (6), others{ADVICE}"
    ]


def test_a_line_is_told_as_a_sum_or_as_a_total_less_the_rest(tmp_path: Path):
    where = pool(A=3, B=9)
    line = Line(2, (0, 1))
    made = said(
        tmp_path, where,
        Exposed(0, Known(3, 3, 1), (1, 2), line), Exposed(2, Known(12, 12, 1), (0, 1), line), Exposed(0, Known(3, 3, 1), (2,), Line(2, (0,))),
    )  # fmt: skip
    assert made == [
        f"data/a.yml:7:13: Ward A is 3 exactly\n    by total 12 less Ward B (printed in b){ADVICE}",
        f"chapters/editions/2026.yml:12:13: all, 2025 is 12 exactly\n    printed in b{ADVICE}",
        f"data/a.yml:7:13: Ward A is 3 exactly\n    by total 12 (printed in b){ADVICE}",
    ]


def test_a_column_of_people_is_named(tmp_path: Path):
    made = said(tmp_path, pool("denominator", A=3, B=9), Exposed(0, Known(1, 4, 4)))
    assert made == [f"data/a.yml:7:13: Ward A, denominator, lies from 1 to 4\n    {ADVICE[2:]}"]


def test_a_cell_of_everybody_is_named_by_its_table(tmp_path: Path):
    frame = pd.DataFrame({"count": [3.0]})
    one = pooled([Printed("a", "a", "count", column_of(frame, "count", np.arange(1)), NAMED["lt5"])], [0])
    assert said(tmp_path, one, Exposed(0, Known(3, 3, 1))) == [
        f"data/a.yml:7:13: a is 3 exactly\n    {ADVICE[2:]}"
    ]


def test_areas_that_are_parts_of_each_other_make_up_nothing():
    ring = pd.DataFrame({"code": ["a", "b"], "parent": ["b", "a"], "level": ["x", "x"]})
    assert list(made_of("a", {"c"}, parts_of([ring]))) == []


def test_a_part_that_is_not_there_is_replaced_by_its_own_parts():
    parts = {"all": [["a", "b"]], "a": [["a1", "a2"]], "b": [["b1"], ["b2", "b3"]]}
    assert list(made_of("all", {"a1", "a2", "b"}, parts)) == [["a1", "a2", "b"]]
    assert list(made_of("all", {"a", "a1", "a2", "b2", "b3"}, parts)) == [["a", "b2", "b3"]]
    assert list(made_of("all", {"a1", "b"}, parts)) == []


def test_a_table_of_areas_without_levels_or_shares_makes_up_nothing():
    assert parts_of([pd.DataFrame({"code": ["a"], "name": ["A"]})]) == {}


def test_parts_of_several_levels_make_up_an_area_level_by_level_or_all_together():
    frame = pd.DataFrame({"code": ["a", "b", "c"], "parent": "all", "level": ["x", "x", "y"]})
    assert parts_of([frame]) == {"all": [["a", "b"], ["c"], ["a", "b", "c"]]}
