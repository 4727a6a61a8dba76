"""At a glance: measures in rows, each with value, comparator, verdict in word and shape, and trend."""

from collections.abc import Sequence
from html import escape
from typing import get_args

from jsna.charts.marks import ruler, shape, spark
from jsna.charts.palette import Verdict
from jsna.findings.finding import Reading
from jsna.findings.standing import UNTESTED, Standing, Trend
from jsna.pages.figures import adds
from jsna.pages.markup import Cell, Column, Row, chip, table
from jsna.pages.view import View
from jsna.pages.words import period_of

_SMALL = ("Most", "Least", "Second", "Middle", "Female", "Male")


def glance_table(measures: Sequence[str], view: View, against: str = "", title: str = "") -> str:
    """The table of ``measures`` for the page's area beside ``against`` (the edition's first comparator)."""
    beside = view.code(against) if against else view.comparator
    here, there = view.name(view.area), view.name(beside)
    columns = [
        Column("Measure"),
        Column(here, True),
        Column(there, True),
        Column("Compared"),
        Column(f"Against {there}"),
        Column("Trend"),
        Column("Over time"),
    ]
    rows = [_row(view.standing(name, beside), beside, view) for name in measures]
    says = f"{here} and {there}, latest period. “Similar” means not statistically different."
    return table(title or f"{here} compared with {there}", says, columns, rows, stack=True) + _key(
        here, there
    )


def _key(here: str, there: str) -> str:
    here, there = escape(here), escape(there)
    return (
        f'<p class="jn-small">On each line the upright mark is {there} and the shape is {here}. '
        f"In the small charts the solid line is {here} and the dashed line {there}.</p>"
    )


def _row(standing: Standing, beside: str, view: View) -> Row:
    measure, now = standing.measure, standing.now
    of = f"{measure.of}, " if adds(measure) else ""
    period = period_of(measure, now.period) if now else "no figures"
    head = Cell(f"{escape(measure.short or measure.title)}<small>{escape(of + period)}</small>")
    note_trend(standing, view)
    return [
        head,
        view.shown(now),
        _beside(standing, view),
        Cell(verdict_chip(standing.verdict)),
        Cell(_ruler(standing, view)),
        trend_words(standing.trend),
        Cell(_spark(standing, beside, view)),
    ]


def note_trend(standing: Standing, view: View) -> None:
    """The trend of ``standing`` is shown: where it was tested, that is one more comparison."""
    if standing.now is not None and standing.trend.label != UNTESTED:
        view.found.seen.trend(standing.measure.id, standing.now.area)


def _beside(standing: Standing, view: View) -> str | Cell:
    """The comparator's value, with its group where it is one of a group."""
    shown = view.shown(standing.beside)
    group = standing.beside.category if standing.beside else ""
    return Cell(f"{escape(shown)}<small>{escape(in_a_sentence(group))}</small>") if group else shown


def whom_beside(standing: Standing, beside: str, view: View) -> str:
    """The comparator's name, with its group where it is one: "England's most deprived fifth"."""
    name, group = view.name(beside), standing.beside.category if standing.beside else ""
    if not group:
        return name
    said = in_a_sentence(group)
    return f"{name}'s {said}" if said != group else f"{name} ({group})"


def in_a_sentence(group: str) -> str:
    """A group inside a sentence: "Most deprived fifth" and "Female" begin small, names and "Year 6" stay."""
    return group[:1].lower() + group[1:] if group.split()[:1] and group.split()[0] in _SMALL else group


def kind_of(verdict: str) -> Verdict:
    """A verdict as pictures know it: "none" for any that says nothing of where a value stands."""
    return next((kind for kind in get_args(Verdict) if kind == verdict), "none")


def verdict_chip(verdict: str, against: str = "") -> str:
    """A verdict as shape and word: "▲ Better than England"."""
    kind = kind_of(verdict)
    word = verdict.capitalize() if kind != "none" else "Not compared"
    if against and kind != "none":
        word += f" {'to' if kind == 'similar' else 'than'} {against}"
    return chip(kind, word, shape(kind))


TREND_WORDS = {"increasing": "Rising", "decreasing": "Falling", "no significant change": "No clear change"}


def trend_words(trend: Trend) -> str:
    """ "Rising, getting worse"; never "stable"."""
    said = TREND_WORDS.get(trend.label)
    if said is None:
        return "Not tested"
    said = f"{said}, getting {trend.judged}" if trend.judged else said
    return f"{said} (as published)" if trend.because == "as published" else said


def _ruler(standing: Standing, view: View) -> str:
    now, beside = standing.now, standing.beside
    if now is None or beside is None or now.reason or beside.reason:
        return '<span class="jn-small">not drawn</span>'
    level = spread_of(standing, view)
    return ruler(now.value, beside.value, level[0], level[1], kind_of(standing.verdict))


def spread_of(standing: Standing, view: View) -> tuple[float, float]:
    """The ends of the line: the range of all areas of the same level, or a little round the two."""
    now, beside = standing.now, standing.beside
    assert now is not None and beside is not None
    rows = view.found.selected(standing.measure.id, period=now.period).frame
    level = view.places.levels.get(now.area, "")
    peers = rows[rows["area"].map(view.places.levels.get) == level]["value"].dropna()
    values = [*peers.tolist(), now.value, beside.value]
    low, high = min(values), max(values)
    pad = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
    return low - pad, high + pad


def _spark(standing: Standing, beside: str, view: View) -> str:
    if standing.now is None:
        return "[x]"
    name = standing.measure.id
    ours = view.found.readings(name, area=view.area)
    theirs = view.found.readings(name, area=beside)
    if len(ours) < 3:
        return '<span class="jn-small">one period</span>' if len(ours) == 1 else "[x]"
    return spark_of(ours, theirs)


def spark_of(ours: Sequence[Reading], theirs: Sequence[Reading]) -> str:
    """The tiny trend of both, period by period of ours; a value that is not shown breaks the line."""
    other = {one.period: _drawn(one) for one in theirs}
    return spark([_drawn(one) for one in ours], [other.get(one.period) for one in ours])


def _drawn(one: Reading) -> float | None:
    return None if one.reason else one.value
