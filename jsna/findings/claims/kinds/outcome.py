"""Where a promised outcome stands: beside its path, and what its signal says."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.documents import outcome_of
from jsna.findings.claims.family import CannotCheck, Family, Tested
from jsna.findings.claims.terms import rounded
from jsna.findings.finding import Reading, readings
from jsna.findings.path import AHEAD, BEHIND, ON
from jsna.findings.signals import NoSignal, Signal, signal

_SIDES = {"behind": BEHIND, "on": ON, "ahead of": AHEAD}
_OPPOSITE = {BEHIND: AHEAD, AHEAD: BEHIND}


def beside_path(case: Case) -> Tested:
    """The interval of the latest figure lies on the worse side of the path, on it, or on the better side."""
    made = _signal(case)
    step, asked = made.latest, _SIDES[case.way]
    if step is None:
        raise CannotCheck(f"no figure has come since {made.outcome.from_.period}")
    said = (
        f"{_number(step.value)} ({_number(step.lower)} to {_number(step.upper)}) in {step.period}, "
        f"beside {_number(step.path)} promised"
    )
    return Tested(
        asked, step.position, "95% limits beside the path", said, tuple(_rows(case, made)),
        _OPPOSITE.get(asked, ""), {"path": step.path, "periods behind": step.behind},
    )  # fmt: skip


def says(case: Case) -> Tested:
    """The signal of the outcome is the one that is claimed."""
    made = _signal(case)
    step = made.latest
    said = f"the signal is '{made.signal}'"
    if step is not None:
        said += f": {step.position} in {step.period}, movement {step.movement}"
    return Tested(case.way, made.signal, "position and movement", said, tuple(_rows(case, made)))


def _signal(case: Case) -> Signal:
    priority, outcome = outcome_of(case, case["OUTCOME"])
    assert case.setting.book is not None  # outcome_of has looked
    try:
        return signal(case.setting.book, case.found, priority, outcome)
    except NoSignal as error:
        raise CannotCheck(str(error)) from None


def _rows(case: Case, made: Signal) -> list[Reading]:
    if made.latest is None:
        return []
    rows = case.found.rows(made.measure.id)
    return [one for one in readings(rows) if one.line == made.latest.line]


def _number(value: float) -> str:
    return f"{rounded(value, 1):,.1f}"


KIND = Family(
    says="Where a priority's outcome stands beside its path.",
    only="only tells of an outcome",
    forms={
        "OUTCOME is behind|on|ahead_of its path": beside_path,
        "signal of OUTCOME is on_course|turning|act|change_course": says,
    },
    example="blood-pressure/treated is behind its path",
)
