"""Install a lock with pip, showing how far it is.

Only ready-made packages whose hashes are in the lock; no package's own code runs while it is installed.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from groundwork.trouble import from_output

TAKEN = re.compile(
    r"(?:Collecting|Processing|Requirement already satisfied:) (?:\S*[/\\])?([\w.-]+?)(?:-\d|==|\s)"
)
WIDTH = 60  # characters of the progress line


def install(python: Path, lock: Path, environment: Mapping[str, str], screen: TextIO = sys.stdout) -> None:
    """Install the packages of ``lock`` for ``python``; ``screen`` is told how far it is.  Raises Trouble."""
    total = packages_in(lock.read_text(encoding="utf-8"))
    print(f"Installing {total} packages (a few minutes on a slow network)", file=screen, flush=True)
    started = time.monotonic()
    with subprocess.Popen(
        command(python, lock), env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace",
    ) as pip:  # fmt: skip
        try:
            said = follow(pip.stdout or (), total, screen)
        finally:
            if sys.exc_info()[0]:
                pip.kill()
    if pip.returncode:
        raise from_output(said)
    print(f"Installed in {time.monotonic() - started:.0f} s", file=screen, flush=True)


def command(python: Path, lock: Path) -> list[str | Path]:
    """How pip is asked for exactly what is in ``lock``."""
    asked = "--require-hashes --only-binary :all: --no-user --no-input --disable-pip-version-check"
    return [python, "-m", "pip", "install", *asked.split(), "--progress-bar", "off", "--requirement", lock]


def packages_in(lock: str) -> int:
    """How many packages the text of a lock names."""
    return len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE))


def follow(output: Iterable[str], total: int, screen: TextIO) -> str:
    """All of pip's ``output``; meanwhile ``screen`` is told how many of ``total`` packages it has taken.

    A terminal sees one line that changes; a log sees every tenth package.
    """
    said: list[str] = []
    taken = 0
    for line in output:
        said.append(line)
        step = TAKEN.match(line)
        if step:
            taken += 1
            tell(screen, f"  {taken} of {total}  {step[1]}", worth_a_line=taken % 10 == 0)
        elif line.startswith("Installing collected packages"):
            tell(screen, "  all here; putting them in place", worth_a_line=True)
    if screen.isatty():
        screen.write("\r" + " " * WIDTH + "\r")
    return "".join(said)


def tell(screen: TextIO, words: str, *, worth_a_line: bool) -> None:
    """Show ``words``: over the last ones in a terminal, on a line of their own in a log."""
    if screen.isatty():
        screen.write(f"\r{words[:WIDTH]:<{WIDTH}}")
    elif worth_a_line:
        screen.write(words + "\n")
    screen.flush()
