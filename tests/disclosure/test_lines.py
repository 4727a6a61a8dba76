from typing import Any

import numpy as np
import pandas as pd
import pytest

from jsna.disclosure.areas import parts_of
from jsna.disclosure.lines import possible_lines, proved, worked_out, years


def rows(*written: dict[str, Any]) -> pd.DataFrame:
    """Rows of an indicator table; what is not written is the same in all of them."""
    alike = {
        "measure": "falls",
        "area": "a",
        "period": "2024",
        "sex": "Persons",
        "age": "All ages",
        "category_type": "",
        "category": "",
    }
    return pd.DataFrame([alike | one for one in written])


def lines(frame: pd.DataFrame, areas: pd.DataFrame | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """(total, parts) of each line that the counts prove."""
    parts = {} if areas is None else parts_of([areas])
    return [
        (line.total, line.parts)
        for line in proved(possible_lines(frame, parts), frame["count"].to_numpy(dtype=float))
    ]


def counted(key: str, **counts: float) -> pd.DataFrame:
    """Rows told apart by ``key``; _ stands for a space and __ for a dash."""
    return rows(
        *(
            {key: label.replace("__", "-").replace("_", " ").strip(), "count": count}
            for label, count in counts.items()
        )
    )


AREAS = pd.DataFrame(
    {
        "code": ["b", "w1", "w2", "x", "l1", "l2", "far"],
        "parent": [np.nan, "b", "b", "b", "w1", "w1", "else"],
        "level": ["borough", "ward", "ward", "network", "lsoa", "lsoa", "ward"],
    }
)


def test_persons_are_the_sum_of_the_sexes():
    assert lines(counted("sex", Male=3, Female=5, Persons=8)) == [(2, (0, 1))]


def test_what_does_not_add_up_is_no_line():
    assert lines(counted("sex", Male=3, Female=5, Persons=9)) == []


def test_a_number_that_is_not_whole_proves_nothing():
    assert lines(counted("sex", Male=3.5, Female=4.5, Persons=8)) == []


def test_a_blank_proves_nothing():
    assert lines(counted("sex", Male=np.nan, Female=5, Persons=8)) == []


def test_one_sex_alone_is_no_line():
    assert lines(counted("sex", Female=8, Persons=8)) == []


def test_an_area_is_the_sum_of_its_parts_level_by_level():
    frame = counted("area", b=10, w1=7, w2=3, l1=5, l2=2)
    assert lines(frame, AREAS) == [(0, (1, 2)), (1, (3, 4))]


def test_an_area_with_a_part_left_out_is_no_line():
    assert lines(counted("area", w1=7, l1=7), AREAS) == []


def test_a_table_of_areas_without_parents_gives_no_parts():
    assert parts_of([AREAS[["code", "level"]]]) == {}


def test_categories_add_up_to_the_row_without_one():
    frame = rows(
        {"count": 9},
        {"category_type": "fifth", "category": "1", "count": 4},
        {"category_type": "fifth", "category": "2", "count": 5},
        {"category_type": "ethnicity", "category": "x", "count": 9},
    )
    assert lines(frame) == [(0, (1, 2))]


def test_the_row_without_a_category_may_name_its_type():
    frame = rows(
        {"category_type": "fifth", "count": 9},
        {"category_type": "fifth", "category": "1", "count": 4},
        {"category_type": "fifth", "category": "2", "count": 5},
    )
    assert lines(frame) == [(0, (1, 2))]


def test_categories_without_a_total_are_no_line():
    frame = rows(*({"category_type": "fifth", "category": str(one), "count": one} for one in (1, 2)))
    assert lines(frame) == []


def test_three_years_are_the_sum_of_each():
    frame = counted(
        "period", **{"2020": 1, "2021": 2, "2022": 3, "2023": 4, "2020__22": 6, "2021__23": 9, "some_day": 1}
    )
    assert lines(frame) == [(4, (0, 1, 2)), (5, (1, 2, 3))]


def test_a_year_is_the_sum_of_its_quarters():
    frame = counted("period", **{"2024__Q1": 1, "2024__Q2": 1, "2024__Q3": 1, "2024__Q4": 1, "2024": 4})
    assert lines(frame) == [(4, (0, 1, 2, 3))]


def test_age_bands_add_up_by_long_and_by_short_pieces():
    frame = counted("age", **{"All_ages": 10, "0__17": 4, "18_and_over": 6, "18__64": 5, "65+": 1, "odd": 3})
    assert lines(frame) == [(0, (1, 3, 4)), (0, (1, 2)), (2, (3, 4))]


@pytest.mark.parametrize(
    ("age", "span"),
    [
        ("All ages", (0, 200)),
        ("65+", (65, 200)),
        ("18 and over", (18, 200)),
        ("75+ yrs", (75, 200)),
        ("Under 18", (0, 18)),
        ("<5", (0, 5)),
        ("0-4", (0, 5)),
        ("5 to 17 years", (5, 18)),
        ("10-11 yrs", (10, 12)),
        ("4", (4, 5)),
        ("Working age", None),
    ],
)
def test_an_age_band_is_read_in_years_of_life(age: str, span: tuple[int, int] | None):
    assert years(age) == span


def test_a_table_may_have_few_keys():
    frame = pd.DataFrame({"area": ["b", "w1", "w2"], "resident": [9.0, 4.0, 5.0]})
    found = possible_lines(frame, parts_of([AREAS]))
    assert [(line.total, line.parts) for line in found] == [(0, (1, 2))]


@pytest.mark.parametrize(
    ("counts", "value"),
    [({"Male": np.nan, "Female": 5, "Persons": 8}, 3), ({"Male": 3, "Female": 5, "Persons": np.nan}, 8)],
)
def test_a_blank_that_a_line_gives_away_is_worked_out(counts: dict[str, float], value: float):
    frame = counted("sex", **counts)
    numbers = frame["count"].to_numpy(dtype=float)
    made = worked_out(possible_lines(frame, {}), numbers, np.isnan(numbers))
    assert made[np.isnan(numbers)].tolist() == [value]


def test_a_blank_that_would_be_below_nothing_stays_blank():
    frame = counted("sex", Male=np.nan, Female=5, Persons=4)
    numbers = frame["count"].to_numpy(dtype=float)
    assert np.isnan(worked_out(possible_lines(frame, {}), numbers, np.isnan(numbers))[0])


def test_a_blank_that_nobody_withheld_is_left_alone():
    frame = counted("sex", Male=np.nan, Female=5, Persons=8)
    numbers = frame["count"].to_numpy(dtype=float)
    assert np.isnan(worked_out(possible_lines(frame, {}), numbers, np.full(3, False))[0])
