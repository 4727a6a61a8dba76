"""What the outcomes of a priority tell the board: on course, turning, act, or change course (ours)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from jsna.disclosure.safe import SHOWN
from jsna.findings.curve import Curve, curve
from jsna.findings.finding import Finding
from jsna.findings.movement import NOT_TESTED, movement
from jsna.findings.path import BEHIND, month_of, path_of, position
from jsna.findings.standing import Found
from jsna.model.book import Book
from jsna.model.measures import Measure
from jsna.model.periods import Period, read_period
from jsna.model.priority import Outcome, Priority

ON_COURSE, TURNING, ACT, CHANGE = "on course", "turning", "act", "change course"
OVERDUE, EARLY = "data overdue", "too early"
GRACE = 30  # ours: days after the day a release is due
_NEXT = {"year": 12, "quarter": 3, "month": 1}
_TABLE = {
    0: {"improving": ON_COURSE, "no clear change": ON_COURSE, "worsening": ACT},
    1: {"improving": TURNING, "no clear change": ACT, "worsening": CHANGE},
    2: {"improving": ACT, "no clear change": CHANGE, "worsening": CHANGE},
}


class NoSignal(LookupError):
    """Why an outcome has no signal, in words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One period after the start: the figure beside its path, and what follows."""

    period: str
    line: int
    value: float
    lower: float
    upper: float
    path: float
    position: str
    behind: int  # how many periods in a row, up to this one
    movement: str
    smallest: float  # the smallest change that the test of movement could have seen; NaN if not known
    signal: str


@dataclass(frozen=True, slots=True)
class Signal:
    """An outcome's signal at ``today``; ``steps`` are its periods so far, the latest last.

    ``signal`` is that of the latest step, or data overdue, or too early.  ``unanswered`` days
    count from the day the table was retrieved; None where a decision answers it or
    nothing has to be answered.
    """

    address: str
    outcome: Outcome
    measure: Measure
    signal: str
    steps: tuple[Step, ...]
    start: float
    overdue_after: date | None
    unanswered: int | None
    answered_by: str
    curve: Curve | None

    @property
    def latest(self) -> Step | None:
        """The latest period after the start."""
        return self.steps[-1] if self.steps else None

    @property
    def at(self) -> str:
        """The address that a decision answers: ``priority/outcome@period``."""
        return f"{self.address}@{self.steps[-1].period}" if self.steps else self.address


def signal(book: Book, found: Found, priority: Priority, outcome: Outcome) -> Signal:
    """The signal of ``outcome``, worked out once.  Raises NoSignal where its data cannot give one."""
    key = ("signal", priority.id, outcome.id)
    made: Signal = found.once(key, lambda: _signal(book, found, priority, outcome))
    return made


def signals(book: Book, found: Found, priority: Priority) -> Iterator[Signal]:
    """The signals of those outcomes of ``priority`` that have one."""
    for outcome in priority.outcomes:
        try:
            yield signal(book, found, priority, outcome)
        except NoSignal:
            continue


def finding(made: Signal) -> Finding:
    """``made`` as a finding of the edition, at the address that a decision answers."""
    step = made.latest
    said: dict[str, Any] = {
        "measure": made.measure.id,
        "unanswered_days": made.unanswered,
        "overdue_after": made.overdue_after.isoformat() if made.overdue_after else "",
    }
    if step is not None:
        said |= {
            "period": step.period,
            "position": step.position,
            "periods_behind": step.behind,
            "movement": step.movement,
            "path": step.path,
            "value": step.value,
        }
    return Finding("signal", made.at, made.signal, said)


def _signal(book: Book, found: Found, priority: Priority, outcome: Outcome) -> Signal:
    measure = found.measures[outcome.measure]
    if measure.better == "neither":
        raise NoSignal(f"{measure.id} is neither better higher nor lower, so it has no better side")
    rows = found.selected(measure.id, area=priority.area).frame
    rows = rows[rows["reason"] == SHOWN]
    if rows["period"].duplicated().any():
        raise NoSignal(f"{measure.id} has more than one figure for a period")
    start = _start(outcome, measure, rows)
    steps = tuple(_steps(outcome, measure, rows, start))
    made = Signal(
        f"{priority.id}/{outcome.id}", outcome, measure, EARLY, steps, start,
        _overdue_after(rows, measure), None, "", curve(outcome, measure, rows),
    )  # fmt: skip
    if made.overdue_after and book.today > made.overdue_after:
        return replace(made, signal=OVERDUE)
    if made.latest is None:
        return made
    return _answered(replace(made, signal=made.latest.signal), book)


def _start(outcome: Outcome, measure: Measure, rows: pd.DataFrame) -> float:
    if outcome.from_.value is not None:
        return float(outcome.from_.value)
    same = rows[[month_of(read_period(text)) == month_of(outcome.from_.period) for text in rows["period"]]]
    if same.empty:
        raise NoSignal(f"{measure.id} has no figure for {outcome.from_.period}, where it starts")
    return float(same["value"].iloc[0])


def _steps(outcome: Outcome, measure: Measure, rows: pd.DataFrame, start: float) -> Iterator[Step]:
    path, behind = path_of(outcome, start), 0
    for number, (line, row) in enumerate(zip(rows.index, rows.to_dict("records"), strict=True), 1):
        period = read_period(str(row["period"]))
        if month_of(period) <= month_of(outcome.from_.period):
            continue
        if pd.isna(row["lower"]) or pd.isna(row["upper"]):
            raise NoSignal(f"{measure.id} has no limits for {row['period']}, so its position is not known")
        promised = path.at(period)
        place = position(row["lower"], row["upper"], promised, measure.better)
        behind = behind + 1 if place == BEHIND else 0
        moved = movement(measure, rows.head(number))
        yield Step(
            str(row["period"]), int(line), float(row["value"]), float(row["lower"]), float(row["upper"]),
            promised, place, behind, moved.word, moved.smallest, _said(behind, moved.word),
        )  # fmt: skip


def _said(behind: int, moved: str) -> str:
    if moved == NOT_TESTED:
        return _TABLE[min(behind, 2)]["no clear change"] if behind else EARLY
    return _TABLE[min(behind, 2)][moved]


def _overdue_after(rows: pd.DataFrame, measure: Measure) -> date | None:
    """The day after which the next period's figures are overdue."""
    if rows.empty:
        return None
    latest = read_period(str(rows["period"].iloc[-1]))
    return _next_end(latest, measure) + timedelta(days=measure.due + GRACE)


def _next_end(latest: Period, measure: Measure) -> date:
    months = 12 * latest.end.year + latest.end.month + _NEXT[measure.every]  # first month after it
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _answered(made: Signal, book: Book) -> Signal:
    answers = [one.id for one in book.decisions.values() if made.at in (one.answers or ())]
    if answers:
        return replace(made, answered_by=answers[0])
    if made.signal in (ON_COURSE, EARLY):
        return made
    days = (book.today - book.cards[made.measure.table].source.retrieved).days
    return replace(made, unanswered=max(days, 0))
