"""A measure over time, with its limits and a comparator."""

from math import floor, log10
from typing import Any

from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.finding import readings
from jsna.findings.standing import Standing
from jsna.model.document import Selected
from jsna.model.measures import Measure
from jsna.model.options import Number, Options, Text, YesNo
from jsna.pages.control import control_exhibit
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import MARKS_SAY, common, period_in_a_row, short, subtitle
from jsna.pages.glance import note_trend, trend_words
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.markup import Column, table
from jsna.pages.numbers import with_unit
from jsna.pages.refs import MeasureId, keys_of
from jsna.pages.view import View


class Series(Options):
    """One measure, its comparators (the edition's first where none is named), and the first period.

    ``spc`` shows a control chart of this page's area alone; ``target`` is a value to be judged against it.
    """

    series: MeasureId
    compare: list[Text] = []
    from_: Text = Field("", alias="from")
    spc: YesNo = False
    target: Number | None = None
    for_: Selected | None = Field(None, alias="for")
    title: Text = ""
    read: Text = ""


def fill(options: Series, view: View) -> dict[str, Any]:
    """The line chart (or the control chart), its message, and a table of every period."""
    measure = view.measure(options.series)
    chosen = keys_of(options.for_)
    against = [view.code(place) for place in options.compare] or [view.comparator]
    areas = list(dict.fromkeys([view.area, *against]))[:4]
    rows = _rows(options, view, areas, chosen)
    if options.spc:
        return {"exhibit": show(view, control_exhibit(options, view, rows.where(area=view.area)))}
    standing = view.standing(measure.id, against[0], chosen)
    note_trend(standing, view)
    name = view.sheet.new_name(f"series-{measure.id}")
    names = {area: view.name(area) for area in areas}
    asked = common(measure, view, rows, by="area", comparator=against[0], order=tuple(areas), names=names)
    asked["anew"] = tuple(str(one.at) for one in measure.breaks)
    asked["starts"] = "auto" if _far_from_nothing(rows) else 0.0
    picture = view.draw("line", name, asked, rows)
    periods = list(dict.fromkeys(one.period for one in readings(rows)))
    made = Exhibit(
        name,
        options.title or _message(standing, view),
        subtitle(measure, list(names.values()), periods),
        _by_period(view, rows, areas, short(measure)),
        rows,
        [view.card(measure.id)],
        picture,
        options.read or _how(standing, rows, view),
    )
    return {"exhibit": show(view, made)}


def _far_from_nothing(rows: SafeTable) -> bool:
    """True where an axis from 0 would flatten every line, as of life expectancy."""
    shown = rows.frame["value"].dropna()
    return bool(len(shown)) and float(shown.min()) > 0.7 * float(shown.max())


def _rows(options: Series, view: View, areas: list[str], chosen: dict[str, str] | None) -> SafeTable:
    rows = view.found.selected(options.series, chosen, area=areas)
    if not options.from_:
        return rows
    periods = list(dict.fromkeys(rows.frame["period"]))
    if periods and options.from_ not in periods:
        ends = f"its first period is {periods[0]}, its last {periods[-1]}"
        raise LookupError(f"{options.series} has no period '{options.from_}'; {ends}")
    return rows.where(period=periods[periods.index(options.from_) :] if periods else [])


def _message(standing: Standing, view: View) -> str:
    """ "Smoking: lower than England, no clear change"."""
    there = view.name(standing.beside.area) if standing.beside else ""
    compared = standing.verdict if standing.verdict != "not compared" else ""
    beside = f"{compared} {'to' if compared == 'similar' else 'than'} {there}" if compared and there else ""
    moves = trend_words(standing.trend).lower() if standing.trend.label != "cannot be calculated" else ""
    said = ", ".join(part for part in (beside, moves) if part) or "how it has changed"
    return f"{short(standing.measure)}: {said}"


def _how(standing: Standing, rows: SafeTable, view: View) -> str:
    here = view.name(view.area)
    said = [f"The solid line is {here}."]
    if rows.frame["lower"].notna().any():
        said.append(f"The pale band is the 95% range for {here}.")
    shown = set(rows.frame["period"])
    said += [
        f"At [b], {one.at}, figures begin anew: {one.because}"
        for one in standing.measure.breaks
        if str(one.at) in shown
    ]
    trend = standing.trend
    if trend.label == "cannot be calculated":
        said.append(f"No trend test: {_why(standing)}.")
    elif trend.label == "no significant change" and trend.smallest == trend.smallest:
        said.append(
            f"The test could have seen a change of {_yearly(trend.smallest, standing.measure)} a year."
        )
    return " ".join(said)


def _yearly(change: float, measure: Measure) -> str:
    """A change to two figures that count, with its unit: "0.017 percentage points", "1,200 per 100,000"."""
    decimals = max(0, 1 - floor(log10(abs(change)))) if change else 0
    return with_unit(change, "percentage points" if measure.unit == "%" else measure.unit, decimals)


def _why(standing: Standing) -> str:
    if standing.now is not None and standing.now.lower != standing.now.lower:
        return "the source gives no limits"
    return standing.trend.because or "the rule cannot be used here"


def _by_period(view: View, rows: SafeTable, areas: list[str], caption: str) -> str:
    found = {(one.period, one.area): one for one in readings(rows)}
    periods = list(dict.fromkeys(period for period, _ in found))
    limits = rows.frame["lower"].notna().any()
    columns = [Column("Period"), Column(view.name(areas[0]), True)]
    columns += [Column("95% limits", True)] if limits else []
    columns += [Column(view.name(area), True) for area in areas[1:]]
    cells = []
    for period in periods:
        ours = found.get((period, areas[0]))
        middle = [view.limits(ours)] if limits else []
        others = [view.shown(found.get((period, area))) for area in areas[1:]]
        cells.append([period_in_a_row(period), view.shown(ours), *middle, *others])
    return table(caption, MARKS_SAY, columns, cells)


KIND = BlockKind(
    says="A measure over time, with limits, a comparator and its recent trend.",
    options=Series,
    fill=fill,
    template=EXHIBIT,
    example="series: smoking\ncompare: [england]\n",
)
