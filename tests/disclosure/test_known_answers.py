"""The tables with known answers that lie beside the project: what a reader can work out from each."""

import json
from pathlib import Path

import pytest

from tests.beside import shared_or_none
from tests.disclosure.fixtures import attack, attack_printed, facts_printed, facts_told, narrowed, protect

KNOWN = sorted(path.stem for path in ((shared_or_none() or Path()) / "disclosure").glob("*.json"))


def expected(path: Path) -> dict[str, dict[str, int | None]]:
    told = json.loads(path.read_text(encoding="utf-8"))["expected"]
    return {cell: {name: one[name] for name in ("lo", "hi", "possible")} for cell, one in told.items()}


@pytest.mark.parametrize("name", KNOWN)
def test_from_the_facts_follows_what_is_known(name: str, shared: Path):
    path = shared / "disclosure" / f"{name}.json"
    assert attack(path) == expected(path)


@pytest.mark.parametrize("name", KNOWN)
def test_from_the_printed_figures_follows_the_same(name: str, shared: Path):
    path = shared / "disclosure" / f"{name}.json"
    assert attack_printed(path) == expected(path)


@pytest.mark.parametrize("name", KNOWN)
def test_what_we_withhold_leaves_nothing_to_be_worked_out(name: str, shared: Path):
    path = shared / "disclosure" / f"{name}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    low, high = told["policy"]["withheld"]
    ours = protect(path)
    assert {cell for cell, one in told["cells"].items() if low <= one["true"] <= high} <= ours
    assert narrowed(path, ours) == []


@pytest.mark.parametrize("name", KNOWN)
def test_no_pattern_is_known_that_costs_less(name: str, shared: Path):
    path = shared / "disclosure" / f"{name}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    cost = sum(told["cells"][cell]["true"] for cell in protect(path))
    assert cost <= told.get("optimum", {}).get("cost", told.get("cost", cost))


@pytest.mark.parametrize("name", KNOWN)
def test_each_printed_figure_says_what_is_known_of_it(name: str, shared: Path):
    path = shared / "disclosure" / f"{name}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert facts_printed(path) == facts_told(told)
