"""The clock of a template: what it does itself is on it, what is looked up and tested for it is not."""

import pytest

from jsna.pages import budget
from jsna.pages.budget import MOST_STEPS, Stopped, charge, limited, unclocked

LONG = 6.0  # seconds, more than a template may take


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How late it is, which only a test can change."""
    now = [0.0]
    monkeypatch.setattr(budget.time, "thread_time", lambda: now[0])
    return now


def look_at_it() -> None:
    charge(10_000)  # after so many steps the clock is looked at


def test_a_template_that_takes_long_is_stopped(clock):
    with limited():
        clock[0] += LONG
        with pytest.raises(Stopped, match="stopped after 5 s of CPU"):
            look_at_it()


def test_what_is_looked_up_for_a_template_may_take_longer(clock):
    with limited() as left:
        with unclocked():
            clock[0] += LONG
            with unclocked():
                clock[0] += LONG
        look_at_it()
    assert (left.left, left.began) == (MOST_STEPS - 10_000, 2 * LONG)


def failed(clock: list[float]) -> None:
    with unclocked():
        clock[0] += LONG
        raise LookupError("no such row")


def test_the_clock_goes_on_after_a_look_that_failed(clock):
    with limited():
        with pytest.raises(LookupError):
            failed(clock)
        look_at_it()
        clock[0] += LONG
        with pytest.raises(Stopped, match="stopped after 5 s of CPU"):
            look_at_it()
