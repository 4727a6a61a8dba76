"""An area's profile: several measures, each beside all areas of its level."""

from html import escape
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.standing import Standing
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import decimals, short
from jsna.pages.glance import kind_of, verdict_chip
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.compare import areas_of
from jsna.pages.markup import Cell, Column, Row, table
from jsna.pages.numbers import count_in_words
from jsna.pages.refs import LevelName, MeasureId
from jsna.pages.view import View
from jsna.pages.words import period_of


class Spine(Options):
    """The measures, the level of areas to stand among, and what the middle line is."""

    spine: list[MeasureId]
    level: LevelName | None = None
    against: Text = ""
    title: Text = ""
    read: Text = ""


def fill(options: Spine, view: View) -> dict[str, Any]:
    """The spine chart, and a table of value, comparator, verdict and rank."""
    level = options.level or view.places.levels.get(view.area, "")
    members = view.places.members(level)
    against = view.code(options.against) if options.against else view.comparator
    standings = [view.standing(name, against) for name in options.spine]
    drawn = [one for one in standings if one.now is not None and one.beside is not None]
    if not drawn:
        here, there = view.name(view.area), view.name(against)
        raise LookupError(f"none of these measures has a value for both {here} and {there}")
    rows = _rows(drawn, members, against, view)
    name = view.sheet.new_name("spine")
    picture = view.draw("spine", name, _options(drawn, against, members, view), rows)
    what = areas_of(level)
    made = Exhibit(
        name,
        options.title or _message(drawn, view.name(against), view),
        f"{view.name(view.area)} among {len(members)} {what}, latest period of each measure",
        _table(standings, members, view, against),
        rows,
        [view.card(one.measure.id) for one in drawn],
        picture,
        options.read
        or f"The middle line is {view.name(against)}. The pale bar is all {what}, the darker bar the middle half. The shape is {view.name(view.area)}.",  # noqa: E501
    )
    return {"exhibit": show(view, made)}


def _rows(drawn: list[Standing], members: list[str], against: str, view: View) -> SafeTable:
    """The rows of every area of the level at the period of ours, and the comparator's."""
    parts = []
    for one in drawn:
        assert one.now is not None
        parts.append(view.found.selected(one.measure.id, area=[*members, against], period=one.now.period))
    return SafeTable.joined("spine", parts)


def _options(drawn: list[Standing], against: str, members: list[str], view: View) -> dict[str, Any]:
    ids = [one.measure.id for one in drawn]
    return {
        "about": f"measures of {view.name(view.area)}",
        "by": "measure",
        "ours": view.area,
        "comparator": against,
        "order": tuple(ids),
        "names": {one.measure.id: short(one.measure) for one in drawn}
        | {view.area: view.name(view.area), against: view.name(against)},
        "verdicts": {one.measure.id: kind_of(one.verdict) for one in drawn},
        "units": {one.measure.id: one.measure.unit for one in drawn},
        "places": {one.measure.id: _decimals(one) for one in drawn},
        "polarity": {one.measure.id: one.measure.better for one in drawn},
    }


def _decimals(one: Standing) -> int:
    return decimals(one.measure, abs(one.now.value) if one.now and not one.now.reason else 0.0)


def _message(drawn: list[Standing], against: str, view: View) -> str:
    words = [one.verdict for one in drawn]
    counted = [(words.count(kind), kind) for kind in ("worse", "better", "higher", "lower")]
    said = [f"{kind} on {count_in_words(count)}" for count, kind in counted if count]
    return (
        f"{view.name(view.area)} compared with {against}: {', '.join(said)}"
        if said
        else f"{view.name(view.area)} beside {against}"
    )


def _table(standings: list[Standing], members: list[str], view: View, against: str) -> str:
    there = view.name(against)
    columns = [
        Column("Measure"),
        Column(view.name(view.area), True),
        Column(there, True),
        Column("Compared"),
        Column("Rank, 1 is highest"),
    ]
    rows: list[Row] = []
    for one in standings:
        period = period_of(one.measure, one.now.period) if one.now else "no figures"
        head = Cell(f"{escape(short(one.measure))}<small>{escape(period)}</small>")
        rank = _rank(one, members, view)
        rows.append(
            [head, view.shown(one.now), view.shown(one.beside), Cell(verdict_chip(one.verdict)), rank]
        )
    return table(f"{view.name(view.area)} and {there}", "[x] not available.", columns, rows, stack=True)


def _rank(one: Standing, members: list[str], view: View) -> str:
    if one.now is None or one.now.reason:
        return "[x]"
    values = view.found.selected(one.measure.id, area=members, period=one.now.period).frame["value"].dropna()
    return f"{int((values > one.now.value).sum()) + 1} of {len(values)}"


KIND = BlockKind(
    says="An area's profile beside all areas of its level.",
    options=Spine,
    fill=fill,
    template=EXHIBIT,
    example="spine: [obese-year-6, children-low-income]\nlevel: ward\nagainst: E08000009\n",
)
