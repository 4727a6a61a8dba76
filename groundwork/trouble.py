"""What can go wrong on somebody's machine, in plain words with what to do about it.

It reads what pip or the operating system said; it does nothing itself.
"""

import errno
import platform
import re
from pathlib import Path

FULL = ("the disk is full", "make about 2 GB of room and run the same command again")

# what the output says -> (what is wrong, what to do); the first that fits is told
SIGNS: tuple[tuple[str, str, str], ...] = (
    (r"No space left on device|not enough space on the disk|\[Errno 28\]", *FULL),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify failed",
        "the package index could not be trusted: your network seems to open secure connections on the way",
        "ask your IT department for its certificate file, set PIP_CERT to it, and run the same command again",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hashes are required",
        "a package is not the one that was locked, so nothing was installed",
        "try once more; if it happens again, do not go round it: somebody may have changed the package",
    ),
    (
        r"ProxyError|Tunnel connection failed|407 Proxy",
        "the network's proxy refused the connection to the package index",
        "set HTTPS_PROXY to your organisation's proxy and run the same command again",
    ),
    (
        r"NewConnectionError|Failed to establish a new connection|ConnectTimeout|ReadTimeout|Read timed out"
        r"|Connection (?:refused|reset|aborted)|Max retries exceeded|[Nn]ame resolution|getaddrinfo failed"
        r"|NameResolutionError|IncompleteRead|Connection broken",
        "the package index could not be reached",
        "check the network and run the same command again; what was already fetched is not fetched twice",
    ),
    (
        r"Windows Long Path",
        "the folder's path is too long for this Windows",
        "move the project to a short path such as C:\\jsna and run the same command again",
    ),
    (
        r"Permission denied|Access is denied|\[WinError 32\]",
        "a file could not be written",
        "close programs that use .venv, check that the folder is yours, and run the same command again",
    ),
    (
        r"No matching distribution found for (?P<what>[^\s(]+)",
        "the package index has no ready-made {what} for Python {python} on this machine ({machine})",
        "use Python 3.11 to 3.14 on 64-bit Linux, macOS or Windows; if you use a mirror, ask its keeper",
    ),
)


class Trouble(Exception):
    """Something about the machine that stops us: what is wrong and what to do."""

    def __init__(self, message: str, hint: str, code: int = 1) -> None:
        super().__init__(message, hint)
        self.message, self.hint, self.code = message, hint, code

    def __str__(self) -> str:
        return f"build.py: {self.message}\n    {self.hint}"


def from_output(output: str) -> Trouble:
    """What a failed installation means, from all that pip said."""
    for sign, message, hint in SIGNS:
        seen = re.search(sign, output)
        if seen:
            known = {
                "python": platform.python_version(),
                "machine": f"{platform.system()} {platform.machine()}",
            }
            return Trouble(message.format(**known, **seen.groupdict()), hint)
    last = "\n    ".join(output.strip().splitlines()[-8:])
    return Trouble("the packages could not be installed", f"pip's last words:\n    {last}")


def from_error(error: OSError, folder: Path) -> Trouble:
    """What an error of the operating system means while ``folder`` was being made."""
    if error.errno == errno.ENOSPC:
        return Trouble(*FULL)
    reason = error.strerror or str(error)
    return Trouble(
        f"{folder.name} could not be made: {reason}",
        f"check that {folder.parent} can be written to, close programs that use {folder.name}, and try again",
    )
