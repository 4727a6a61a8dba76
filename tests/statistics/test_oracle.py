"""Our methods give what the field's reference packages give."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.beside import shared_or_none
from tests.statistics.oracle import FUNCTIONS, read, run_case


def cases(*expectations: str) -> list[Any]:
    """The oracle's cases of the functions whose methods are there, quirks of the reference left out."""
    folder = shared_or_none()
    if folder is None:
        return []
    manifest = json.loads((folder / "oracle" / "manifest.json").read_text(encoding="utf-8"))
    ours = [
        case for case in manifest["cases"] if case["function"] in FUNCTIONS and "quirk" not in case["tags"]
    ]
    return [pytest.param(case, id=case["id"]) for case in ours if case["expect"] in expectations]


def simulated() -> list[Any]:
    """Those cases whose limits come from simulation."""
    return [case for case in cases("ok", "ok_with_warnings") if case.values[0].get("monte_carlo")]


def charts() -> list[Any]:
    """Those cases that also have a summary and icons."""
    return [case for case in cases("ok", "ok_with_warnings") if "icons_expected" in case.values[0]]


def differences(got: pd.DataFrame, expected: pd.DataFrame, case: dict[str, Any]) -> list[str]:
    """The columns in which ``got`` is not ``expected`` within the case's tolerance."""
    if case["key"]:
        got, expected = (frame.sort_values(case["key"], ignore_index=True) for frame in (got, expected))
    exact = case.get("exact_columns") or []
    wrong = []
    for column, kind in case["columns"].items():
        ours, theirs = got[column], expected[column]
        if kind == "number" and column not in exact:
            near = np.isclose(
                ours.astype(float), theirs.astype(float), **case["tolerance"], equal_nan=True
            ).all()
        else:
            near = (ours.isna().to_numpy() == theirs.isna().to_numpy()).all() and (
                ours.dropna().astype(theirs.dtype).to_numpy() == theirs.dropna().to_numpy()
            ).all()
        wrong += [] if near else [column]
    return wrong


@pytest.mark.parametrize("case", cases("ok", "ok_with_warnings"))
def test_a_case_comes_out_as_the_reference_gives_it(case: dict[str, Any], shared: Path):
    folder = shared / "oracle"
    got, expected = run_case(case, folder)["expected"], read(folder / case["expected"])
    assert set(got.columns) == set(expected.columns)
    assert len(got) == len(expected)
    assert differences(got, expected, case) == []


@pytest.mark.parametrize("case", charts())
def test_a_chart_is_summed_up_as_the_reference_does(case: dict[str, Any], shared: Path):
    folder = shared / "oracle"
    got = run_case(case, folder)
    icons = dict.fromkeys(("f", "type", "icon"), "string")
    for name, columns in {"summary_expected": case["summary_columns"], "icons_expected": icons}.items():
        expected = read(folder / case[name])
        assert set(got[name].columns) == set(expected.columns)
        assert len(got[name]) == len(expected)
        assert differences(got[name], expected, {**case, "key": [], "columns": columns}) == []


@pytest.mark.parametrize("case", simulated())
def test_simulated_limits_lie_where_the_reference_has_them(case: dict[str, Any], shared: Path):
    folder, rule = shared / "oracle", case["monte_carlo"]
    got = run_case(case, folder)["monte_carlo"].reset_index(drop=True)
    theirs = read(folder / rule["expected"])
    for column in got.columns.difference(case["key"]):
        mean, deviation = theirs[f"{column}_mean"], theirs[f"{column}_sd"]
        runs = 1 + 1 / rule["runs"]  # as many draws as the reference made in each of its runs
        assert (abs(got[column] - mean) <= 5 * deviation * np.sqrt(runs)).all()
    assert 2 * len(got.columns.difference(case["key"])) == len(theirs.columns.difference(case["key"]))


@pytest.mark.parametrize("case", cases("error"))
def test_a_call_that_the_reference_refuses_is_refused(case: dict[str, Any], shared: Path):
    with pytest.raises((ValueError, TypeError)):
        run_case(case, shared / "oracle")


def test_a_function_without_a_method_is_named():
    case = {"function": "phe_nothing", "input": "", "args": {}}
    with pytest.raises(
        NotImplementedError, match=r"^there is no method for the reference function phe_nothing$"
    ):
        run_case(case, Path())
