"""What is timed is right: our methods and a plain pass over bare arrays give the same numbers."""

import pytest

from benchmarks import cases
from benchmarks.statistics import PHSTATSMETHODS, TIMED

BOUNDED = ["standardised_rates", "life_tables", "control_charts", "rates", "proportions"]


@pytest.mark.parametrize("name", BOUNDED)
def test_a_plain_pass_gives_our_values_and_limits(name):
    case = getattr(cases, name)(30)
    ours = case.ours(case.frame)[["value", "lower", "upper"]].to_numpy().T
    assert case.plain().reshape(3, -1) == pytest.approx(ours, rel=1e-9)


def test_a_plain_pass_gives_our_slopes():
    case = cases.slopes(30)
    assert case.plain()[0] == pytest.approx(case.ours(case.frame)["value"].to_numpy(), rel=1e-9)


@pytest.mark.parametrize("name", [row.case for row in TIMED])
def test_every_table_that_is_timed_gives_figures(name):
    case = getattr(cases, name)(6)
    made = case.ours(case.frame)
    assert len(made)
    assert made.select_dtypes("number").notna().all(axis=None)


def test_the_tables_of_the_other_package_are_among_those_timed():
    assert set(PHSTATSMETHODS) <= {row.case for row in TIMED}
