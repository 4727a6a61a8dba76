"""What ``python build.py ...`` does, told in order."""

import json
import os
import subprocess
import sys
from pathlib import Path

from groundwork.browser import browser_for_tests, find
from groundwork.environment import clean, python_with
from groundwork.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
USAGE = """\
python build.py                 build the newest edition into site/
python build.py test [...]      run every test; what follows goes to pytest
python build.py COMMAND [...]   any other command of jsna, for example: check, --help
"""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Do what ``arguments`` ask for; the exit status."""
    try:
        if arguments in (["-h"], ["--help"]):
            print(USAGE, end="", flush=True)
            if not (root / ".venv").is_dir():  # nobody who asks for help wants to wait for packages
                return 0
        if arguments[:1] == ["test"]:
            return test(root, arguments[1:])
        if arguments and arguments != ["build"]:
            return run(python_with("run", root), ["jsna", *arguments], root, clean())
        return build(root)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        print("\nStopped.  What was half made will be made again next time.", file=sys.stderr)
        return 130


def build(root: Path) -> int:
    """Build the newest edition, and say how to look at it."""
    status = run(python_with("run", root), ["jsna", "build"], root, clean())
    if status == 0:
        print(how_to_look(root / "site", Path(sys.executable).stem), flush=True)
    return status


def how_to_look(site: Path, python: str) -> str:
    """Where the site is and two ways to see its newest edition."""
    edition = newest(site)
    return (
        f"\nThe site is in {site}\n"
        f"Look at it:  {python} -m http.server --directory site   then open http://localhost:8000/{edition}\n"
        f"or open {(site / edition / 'index.html').as_uri()}"
    )


def newest(site: Path) -> str:
    """The folder of the newest edition in ``site``, as 2026/; the way in opens the newest one published."""
    try:
        listed = json.loads((site / "versions.json").read_text(encoding="utf-8"))
        return f"{listed[0]['version']}/"
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def test(root: Path, chosen: list[str]) -> int:
    """Run the whole suite, or the tests that the words ``chosen`` pick for pytest.

    The whole suite needs a browser, and gets one.  A part of it uses one that
    is there; a browser test without one fails, and says so.
    """
    python = python_with("test", root)
    environment = clean()
    browser = find(environment) if chosen else browser_for_tests(python, environment)
    if browser:
        environment["CHROMIUM"] = browser
    return run(python, ["pytest", *(chosen or side_by_side())], root, environment)


def side_by_side() -> list[str]:
    """How pytest is told to use the cores; one file's tests stay together with what they share."""
    workers = min(os.cpu_count() or 1, 4)
    return ["--numprocesses", str(workers), "--dist", "loadfile"] if workers > 1 else []


def run(python: Path, module: list[str], root: Path, environment: dict[str, str]) -> int:
    """Run ``module`` (its name, then its arguments) in the project's folder; its exit status.

    A program that was stopped by signal N ends with 128 + N, as in a shell.
    """
    status = subprocess.run([python, "-m", *module], cwd=root, env=environment, check=False).returncode
    return status if status >= 0 else 128 - status
