"""What each outcome of a priority tells the board, beside the path that was agreed."""

from collections.abc import Iterator
from html import escape
from typing import Any

from jsna.findings.finding import readings
from jsna.findings.movement import NOT_TESTED
from jsna.findings.signals import (
    ACT,
    CHANGE,
    EARLY,
    ON_COURSE,
    OVERDUE,
    TURNING,
    NoSignal,
    Signal,
    finding,
    signal,
)  # fmt: skip
from jsna.model.options import Options
from jsna.pages.kind import BlockKind
from jsna.pages.markup import Cell, Column, table
from jsna.pages.numbers import count_in_words, figure, with_unit
from jsna.pages.quantities import decimals_of
from jsna.pages.refs import PriorityId
from jsna.pages.view import View
from jsna.pages.words import day, period_of

SHAPES = {ON_COURSE: "●", TURNING: "●", ACT: "◆", CHANGE: "▲", OVERDUE: "◻", EARLY: "◻"}
_KINDS = {ON_COURSE: "better", TURNING: "similar", ACT: "higher", CHANGE: "worse"}
_NOTE = "Intervals hold sampling error only: two periods behind the path call for a change of course."


class Signals(Options):
    """The signals of one priority."""

    signals: PriorityId


def fill(options: Signals, view: View) -> dict[str, Any]:
    """A row for each outcome, and what has to be said beside it."""
    return signal_table(options.signals, view)


def signal_table(priority: str, view: View) -> dict[str, Any]:
    """Each outcome's latest figure, the path, position, movement and signal; and notes as HTML."""
    promised = view.book.priorities[priority]
    heads = ("Outcome", "Latest", "Promised by now", "Movement", "Signal")
    columns = [Column(head, head in ("Latest", "Promised by now")) for head in heads]
    rows, notes = [], []
    for outcome in promised.outcomes:
        try:
            made = signal(view.book, view.found, promised, outcome)
        except NoSignal as error:
            rows.append([outcome.title, "[x]", "[x]", "not tested", "no signal"])
            notes.append(f"{outcome.title}: no signal can be worked out, for {error}.")
            continue
        view.found.say(f"signal|{made.address}", finding(made))
        rows.append([outcome.title, *_cells(made, view)])
        notes += _said(made, view)
    numbers = table(promised.title, _NOTE, columns, rows, stack=True)
    lines = "".join(f"<li>{escape(line)}</li>" for line in notes)
    return {"exhibit": numbers + (f'<ul class="jn-small">{lines}</ul>' if lines else "")}


def _cells(made: Signal, view: View) -> list[Any]:
    step, unit = made.latest, made.measure.unit
    sign = f"{SHAPES[made.signal]} {made.signal.capitalize()}"
    shown = Cell(f'<span class="jn-chip jn-chip--{_KINDS.get(made.signal, "none")}">{escape(sign)}</span>')
    if step is None:
        return ["[x]", "[x]", "not tested", shown]
    rows = view.found.rows(made.measure.id)
    reading = next(one for one in readings(rows) if one.line == step.line)
    path = with_unit(step.path, unit, decimals_of(made.measure, step.value))
    view.facts.printed(path, step.path, unit, (reading,), "path")
    latest = f"{view.with_interval(reading)}, {period_of(made.measure, step.period)}"
    return [latest, path, step.movement, shown]


def _said(made: Signal, view: View) -> list[str]:
    said = [*_of_step(made), *_of_answer(made, view), *_of_curve(made)]
    return [f"{made.outcome.title}: {line}" for line in said]


def _of_step(made: Signal) -> Iterator[str]:
    step = made.latest
    if step is None:
        yield f"no figure has come since {made.outcome.from_.period}."
        return
    if step.behind:
        many = "one period" if step.behind == 1 else f"{count_in_words(step.behind)} periods in a row"
        yield f"behind the path for {many}."
    if step.movement == NOT_TESTED:
        yield "too few points for a trend test."
    if step.smallest == step.smallest:
        change = figure(step.smallest, decimals_of(made.measure, step.value))
        yield f"the smallest change that the test could have seen is {change}."


def _of_answer(made: Signal, view: View) -> Iterator[str]:
    if made.signal == OVERDUE and made.overdue_after:
        yield f"new figures were due by {day(made.overdue_after)}."
    if made.unanswered is not None:
        yield f"this signal has been unanswered for {made.unanswered} days."
    elif made.answered_by:
        yield f"answered by {view.book.decisions[made.answered_by].title}."


def _of_curve(made: Signal) -> Iterator[str]:
    if made.curve is None:
        return
    if made.curve.assurance == "consistently fail":
        yield "this system, unchanged, will not get there."
    turned = "has" if made.curve.turned else "has not"
    yield f"the latest figure {turned} left the course of what came before the start."


KIND = BlockKind(
    says="Where each outcome of a priority stands, and what that asks for.",
    options=Signals,
    fill=fill,
    template="{{ exhibit | safe }}\n",
    example="signals: blood-pressure\n",
)
