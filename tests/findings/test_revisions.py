"""Two copies of a table: what is new, what is revised, what is gone, and what stands on another base."""

import numpy as np
import pandas as pd

from jsna.findings.revisions import Base, Entries, Periods, Revision, Row, Shift, entries_revised, revised

NUMBERS = ["value", "count", "denominator", "lower", "upper"]


def figures(*rows: tuple[str, str, str, float, float, float], **columns: object) -> pd.DataFrame:
    """Rows of (measure, area, year, value, count, denominator); limits are a point round the value."""
    frame = pd.DataFrame(rows, columns=["measure", "area", "period", "value", "count", "denominator"])
    frame = frame.assign(
        sex="Persons", age="All", category_type="", category="", reason="", note="", method="as given"
    )
    frame = frame.assign(lower=frame["value"] - 1, upper=frame["value"] + 1)
    frame["period_start"] = pd.to_datetime(frame["period"] + "-01-01")
    frame["period_end"] = pd.to_datetime(frame["period"] + "-12-31")
    return frame.assign(**columns)


def row(measure: str, area: str, period: str) -> Row:
    return Row(measure, area, period, "Persons", "All", "", "")


OLD = figures(
    ("falls", "east", "2023", 10.0, 100, 1_000),
    ("falls", "east", "2024", 11.0, 110, 1_000),
    ("falls", "west", "2024", 12.0, 120, 1_000),
)


def test_a_table_and_itself_do_not_differ():
    made = revised(OLD, OLD.sample(frac=1, random_state=1))
    assert made.kept == (("falls", 3),)
    assert [getattr(made, name) for name in made.__dataclass_fields__ if name != "kept"] == [()] * 8


def test_new_periods_come_in_their_order():
    new = figures(("falls", "east", "2026", 9.0, 90, 1_000), ("falls", "east", "2025", 10.0, 100, 1_000))
    assert revised(OLD, pd.concat([OLD, new])).new_periods == (Periods("falls", ("2025", "2026"), 2),)


def test_a_period_that_went_is_told_whole_and_a_lone_row_by_itself():
    made = revised(OLD, OLD[1:2])
    assert made.lost_periods == (Periods("falls", ("2023",), 1),)
    assert made.gone == (row("falls", "west", "2024"),)
    assert made.areas == (Shift("falls", "areas", ("west",), ()),)


def test_a_row_added_to_a_past_period_is_told():
    new = pd.concat([OLD, figures(("falls", "west", "2023", 9.0, 90, 1_000))])
    assert revised(OLD, new).added == (row("falls", "west", "2023"),)


def test_a_revision_has_the_old_and_the_new_of_every_number_that_changed():
    new = OLD.assign(value=[10.0, 11.5, 12.0], count=[100, 115, 120])
    assert revised(OLD, new).revisions == (
        Revision(row("falls", "east", "2024"), (("value", 11.0, 11.5), ("count", 110.0, 115.0))),
    )


def test_limits_alone_may_be_revised():
    new = OLD.assign(upper=[11.0, 12.5, 13.0])
    assert revised(OLD, new).revisions == (Revision(row("falls", "east", "2024"), (("upper", 12.0, 12.5),)),)


def test_a_figure_that_came_or_went_is_told_with_the_reason():
    gone = OLD.assign(value=[10.0, np.nan, 12.0], reason=["", "not available", ""])
    told = (("value", 11.0, "not available"),)
    assert revised(OLD, gone).revisions == (Revision(row("falls", "east", "2024"), told),)
    assert revised(gone, OLD).revisions == (
        Revision(row("falls", "east", "2024"), (("value", "not available", 11.0),)),
    )


def test_a_local_figure_withheld_in_one_copy_is_withheld_in_both():
    hidden = OLD.assign(value=[10.0, np.nan, 12.0], count=[100, np.nan, 120], reason=["", "withheld", ""])
    told = (Revision(row("falls", "east", "2024"), (("value", "withheld", "withheld"),)),)
    assert revised(OLD, hidden, guarded=True).revisions == told
    assert revised(hidden, OLD, guarded=True).revisions == told


def test_same_counts_over_other_denominators_are_another_base():
    new = OLD.assign(denominator=[1_010, 1_020, 1_000], value=[9.9, 10.8, 12.0])
    assert revised(OLD, new).bases == (Base("falls", 2, "2023", "2024"),)


def test_methods_and_notes_that_changed_are_told():
    new = OLD.assign(method="Wilson", note=["", "Value is modelled", ""])
    assert revised(OLD, new).methods == (
        Shift("falls", "method of the values", ("as given",), ("Wilson",)),
        Shift("falls", "notes of the source", (), ("Value is modelled",)),
    )


def test_a_measure_of_one_copy_alone_has_no_shifts():
    other = figures(("trips", "east", "2024", 1.0, 10, 1_000))
    made = revised(OLD, pd.concat([OLD, other]))
    assert (made.new_periods, made.methods, made.areas) == ((Periods("trips", ("2024",), 1),), (), ())


PLACES = pd.DataFrame({"id": ["hub", "club"], "name": ["Hub", "Club"], "lat": [53.5, np.nan]})


def test_entries_are_known_by_their_key_and_not_by_their_order():
    assert entries_revised(PLACES, PLACES[::-1], ["id"]) == Entries()


def test_entries_that_came_went_and_changed_are_told():
    new = pd.DataFrame({"id": ["hub", "gym"], "name": ["The hub", "Gym"], "lat": [53.25, 53.0]})
    assert entries_revised(PLACES, new, ["id"]) == Entries(
        ("gym",), ("club",), (("hub", "name", "Hub", "The hub"), ("hub", "lat", "53.5", "53.25"))
    )


def test_an_entry_withheld_in_one_copy_is_told_without_its_numbers():
    old = pd.DataFrame({"area": ["east", "west"], "sex": "Male", "resident": [12.0, 20.0], "reason": ""})
    new = old.assign(resident=[np.nan, 25.0], reason=["withheld", ""])
    assert entries_revised(old, new, ["area", "sex"]) == Entries(
        (), (), (("east / Male", "resident", "withheld", "withheld"), ("west / Male", "resident", "20", "25"))
    )


def test_another_outline_is_told_even_with_as_many_points():
    ring = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    old = pd.DataFrame({"code": ["east"], "polygons": [((ring,),)]})
    new = pd.DataFrame({"code": ["east"], "polygons": [((ring + 1,),)]})
    assert entries_revised(old, old, ["code"]) == Entries()
    ((code, column, was, now),) = entries_revised(old, new, ["code"]).changed
    assert (code, column) == ("east", "polygons")
    assert was.startswith("an outline of 3 points (")
    assert was != now
