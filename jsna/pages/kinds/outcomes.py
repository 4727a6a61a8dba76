"""What a priority promised: each outcome with its start, where it stands and its target."""

from typing import Any

from jsna.model.options import Options
from jsna.model.periods import in_words
from jsna.pages.kind import BlockKind
from jsna.pages.links import path_of
from jsna.pages.markup import Column, anchored, table
from jsna.pages.numbers import with_unit
from jsna.pages.quantities import decimals_of
from jsna.pages.refs import PriorityId
from jsna.pages.view import View


class Outcomes(Options):
    """The outcomes of one priority."""

    outcomes: PriorityId


def fill(options: Outcomes, view: View) -> dict[str, Any]:
    """A table of the outcomes of the priority."""
    return outcome_table(options.outcomes, view)


def outcome_table(priority: str, view: View) -> dict[str, Any]:
    """Each outcome: the measure, the start, the latest value with limits, and the target with its period."""
    promised = view.book.priorities[priority]
    columns = [Column("Outcome"), Column("Start", True), Column("Latest", True), Column("Target", True)]
    own = view.facts.page == path_of(priority, view.book)  # a link to an outcome leads to its own page
    rows = [
        (anchored(one.id, one.title) if own else one.title, *_numbers(one, view)) for one in promised.outcomes
    ]
    made = table(promised.title, "Value with its 95% limits.", columns, rows, stack=True)
    return {"exhibit": made}


def _numbers(outcome: Any, view: View) -> tuple[str, str, str]:
    measure = view.measure(outcome.measure)
    series = view.found.selected(measure.id, area=view.area)
    from_rows = view.found.selected(measure.id, area=view.area, period=str(outcome.from_.period))
    latest = f"{_shown(series, view)}, {view.period(series)}" if len(series.frame) else "[x]"
    target = with_unit(outcome.to.value, measure.unit, decimals_of(measure, outcome.to.value))
    return _start(outcome, from_rows, view), latest, f"{target} by {in_words(outcome.to.period)}"


def _start(outcome: Any, rows: Any, view: View) -> str:
    if outcome.from_.value is not None:
        measure = view.measure(outcome.measure)
        shown = with_unit(outcome.from_.value, measure.unit, decimals_of(measure, outcome.from_.value))
    else:
        shown = _shown(rows, view) if len(rows.frame) else "[x]"
    return f"{shown}, {in_words(outcome.from_.period)}"


def _shown(rows: Any, view: View) -> str:
    return view.with_interval(view.last(rows))


KIND = BlockKind(
    says="The outcomes a priority promised, with start, latest value and target.",
    options=Outcomes,
    fill=fill,
    template="{{ exhibit | safe }}\n",
    example="outcomes: blood-pressure\n",
)
