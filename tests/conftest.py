"""What every test may ask for.

A test that asks for ``shared`` is chosen only where that folder is, and always
on the machine that decides (``CI`` is set): there a missing folder fails.
A test that asks for ``browser`` or ``chromium`` is marked ``browser``.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from groundwork.browser import find
from groundwork.trouble import Trouble
from tests.beside import ROOT, shared_or_none

# the same examples every time, and no clock: a test passes or fails for its own reasons only
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")

QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
MARKED = {"browser": {"chromium", "browser"}, "shared": {"shared"}}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test by what it asks for, and leave out what this machine cannot answer."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        for marker, fixtures in MARKED.items():
            if asked & fixtures:
                item.add_marker(marker)
    if shared_or_none() is None and not os.environ.get("CI"):
        left_out = [item for item in items if item.get_closest_marker("shared")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of expected numbers beside the project."""
    folder = shared_or_none()
    assert folder is not None, (
        f"{ROOT.parent / 'shared'} is not there, and the tests cannot be complete without it"
    )
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser of the Chromium family."""
    try:
        found = find(os.environ)
    except Trouble as trouble:
        pytest.fail(str(trouble), pytrace=False)
    if not found:
        pytest.fail("no Chromium: set CHROMIUM, or run python build.py test, which brings one", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A running browser without a window; give each test its own context."""
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=[*QUIET, *(["--no-sandbox"] if as_root else [])]
        )
        yield launched
        launched.close()
