"""A site built once for the tests that only look at it."""

from pathlib import Path

import pytest

from jsna.site.publish import publish
from tests.site import sample


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three small pages, a draft."""
    root = sample.workspace(tmp_path_factory.mktemp("small"))
    publish(
        sample.small(),
        {"facts": [{"value": 7.4, "id": "smoking"}], "findings": {"claims": []}},
        sample.book(root),
        root,
    )
    return root / "site"
