"""A site served on this machine, looked at with Chromium and axe.

``serve`` takes any folder, so that the tests of the real site use the same
fixtures: give it the folder that ``publish`` made.  A browser is found by
``chromium`` in the conftest above (``CHROMIUM``, the PATH, Playwright's own).
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from jsna.site.publish import publish
from tests.site import sample

Serve = Callable[..., str]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}
MODES = [(screen, scheme) for screen in SCREENS for scheme in ("light", "dark")]
# as a council would serve it; nothing in it is unsafe
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class _Quiet(SimpleHTTPRequestHandler):
    headers_too: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *said: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """``serve(folder, headers={})``: the address at which ``folder`` can be read."""
    running: list[ThreadingHTTPServer] = []

    def start(folder: Path, headers: Mapping[str, str] | None = None) -> str:
        handler = type("Handler", (_Quiet,), {"headers_too": headers or {}})
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions of the hand-made pages: 2025 published, 2026 a draft."""
    root = sample.workspace(tmp_path_factory.mktemp("sample"))
    publish(
        sample.full(),
        {"facts": [], "findings": []},
        sample.book(root, "2025", "2025-04-30", "2025-06-12"),
        root,
    )
    publish(sample.full(), {"facts": [], "findings": []}, sample.book(root), root)
    return root / "site"


@pytest.fixture(scope="session")
def outside_requests() -> Callable[[Any, str], list[str]]:
    """``outside_requests(context, address)``: a list that fills with what pages ask of other hosts, all refused."""

    def watch(context: Any, address: str) -> list[str]:
        asked: list[str] = []

        def route(found: Any) -> None:
            if found.request.url.startswith((f"{address}/", "data:", "blob:")):
                found.continue_()
            else:
                asked.append(found.request.url)
                found.abort()

        context.route("**/*", route)
        return asked

    return watch


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """``axe(page)``: what is wrong with an open page, a line a finding; WCAG 2.2 A and AA, and best practice."""

    def run(page: Any) -> list[str]:
        found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations"]})
        return [
            f"{rule['id']}: {node['target']}: {node['failureSummary'].splitlines()[-1].strip()}"
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]

    return run
