"""A control chart as an exhibit: the picture, its verdicts in words, and a table of every point."""

from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.comparisons import BY_998_LIMITS
from jsna.findings.finding import readings
from jsna.findings.variation import Variation, variation
from jsna.pages.exhibit import Exhibit
from jsna.pages.figures import MARKS_SAY, common, short, subtitle
from jsna.pages.markup import Column, table
from jsna.pages.numbers import with_unit
from jsna.pages.quantities import decimals_of
from jsna.pages.view import View
from jsna.pages.words import period_of

WORDS = {"better": "better", "worse": "worse", "higher": "high", "lower": "low"}
RULES = {
    "outside the limits": "outside the limits",
    "7 in a row": "seven points rising or falling in a row",
    "2 of 3 near a limit": "two points of three near a limit",
    "7 on one side": "seven points on one side of the mean",
}


def control_exhibit(options: Any, view: View, rows: SafeTable) -> Exhibit:
    """The exhibit of a ``series`` block with ``spc``; ``rows`` are its measure's in this page's area."""
    measure = view.measure(options.series)
    told = variation(view.found, measure.id, rows, options.target)
    for period in () if told.trial else rows.frame["period"].unique().tolist():
        view.found.seen.note(BY_998_LIMITS, "control chart", measure.id, view.area, period)
    name = view.sheet.new_name(f"series-{measure.id}")
    here = view.name(view.area)
    asked = common(
        measure,
        view,
        rows,
        names={view.area: here},
        stretches=[
            {part: getattr(one, part) for part in ("first", "last", "mean", "lower", "upper")}
            for one in told.stretches
        ],
        special=told.signs,
        icons=[icon for icon in (told.variation, told.assurance) if icon[0]],
        target=options.target,
    )
    picture = view.draw("control", name, asked, rows)
    periods = list(dict.fromkeys(one.period for one in readings(rows)))
    return Exhibit(
        name,
        options.title or f"{short(measure)}: {_message(told, measure.better)}",
        subtitle(measure, [here], periods),
        _points(view, rows, told, short(measure)),
        rows,
        [view.card(measure.id)],
        picture,
        options.read or _how(told),
        _found(view, rows, told, options.target),
    )


def _message(told: Variation, better: str) -> str:
    """ "a change for the worse", or that only noise is seen."""
    letter = told.variation[0]
    if letter not in ("H", "L"):
        return "too few points to judge" if told.trial else "no more than expected variation"
    if better == "neither":
        return "higher than chance explains" if letter == "H" else "lower than chance explains"
    return f"a change for the {'better' if (letter == 'H') == (better == 'higher') else 'worse'}"


def _found(view: View, rows: SafeTable, told: Variation, target: float | None) -> str:
    """The verdicts in words, then mean and limits of the latest stretch."""
    now = view.last(rows)
    measure = view.measure(now.measure)
    unit, decimals = measure.unit, decimals_of(measure, now.value)
    last = told.stretches[-1]
    said = [f"{told.variation[1]}."]
    said += [f"{told.assurance[1]}." if told.assurance[0] else ""]
    lower, upper = (with_unit(one, unit, decimals) for one in (last.lower, last.upper))
    said += [f"Mean {view.worked_out(last.mean, unit, decimals, rows)}; limits {lower} to {upper}."]
    said += [f"Target {with_unit(target, unit, decimals)}." if target is not None else ""]
    return " ".join(filter(None, said))


def _how(told: Variation) -> str:
    said = ["Nearly all points lie between the dashed limits while nothing changes."]
    if told.trial:
        said.append("With fewer than 12 points the limits are on trial, and no point is marked.")
    else:
        said.append("The limits come from the first 12 points after each break in the series.")
    if told.signs:
        said.append("A marked point breaks a rule that chance seldom breaks; the table names the rule.")
    if told.repeats:
        said.append("Most figures repeat the one before, so the limits are narrower than they might be.")
    return " ".join(said)


def _points(view: View, rows: SafeTable, told: Variation, caption: str) -> str:
    columns = [Column("Period"), Column("Value", True), Column("What it shows")]
    cells = [
        [period_of(view.measure(one.measure), one.period), view.shown(one), _shows(told, one.period)]
        for one in readings(rows)
    ]
    return table(caption, MARKS_SAY, columns, cells)


def _shows(told: Variation, period: str) -> str:
    if period not in told.signs:
        return "Not judged" if told.trial else "Expected variation"
    return f"Special cause, {WORDS[told.signs[period]]}: {RULES[told.causes[period]]}"
