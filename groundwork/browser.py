"""Find a browser of the Chromium family for the tests, or bring one.

``CHROMIUM`` names one; else those on the PATH and in the usual places; else Playwright's own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from groundwork.trouble import Trouble

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
MAC = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
DEBIAN = ("chromium", "fonts-dejavu-core")
OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.chromium.executable_path)
"""


def browser_for_tests(python: Path, environment: Mapping[str, str]) -> str:
    """The path of a browser that starts; one is installed where there is none.

    ``python`` is the project's own.  Raises Trouble where no browser can be had.
    """
    found = find(environment) or own(python, environment)
    if not found:
        print("No Chromium on this machine: installing one for the browser tests", flush=True)
        fetch(python, environment)
        found = find(environment) or own(python, environment)
    if not found:
        raise Trouble(
            "the tests need a browser, and no Chromium, Chrome or Edge was found or could be installed",
            "install one, or set CHROMIUM to its path; the tests that need none: "
            'python build.py test -m "not browser"',
        )
    return found


def find(environment: Mapping[str, str]) -> str:
    """The browser that ``CHROMIUM`` names, or the first on this machine that starts, or nothing.

    Raises Trouble where ``CHROMIUM`` names something that does not start.
    """
    named = environment.get("CHROMIUM", "")
    if named:
        path = shutil.which(named, path=environment.get("PATH"))
        if path and starts(path):
            return path
        raise Trouble(
            f"CHROMIUM is '{named}', and no browser starts there", "set it to a browser's path, or unset it"
        )
    return next((path for path in places(environment) if starts(path)), "")


def places(environment: Mapping[str, str]) -> Iterator[str]:
    """Where a browser may be, the likeliest first."""
    for name in NAMES:
        path = shutil.which(name, path=environment.get("PATH"))
        if path:
            yield path
    folders = [
        environment[name]
        for name in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        if name in environment
    ]
    usual = [Path(folder, program) for folder in folders for program in WINDOWS]
    usual += [Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in MAC]
    yield from (str(path) for path in usual if path.is_file())


def starts(path: str) -> bool:
    """Whether the program at ``path`` says its version (on Windows: is there, for asking opens a window)."""
    if os.name == "nt":
        return Path(path).is_file()
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def own(python: Path, environment: Mapping[str, str]) -> str:
    """The browser that Playwright brought, or nothing."""
    asked = subprocess.run(
        [python, "-c", OWN], capture_output=True, text=True, env=dict(environment), check=False
    )
    path = asked.stdout.strip()
    return path if path and starts(path) else ""


def fetch(python: Path, environment: Mapping[str, str]) -> None:
    """Try to install a browser: Debian's where we may, else Playwright's.

    Both talk on the screen for themselves; whether it worked is seen by looking again.
    """
    if may_install_packages():
        apt = ["apt-get", "-o", "DPkg::Lock::Timeout=400"]
        quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*apt, "-qq", "update"], env=quiet, check=False)
        subprocess.run(
            [*apt, "-qq", "-y", "--no-install-recommends", "install", *DEBIAN], env=quiet, check=False
        )
        if find(environment):
            return
    subprocess.run([python, "-m", "playwright", "install", "chromium"], env=dict(environment), check=False)


def may_install_packages() -> bool:
    """Whether this is a Debian-like machine, and we are its root."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
