"""The tables with known answers that lie beside the project: what a reader can work out from each."""

import json
from pathlib import Path

import pytest

from tests.beside import shared_or_none
from tests.disclosure.fixtures import attack, attack_printed

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
