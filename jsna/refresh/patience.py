"""How long is waited for a server, and how often it is asked again."""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Patience:
    """``tries`` of one address; seconds for a connection, for the next bytes, and for all tries together.

    A body that comes at fewer than ``slowest`` bytes a second, looked at after
    ``slow_after`` seconds, is a try that failed.  Between tries the wait begins
    with ``pause`` seconds and doubles, at most ``longest``; a server that names
    a wait gets it, up to the same limit.  ``largest`` = bytes of a body.
    ``at_once`` = addresses asked at the same time.
    """

    tries: int = 5
    connect: float = 10.0
    silence: float = 15.0
    whole: float = 300.0
    slow_after: float = 30.0
    slowest: float = 1_000.0
    pause: float = 1.0
    longest: float = 60.0
    largest: int = 200_000_000
    at_once: int = 4

    def wait(self, tried: int, asked_for: float = 0.0) -> float:
        """Seconds before the next try, after ``tried`` of them (from 1); always the same ones."""
        return min(self.longest, max(self.pause * 2 ** (tried - 1), asked_for))


def retry_after(headers: dict[str, str]) -> float:
    """The seconds that a server asks to wait: a number, or a day and time held against its own clock."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, wait.total_seconds())
